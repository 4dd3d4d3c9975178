"""Sheets with two axes: months, types and branches."""

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.forms.crosstabs.crosstab import read_crosstab
from addin.ledger.grid import Grid, Value
from addin.ledger.period import parse_period
from addin.ledger.scope import find_scope
from form_sheets import book, day, found, held, sheet
from ledgers import findings, grid, ledger

ROWS: list[list[Value]] = [
    ["朝阳所党支部2022年上半年三会一课一览表", None, None, None],
    ["月份", "支部党员大会", "支委会", "主题党日"],
    ["1月", None, "1月8日：研究慰问\n1月22日：研究述职", "20日 走访老党员"],
    ["2月", "2月9日下午，学习党章；并通报党费", "/", "2.25 植树"],
]


def test_each_line_of_a_cell_is_one_record_with_its_day_and_topic() -> None:
    book = read_ledger("台账.xlsx", [Grid("一览表", ROWS)], catalogue())
    held = {
        (name, str(a.when.first), a.topic, a.row.address("日期"))
        for a in book.activities
        if a.when
        for name in a.type_names
    }
    assert held == {
        ("支委会", "2022-01-08", "研究慰问", "C3"),
        ("支委会", "2022-01-22", "研究述职", "C3"),
        ("主题党日", "2022-01-20", "走访老党员", "D3"),
        ("党员大会", "2022-02-09", "学习党章；并通报党费", "B4"),
        ("主题党日", "2022-02-25", "植树", "D4"),
    }
    period = parse_period("2022H1")
    assert period is not None
    assert len(book.held("支委会", period)) == 2


def test_a_table_of_how_often_is_no_such_sheet() -> None:
    rows: list[list[Value]] = [
        ["月份", "党员大会", "支委会"],
        ["1月", 1.0, 2.0],
        ["2月", 1.0, 2.0],
        ["3月", 0.0, 1.0],
    ]
    assert read_crosstab(Grid("统计", rows), catalogue(), "") is None


def test_a_wrong_day_is_found_at_its_cell_and_nothing_is_put_forward_in_its_place() -> None:
    """What is put forward would take the place of the whole cell."""
    table = """
    月份 | 党员大会 | 支委会
    1月 | 1月9日：学习 | 1月8日：研究慰问
    2月 | 2月30日：学习 | 2月8日：研究选举
    """
    found = findings(table)
    assert ("L003", "B3") in {(f.code, f.cell) for f in found}
    assert all(f.suggestion is None for f in found if f.cell)


def test_a_cell_may_list_days_and_nothing_else() -> None:
    table = """
    支部名称 | 党员大会 | 支委会
    小学部党支部 | 3.3、6.9 | 1.6、2月10日，3.10
    初中部党支部 | 2月24日 | /
    """
    assert not {f.code for f in findings(table)} & {"L001", "L007", "L002"}
    held = [(a.branch, str(a.when.first)) for a in ledger(table).activities if a.when]
    assert held == [
        ("小学部党支部", "2022-03-03"),
        ("小学部党支部", "2022-06-09"),
        ("小学部党支部", "2022-01-06"),
        ("小学部党支部", "2022-02-10"),
        ("小学部党支部", "2022-03-10"),
        ("初中部党支部", "2022-02-24"),
    ]


TWO_HEADER_ROWS = sheet(
    """
    2023年第一季度三会一课开展情况
    支部       | 1月       |          | 2月    |          | 3月    |
    | | 支委会 | 主题党日 | 支委会 | 主题党日 | 支委会 | 主题党日
    第一党支部 | 5日       | 20日     | 6日    | 21日     | 7日    | 22日
    第二党支部 | 5日研究计划 | 20日   | 6日    | /        | 7日    | 因疫情未召开
    """,
    "一览",
    *((1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 1, 6)),
)


