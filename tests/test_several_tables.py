"""A sheet that holds several tables: each is read under its own header."""

from collections import Counter

import pytest

from addin.all_sheets.reading import read_ledger
from addin.checks.safe_corrections import corrections
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid, Merge, Value
from addin.ledger.ledger import Ledger
from addin.sheets.rectifications.record import RECTIFICATIONS
from ledgers import findings, ledger

HEADER = "日期|活动类型|主题|主持人|实到人数"
WIDER = "序号|活动类型|日期|主题|主持人|记录人|应到人数|实到人数"


def counted(book: Ledger) -> Counter[str]:
    return Counter(name for a in book.activities for name in a.type_names)


def below(*tables: str) -> str:
    return "\n".join(tables)


def twelve() -> str:
    return "\n".join(f"2023年{m}月5日|支委会|研究第{m}期工作|张三|5" for m in range(1, 13))


def test_rows_under_a_first_header_count_beside_those_under_a_wider_second() -> None:
    book = ledger(
        below(HEADER, twelve(), WIDER, "1|党员大会|2023年12月20日|年度总结|张三|李四|23|20"), 2023
    )
    assert counted(book) == {"支委会": 12, "党员大会": 1}
    assert [a.present for a in book.activities] == [5] * 12 + [20]
    assert [a.row.number for a in book.activities] == [*range(2, 14), 15]


def test_rows_under_a_wider_first_header_count_beside_those_under_a_narrower_second() -> None:
    book = ledger(
        below(WIDER, "1|党员大会|2023年12月20日|年度总结|张三|李四|23|20", HEADER, twelve()), 2023
    )
    assert counted(book) == {"支委会": 12, "党员大会": 1}
    assert book.activities[0].due == 23
    assert {a.due for a in book.activities[1:]} == {None}


def test_a_second_header_in_another_order_is_followed() -> None:
    text = f"""
    {HEADER}
    2022年3月5日|党员大会|学习两会精神|张三|20
    2022年3月6日|支委会|研究工作|张三|5

    主持人|实到人数|日期|主题|活动类型
    李四|21|2022年4月5日|学习党章|党员大会
    李四|5|2022年4月6日|研究发展|支委会
    """
    book = ledger(text)
    assert counted(book) == {"党员大会": 2, "支委会": 2}
    assert [a.present for a in book.activities] == [20, 5, 21, 5]
    assert not [f for f in findings(text) if f.severity == "error"]


@pytest.mark.parametrize(
    ("one", "other", "facts"),
    [
        ("主持人", "记录人", lambda a: (a.chair.names, a.recorder.names)),
        ("应到人数", "实到人数", lambda a: (a.due, a.present)),
        ("赞成", "反对", lambda a: (a.ayes, a.noes)),
    ],
)
def test_two_columns_swapped_in_a_repeated_header_are_read_swapped(one, other, facts) -> None:  # type: ignore[no-untyped-def]
    cells = (
        ("张三", "李四") if one == "主持人" else ("23", "20") if one == "应到人数" else ("20", "0")
    )
    book = ledger(f"""
    日期|活动类型|主题|{one}|{other}
    2022年3月5日|党员大会|学习|{cells[0]}|{cells[1]}
    日期|活动类型|主题|{other}|{one}
    2022年4月5日|党员大会|学习|{cells[1]}|{cells[0]}
    """)
    first, second = book.activities
    assert facts(first) == facts(second)
    assert second.row.address(one) == "E4"


