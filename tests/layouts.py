"""One content in many layouts: what a ledger says must not depend on how it is laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from addin.ledger.grid import Grid, Merge, Value

HEADINGS = ("日期", "活动类型", "主题", "主持人", "应到人数", "实到人数", "请假人员")
Record = tuple[Value, ...]

RECORDS: tuple[Record, ...] = (
    (date(2022, 1, 6), "支委会", "研究全年党建工作计划", "张三", 5.0, 5.0, None),
    (date(2022, 1, 6), "党员大会", "通报上年度党建工作", "张三", 23.0, 21.0, "李四（出差）、王五（病假）"),
    (date(2022, 2, 8), "支委会", "研究发展党员", "张三", 5.0, 5.0, None),
    (date(2022, 2, 18), "主题党日", "参观革命旧址", "李四", 23.0, 24.0, None),
    (date(2022, 3, 4), "支委会", "研究学雷锋活动安排", "张三", 5.0, 5.0, None),
    (date(2022, 3, 15), "党员大会暨主题党日", "学习全国两会精神", "张三", 23.0, 20.0, "赵六（出差）、孙七、周八"),
    ("2022年4月31日", "支委会", "研究二季度工作", "张三", 5.0, 5.0, None),
    (date(2022, 4, 12), "支委会", "研究廉政风险排查", "张三", 5.0, 4.0, None),
    (date(2022, 5, 10), "支委会", "研究党费收缴", "张三", 5.0, 5.0, None),
    (date(2022, 6, 7), "支委会", "研究庆祝建党活动", "张三", 5.0, 5.0, None),
    (date(2022, 6, 28), "党员大会", "上半年工作小结", "张三", 23.0, 23.0, None),
)  # fmt: skip


def month_of(record: Record) -> int:
    return record[0].month if isinstance(record[0], date) else 4


def _rows(records: Sequence[Record]) -> list[list[Value]]:
    return [list(HEADINGS), *(list(r) for r in records)]


def plain(records: Sequence[Record]) -> list[Grid]:
    return [Grid("活动台账", _rows(records))]


def with_title(records: Sequence[Record]) -> list[Grid]:
    return [
        Grid(
            "台账",
            [
                ["云州市民政局机关党支部2022年上半年党建活动台账"],
                [
                    "编制单位：机关党支部",
                    None,
                    None,
                    "填表人：张三",
                    None,
                    "填表日期：2022年7月1日",
                ],
                [],
                *_rows(records),
                ["填报人：张三", None, "审核人：李四", None, "日期：2022年7月1日"],
                *([None] * 7 for _ in range(500)),
            ],
            (Merge(0, 0, 0, 6),),
        )
    ]


def two_row_header(records: Sequence[Record]) -> list[Grid]:
    upper: list[Value] = [*HEADINGS[:4], "参加情况", None, None]
    lower: list[Value] = [None, None, None, None, "应到", "实到", "请假\n人员"]
    merges = (Merge(0, 4, 0, 6), *(Merge(0, c, 1, c) for c in range(4)))
    return [Grid("活动台账", [upper, lower, *(list(r) for r in records)], merges)]


def shuffled(records: Sequence[Record]) -> list[Grid]:
    order = (6, 2, 0, 5, 3, 4, 1)
    names = {
        "日期": "开展\n时间",
        "活动类型": "会议　类别",
        "主题": "*会议议题",
        "主持人": "召集人：",
        "应到人数": "应到\u00a0人数",
        "实到人数": "参会人数（人）",
        "请假人员": "缺席人员及原因",
    }
    rows: list[list[Value]] = [["序号", *(names[HEADINGS[i]] for i in order), "备注", "备注"]]
    rows += [
        [float(n), *(r[i] for i in order), None, "已归档"] for n, r in enumerate(records, start=1)
    ]
    return [Grid("Sheet1", rows)]


def month_bands(records: Sequence[Record]) -> list[Grid]:
    rows: list[list[Value]] = []
    for month, name in enumerate("一二三四五六", start=1):
        block = [list(r) for r in records if month_of(r) == month]
        heads = sum(float(str(r[5])) for r in block)
        rows += [[f"{name}月份"], list(HEADINGS), *block, []]
        rows.append(["小计", None, f"共{len(block)}次", None, None, heads])
    total = sum(float(str(r[5])) for r in records)
    rows.append(["合计", None, f"共{len(records)}次", None, None, total])
    return [Grid("活动台账", rows)]


def merged_dates(records: Sequence[Record]) -> list[Grid]:
    rows, merges = _rows(records), []
    for r in range(len(rows) - 1, 1, -1):
        if rows[r][0] == rows[r - 1][0]:
            rows[r][0] = None
            merges.append(Merge(r - 1, 0, r, 0))

    return [Grid("活动台账", rows, tuple(merges))]


def sheet_a_month(records: Sequence[Record]) -> list[Grid]:
    months = range(1, 7)
    return [Grid(f"{m}月", _rows([r for r in records if month_of(r) == m])) for m in months]


def sheet_a_type(records: Sequence[Record]) -> list[Grid]:
    def without_type(row: Sequence[Value]) -> list[Value]:
        return [row[0], *row[2:]]

    types = dict.fromkeys(str(r[1]) for r in records)
    return [
        Grid(t, [without_type(HEADINGS), *(without_type(r) for r in records if r[1] == t)])
        for t in types
    ]


def as_text(records: Sequence[Record]) -> list[Grid]:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    rows = _rows(records)
    for n, row in enumerate(rows[1:]):
        if isinstance(row[0], date):
            d = row[0]
            forms = (
                f"{d.year}年{d.month}月{d.day}日".translate(wide),
                f"{d.year}.{d.month:02}.{d.day:02}",
                f"{d.year}。{d.month}。{d.day}",
                f"\u200b{d.isoformat()} 00:00:00",
            )
            row[0] = forms[n % len(forms)]
        row[1:4] = [f" {row[1]}\u00a0", row[2], "张 三" if row[3] == "张三" else row[3]]
        row[4:6] = [f"{float(str(v)):.0f}人".translate(wide) for v in row[4:6]]
    return [Grid("活动台账", rows)]


def heads_in_one_column(records: Sequence[Record]) -> list[Grid]:
    rows: list[list[Value]] = [[*HEADINGS[:4], "到会情况", HEADINGS[6]]]
    for r in records:
        due, present = (f"{float(str(v)):.0f}" for v in r[4:6])
        rows.append([*r[:4], f"应到{due}人，实到{present}人", r[6]])
    return [Grid("活动台账", rows)]


LAYOUTS: dict[str, Callable[[Sequence[Record]], list[Grid]]] = {
    f.__name__: f
    for f in (
        plain,
        with_title,
        two_row_header,
        shuffled,
        month_bands,
        merged_dates,
        sheet_a_month,
        sheet_a_type,
        as_text,
        heads_in_one_column,
    )
}