def test_months_may_be_above_the_types() -> None:
    its = book(TWO_HEADER_ROWS)
    assert len(its.activities) == 10  # — and 因疫情未召开 are none
    (planned,) = [a for a in its.activities if a.topic]
    assert (day(planned), planned.type_names, planned.branch, planned.topic) == (
        "2023-01-05",
        ("支委会",),
        "第二党支部",
        "研究计划",
    )
    assert not [f for f in found(TWO_HEADER_ROWS) if f.severity != "info"]


def test_types_may_be_above_the_months_and_days_bare_numbers() -> None:
    table = """
    2023年三会一课召开时间
    支部       | 支委会 |     |     | 党员大会 |     |
    | | 1月 | 2月 | 3月 | 1月 | 2月 | 3月
    第一党支部 | 5      | 6   | 7   | 9        | —   | —
    第二党支部 | 6      | 7   | 8   | 9        | 无  | /
    """
    its = sheet(table, "一览", (1, 1, 1, 3), (1, 4, 1, 6))
    assert held(its) == [
        ("2023-01-05", "支委会", ""),
        ("2023-02-06", "支委会", ""),
        ("2023-03-07", "支委会", ""),
        ("2023-01-09", "党员大会", ""),
        ("2023-01-06", "支委会", ""),
        ("2023-02-07", "支委会", ""),
        ("2023-03-08", "支委会", ""),
        ("2023-01-09", "党员大会", ""),
    ]


SUMS = sheet(
    """
    2023年三会一课开展情况
    支部       | 类别     | 1月  | 2月        | 3月  | 合计
    第一党支部 | 支委会   | 5日  | 6日        | 7日  | 3
    | | 主题党日 | 20日 | 21日       | 22日 | 3
    第二党支部 | 支委会   | 5日  |            | 7日  | 3
    | | 主题党日 | 20日 | 21日、28日 | 22日 | 4
    合计       |          | 4    | 5          | 4    | 12
    """,
    "一览",
    *((2, 0, 3, 0), (4, 0, 5, 0)),
)


def test_sums_are_held_against_the_cells() -> None:
    assert [(f.code, f.cell) for f in found(SUMS) if f.severity != "info"] == [
        ("L054", "F5"),
        ("L054", "D7"),
    ]


def test_branches_may_be_merged_over_their_types() -> None:
    second = [a for a in book(SUMS).activities if a.branch == "第二党支部"]
    assert [a.type_names for a in second] == [("支委会",)] * 2 + [("主题党日",)] * 4


def test_quarters_hold_days_of_their_own() -> None:
    table = """
    2023年党员大会、党课召开情况
    项目     | 一季度         | 二季度   | 三季度   | 四季度
    党员大会 | 3月15日 学习   | 6月16日  | 9月17日  | 12月18日
    党课     | 3月20日 书记讲 | 6月30日  | 9月28日  | 12月15日：学习
    """
    assert held(table)[::4] == [
        ("2023-03-15", "党员大会", "学习"),
        ("2023-03-20", "党课", "书记讲"),
    ]


DETAILS = """
2023年一览表
月份 | 党员大会     | 支委会                    | 主题党日 | 备注
1月  | 因疫情未召开 | 1月5日⏎研究计划⏎主持：韩梅 | 1月20日：慰问 | 无
2月  | —            | 2月6日研究                | 2月21日：植树；地点：东山 | 春节
3月  | 3月9日（周四）通报工作，应到24人实到23人 | 无 | 与党员大会合并召开 |
4月  | 无           | 4月30日研究；4月31日研究  | 4月20日参观烈士陵园（罗刚） |
"""