def test_month_blocks_with_their_own_headers_and_totals() -> None:
    text = f"""
    云州市统计局机关党支部2022年上半年党建活动台账
    一月份
    {HEADER}
    1月5日|支委会|研究工作|张三|5
    1月12日|党员大会|学习|张三|20
    小计||共2次||25
    二月份
    日期|主题|活动类型|实到人数|主持人
    2月8日|研究工作|支委会|5|张三
    2月12日|学习|党员大会|21|张三
    小计|共2次||26
    三月份
    {HEADER}
    3月5日|支委会|研究工作|张三|5
    3月12日|党员大会|学习|张三|19
    小计||共2次||24
    合计||共6次||75
    """
    book = ledger(text, None)
    assert counted(book) == {"支委会": 3, "党员大会": 3}
    assert [a.when.first.month for a in book.activities if a.when] == [1, 1, 2, 2, 3, 3]
    assert {f.code for f in findings(text)} <= {"L006", "F02", "L001", "F05", "F01", "L039"}
    wrong = text.replace("小计|共2次||26", "小计|共2次||27").replace("合计||共6次", "合计||共7次")
    differing = [(f.cell, f.value) for f in findings(wrong) if f.code == "L054"]
    assert sorted(differing) == [("C17", "共7次"), ("D11", "27")]


def test_a_header_two_rows_deep_the_second_time() -> None:
    rows: list[list[Value]] = [
        ["日期", "活动类型", "主题", "主持人", "实到人数"],
        ["2022年3月5日", "党员大会", "学习", "张三", 20.0],
        ["日期", "活动类型", "主题", "主持人", "参加情况", None],
        [None, None, None, None, "应到", "实到"],
        ["2022年4月5日", "党员大会", "学习", "张三", 23.0, 21.0],
    ]
    merges = (Merge(2, 4, 2, 5), *(Merge(2, c, 3, c) for c in range(4)))
    book = read_ledger("甲.xlsx", [Grid("活动台账", rows, merges)], catalogue())
    assert [(a.row.number, a.due, a.present) for a in book.activities] == [
        (2, None, 20),
        (5, 23, 21),
    ]


def test_a_header_that_is_only_partly_repeated_heads_nothing_new() -> None:
    book = ledger(f"""
    {HEADER}
    2022年3月5日|党员大会|学习|张三|20
    日期|活动类型|主题||
    2022年4月5日|党员大会|学习|张三|21
    """)
    assert [(a.row.number, a.present) for a in book.activities] == [(2, 20), (4, 21)]


def test_merged_cells_and_signatures_belong_to_the_table_they_stand_in() -> None:
    rows: list[list[Value]] = [
        ["日期", "活动类型", "主题", "主持人", "实到人数"],
        ["2022年3月5日", "党员大会", "学习", "张三", 20.0],
        [None, "支委会", "研究工作", "张三", 5.0],
        ["填报人：张三", None, "审核人：李四", None, None],
        [],
        ["主题", "日期", "活动类型", "实到人数", "主持人"],
        ["学习", "2022年4月5日", "党员大会", 21.0, "张三"],
        ["研究工作", None, "支委会", 5.0, "张三"],
    ]
    merges = (Merge(1, 0, 2, 0), Merge(6, 1, 7, 1))
    book = read_ledger("甲.xlsx", [Grid("活动台账", rows, merges)], catalogue())
    assert [(a.row.number, a.when.first.month) for a in book.activities if a.when] == [
        (2, 3),
        (3, 3),
        (7, 4),
        (8, 4),
    ]
    assert book.activities[3].row.address("日期") == "B7"


def test_a_misspelt_heading_is_reported_in_the_header_where_it_stands() -> None:
    text = f"""
    {HEADER}
    2022年3月5日|党员大会|学习|张三|20
    日期|主题|活动类形|实到人数|主持人
    2022年4月5日|学习|党员大会|21|张三
    """
    assert [f.cell for f in findings(text) if f.code == "L033"] == ["C3"]


def test_corrections_follow_the_table_that_a_cell_belongs_to() -> None:
    book = ledger(f"""
    {HEADER}
    2022年3月5日|支部大会|学习|张三|20
    主题|实到人数|日期|主持人|活动类型
    学习|21人|2022.4.5|张三|支部大会
    """)
    assert {(c.cell, c.why) for c in corrections(book)} == {
        ("A2", "文本改为日期"),
        ("B2", "改为规范的类型名称"),
        ("B4", "文本改为数字"),
        ("C4", "文本改为日期"),
        ("E4", "改为规范的类型名称"),
    }


