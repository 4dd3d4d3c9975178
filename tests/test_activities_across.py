"""Activities across: a column each, their headings down the left."""

from __future__ import annotations

import pytest

from addin.ledger.refusal import Refusal
from form_sheets import book, form, found, held, sheet

IN_SECOND_COLUMN = """
云州所党支部2023年第一季度组织生活情况
序号 | 项目     | 第一次   | 第二次   | 第三次   | 合计
1    | 时间     | 1月5日   | 2月6日   | 3月7日   |
2    | 类型     | 支委会   | 党员大会 | 主题党日 | 3
3    | 议题     | 研究计划 | 通报工作 | 植树     |
4    | 主持人   | 韩梅     | 韩梅     |          |
5    | 应到人数 | 5        | 24       | 24       | 53
6    | 实到人数 | 5        | 23       | 25       | 53
"""


def test_headings_may_be_in_the_second_column_and_sums_at_the_right() -> None:
    assert held(IN_SECOND_COLUMN) == [
        ("2023-01-05", "支委会", "研究计划"),
        ("2023-02-06", "党员大会", "通报工作"),
        ("2023-03-07", "主题党日", "植树"),
    ]
    assert book(IN_SECOND_COLUMN).reading[0].explained == 1


def test_faults_are_found_at_their_cells() -> None:
    errors = {(f.code, f.cell) for f in found(IN_SECOND_COLUMN) if f.severity == "error"}
    assert errors == {("L001", "E6"), ("L101", "E8")}


def test_the_sheet_may_state_the_type() -> None:
    table = """
    2023年支委会召开情况
    | | 1月 | 2月 | 3月
    召开时间 | 1月5日   | 2月6日   | 3月7日
    会议议题 | 研究计划 | 通报工作 | 研究植树
    主持人   | 韩梅     | 韩梅     | 罗刚
    """
    assert [(d, kind) for d, kind, _ in held(sheet(table, "支委会"))] == [
        ("2023-01-05", "支委会"),
        ("2023-02-06", "支委会"),
        ("2023-03-07", "支委会"),
    ]


def test_a_type_may_be_merged_over_its_activities() -> None:
    table = """
    项目   | 支委会   |          |          | 党员大会 |
    时间   | 1月5日   | 2月6日   | 3月7日   | 2月8日   | 5月9日
    议题   | 研究计划 | 通报工作 | 研究植树 | 学习章程 | 学习条例
    主持人 | 韩梅     | 韩梅     | 罗刚     | 韩梅     | 韩梅
    """
    its = sheet(table, "情况", (0, 1, 0, 3), (0, 4, 0, 5))
    assert [kind for _, kind, _ in held(its)] == [
        "支委会",
        "支委会",
        "支委会",
        "党员大会",
        "党员大会",
    ]


def test_blocks_stand_below_one_another_and_the_type_may_come_first() -> None:
    table = """
    活动类型  | 支委会   | 支部党员大会 | 支委会
    活动时间  | 2023.1.5 | 2023.2.30    | 2023.3.7
    主要内容  | 研究计划 | 通报工作     | 研究植树
    应到/实到 | 5/5      | 24/22        | 5/6
    活动类型  | 主题党日 | 党课
    活动时间  | 2023.4.9 | 2023.5.6
    主要内容  | 植树     | 学习条例
    应到/实到 | 24/20    | 24/21
    """
    assert [(d, kind) for d, kind, _ in held(table)] == [
        ("2023-01-05", "支委会"),
        ("?", "党员大会"),
        ("2023-03-07", "支委会"),
        ("2023-04-09", "主题党日"),
        ("2023-05-06", "党课"),
    ]
    assert {(f.code, f.cell) for f in found(table) if f.severity == "error"} == {
        ("L003", "C2"),
        ("L101", "D4"),
    }