def test_lines_and_brackets_of_a_cell_are_told_apart() -> None:
    assert held(DETAILS) == [
        ("2023-01-05", "支委会", "研究计划"),
        ("2023-01-20", "主题党日", "慰问"),
        ("2023-02-06", "支委会", "研究"),
        ("2023-02-21", "主题党日", "植树"),
        ("2023-03-09", "党员大会", "通报工作"),
        ("?", "主题党日", "与党员大会合并召开"),
        ("2023-04-30", "支委会", "研究"),
        ("?", "支委会", "研究"),
        ("2023-04-20", "主题党日", "参观烈士陵园（罗刚）"),
    ]
    assert [(f.code, f.cell) for f in found(DETAILS) if f.severity == "error"] == [
        ("L001", "D5"),
        ("L003", "C6"),
    ]


def test_texts_without_any_day_are_of_their_month() -> None:
    table = """
    2023年主题党日一览表
    支部       | 1月      | 2月      | 3月      | 4月
    第一党支部 | 慰问老人 | 学习章程 | 植树     | 祭扫
    第二党支部 | 慰问老人 | 学习章程 | 植树     |
    """
    its = sheet(table, "主题党日")
    assert [d for d, _, _ in held(its)] == [
        *("2023-01", "2023-02", "2023-03", "2023-04"),
        *("2023-01", "2023-02", "2023-03"),
    ]
    assert [(f.code, f.cell) for f in found(its)] == [("L079", "B3")]


@pytest.mark.parametrize("tick", ["√", "✓", "已开展", "√（15日）", "15日√"])
def test_a_tick_may_have_its_day(tick: str) -> None:
    table = f"""
    2023年落实情况
    类型     | 1月    | 2月 | 3月
    党员大会 |        | ×   | {tick}
    支委会   | {tick} | {tick} | {tick}
    """
    days = {d for d, _, _ in held(table)}
    assert days in ({"2023-01", "2023-02", "2023-03"}, {"2023-01-15", "2023-02-15", "2023-03-15"})


def test_types_may_be_numbered_and_say_how_often() -> None:
    table = """
    三会一课开展情况一览表（2023年）
    项目                       | 1月          | 2月          | 3月
    一、支部党员大会（每季度） |              |              | 15日，通报工作
    二、支部委员会会议         | 5日，研究计划 | 6日，研究发展 | 7日，研究植树
    （三）党小组会             | 10日         | 11日         | 12日
    四、党课                   |              |              | 20日 韩梅讲课
    """
    assert {kind for _, kind, _ in held(table)} == {"党员大会", "支委会", "党小组会", "党课"}


def test_the_days_that_a_cell_lists_are_an_activity_each() -> None:
    cells = {
        "1月": "5、12日",
        "2月": "7、14、21日",
        "3月": "3月5日（补）、3月12日",
        "4月": "1、15日",
    }
    rows: list[list[Value]] = [
        ["2022年三会一课一览表", None, None],
        ["月份", "支委会", "党员大会"],
        *[list[Value]((month, days, "28日")) for month, days in cells.items()],
        ["5月", "1、9日研究防汛\n2、16日研究抗旱", "28日"],
    ]
    book = read_ledger("台账.xlsx", [Grid("一览表", rows)], catalogue())
    held = [f"{a.when.first:%m%d}" for a in book.by_type["支委会"] if a.when]
    assert held == [
        *("0105", "0112", "0207", "0214", "0221", "0305", "0312", "0401", "0415", "0509", "0516")
    ]


FIELDS_BELOW_TYPES = """
2023年组织生活一览
月份 | 支委会 |          |      | 主题党日 |      |
| | 时间 | 议题 | 人数 | 时间 | 主题 | 人数
1月  | 5日    | 研究计划 | 5    | 20日     | 慰问 | 23
2月  | 6日    | 研究党费 | 5    | —        |      |
3月  | 7日    | 研究防汛 | 5    | 32日     | 祭扫 | 21
"""