def test_a_table_of_another_kind_below_is_read_as_what_it_is() -> None:
    text = f"""
    2022年上半年党建活动台账
    {HEADER}
    2022年3月5日|党员大会|学习|张三|20

    整改台账
    序号|问题|整改措施|责任人|完成情况
    1|学习不够深入|制定学习计划|李四|已完成
    2|调研不多|每季度调研|李四|正在整改
    """
    book = ledger(text)
    assert [a.row.number for a in book.activities] == [3]
    assert [r.problem for r in book.of(RECTIFICATIONS)] == ["学习不够深入", "调研不多"]
    assert not [f for f in findings(text) if f.severity == "error"]


def test_a_small_statistics_table_below_is_no_record() -> None:
    text = f"""
    {HEADER}
    2022年3月5日|党员大会|学习|张三|20
    2022年3月6日|支委会|研究工作|张三|5

    活动类型|次数
    党员大会|1
    支委会|1
    """
    assert [a.row.number for a in ledger(text).activities] == [2, 3]
    assert not [f for f in findings(text) if f.severity == "error"]
    (said,) = [f.message for f in findings(text) if f.code == "L059"]
    assert "第5行到第7行" in said


def test_two_tables_side_by_side_are_both_read() -> None:
    text = f"""
    云州市统计局2022年上半年活动台账
    序号|{HEADER}||序号|{HEADER}
    1|2022年3月5日|党员大会|学习|张三|20||1|4月5日|支委会|研究工作|李四|5
    2|2022年3月6日|支委会|研究|张三|5
    """
    book = ledger(text, None)
    assert [(a.row.number, a.type_names[0], a.present) for a in book.activities] == [
        (3, "党员大会", 20),
        (4, "支委会", 5),
        (3, "支委会", 5),
    ]
    assert book.activities[2].row.address("主持人") == "L3"
    assert book.activities[2].when.first.year == 2022  # type: ignore[union-attr]
    assert {f.code for f in findings(text)} <= {"L006", "L039", "L403", "F01", "F02", "F05"}


def test_what_lacks_on_the_right_is_said_on_the_right() -> None:
    text = f"""
    {HEADER}||{HEADER}
    2022年3月9日|党员大会|学习|张三|20||2022年4月8日|支委会||李四|5
    合计||||20||合计||||6
    """
    found = [(f.code, f.cell) for f in findings(text) if f.code in ("L001", "L054")]
    assert found == [("L001", "I2"), ("L054", "K3")]


def test_a_table_of_another_kind_beside_is_read_as_what_it_is() -> None:
    text = f"""
    {HEADER}||姓名|性别|党员类别|入党日期
    2022年3月5日|党员大会|学习|张三|20||张三|男|正式党员|2001-7-1
    """
    book = ledger(text)
    assert [m.name for m in book.members] == ["张三"]
    assert len(book.activities) == 1


def test_headings_that_only_share_a_meaning_are_no_second_table() -> None:
    (found,) = ledger("""
    活动日期|活动时间|活动类别|活动名称|主持人|备注|备注
    2022-3-5|9:00|党员大会|学习|张三|无|无
    """).activities
    assert found.type_names == ("党员大会",)


def test_a_second_table_without_a_type_takes_it_from_its_own_title() -> None:
    book = ledger(f"""
    2022年上半年活动台账
    {HEADER}
    2022年3月5日|党员大会|学习|张三|20

    主题党日活动情况
    日期|活动主题|地点|主持人|参加人数
    2022年3月6日|参观纪念馆|纪念馆|张三|20
    2022年4月6日|植树|城北|张三|19
    """)
    assert counted(book) == {"党员大会": 1, "主题党日": 2}