def test_an_activity_without_a_day_is_asked_about() -> None:
    table = """
    时间   | 2023.1.5 |          | 2023.3.7
    类型   | 支委会   | 党员大会 | 支委会
    议题   | 研究计划 | 通报工作 | 研究植树
    主持人 | 韩梅     | 韩梅     | 罗刚
    """
    assert ("L001", "C1") in {(f.code, f.cell) for f in found(table)}


PEOPLE = """
2023年第一季度党员参加组织生活情况
活动日期 | 1月5日   | 2月6日   | 3月7日 | 备注
活动类型 | 主题党日 | 党员大会 | 党课   |
主题     | 慰问     | 通报     | 学习   |
应到     | 4        | 4        | 4      |
实到     | 3        | 4        | 4      |
韩梅     | √        | √        | √      |
罗刚     | 假       | √        | √      |
钱 伟    | √        | √        | 病假   | 住院
孙丽     | √        | √        | √      |
"""


def test_marks_beside_names_say_who_came() -> None:
    first, second, _ = book(PEOPLE).activities
    assert first.absent is not None
    assert (first.absent.names, first.absent.roles) == (("罗刚",), {"罗刚": "假"})
    assert second.attendees is not None
    assert second.attendees.names == ("韩梅", "罗刚", "钱伟", "孙丽")


def test_heads_are_held_against_the_marks() -> None:
    assert ("L105", "D6") in {(f.code, f.cell) for f in found(PEOPLE)}


ATTENDANCE = """
2023年主题党日签到情况
序号 | 姓名  | 1月5日 | 2月6日 | 3月7日
1    | 韩梅  | √      | √      | √
2    | 罗刚  | 假     | √      | √
3    | 钱 伟 | √      | √      | 出差
"""
WITH_TYPES = """
2023年党员参加组织生活情况
姓名 | 1月5日 | 2月6日   | 3月7日
| | 支委会 | 党员大会 | 主题党日
韩梅 | √      | √        | √
罗刚 | /      | √        | √
钱伟 | √      | √        | 假
"""
IN_ONE_CELL = """
2023年党员参加组织生活情况
姓名 | 1月5日支委会 | 2月6日 党员大会 | 3月7日⏎主题党日
韩梅 | √            | √               | √
罗刚 | /            | √               | √
钱伟 | √            | √               | 假
"""


def test_people_may_be_down_and_days_across() -> None:
    assert held(ATTENDANCE) == [
        ("2023-01-05", "主题党日", ""),
        ("2023-02-06", "主题党日", ""),
        ("2023-03-07", "主题党日", ""),
    ]
    first = book(ATTENDANCE).activities[0]
    assert first.absent is not None
    assert (first.present, first.absent.names) == (2, ("罗刚",))


@pytest.mark.parametrize("table", [WITH_TYPES, IN_ONE_CELL])
def test_their_types_may_be_below_the_days_or_beside_them(table: str) -> None:
    assert [(d, kind) for d, kind, _ in held(table)] == [
        ("2023-01-05", "支委会"),
        ("2023-02-06", "党员大会"),
        ("2023-03-07", "主题党日"),
    ]
    assert [a.present for a in book(table).activities] == [2, 3, 2]


def test_attendance_at_work_is_no_activity() -> None:
    with pytest.raises(Refusal):
        book(ATTENDANCE.replace("主题党日签到情况", "考勤表"))


UNKNOWN_HEADINGS = """
青石坡护林站党支部2023年一季度活动记录
编号   | 一1        | 一2      | 一3      | 一4                      | 合计
日  期 | 1月5日     | 2月10日  | 3月14日  | 3.17（因大雪改期，未开） |
时间   | 9:00       | 15:00    | 8:30     | 9:00                     |
种类   | 支委会     | 党课     | 主题党日 | 主题党日                 | 3次
谁主持 | 韩梅       | 罗刚     | 韩梅     |                          |
应到（人） | 3      | 9        | 9        |                          |
实到（人） | 3      | 8        | 10       |                          |
请假（人） | 0      | 2        | 0        |                          |
请假人 |            | 钱伟     |          |                          |
内容   | 研究巡护   | 防火知识 | 清理界碑 | 慰问                     |
谁记的 | 钱         | 钱       | 钱       |                          |
"""


