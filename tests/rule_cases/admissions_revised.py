"""Cases of the rules about 发展党员 on both sides of 18 May 2026, when the rules were revised."""

from __future__ import annotations

from addin.checks.finding import Severity
from rule_cases.admissions import book, parameter
from rule_cases.case import RuleCase


def revised(  # noqa: PLR0917 - a row of the table, read from left to right
    code: str, severity: Severity, shows: str, headings: str, bad: str, at: str, good: str
) -> RuleCase:
    """Return a case of one person's row in the first half of 2026, bad and good."""
    return RuleCase(
        code,
        severity,
        shows,
        book(headings, bad),
        f"发展党员!{at}2",
        book(headings, good),
        period="2026H1",
    )


CASES = (
    revised(
        "M06",
        "warning",
        "2026年5月18日起不足三天只是提醒",
        "培训起止 | 培训学时",
        "发展对象 | 2026年5月18日—19日 | 16",
        "C",
        "发展对象 | 2026年5月18日—20日 | 16",
    ),
    revised(
        "M06",
        "error",
        "2026年5月18日以前开始的培训，照原来的判",
        "培训起止 | 培训学时",
        "发展对象 | 2026年5月17日—18日 | 16",
        "C",
        "发展对象 | 2026年5月16日—18日 | 16",
    ),
    revised(
        "M06",
        "error",
        "2026年5月18日起没有培训就开支部大会是错误；以前的由L501提醒",
        "培训起止 | 培训学时 | 支部大会日期",
        "预备党员 | | | 2026-5-18",
        "C",
        "预备党员 | | | 2026-5-17",
    ),
    RuleCase(
        "M06",
        "error",
        "没有培训这两列的、还没有开支部大会的不判断；填了学时就是培训过",
        good=book("支部大会日期", "预备党员 | 2026-6-1")
        + "\n【积极分子】\n姓名 | 培训起止 | 培训学时 | 支部大会日期\n"
        + "孙七 | | | \n周八 | | 24 | 2026-6-1",
        period="2026H1",
    ),
    revised(
        "M13",
        "warning",
        "2026年5月18日起的公示不到五个工作日要提醒；6月19日端午节放假",
        "公示起止",
        "发展对象 | 2026年6月15日—19日",
        "C",
        "发展对象 | 2026年6月15日—22日",
    ),
    RuleCase(
        "M13",
        "warning",
        "2026年5月18日起，参数填0、填少了仍按五个；以前的填0不检查",
        bad=book(
            "公示起止", "发展对象 | 2026年6月1日—4日", others=parameter("发展党员公示工作日", 0)
        ),
        at="发展党员!C2",
        good=book(
            "公示起止",
            "发展对象 | 2026年6月1日—5日",
            "发展对象 | 2026年5月11日—12日",
            others=parameter("发展党员公示工作日", 0),
        ),
        period="2026H1",
    ),
    RuleCase(
        "M13",
        "warning",
        "本地要求更多的从其规定",
        bad=book(
            "公示起止", "发展对象 | 2026年6月1日—5日", others=parameter("发展党员公示工作日", 7)
        ),
        at="发展党员!C2",
        good=book(
            "公示起止", "发展对象 | 2026年6月1日—9日", others=parameter("发展党员公示工作日", 7)
        ),
        period="2026H1",
    ),
    revised(
        "M15",
        "warning",
        "公示在确定为发展对象之后",
        "公示起止 | 确定发展对象日期",
        "发展对象 | 2026年6月11日—17日 | 2026-6-10",
        "C",
        "发展对象 | 2026年6月3日—9日 | 2026-6-10",
    ),
    revised(
        "M15",
        "warning",
        "公示还没有结束；结束当天可以",
        "公示起止 | 确定发展对象日期",
        "发展对象 | 2026年6月3日—9日 | 2026-6-8",
        "C",
        "发展对象 | 2026年6月3日—9日 | 2026-6-9",
    ),
    revised(
        "M15",
        "warning",
        "没有填公示；2026年5月18日以前确定的不检查",
        "公示起止 | 确定发展对象日期",
        "发展对象 | | 2026-5-18",
        "C",
        "发展对象 | | 2026-5-17",
    ),
    RuleCase(
        "M15",
        "warning",
        "没有公示这一列、没有确定日期、公示写得看不懂的，不判断；以前确定、以后公示的是别的公示",
        good=book("确定发展对象日期", "发展对象 | 2026-6-10")
        + "\n【积极分子】\n姓名 | 公示起止 | 确定发展对象日期\n"
        + "孙七 | 2026年6月3日—9日 | \n周八 | 六月里 | 2026-6-10\n"
        + "吴九 | 2026年6月3日—9日 | 2026-4-10",
        period="2026H1",
    ),
    revised(
        "M16",
        "warning",
        "预审合格一个月内开支部大会，按月份算",
        "预审日期 | 支部大会日期",
        "预备党员 | 2026-6-10 | 2026-7-11",
        "D",
        "预备党员 | 2026-6-10 | 2026-7-10",
    ),
    revised(
        "M16",
        "warning",
        "2026年5月18日以前预审的不检查",
        "预审日期 | 支部大会日期",
        "预备党员 | 2026-5-18 | 2026-6-19",
        "D",
        "预备党员 | 2026-5-17 | 2026-6-18",
    ),
)
