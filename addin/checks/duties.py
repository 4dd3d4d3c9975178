"""Rules about how often something is due: the norms of ``catalogue.toml``, span by span.

What a regulation asks "as a rule" (一般) warns; it never blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.checks.explained import mentioned, not_explained
from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule
from addin.checks.votes import BRANCH_RULES
from addin.ledger.period import chinese_date
from addin.ledger.records.activity import Activity
from addin.statistics import duties
from addin.statistics.bodies import is_above_branches
from addin.statistics.year_of_meeting import year_of

EDUCATION_RULES = "《中国共产党党员教育管理工作条例》"


def general_meeting(case: Case) -> Iterator[Hit]:
    """党员大会每季度一次。

    支部党员大会一般每季度召开1次。参数“党员大会每季度”可改次数，填0则不检查。

    错：第二季度没有党员大会
    对：每个季度至少一次
    """
    return _absent(case, "F01")


def committee_meeting(case: Case) -> Iterator[Hit]:
    """支委会每月一次。

    支部委员会会议一般每月召开1次。不设支委会的（党员不足7人），参数“支委人数”填0，则不检查。

    错：4月没有支委会
    对：每个月至少一次
    """
    return _absent(case, "F02")


def group_meeting(case: Case) -> Iterator[Hit]:
    """党小组会每月一次。

    党小组会一般每月召开1次，每个小组都要开。没有划分党小组的，参数“党小组数”填0，则不检查。

    错：2个党小组，4月只有1次党小组会
    对：2个党小组，每月2次
    """
    return _absent(case, "F03")


def secretary_lecture(case: Case) -> Iterator[Hit]:
    """书记每年讲党课。

    党组织书记每年至少讲1次党课。看主讲人是不是名册上的书记（或参数“书记姓名”里的），或类型写明“书记讲”。
    不知道书记是谁、有党课没有写明主讲人的，不下结论。只在报告期满一年时检查。

    错：全年党课都不是书记讲的
    对：书记讲党课至少一次
    """
    return _absent(case, "F04")


def lecture_local(case: Case) -> Iterator[Hit]:
    """党课按本地规定的次数。

    党课没有全国统一的次数。本地有规定的（如每季度1次），在参数“党课每季度”填上，程序才检查。

    错：参数“党课每季度”为1，第二季度没有党课
    对：每个季度至少一次
    """
    return _absent(case, "F18")


def party_day(case: Case) -> Iterator[Hit]:
    """主题党日每月一次。

    主题党日每月开展1次，相对固定1天。总数够了，也可能有某个月没有开展。

    错：上半年9次，4月一次也没有
    对：每个月至少一次
    """
    return _absent(case, "F05")


def branch_life_meeting(case: Case) -> Iterator[Hit]:
    """组织生活会每年一次。

    组织生活会每年至少召开1次，一般安排在第四季度。只在报告期满一年时检查。一年的组织生活会也有次年1月至3月
    才开的：主题或类型写明“2025年度”“上年度”的，算写明的那一年；没有写明的，上一年没有开就算上一年的，也不说
    当年没有开。

    错：全年没有组织生活会；全年只有2月开的“上年度组织生活会”
    对：全年至少一次，或次年1月至3月召开
    """
    return _absent(case, "F06")


def member_appraisal(case: Case) -> Iterator[Hit]:
    """民主评议党员每年一次。

    民主评议党员一般每年开展1次，可以结合组织生活会进行。只在报告期满一年时检查。次年1月至3月开展的，同组织
    生活会一样，算写明的那一年；没有写明的，上一年没有就算上一年的。

    错：全年没有民主评议党员
    对：全年一次，或次年1月至3月开展
    """
    return _absent(case, "F07")


def study_group(case: Case) -> Iterator[Hit]:
    """中心组学习每季度一次。

    党组理论学习中心组集体学习研讨每季度不少于1次。只对有党组的检查（参数“设党组”）。

    错：第一季度没有中心组学习
    对：每个季度至少一次
    """
    return _absent(case, "F09")


def ideology(case: Case) -> Iterator[Hit]:
    """意识形态专题研究每半年一次。

    党组每年至少2次专题研究意识形态工作，半年至少1次。各地实施细则不一，以参数“意识形态专题每半年”为准。

    错：上半年没有意识形态专题研究
    对：上半年至少一次
    """
    return _absent(case, "F10")


def leaders_life_meeting(case: Case) -> Iterator[Hit]:
    """民主生活会每年一次。

    党员领导干部民主生活会一般每年召开1次。只在报告期满一年时检查。

    错：全年没有民主生活会
    对：全年一次
    """
    return _absent(case, "F11")


def not_of_a_branch(case: Case) -> Iterator[Hit]:
    """党组、党委、党总支的台账，不按党支部核对。

    台账的名称写明是党组、党委、党总支的，或者记的是党组会，又没有一次支部的会议，就不是支部的台账，不查党员大会、
    支委会、主题党日等少没少开。也要查的，在“参数”里填上应有的次数，如“党员大会每季度”填1。

    错：某局党组会议台账，全是党组会、中心组学习
    对：支部的台账，有党员大会、支委会
    """
    if case.ledger.keeps_activities and is_above_branches(case.ledger):
        yield Hit(case.activity_sheet, None, "", {}, key="台账")


def _absent(case: Case, code: str) -> Iterator[Hit]:
    """Yield a hit for each span in which the activity of a norm was held too seldom."""
    for norm in duties.active_norms(case.ledger, case.scope.reached):
        if norm.code != code:
            continue
        reached = case.scope.reached
        missing = list(duties.shortfalls(norm, case.ledger, reached, case.doubts))
        for short, maybe in not_explained(missing):
            held = f"只有{len(short.held)}次" if short.held else "未见记录"
            held += mentioned(maybe) + _of_other_years(short.others)
            args = {
                "span": short.span.title + short.branch,
                "type": norm.type,
                "held": held,
                "due": short.required,
            }
            yield Hit(case.activity_sheet, None, "", args, None, norm.type, short.span.code)


def _of_other_years(others: Sequence[Activity]) -> str:
    """Return the words that say which meetings of a year are of another; empty where none is."""
    said = (
        f"{chinese_date(a.when.first)}的是{year}年度的"
        for a in others
        if a.when and (year := year_of(a))
    )
    return f"（{'，'.join(said)}）" if others else ""


_EACH = "{span}{type}{held}，应有{due}次；开过的请补记，没有开的请在报告中说明"
_EACH_YEAR = _EACH.replace("请补记，", "请补记，排在次年1月至3月的请写明，")

RULES = (
    Rule("F01", "warning", _EACH, general_meeting, BRANCH_RULES + "第十一条"),
    Rule("F02", "warning", _EACH, committee_meeting, BRANCH_RULES + "第十二条"),
    Rule("F03", "warning", _EACH, group_meeting, BRANCH_RULES + "第十三条"),
    Rule(
        "F04",
        "warning",
        "{span}书记讲党课{held}，应有{due}次；讲过的请在主讲人栏写明",
        secretary_lecture,
        BRANCH_RULES,
        verified=False,
    ),
    Rule("F18", "warning", _EACH, lecture_local, "本单位参数“党课每季度”"),
    Rule("F05", "warning", _EACH, party_day, EDUCATION_RULES + "第十六条"),
    Rule("F06", "warning", _EACH_YEAR, branch_life_meeting, BRANCH_RULES + "第十七条"),
    Rule("F07", "warning", _EACH_YEAR, member_appraisal, BRANCH_RULES + "第十八条"),
    Rule(
        "F09",
        "warning",
        _EACH,
        study_group,
        "《中国共产党党委（党组）理论学习中心组学习规则》",
        verified=False,
    ),
    Rule(
        "F10", "warning", _EACH, ideology, "党委（党组）意识形态工作责任制有关规定", verified=False
    ),
    Rule(
        "F11",
        "warning",
        _EACH,
        leaders_life_meeting,
        "《县以上党和国家机关党员领导干部民主生活会若干规定》",
        verified=False,
    ),
    Rule(
        "F19",
        "info",
        "这份台账看来不是党支部的（没有一次支部的会议），没有查党员大会、支委会、主题党日等是否少开；也要查的，"
        "请在“参数”里填上应有的次数，如“党员大会每季度”填1",
        not_of_a_branch,
    ),
)