def test_headings_are_known_as_those_of_a_list() -> None:
    assert held(UNKNOWN_HEADINGS) == [
        ("2023-01-05", "支委会", "研究巡护"),
        ("2023-02-10", "党课", "防火知识"),
        ("2023-03-14", "主题党日", "清理界碑"),
    ]
    assert {("L101", "D8"), ("L102", "C8"), ("L033", "A5")} <= {
        (f.code, f.cell) for f in found(UNKNOWN_HEADINGS)
    }


STACKED = """
云州图书馆党支部2023年度组织生活记录（上半年）
一季度
序号 | 23-01       | 23-02            | 23-03
日期 | 1.9（一）   | 2.6（一）        | 3.6（一）
时段 | 14:00-15:00 | 9:30-11:30       | 15:00-16:00
形式 | 支委会      | 主题党日         | 党课
内容 | 全年打算    | 整理书架         | 学习条例
主持 | 韩梅        | 罗刚             | 韩梅
应到 | 3           | 9                | 9
实到 | 3           | 10               | 7
缺席 | 无          | 无               | 钱伟

二季度
序号 | 23-04       | 23-05            | 23-06
日期 | 4.3（一）   | 5.9（二）        | 6.5（一）
时段 | 14:00-15:00 | 9:30-11:30       | 15:00-16:00
形式 | 支委会      | 主题党日         | 党员大会
内容 | 读书月      | 送书进村         | 通报工作
主持 | 韩梅        | 罗刚             | 韩梅
应到 | 3           | 9                | 9
实到 | 3           | 9                | 8
缺席 | 无          | 无               | 孙丽
"""


def test_blocks_below_a_band_each_are_no_calendar() -> None:
    assert form(STACKED) == ["columns"]
    assert [(d, kind) for d, kind, _ in held(STACKED)] == [
        ("2023-01-09", "支委会"),
        ("2023-02-06", "主题党日"),
        ("2023-03-06", "党课"),
        ("2023-04-03", "支委会"),
        ("2023-05-09", "主题党日"),
        ("2023-06-05", "党员大会"),
    ]
    assert {("L101", "C10"), ("L104", "D11")} <= {(f.code, f.cell) for f in found(STACKED)}


def test_headings_may_take_two_columns() -> None:
    table = """
    项目     |      | 第一次   | 第二次   | 第三次
    开展日期 |      | 1月5日   | 2月6日   | 3月7日
    会议类别 |      | 支委会   | 党员大会 | 主题党日
    议题     |      | 研究计划 | 通报工作 | 植树
    到会情况 | 应到 | 5        | 24       | 24
    | | 实到   | 5      | 23       | 25
    """
    its = sheet(table, "情况", (4, 0, 5, 0), (1, 0, 1, 1), (2, 0, 2, 1), (3, 0, 3, 1))
    assert [a.present for a in book(its).activities] == [5, 23, 25]
    assert ("L101", "E6") in {(f.code, f.cell) for f in found(its)}


def test_a_heading_close_to_the_known_one_may_come_first() -> None:
    table = """
    会议日期（公历） | 2023.1.5 | 2023.2.6 | 2023.3.7
    会议类型         | 支委会   | 党员大会 | 支委会
    会议议题         | 研究计划 | 通报工作 | 研究植树
    会议日期（公历） | 2023.4.5 | 2023.5.6 | 2023.6.7
    会议类型         | 支委会   | 党员大会 | 支委会
    会议议题         | 研究防汛 | 学习条例 | 慰问党员
    """
    assert [d for d, _, _ in held(table)] == [
        *("2023-01-05", "2023-02-06", "2023-03-07"),
        *("2023-04-05", "2023-05-06", "2023-06-07"),
    ]


