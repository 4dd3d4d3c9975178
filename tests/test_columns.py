"""Which column tells what, where headings are unusual; rows that were called off."""

import pytest

from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid, Merge
from addin.ledger.period import parse_period
from addin.ledger.tables.table import find_table
from ledgers import codes, findings, grid, ledger

ROW = "2022年3月5日|党员大会|学习两会精神|张三|20"


def test_a_row_called_off_is_not_counted_and_lacks_nothing() -> None:
    table = """
    日期|活动类型|主题|主持人|实到人数|备注
    2022-1-5|党课|学党章|张三||因防汛取消
    2022-2-5|党课|学党章|张三|20|原定1月5日，因防汛推迟
    """
    book = ledger(table)
    assert [a.row.number for a in book.activities] == [3]
    assert "L001" not in codes(table)


def test_two_rows_head_a_table_only_together() -> None:
    """类别 goes down over both rows; the date stands under 开展情况."""
    lines = """
    云州水务集团2022年上半年台账
    类别|开展情况|||参会情况|
    '|时间|主题|主持人|应到/实到|请假人员
    支部党员大会|3月5日|学习|张三|23/20|李四、王五、赵六
    '|6月5日|学习|张三|23/23|/
    """
    merges = (Merge(0, 0, 0, 5), Merge(1, 0, 2, 0), Merge(1, 1, 1, 3), Merge(1, 4, 1, 5))
    sheet = grid(lines)
    sheet = Grid(sheet.sheet, sheet.rows, merges=(*merges, Merge(3, 0, 4, 0)))
    found = find_table(sheet, catalogue())
    assert found is not None
    assert [(row.text("活动类型"), row.text("日期")) for row in found.rows] == [
        ("支部党员大会", "3月5日"),
        ("支部党员大会", "6月5日"),
    ]


def test_the_type_is_ticked_in_columns_under_its_heading() -> None:
    lines = """
    日期|活动类型（打√）|||主题
    '|党员大会|支委会|党课|
    2022-3-5||√||学习
    2022-3-9|√||√|学习
    """
    sheet = Grid("台账", grid(lines).rows, merges=(Merge(0, 1, 0, 3), Merge(0, 0, 1, 0)))
    found = find_table(sheet, catalogue())
    assert found is not None
    assert [row.value("活动类型") for row in found.rows] == ["支委会", "党员大会暨党课"]


def test_each_column_of_ticks_has_its_own_total() -> None:
    table = """
    日期|党员大会|支委会|主题|主持人
    2022-3-5|'|√|学习|张三
    2022-3-9|√|'|学习|张三
    2022-4-5|'|√|学习|张三
    合计|1|3||
    """
    wrong = [(f.cell, f.message) for f in findings(table) if f.code == "L054"]
    assert wrong == [("C5", "支委会的合计写的是3，逐行加起来是2；请核对")]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("全年共召开支委会2次、党员大会1次", []),
        ("全年共召开支委会3次、党员大会1次", ["支委会的合计写的是3，逐行加起来是2；请核对"]),
        ("上半年共开展活动4次", ["次数的合计写的是4，逐行加起来是3；请核对"]),
        ("其中党员大会2次，志愿服务5次", ["党员大会的合计写的是2，逐行加起来是1；请核对"]),
    ],
)
def test_a_total_in_words_is_of_the_types_that_it_names(said: str, wrong: list[str]) -> None:
    table = f"""
    日期|活动类型|主题|主持人
    2022-3-5|支委会|研究春耕|张三
    2022-3-9|党员大会|学习|张三
    2022-4-5|支委会|研究防汛|张三
    合计||{said}|
    """
    assert [f.message for f in findings(table) if f.code == "L054"] == wrong


@pytest.mark.parametrize("heading", ["会议性质", "形 式", "党内生活种类"])
def test_a_column_that_holds_types_alone_is_the_type_whatever_its_heading(heading: str) -> None:
    table = f"""
    日期|{heading}|主题|主持人|实到人数
    2022-3-5|支委会|学习|张三|5
    2022-3-9|书记讲党课|学习|张三|20
    2022-3-12|主题党日|学习|张三|20
    """
    found = find_table(grid(table), catalogue())
    assert found is not None
    assert [row.value("活动类型") for row in found.rows] == ["支委会", "书记讲党课", "主题党日"]
    assert [(p.cell, p.problem.kind) for p in found.problems] == [("B1", "heading-near-miss")]


