"""Steps of admission: each by its day, counted by the calendar."""

from __future__ import annotations

import pytest

from due_ledgers import due_on

CODES = ("M01", "M04", "M09", "M10", "M12", "M13", "M16")


def steps(
    day: str, headings: str, *people: str, period: str = "2022H1", **others: str
) -> list[tuple[str, str, str]]:
    sheet = "\n".join([f"姓名 | 当前阶段 | {headings}", *people])
    found = due_on(day, period=period, 发展党员=sheet, **others)
    return [(d.rule, d.what, d.by.isoformat()) for d in found if d.rule in CODES]


@pytest.mark.parametrize(
    ("talked", "due"),
    [
        ("", True),
        ("2022-3-20", False),
        ("2022-3-25", False),
        ("2022-4-2", True),
        ("三月谈过", False),
    ],
    ids=["blank", "done", "on the day", "later than the day", "not understood"],
)
def test_a_talk_within_a_month_of_the_application(talked: str, due: bool) -> None:
    found = steps("2022-03-25", "申请书日期 | 谈话日期", f"陈晨 | 申请人 | 2022-3-1 | {talked}")
    assert found == [("M01", "派人同入党申请人“陈晨”谈话", "2022-04-01")] * due


def test_no_column_of_talks_no_to_do() -> None:
    assert steps("2022-03-25", "申请书日期", "陈晨 | 申请人 | 2022-3-1") == []


def test_who_applies_later_than_the_day_is_not_yet_waiting() -> None:
    assert steps("2022-02-25", "申请书日期 | 谈话日期", "陈晨 | 申请人 | 2022-3-1 | ") == []


def test_half_yearly_examination() -> None:
    columns = "确定积极分子日期 | 考察日期列表"
    person = "陈晨 | 积极分子 | 2021-5-10 | 2021-11-9"
    expected = [("M04", "半年一次考察积极分子“陈晨”", "2022-05-09")]
    assert steps("2022-04-10", columns, person) == expected
    assert steps("2022-05-20", columns, person) == expected  # overdue, and still to be done
    later = person + "、2022-5-8"
    assert steps("2022-05-20", columns, later) == [(*expected[0][:2], "2022-11-08")]


def test_somebody_of_whom_nobody_knows_since_when() -> None:
    columns = "确定积极分子日期 | 考察日期列表"
    assert steps("2022-05-20", columns, "陈晨 | 积极分子 | | 2021-11-9") == []
    assert steps("2021-04-20", columns, "陈晨 | 积极分子 | 2021-5-10 |", period="2021H1") == []


def test_an_examination_whose_days_are_not_understood_is_left_alone() -> None:
    columns = "确定积极分子日期 | 考察日期列表"
    assert steps("2022-05-20", columns, "陈晨 | 积极分子 | 2021-5-10 | 每半年一次") == []


def test_probation_ends_after_a_year() -> None:
    columns = "支部大会日期 | 转正大会日期"
    person = "陈晨 | 预备党员 | 2021-6-18 | "
    expected = [("M10", "预备党员“陈晨”预备期满，讨论转正", "2022-06-18")]
    assert steps("2022-04-10", columns, person) == expected
    assert steps("2022-04-10", columns, person.replace("预备党员", "正式党员")) == []


def test_a_sheet_without_a_column_of_confirmation() -> None:
    expected = [("M10", "预备党员“陈晨”预备期满，讨论转正", "2022-06-18")]
    assert steps("2022-04-10", "支部大会日期", "陈晨 | 预备党员 | 2021-6-18") == expected
    columns = "支部大会日期 | 转正结果"
    assert steps("2022-04-10", columns, "陈晨 | 预备党员 | 2021-6-18 | 延长") == []


def test_a_step_points_to_its_row() -> None:
    sheet = "姓名 | 当前阶段 | 申请书日期 | 谈话日期\n陈晨 | 申请人 | 2022-3-1 |"
    (due,) = (d for d in due_on("2022-03-25", 发展党员=sheet) if d.rule == "M01")
    assert due.rows == ("发展党员!2",)


def test_whom_the_roster_calls_a_full_member_has_been_confirmed() -> None:
    roster = "姓名|党员类别|入党日期|转正日期\n陈晨|正式党员|2021-6-18|2022-6-18"
    columns = "支部大会日期 | 转正大会日期"
    person = "陈晨 | 预备党员 | 2021-6-18 | "
    assert steps("2022-06-30", columns, person, 党员名册=roster) == []
    assert steps("2022-06-10", columns, person, 党员名册=roster) != []