MONTHS = {
    "above the days": """
        2023年上半年三会一课
        月份 | 1月      |          | 2月      | 3月
        日期 | 5日      | 19日     | 6日      | 7日
        类别 | 支委会   | 党员大会 | 支委会   | 主题党日
        主题 | 研究计划 | 通报     | 研究植树 | 植树
        实到 | 5        | 23       | 5        | 25
    """,
    "in rows of numbers": """
        三会一课
        年   | 2023     |          | 2023     | 2023
        月   | 1        | 1        | 2        | 3
        日   | 5        | 19       | 6        | 7
        类别 | 支委会   | 党员大会 | 支委会   | 主题党日
        主题 | 研究计划 | 通报     | 研究植树 | 植树
        实到 | 5        | 23       | 5        | 25
    """,
    "above the blocks": """
        2023年上半年三会一课
        1月
        日期 | 5日      | 19日
        类别 | 支委会   | 党员大会
        主题 | 研究计划 | 通报
        2月份
        日期 | 6日      |
        类别 | 支委会   |
        主题 | 研究植树 |
        三月
        日期 | 7日      |
        类别 | 主题党日 |
        主题 | 植树     |
    """,
}


@pytest.mark.parametrize("table", MONTHS.values(), ids=MONTHS.keys())
def test_months_may_stand_beside_or_above_the_days(table: str) -> None:
    assert [(d, kind) for d, kind, _ in held(table)] == [
        ("2023-01-05", "支委会"),
        ("2023-01-19", "党员大会"),
        ("2023-02-06", "支委会"),
        ("2023-03-07", "主题党日"),
    ]


def test_weekdays_may_be_in_a_row_of_their_own() -> None:
    table = """
    日期 | 2023.1.5 | 2023.2.6 | 2023.3.7
    星期 | 四       | 二       | 周二
    类别 | 支委会   | 党员大会 | 支委会
    主题 | 研究计划 | 通报工作 | 研究植树
    """
    assert [f.cell for f in found(table) if f.code == "L060"] == ["C1"]


SUMS = """
2023年上半年组织生活
日期 | 1月5日   | 1月19日  | 2月6日 | 3月7日   | 合计
类别 | 支委会   | 党员大会 | 支委会 | 主题党日 | {times}
主题 | 研究计划 | 通报     | 植树   | 慰问     |
应到 | 5        | 24       | 5      | 24       | 58
实到 | 5        | 23       | 5      | 24       | {heads}
备注 |          |          |        |          |
"""


@pytest.mark.parametrize(
    ("times", "heads", "cells"),
    [("4次", "57", set()), ("5次", "57", {"F3"}), ("4", "59", {"F6"}), ("共4次", "57人次", set())],
)
def test_sums_at_the_right_are_held_against_the_columns(
    times: str, heads: str, cells: set[str]
) -> None:
    its = found(SUMS.format(times=times, heads=heads))
    assert {f.cell for f in its if f.code == "L054"} == cells


def test_sums_may_leave_out_what_was_not_held() -> None:
    table = SUMS.format(times="3次", heads="33")
    table = table.replace("2月6日", "3月6日（因雨取消）").replace("58", "53")
    table = table.replace("| 5      | 24       |", "|        | 24       |")
    its = found(table.replace("33", "52"))
    assert not [f for f in its if f.code == "L054"]


def test_what_was_listed_twice_is_told_by_its_cell() -> None:
    table = """
    日期 | 2023.1.5 | 2023.2.6 | 2023.2.6
    类别 | 支委会   | 党员大会 | 党员大会
    主题 | 研究计划 | 通报工作 | 通报工作
    """
    (twice,) = [f for f in found(table) if f.code == "L301"]
    assert twice.cell == "D1"
    assert "在C1格已有一行" in twice.message