def test_where_only_contents_are_written_they_say_what_it_was_about() -> None:
    text = "日期|活动类型|内容|主持人|实到人数\n2022年3月9日|党员大会|学习报告。共两项议程|张三|20"
    assert ledger(text).activities[0].topic == "学习报告"
    assert not [f for f in findings(text) if f.code == "L039"]
    blank = [f for f in findings(text.replace("学习报告。共两项议程", "")) if f.code == "L001"]
    assert [f.cell for f in blank] == ["C2"]


def test_a_title_between_equal_tables_tells_the_year_below_it() -> None:
    text = f"""
    云州市统计局2021年活动台账
    {HEADER}
    12月5日|党员大会|学习|张三|20

    云州市统计局2022年活动台账
    {HEADER}
    3月5日|党员大会|学习|张三|20
    """
    days = [a.when.first.year for a in ledger(text, None).activities if a.when]
    assert days == [2021, 2022]


def test_a_band_may_tell_the_year_or_year_and_month() -> None:
    text = f"""
    {HEADER}
    2021年
    12月5日|党员大会|学习|张三|20
    2022年3月
    5日|党员大会|学习|张三|20
    2022年下半年
    8月6日|党员大会|学习|张三|20
    """
    days = [a.when.first.isoformat() for a in ledger(text, None).activities if a.when]
    assert days == ["2021-12-05", "2022-03-05", "2022-08-06"]


def test_totals_written_above_the_rows_are_of_the_rows_below() -> None:
    text = f"{HEADER}\n合计||共2次||{{}}\n2022-3-9|支委会|研究|张三|5\n2022-3-8|支委会|研究|张三|4"
    assert "L054" not in {f.code for f in findings(text.format(9))}
    assert [f.cell for f in findings(text.format(8)) if f.code == "L054"] == ["E2"]


def test_a_table_of_last_year_on_the_same_sheet_is_left_out_with_one_finding() -> None:
    rows = "\n".join(f"{m}月8日|支委会|研究第{m}件事|张三|5" for m in range(1, 7))
    text = f"2021年台账\n{HEADER}\n{rows}\n\n2022年台账\n{HEADER}\n{rows}"
    found = [f for f in findings(text) if f.severity != "info" and f.code[0] == "L"]
    assert found == []
    (said,) = [f.message for f in findings(text) if f.code == "L053"]
    assert "第2行到第8行是2021年的" in said


def test_what_stands_in_one_table_is_no_title_of_the_next() -> None:
    book = ledger(f"""
    {HEADER}
    3月5日|党员大会|总结2019年工作|张三|20
    主题|日期|活动类型|主持人|实到人数
    研究工作|4月5日|支委会|张三|5
    """)
    assert [a.when.first.year for a in book.activities if a.when] == [2022, 2022]
    assert [t.title for t in book.tables] == ["", ""]


def test_a_hundred_tables_on_a_sheet_are_each_looked_at_once() -> None:
    texts: list[str] = []

    class Counting(list[Value]):
        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            texts.append("")
            return super().__getitem__(at)

        def __iter__(self):  # type: ignore[no-untyped-def]
            texts.append("")
            return super().__iter__()

    def looks(tables: int) -> int:
        head: list[Value] = ["日期", "活动类型", "主题", "主持人", "实到人数"]
        row: list[Value] = ["2022年3月5日", "支委会", "研究工作", "张三", 5.0]
        rows: list[list[Value]] = []
        for n in range(tables):
            rows += [r[::-1] if n % 2 else r for r in (head, row, row, row)]
        texts.clear()
        read_ledger("甲.xlsx", [Grid("台账", [Counting(r) for r in rows])], catalogue(), 2022)
        return len(texts)

    assert looks(40) < 2.5 * looks(20)


def test_who_compiled_a_block_is_no_record_wherever_it_stands() -> None:
    book = ledger(f"""
    {HEADER}
    2022年3月5日|党员大会|学习|张三|20

    编制单位：云州市统计局党支部|编制人：李四
    主题|活动类型|日期|主持人|实到人数
    研究工作|支委会|2022年4月5日|张三|5
    """)
    assert [a.row.number for a in book.activities] == [2, 6]