def test_an_extended_probation_ends_later() -> None:
    columns = "支部大会日期 | 转正大会日期 | 转正结果 | 延长月数"
    person = "陈晨 | 预备党员 | 2021-1-18 | 2022-1-20 | 延长 | 6"
    expected = [("M10", "预备党员“陈晨”预备期满，讨论转正", "2022-07-18")]
    assert steps("2022-04-10", columns, person) == expected
    assert steps("2022-04-10", columns, person.replace("| 6", "| ")) == []


def test_the_committee_approves_within_three_months() -> None:
    columns = "支部大会日期 | 党委审批日期"
    person = "陈晨 | 预备党员 | 2022-3-2 | "
    expected = ("M09", "党委审批接收“陈晨”为预备党员的决议", "2022-06-02")
    assert steps("2022-04-10", columns, person)[0] == expected
    approved = steps("2022-04-10", columns, person + "2022-4-1")
    assert [code for code, _, _ in approved] == ["M10"]


def test_whoever_has_gone_on_is_not_waited_for() -> None:
    columns = "支部大会日期 | 党委审批日期 | 入党宣誓日期 | 转正大会日期 | 转正结果 | 延长月数"
    sworn = "陈晨 | 预备党员 | 2022-3-2 | | 2022-4-1 | | |"
    assert "M09" not in [code for code, _, _ in steps("2022-04-10", columns, sworn)]
    extended = "陈晨 | 预备党员 | 2021-3-2 | | | 2022-3-5 | 延长 | 6"
    assert "M09" not in [code for code, _, _ in steps("2022-04-10", columns, extended)]


def test_a_file_that_is_closed_waits_for_nothing() -> None:
    columns = "支部大会日期 | 转正大会日期 | 转正审批日期 | 归档日期"
    assert steps("2022-04-10", columns, "陈晨 | 正式党员 | 2021-3-2 | 2022-3-3 | | 2022-4-2") == []


def test_confirmation_is_approved_within_three_months() -> None:
    columns = "支部大会日期 | 转正大会日期 | 转正审批日期"
    person = "陈晨 | 正式党员 | 2021-3-2 | 2022-3-3 | "
    expected = [("M12", "党委审批“陈晨”转正的决议", "2022-06-03")]
    assert steps("2022-04-10", columns, person) == expected
    assert steps("2022-04-10", columns, person + "2022-4-1") == []


def test_a_gap_of_years_in_the_records_is_no_to_do() -> None:
    columns = "支部大会日期 | 转正大会日期 | 转正审批日期"
    assert steps("2022-04-10", columns, "陈晨 | 正式党员 | 2014-3-2 | 2015-3-3 | ") == []


def test_the_branch_discusses_within_a_month_of_the_examination_since_2026() -> None:
    columns = "预审日期 | 支部大会日期"
    found = steps("2026-06-20", columns, "陈晨 | 发展对象 | 2026-6-10 | ", period="2026H1")
    assert found == [("M16", "支部大会讨论接收“陈晨”为预备党员", "2026-07-10")]
    assert steps("2022-06-20", columns, "陈晨 | 发展对象 | 2022-6-10 | ") == []


def test_a_notice_that_is_up_on_the_day() -> None:
    columns = "确定积极分子日期 | 公示起止 | 确定发展对象日期"
    person = "陈晨 | 积极分子 | 2021-3-1 | 2022年4月11日—15日 | "
    expected = [("M13", "“陈晨”公示期满，研究确定为发展对象", "2022-04-15")]
    assert steps("2022-04-12", columns, person) == expected
    assert steps("2022-04-18", columns, person) == []
    assert steps("2022-04-10", columns, person) == []
    one_day = "陈晨 | 积极分子 | 2021-3-1 | 2022年4月11日 | "
    assert steps("2022-04-11", columns, one_day) == []  # when it was put up, not for how long


def test_somebody_on_two_sheets_waits_once() -> None:
    columns = "支部大会日期 | 转正大会日期"
    person = "陈晨 | 预备党员 | 2021-6-18 | "
    again = "姓名 | 当前阶段 | 支部大会日期\n陈晨 | 预备党员 | 2021-6-18"
    assert len(steps("2022-04-10", columns, person, 预备党员=again)) == 1