def test_headings_below_a_type_make_one_record_of_their_cells() -> None:
    its = sheet(FIELDS_BELOW_TYPES, "一览", (1, 0, 2, 0), (1, 1, 1, 3), (1, 4, 1, 6))
    assert held(its) == [
        ("2023-01-05", "支委会", "研究计划"),
        ("2023-01-20", "主题党日", "慰问"),
        ("2023-02-06", "支委会", "研究党费"),
        ("2023-03-07", "支委会", "研究防汛"),
        ("?", "主题党日", "祭扫"),
    ]
    assert [a.present for a in book(its).activities] == [5, 23, 5, 5, 21]
    assert [f.cell for f in found(its) if f.severity == "error"] == ["E6"]


def test_how_often_beside_the_days_is_no_topic() -> None:
    table = """
    2023年三会一课
    类型     | 1月              | 2月         | 3月
    党员大会 | 1次（1月9日）    |             | 1次：3.15
    支委会   | 2次（5日、19日） | 1次（6日）  | 3月7日1次
    """
    assert held(table) == [
        ("2023-01-09", "党员大会", ""),
        ("2023-03-15", "党员大会", ""),
        ("2023-01-05", "支委会", ""),
        ("2023-01-19", "支委会", ""),
        ("2023-02-06", "支委会", ""),
        ("2023-03-07", "支委会", ""),
    ]


def test_how_often_alone_is_no_activity() -> None:
    rows: list[list[Value]] = [
        ["类型", "1月", "2月", "3月"],
        ["党员大会", None, "1次", "1次"],
        ["支委会", "1次", "2次", "1次"],
    ]
    assert read_crosstab(Grid("一览", rows), catalogue(), "") is None


NO_ACTIVITIES = {
    "主讲人": """
        2023年党课主讲人一览表
        支部       | 1月 | 2月  | 3月
        第一党支部 | 韩梅 | 罗刚 | 钱伟
        第二党支部 | 孙丽 | 周强 | 吴敏
    """,
    "到会率": """
        2023年主题党日到会率
        支部       | 1月   | 2月   | 3月
        第一党支部 | '95%  | '96%  | '97%
        第二党支部 | 23人  | 24/25 | 应到5人实到5人
    """,
}


@pytest.mark.parametrize("name", NO_ACTIVITIES)
def test_who_and_how_many_by_month_are_no_activities(name: str) -> None:
    assert read_crosstab(sheet(NO_ACTIVITIES[name], name), catalogue(), "") is None


def test_months_may_be_bare_numbers() -> None:
    table = """
    2023年三会一课
    月份     | 1   | 2   | 3
    党员大会 | 9日 |     | 15日
    支委会   | 5日 | 6日 | 7日
    """
    assert [d for d, _, _ in held(table)] == [
        *("2023-01-09", "2023-03-15"),
        *("2023-01-05", "2023-02-06", "2023-03-07"),
    ]


def test_days_may_head_the_rows() -> None:
    table = """
    2023年活动
    日期    | 党员大会 | 支委会   | 主题党日
    1月5日  |          | 研究计划 |
    1月20日 |          |          | √
    2月30日 | 通报工作 |          |
    2月16日 |          | 研究党费（应到5人，实到6人） | 植树
    """
    assert held(table) == [
        ("2023-01-05", "支委会", "研究计划"),
        ("2023-01-20", "主题党日", ""),
        ("?", "党员大会", "通报工作"),
        ("2023-02-16", "支委会", "研究党费"),
        ("2023-02-16", "主题党日", "植树"),
    ]
    assert [(f.code, f.cell) for f in found(table) if f.severity == "error"] == [
        ("L003", "A5"),
        ("L101", "C6"),
    ]


def test_a_calendar_of_the_year_has_days_down_and_months_across() -> None:
    table = """
    2023年党建活动日历
    日期 | 1月            | 2月            | 3月
    5日  | 支委会：研究计划 |              | 局务会
    6日  |                | 支委会：研究党费 |
    20日 | 主题党日：慰问 | 主题党日：植树 | 主题党日
    30日 |                | 党课：学习章程 | 工会活动
    """
    assert held(table) == [
        ("2023-01-05", "支委会", "研究计划"),
        ("2023-02-06", "支委会", "研究党费"),
        ("2023-01-20", "主题党日", "慰问"),
        ("2023-02-20", "主题党日", "植树"),
        ("2023-03-20", "主题党日", ""),
        ("?", "党课", "学习章程"),
    ]
    assert [(f.code, f.cell) for f in found(table) if f.severity == "error"] == [("L003", "C6")]


