"""Terms of office, corrections, commitments, readings, and what each member owes in a year."""

from __future__ import annotations

import pytest

from due_ledgers import NOTHING_HELD, due_on, told

# --- Terms of office ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("届满日期|2022-10-1", [("支委会任期届满，换届选举", "2022-10-01", "")]),
        ("届满日期|2022-3-1", [("支委会任期届满，换届选举", "2022-03-01", "")]),
        ("届满日期|2023-6-1", []),
        ("届满日期|2022-3-1\n延期换届批复|某委组〔2022〕3号", []),
        ("届满日期|", []),
    ],
    ids=["in half a year", "over", "later", "put off", "not stated"],
)
def test_the_end_of_the_term(settings: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(due_on("2022-05-10", 参数=f"键|值\n{settings}"), "T01") == expected


def test_it_points_to_the_parameter() -> None:
    (due,) = (d for d in due_on("2022-05-10", 参数="键|值\n届满日期|2022-10-1") if d.rule == "T01")
    assert due.rows == ("参数!2",)


# --- Corrections -------------------------------------------------------------------------------

PROBLEMS = """
序号 | 来源 | 问题 | 整改措施 | 责任人 | 发现日期 | 整改时限 | 完成情况 | 完成日期
1 | 巡察 | 记录不全 | 补齐 | 张三 | 2022-3-1 | 2022年4月30日 | 正在整改 |
2 | 巡察 | 学习不深 | 补学 | 张三 | 2022-3-1 | 2022年6月底前 | 未完成 |
3 | 巡察 | 形式单一 | 创新 | 张三 | 2022-3-1 | 2022年4月30日 | 已完成 | 2022-5-20
4 | 巡察 | 作风不实 | 改进 | 张三 | 2022-3-1 | 长期坚持 | 长期坚持 |
5 | 巡察 | 台账不齐 | 补齐 | 张三 | 2022-3-1 | 立行立改 | 未完成 |
6 | 巡察 | 会议少 | 补开 | 张三 | 2022-5-15 | 2022年6月30日 | 待定夺 |
"""


def test_open_problems_the_overdue_first() -> None:
    found = due_on("2022-06-10", 整改台账=PROBLEMS)
    assert told(found, "L601") == [
        ("整改：记录不全", "2022-04-30", ""),
        ("整改：学习不深", "2022-06-30", ""),
    ]
    assert found[0].rule == "L601" and found[0].rows == ("整改台账!2",)


def test_what_was_settled_later_than_the_day_was_open_then() -> None:
    settled = ("整改：形式单一", "2022-04-30", "")
    assert settled in told(due_on("2022-05-10", 整改台账=PROBLEMS), "L601")
    assert settled not in told(due_on("2022-05-20", 整改台账=PROBLEMS), "L601")


def test_before_the_ledger_s_period_it_is_to_be_verified() -> None:
    earlier = PROBLEMS.replace("2022-3-1", "2021-3-1")
    found = [d for d in due_on("2021-12-10", 整改台账=earlier) if d.rule == "L601"]
    assert found and all(d.unsure == "台账从2022年1月1日记起" for d in found)


def test_long_after_the_ledger_s_period_it_is_to_be_verified() -> None:
    assert not any(d.unsure for d in due_on("2022-09-10", 整改台账=PROBLEMS) if d.rule == "L601")
    found = [d for d in due_on("2022-10-10", 整改台账=PROBLEMS) if d.rule == "L601"]
    assert found and all(d.unsure == "台账的报告期到2022年6月30日为止" for d in found)


def test_what_is_found_later_than_the_day_is_not_known_yet() -> None:
    assert told(due_on("2022-02-10", 整改台账=PROBLEMS), "L601") == []


# --- Commitments -------------------------------------------------------------------------------

COMMITTED = "原文|事项类型|频次|单位|期间起|期间止"


def committed(*rows: str) -> str:
    return "\n".join([COMMITTED, *rows])


def test_what_a_commitment_still_asks_for_in_the_span() -> None:
    sheet = committed("每月开展2次支部党建调研|调研走访|2|月|2022-1-1|2022-6-30")
    sheet = sheet.replace("调研走访", "主题党日")
    once = NOTHING_HELD + "2022-4-3 | 主题党日 | 植树 | 张三 | 9\n"
    (due,) = (d for d in due_on("2022-04-10", once, 承诺事项=sheet) if d.rule == "F16")
    assert (due.words, due.by.isoformat()) == ("承诺：每月开展2次支部党建调研", "2022-04-30")
    assert due.rows == ("承诺事项!2", "活动台账!3")
    assert told(due_on("2022-05-10", once, 承诺事项=sheet), "F16") == [
        ("承诺：每月开展2次支部党建调研（还差2次）", "2022-05-31", "")
    ]
    twice = once + "2022-4-8 | 主题党日 | 扫墓 | 张三 | 9\n"
    assert told(due_on("2022-04-10", twice, 承诺事项=sheet), "F16") == []


def test_a_commitment_of_another_time_is_not_due() -> None:
    sheet = committed("每月开展1次支委会|支委会|1|月|2022-7-1|2022-12-31")
    assert told(due_on("2022-04-10", 承诺事项=sheet), "F16") == []
    assert told(due_on("2022-07-05", 承诺事项=sheet), "F16") == [
        ("承诺：每月开展1次支委会", "2022-07-31", "")
    ]


def test_a_yearly_meeting_that_was_promised_may_be_held_until_march() -> None:
    sheet = committed("全年召开1次组织生活会|组织生活会|1|年|2021-1-1|2021-12-31")
    last_year = NOTHING_HELD.replace("2022-1-4", "2021-1-4")
    assert told(due_on("2022-01-20", last_year, "2021", 承诺事项=sheet), "F16") == [
        ("承诺：全年召开1次组织生活会", "2022-03-31", "")
    ]
    assert told(due_on("2022-01-20", last_year, "2021H2", 承诺事项=sheet), "F16") == []


def test_other_yearly_commitments_end_with_their_year() -> None:
    sheet = committed("全年讲1次党课|党课|1|年|2021-1-1|2021-12-31")
    last_year = NOTHING_HELD.replace("2022-1-4", "2021-1-4")
    assert told(due_on("2022-01-20", last_year, "2021", 承诺事项=sheet), "F16") == []
    assert told(due_on("2021-12-20", last_year, "2021", 承诺事项=sheet), "F16") == [
        ("承诺：全年讲1次党课", "2021-12-31", "")
    ]


def test_a_commitment_that_no_activity_shows_is_to_be_verified() -> None:
    sheet = committed("建成党建品牌||||2022-1-1|2022-5-31")
    assert told(due_on("2022-04-10", 承诺事项=sheet), "F16") == [
        ("承诺：建成党建品牌（待核实：台账看不出做了没有）", "2022-05-31", "")
    ]
    assert told(due_on("2022-06-10", 承诺事项=sheet), "F16") == []


def test_a_commitment_without_days_is_left_out() -> None:
    sheet = committed("每月开展1次支委会|支委会|1|月||")
    settings = "键|值\n下一步承诺|每月开展1次支委会；建成党建品牌"
    assert told(due_on("2022-04-10", 承诺事项=sheet, 参数=settings), "F16") == []


# --- Readings ----------------------------------------------------------------------------------

READINGS = "文件或讲话|下发日期|要求完成日期|关键字1\n《廉洁自律准则》|2022-3-1|2022-5-31|廉洁自律"


def test_what_is_to_be_studied() -> None:
    expected = [("学习《廉洁自律准则》", "2022-05-31", "")]
    assert told(due_on("2022-04-10", 必学清单=READINGS), "L611") == expected
    assert told(due_on("2022-06-10", 必学清单=READINGS), "L611") == expected
    assert told(due_on("2022-02-10", 必学清单=READINGS), "L611") == []
    studied = NOTHING_HELD + "2022-4-3 | 专题学习 | 学习廉洁自律准则 | 张三 | 9\n"
    assert told(due_on("2022-04-10", studied, 必学清单=READINGS), "L611") == []
    assert told(due_on("2022-04-02", studied, 必学清单=READINGS), "L611") == expected


def test_what_may_have_been_studied_on_a_day_not_understood() -> None:
    unread = NOTHING_HELD + "某天 | 专题学习 | 学习廉洁自律准则 | 张三 | 9\n"
    ((words, _, _),) = told(due_on("2022-04-10", unread, 必学清单=READINGS), "L611")
    assert "待核实" in words


# --- What each member owes in a year -----------------------------------------------------------

ROSTER = """
姓名 | 党员类别 | 入党日期 | 转正日期 | 党内职务 | 任职日期 | 是否领导干部 | 个人有关事项报告日期
张三 | 正式党员 | 2010-7-1 | 2011-7-1 | 书记 | 2022-2-10 | 是 | 2022-1-20
李四 | 正式党员 | 2010-7-1 | 2011-7-1 | | | 是 |
孙七 | 正式党员 | 2010-7-1 | 2011-7-1 | 组织委员 | | 是 |
王五 | 正式党员 | 2022-3-1 | 2022-3-1 | | | |
"""


def test_talks_as_a_number_of_members() -> None:
    talks = "日期|谈话人|谈话对象\n2022-3-1|张三|赵六"
    assert told(due_on("2022-04-10", 党员名册=ROSTER, 谈心谈话=talks), "F08") == [
        ("谈心谈话（2名党员今年未见记录）", "2022-12-31", "")
    ]
    groups = talks.replace("赵六", "全体党员")
    assert told(due_on("2022-04-10", 党员名册=ROSTER, 谈心谈话=groups), "F08") == []
    assert told(due_on("2022-04-10", 党员名册=ROSTER), "F08") == []


HOURS = "日期|活动类型|主题|主持人|实到人数|学时|参加人员\n2022-3-4|专题学习|学习|张三|2|{}|{}"


def test_hours_of_study_where_everybody_s_are_known() -> None:
    rows = HOURS.format(33, "张三")
    (due,) = (d for d in due_on("2022-04-10", rows, 党员名册=ROSTER) if d.rule == "F12")
    assert due.words == "党员集中学习培训（2名不满32学时）"  # 王五 joined within the year
    assert due.rows == ("党员名册!3", "党员名册!4")
    unknown = HOURS.format(33, "张三等2人")
    assert told(due_on("2022-04-10", unknown, 党员名册=ROSTER), "F12") == []


def test_the_committee_s_hours_where_there_are_courses() -> None:
    rows = HOURS.format(33, "张三")
    courses = "班次|起止日期|学时|参加人员\n党务干部培训班|2022年2月11日—13日|23|张三"
    (due,) = (
        d for d in due_on("2022-04-10", rows, 党员名册=ROSTER, 培训=courses) if d.rule == "F13"
    )
    assert due.words == "书记和支委学习培训（1名不满56学时）"  # 张三 has 33 and 23
    assert (due.by.isoformat(), due.rows) == ("2022-12-31", ("党员名册!4",))
    assert told(due_on("2022-04-10", rows, 党员名册=ROSTER), "F13") == []


def test_hours_of_a_year_that_the_ledger_does_not_hold() -> None:
    rows = HOURS.format(33, "张三").replace("2022-3-4", "2022-8-4")
    assert told(due_on("2022-08-10", rows, "2022H2", 党员名册=ROSTER), "F12") == []


def test_a_new_secretary_s_training() -> None:
    courses = "班次|起止日期|学时|参加人员\n党务干部培训班|2022年1月11日—13日|24|李四"
    assert told(due_on("2022-04-10", 党员名册=ROSTER, 培训=courses), "F14") == [
        ("新任书记参加任职培训", "2022-08-10", "")
    ]
    went = courses.replace("1月11日—13日|24|李四", "3月11日—13日|24|张三")
    assert told(due_on("2022-04-10", 党员名册=ROSTER, 培训=went), "F14") == []
    assert told(due_on("2022-04-10", 党员名册=ROSTER), "F14") == []


def test_leaders_report_in_january() -> None:
    assert told(due_on("2022-01-25", 党员名册=ROSTER), "F17") == [
        ("领导干部报告个人有关事项（2名未见记录）", "2022-01-31", "")
    ]
    assert told(due_on("2022-02-25", 党员名册=ROSTER), "F17") == []
    kept = ROSTER.replace("| 2022-1-20", "|")
    assert told(due_on("2022-01-25", 党员名册=kept), "F17") == []
