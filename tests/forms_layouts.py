"""Forty activities in every form in which offices keep them: what they say must not differ."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from addin.ledger.grid import Grid, Merge, Value

YEAR = 2023
TITLE = "云州市档案馆党支部2023年活动记录"
IMPOSSIBLE = "2023年6月31日"


class Held(NamedTuple):
    """One activity as a clerk wrote it down; ``month``: also where the day is impossible."""

    day: date | None
    type: str
    topic: str
    chair: str
    due: int
    present: int
    month: int

    @property
    def written(self) -> Value:
        return self.day or IMPOSSIBLE

    @property
    def number(self) -> int:
        """The day of the month as it is written, 31 June included."""
        return self.day.day if self.day else 31


def _held(day: tuple[int, int], kind: str, topic: str, chair: str, heads: tuple[int, int]) -> Held:
    month, number = day
    is_day = number <= calendar.monthrange(YEAR, month)[1]
    return Held(date(YEAR, month, number) if is_day else None, kind, topic, chair, *heads, month)


def _year() -> list[Held]:
    """A committee every month but May, a Party day every month, and what comes by the quarter."""
    what = "值班安排 经费预算 普法宣传 档案接收 馆藏保护 库房消防 评先评优 国庆安全 学习计划 党费收缴 查阅服务 年终总结"
    found = []
    for m, topic in enumerate(what.split(), 1):
        if m != 5:
            found.append(_held((m, 3 + m), "支委会", f"研究{topic}", "韩梅", (5, 5 - m % 2)))
        found.append(_held((m, 20), "主题党日", f"开展{topic}实践", "罗刚", (24, 24 - m % 4)))
    for m in (2, 6, 8, 11):
        found.append(_held((m, 14), "党员大会", f"通报{m}月以来工作", "韩梅", (24, 23)))
    for m in (1, 4, 9, 12):
        found.append(_held((m, 25), "党课", f"第{m}月专题辅导", "罗刚", (24, 22)))
    return [
        *found,
        _held((3, 15), "党员大会暨党课", "学习全国两会精神", "韩梅", (24, 20)),
        _held((10, 26), "党员大会暨主题党日", "讨论接收预备党员", "韩梅", (24, 24)),
        _held(
            (3, 6), "支委会", "研究发展对象", "韩梅", (5, 5)
        ),  # a second one, on the day of another
        _held((7, 20), "支委会", "研究庆祝活动", "韩梅", (5, 4)),
        _held((4, 28), "组织生活会", "开展批评和自我批评", "韩梅", (24, 24)),
        _held((6, 31), "支委会", "研究防汛值守", "韩梅", (5, 5)),
        _held((8, 29), "主题党日", "参观烈士陵园", "罗刚", (24, 26)),
        _held((9, 7), "支委会", "研究培训名单", "", (5, 5)),
        _held((11, 23), "主题党日", "义务植树", "罗刚", (24, 24)),
    ]


RECORDS: tuple[Held, ...] = tuple(
    sorted(_year(), key=lambda h: (h.month, h.number, h.type, h.topic))
)
DATED = tuple(h for h in RECORDS if h.day)
HEADINGS = ("日期", "活动类型", "主题", "主持人", "应到人数", "实到人数")
TYPES = tuple(dict.fromkeys(h.type for h in RECORDS if "暨" not in h.type))

Layout = Callable[[Sequence[Held]], list[Grid]]


def _values(h: Held) -> list[Value]:
    return [h.written, h.type, h.topic, h.chair or None, float(h.due), float(h.present)]


def listed(records: Sequence[Held]) -> list[Grid]:
    return [Grid("活动台账", [[TITLE], list(HEADINGS), *map(_values, records)])]


def only(*headings: str) -> Layout:
    """Return the list that carries some of the columns only."""
    places = [HEADINGS.index(h) for h in headings]

    def layout(records: Sequence[Held]) -> list[Grid]:
        rows = [[_values(h)[i] for i in places] for h in records]
        return [Grid("活动台账", [[TITLE], list(headings), *rows])]

    return layout


def three_header_rows(records: Sequence[Held]) -> list[Grid]:
    head: list[list[Value]] = [
        [TITLE],
        ["基本情况", None, None, "参加情况", None, None],
        ["日期", "活动类型", "主题", "主持人", "人数", None],
        [None, None, None, None, "应到", "实到"],
    ]
    merges: tuple[Merge, ...] = (
        Merge(0, 0, 0, 5),
        Merge(1, 0, 1, 2),
        Merge(1, 3, 1, 5),
        Merge(2, 4, 2, 5),
    )
    merges += tuple(Merge(2, c, 3, c) for c in range(4))
    return [Grid("活动台账", [*head, *map(_values, records)], merges)]


def two_halves(records: Sequence[Held]) -> list[Grid]:
    half = (len(records) + 1) // 2
    pairs = zip(records[:half], [*records[half:], None], strict=False)
    rows = [[*_values(left), *(_values(right) if right else [])] for left, right in pairs]
    return [Grid("活动台账", [[TITLE], [*HEADINGS, *HEADINGS], *rows])]


def _card(h: Held, n: int) -> list[list[Value]]:
    return [
        [f"活动登记表（{n}）", None, None, None],
        ["活动时间：", h.written, "活动 类别", h.type],
        ["主持人", h.chair or None, "应到人数", float(h.due)],
        ["活动主题", h.topic, "实到人数", float(h.present)],
        ["备注", None, None, None],
    ]


def cards_stacked(records: Sequence[Held]) -> list[Grid]:
    rows = [row for n, h in enumerate(records, 1) for row in (*_card(h, n), [])]
    return [Grid("活动记录", [[TITLE], *rows, *_card_without_values()])]


def _card_without_values() -> list[list[Value]]:
    return [["活动登记表"], ["活动时间：", None, "活动 类别", None], ["主持人", None, "应到人数"],
            ["活动主题", None, "实到人数"], ["备注"]]  # fmt: skip


def cards_side_by_side(records: Sequence[Held]) -> list[Grid]:
    rows: list[list[Value]] = [[TITLE]]
    cards = [_card(h, n) for n, h in enumerate(records, 1)]
    for n in range(0, len(cards), 2):
        beside = cards[n + 1] if n + 1 < len(cards) else []
        for r, row in enumerate(cards[n]):
            rows.append([*row, None, *(beside[r] if beside else [])])
        rows.append([])
    return [Grid("活动记录", rows)]


def form_a_sheet(records: Sequence[Held]) -> list[Grid]:
    return [_form(h, f"第{n}次") for n, h in enumerate(records, 1)]


def _form(h: Held, sheet: str) -> Grid:
    boxes = " ".join(f"{'☑' if t in h.type.split('暨') else '□'}{t}" for t in TYPES)
    when = h.day.strftime("%Y年%m月%d日") if h.day else IMPOSSIBLE
    rows: list[list[Value]] = [
        ["云州市档案馆党支部组织生活记录", None, None],
        [f"时 间：{when}", None, f"主持人：{h.chair}"],
        ["会议类型", boxes, None],
        ["会议主题", h.topic, None],
        [f"应到人数：{h.due}　实到人数：{h.present}", None, None],
        ["会议内容", f"一、学习{h.topic}的有关材料。\n二、讨论{h.topic}。", None],
        ["记录人签名", None, None],
    ]
    return Grid(sheet, rows, (Merge(0, 0, 0, 2), Merge(2, 1, 2, 2), Merge(4, 0, 4, 2)))


def _told(h: Held, day: str, kind: str = "", counts: bool = True) -> str:
    """Return an activity as one line: 15日 党员大会暨党课：学习……（主持：韩梅；应到5人，实到5人）."""
    named = f"{kind}：" if kind else ""
    chair = f"主持：{h.chair}；" if h.chair else ""
    return f"{day} {named}{h.topic}（{chair}应到{h.due}人，实到{h.present}人）"


def _column(h: Held) -> str:
    """The column of a table of types in which an activity of two types is written down."""
    return h.type.split("暨")[0]


def _cell(records: Iterable[Held], month: int, kind: str) -> Value:
    lines = [
        _told(h, f"{h.number}日", h.type if "暨" in h.type else "")
        for h in records
        if h.month == month and _column(h) == kind
    ]
    return "\n".join(lines) or "—"


def types_down(records: Sequence[Held]) -> list[Grid]:
    months = [f"{m}月" for m in range(1, 13)]
    rows: list[list[Value]] = [[TITLE], ["类别", *months, "合计"]]
    for kind in TYPES:
        count = sum(_column(h) == kind for h in records)
        rows.append([kind, *(_cell(records, m, kind) for m in range(1, 13)), float(count)])
    return [Grid("一览表", rows)]


def months_down(records: Sequence[Held]) -> list[Grid]:
    names = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    rows: list[list[Value]] = [[TITLE], ["季度", "月份", *TYPES, "备注"]]
    merges = []
    for m, name in enumerate(names, 1):
        cells = [_cell(records, m, kind) for kind in TYPES]
        rows.append(
            [f"{'一二三四'[m // 3]}季度" if m % 3 == 1 else None, f"{name}月", *cells, None]
        )
        if m % 3 == 1:
            merges.append(Merge(m + 1, 0, m + 3, 0))
    return [Grid("一览表", rows, tuple(merges))]


BRANCHES = ("第一党支部", "第二党支部", "第三党支部")


def _branch(n: int) -> str:
    return BRANCHES[n % 3]


def listed_of_branches(records: Sequence[Held]) -> list[Grid]:
    head = ["党支部", *HEADINGS]
    rows = [[_branch(n), *_values(h)] for n, h in enumerate(records)]
    return [Grid("活动台账", [[TITLE], head, *rows])]


def branches_by_months(records: Sequence[Held]) -> list[Grid]:
    """A sheet for each type, branches down and months across."""
    grids = []
    for kind in dict.fromkeys(h.type for h in records):
        rows: list[list[Value]] = [
            [f"2023年各党支部{kind}召开情况"],
            ["支部", *(f"{m}月" for m in range(1, 13))],
        ]
        for branch in BRANCHES:
            cells = [
                "\n".join(
                    _told(h, f"{h.number}日")
                    for n, h in enumerate(records)
                    if (h.type, h.month, _branch(n)) == (kind, m, branch)
                )
                or None
                for m in range(1, 13)
            ]
            rows.append([branch, *cells])
        grids.append(Grid(kind, rows))
    return grids


def activities_across(records: Sequence[Held]) -> list[Grid]:
    """Blocks of ten activities, a column each, below one another."""
    rows: list[list[Value]] = [[TITLE]]
    for n in range(0, len(records), 10):
        some = records[n : n + 10]
        rows += [["项目", *(f"第{n + i + 1}次" for i in range(len(some)))]]
        for i, heading in enumerate(HEADINGS):
            rows.append([heading, *(_values(h)[i] for h in some)])
        rows.append([])
    return [Grid("活动情况", rows)]


def people_across(records: Sequence[Held]) -> list[Grid]:
    """An activity a column, below it who came (√) and who did not (假, 事)."""
    people = [f"{a}{b}" for a in "赵钱孙李周吴郑王" for b in "明华强"]
    head = HEADINGS[:5]
    rows: list[list[Value]] = [[TITLE]]
    rows += [[h, *(_values(r)[i] for r in records)] for i, h in enumerate(head)]
    for n, name in enumerate(people):
        marks: list[Value] = []
        for r in records:
            away = "假" if n < r.due else "/"
            marks.append("√" if n < r.present else away)
        rows.append([name, *marks])
    return [Grid("到会情况", rows)]


GROUPS = ("第一党小组", "第二党小组", "第三党小组")


def listed_of_groups(records: Sequence[Held]) -> list[Grid]:
    rows = [[h.written, "党小组会", h.topic] for h in records]
    return [Grid("活动台账", [[TITLE], ["日期", "活动类型", "主题"], *rows])]


def months_by_groups(records: Sequence[Held]) -> list[Grid]:
    rows: list[list[Value]] = [["2023年组织生活（党小组会）召开情况"], ["月份", *GROUPS]]
    for m in range(1, 13):
        its = [h for h in records if h.month == m]
        cells = ["\n".join(f"{h.number}日：{h.topic}" for h in its[n::3]) or "无" for n in range(3)]
        rows.append([f"{m}月", *cells])
    return [Grid("党小组会", rows)]


def listed_by_month(records: Sequence[Held]) -> list[Grid]:
    found = sorted({(h.month, _column(h)) for h in records})
    rows: list[list[Value]] = [[f"2023年{m}月", kind] for m, kind in found]
    return [Grid("活动台账", [[TITLE], ["日期", "活动类型"], *rows])]


def ticks(records: Sequence[Held]) -> list[Grid]:
    rows: list[list[Value]] = [[TITLE], ["项目", *(f"{m}月" for m in range(1, 13))]]
    found = {(h.month, _column(h)) for h in records}
    for kind in TYPES:
        rows.append([kind, *("√" if (m, kind) in found else "×" for m in range(1, 13))])
    return [Grid("落实情况", rows)]


def _weeks(month: int) -> list[list[int]]:
    return calendar.Calendar().monthdayscalendar(YEAR, month)


def _on(records: Iterable[Held], day: date) -> list[str]:
    return [_told(h, "", h.type).strip() for h in records if h.day == day]


def calendar_days_above(records: Sequence[Held]) -> list[Grid]:
    """All months on one sheet; the number of a day in a row of its own above what was held."""
    rows: list[list[Value]] = [[TITLE]]
    for m in range(1, 13):
        rows += [[f"2023年{m}月"], list("一二三四五六日")]
        for week in _weeks(m):
            rows.append([float(d) if d else None for d in week])
            rows.append(["\n".join(_on(records, date(YEAR, m, d))) if d else None for d in week])
        rows.append([])
    return [Grid("工作日历", rows)]


def calendar_days_in_cells(records: Sequence[Held]) -> list[Grid]:
    """A sheet a month; the day and what was held in one cell, beside what others do."""
    grids = []
    for m in range(1, 13):
        rows: list[list[Value]] = [
            [f"档案馆2023年{m}月工作日历"],
            [f"星期{d}" for d in "日一二三四五六"],
        ]
        for week in calendar.Calendar(6).monthdayscalendar(YEAR, m):
            rows.append(
                ["\n".join([str(d), *_on(records, date(YEAR, m, d))]) if d else None for d in week]
            )
        rows[3][2] = f"{rows[3][2]}\n局办公会" if rows[3][2] else None
        grids.append(Grid(f"{m}月", rows))
    return grids


def weekly(records: Sequence[Held]) -> list[Grid]:
    """Weeks below one another: 上午 and 下午 down, days with their weekdays across."""
    rows: list[list[Value]] = [[TITLE]]
    monday = date(YEAR, 1, 2)
    while monday.year == YEAR:
        days = [monday + timedelta(days=i) for i in range(7)]
        head = [f"{d.month}月{d.day}日\n（周{'一二三四五六日'[d.weekday()]}）" for d in days]
        rows.append(["时段", *head])
        texts = [_on(records, d) for d in days]
        rows.append(["上午", *("\n".join(t[::2]) or None for t in texts)])
        rows.append(["下午", *("\n".join(t[1::2]) or None for t in texts)])
        monday += timedelta(days=7)
    return [Grid("周工作安排落实情况", rows)]


def text_lines(records: Sequence[Held]) -> list[Grid]:
    lines = [_told(h, f"{h.month}月{h.number}日", h.type) for h in records]
    return [Grid("大事记", [[TITLE], *([line] for line in lines)])]


def morning_and_afternoon(records: Sequence[Held]) -> list[Grid]:
    days = dict.fromkeys(h.written for h in records)
    rows: list[list[Value]] = [[TITLE], ["日期", "上午", "下午", "备注"]]
    for n, day in enumerate(days):
        its = [_told(h, "", h.type).strip() for h in records if h.written == day]
        first, second = its[0], its[1] if len(its) > 1 else "到县局报送材料"
        rows.append([day, *((first, second) if n % 2 else (second, first)), None])
    return [Grid("工作日志", rows)]


def agenda_lines(records: Sequence[Held]) -> list[Grid]:
    rows: list[list[Value]] = [[TITLE]]
    for day in dict.fromkeys(h.written for h in records):
        its = [h for h in records if h.written == day]
        written = f"{day.month}月{day.day}日" if isinstance(day, date) else day
        rows.append([written])
        rows += [[f"{n}. {_told(h, '', h.type).strip()}"] for n, h in enumerate(its, 1)]
    return [Grid("会议活动", rows)]


class Alike(NamedTuple):
    """A layout, the list that carries the same columns, and the records that it can hold."""

    layout: Layout
    listed: Layout = listed
    records: tuple[Held, ...] = RECORDS
    besides: tuple[str, ...] = ()  # rules that ask about two rows of one sheet


ALIKE: dict[str, Alike] = {
    a.layout.__name__: a
    for a in (
        Alike(three_header_rows),
        Alike(two_halves),
        Alike(cards_stacked),
        Alike(cards_side_by_side),
        Alike(form_a_sheet, besides=("L301",)),
        Alike(types_down),
        Alike(months_down),
        Alike(branches_by_months, listed_of_branches),
        Alike(months_by_groups, listed_of_groups),
        Alike(ticks, listed_by_month, besides=("L004", "L079")),
        Alike(activities_across),
        Alike(people_across, records=tuple(h for h in DATED if h.present <= h.due)),
        Alike(calendar_days_above, records=DATED),
        Alike(calendar_days_in_cells, records=DATED, besides=("L001",)),
        Alike(weekly, records=DATED),
        Alike(text_lines),
        Alike(morning_and_afternoon),
        Alike(agenda_lines),
    )
}