def test_a_group_may_have_its_place_in_brackets() -> None:
    table = """
    2022年上半年党小组会召开情况
    党小组 | 组长 | 1月 | 2月 | 3月
    第一党小组（机关） | 张三 | 9日 | 8日 | 10日
    第二党小组（车队） | 李四 | 10日 | 6日、21日 | 17日
    """
    book = read_ledger("台账.xlsx", [grid(table, "党小组会")], catalogue(), 2022)
    assert [(r.form, r.records) for r in book.reading] == [("crosstab", 7)]
    assert {a.type_names for a in book.activities} == {("党小组会",)}


@pytest.mark.parametrize("slip", ["主提党日", "主题党曰", "支部主题党曰", "主题党 曰"])
def test_a_slip_in_a_heading_is_asked_about_and_its_row_is_not_passed_over(slip: str) -> None:
    table = f"""
    2023年一季度组织生活一览
    类型     | 1月  | 2月   | 3月
    支委会   | 5日  | 6日   | 7日
    {slip}   | 12日 | 13日  | 15日
    党课     |      | 20日  |
    """
    assert [(f.code, f.cell) for f in found(table, period="2023Q1") if f.severity == "error"] == [
        ("L010", "B4"),
        ("L010", "C4"),
        ("L010", "D4"),
    ]
    its = book(table)
    said = check_ledger(its, find_scope(its, parse_period("2023Q1")))
    assert not [f.key for f in said if f.code == "F05"]


@pytest.mark.parametrize(
    "other", ["主题团日", "党课题目", "党员人数", "值班安排", "组织生活", "小组学习"]
)
def test_a_heading_of_something_else_is_no_slip(other: str) -> None:
    table = f"""
    2023年一季度组织生活一览
    类型     | 1月  | 2月   | 3月
    支委会   | 5日  | 6日   | 7日
    {other}  | 12日 | 13日  | 15日
    党课     |      | 20日  |
    """
    assert [f.code for f in found(table, period="2023Q1") if f.severity == "error"] == []


def test_a_title_merged_over_the_whole_table_heads_no_column() -> None:
    table = sheet(
        """
        柳湾渔业社党支部2023年活动一览（按月） | | | | |
        项目     | 1月                     | 2月            | 3月           | 全年 | 备注
        支委会   | 7日 9:00 社部 研究船检  | 9日（周四）17:10 防汛 | 3日17:15 补选 | 3    | 月月开
        党员大会 |                         |                | 31日 14:00 分馆 述职 | 1 |
        主题党日 | 8日 晚8点 补网          | 30日 14:00 清淤 | 12日（周日上班）12:30 植树 | 4 |
        当月次数 | 2                       | 2              | 3             |      |
        """,
        "2023",
        (0, 0, 0, 5),
    )
    assert held(table) == [
        ("2023-01-07", "支委会", "社部 研究船检"),
        ("2023-02-09", "支委会", "防汛"),
        ("2023-03-03", "支委会", "补选"),
        ("2023-03-31", "党员大会", "分馆 述职"),
        ("2023-01-08", "主题党日", "补网"),
        ("?", "主题党日", "清淤"),
        ("2023-03-12", "主题党日", "植树"),
    ]
    assert {(f.code, f.cell) for f in found(table) if f.severity != "info"} == {
        ("L003", "C5"),
        ("L054", "E5"),
    }
    assert [str(a.start) for a in book(table).activities if a.start] == [
        *("09:00:00", "17:10:00", "17:15:00", "14:00:00", "20:00:00", "12:30:00")
    ]