def test_a_column_of_types_headed_as_content_is_the_type_and_a_year_holds_until_the_next() -> None:
    table = """
    年|月|日|活动内容（类别）|参加人数|主持人
    2021|3|5|支委会|3|张三
    '|3|9|党员大会|20|张三
    2022|4|2|支委会|3|张三
    """
    days = [str(a.when.first) for a in ledger(table, year=None).activities if a.when]
    assert days == ["2021-03-05", "2021-03-09", "2022-04-02"]
    assert {name: len(held) for name, held in ledger(table).by_type.items()} == {
        "支委会": 2,
        "党员大会": 1,
    }


def test_a_heading_with_heads_in_brackets_asks_for_a_number() -> None:
    found = find_table(grid(f"日期|活动类型|主题|出席（人）|应到\xa0（人）\n{ROW}"), catalogue())
    assert found is not None
    assert found.headings["实到人数"] == "出席（人）"
    assert "应到人数" in found.columns
    assert not found.problems


def test_a_table_without_a_topic_is_read_where_a_column_holds_types() -> None:
    table = """
    2022年登记表
    具体日期|党内活动|主讲（主持）|实际到会（人）|应到会（人）
    2022-3-5|支委会|张三|5|5
    2022-3-9|主题党日|张三|20|23
    2022-3-20|党员大会并党课|张三|23|23
    """
    held = {name: len(rows) for name, rows in ledger(table).by_type.items()}
    assert held == {"支委会": 1, "主题党日": 1, "党员大会": 1, "党课": 1}


def test_an_attendance_sheet_is_no_such_table() -> None:
    assert (
        find_table(grid("日期|应到人数|实到人数|备注\n2022-3-5|23|20|'", "签到表"), catalogue())
        is None
    )


def test_one_column_may_hold_who_presides_or_who_lectures() -> None:
    table = """
    日期|活动类型|议题或内容|主讲（主持）|实到人数
    2022-3-5|党课|学党章|张三|20
    """
    (held,) = ledger(table).activities
    assert held.chair and held.lecturer
    assert (held.chair.names, held.lecturer.names, held.topic) == (("张三",), ("张三",), "学党章")
    assert not {"L056", "L039", "L001"} & codes(table)


TWO_DAYS = """
    序号 | {} | {} | 活动类型 | 主题 | 主持人
    1 | 2023-4-1 | 2023年1月10日9:00  | 支委会 | 一 | 张三
    2 | 2023-4-1 | 2023年2月10日14:00 | 支委会 | 二 | 张三
    3 | 2023-4-2 | 2023年3月10日9:30  | 支委会 | 三 | 张三
"""
OF_2023 = parse_period("2023Q1")


@pytest.mark.parametrize(
    ("entered", "held"),
    [
        ("日期", "会议时间"),
        ("日期", "活动时间"),
        ("时间", "召开时间"),
        ("日期", "支委会会议时间"),
        ("录入日期", "时间"),
        ("登记日期", "日期"),
        ("上报日期", "召开日期"),
    ],
)
def test_of_two_days_that_differ_the_meetings_is_counted(entered: str, held: str) -> None:
    found = findings(TWO_DAYS.format(entered, held), OF_2023)
    assert [f for f in found if f.code == "F02"] == []


def test_two_columns_of_different_days_are_asked_about() -> None:
    found = findings(TWO_DAYS.format("日期", "会议时间"), OF_2023)
    assert [f.cell for f in found if f.code == "L042"] == ["B1"]


def test_where_it_is_not_known_which_day_is_meant_no_absence_is_stated() -> None:
    found = findings(TWO_DAYS.format("活动日期", "会议时间"), OF_2023)
    assert [f.code for f in found if f.code in ("L042", "F01", "F02", "F05")] == ["L042"]


def test_the_same_day_in_two_columns_is_not_asked_about() -> None:
    table = """
        日期      | 会议时间         | 活动类型 | 主题 | 主持人
        2023-1-10 | 2023年1月10日9:00 | 支委会   | 一   | 张三
        2023-2-10 |                  | 支委会   | 二   | 张三
    """
    assert "L042" not in {f.code for f in findings(table, OF_2023)}


@pytest.mark.parametrize(
    "heading", ["主持（主讲）人", "主持/主讲人", "主持人及主讲人", "主讲（主持）人"]
)
def test_one_column_for_who_chaired_and_who_spoke(heading: str) -> None:
    table = f"""
    日期|活动类型|主题|{heading}|应到人数|实到人数
    2022-1-10|党课|从苇荡讲起|沈河|9|9
    """
    (a,) = ledger(table).activities
    assert (a.row.text("主持人"), a.row.text("主讲人")) == ("沈河", "沈河")
