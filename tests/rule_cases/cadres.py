"""Cases of the rules about a bureau's cadres."""

from __future__ import annotations

from rule_cases.case import RuleCase

ACTIVITY = """
    日期     | 活动类型
    2022-3-5 | 主题党日
"""


def stated(one: str, first: int, other: str, second: int) -> str:
    return f"{ACTIVITY}\n【参数】\n键 | 值\n{one} | {first}\n{other} | {second}"


def workers(few: int, everyone: int) -> str:
    return stated("专职党务工作人员数", few, "机关工作人员总数", everyone)


def pledges(signed: int, members: int) -> str:
    return stated("责任书签订人数", signed, "党组成员人数", members)


def reports(day: str, other: str = "2022-1-20") -> str:
    return f"""{ACTIVITY}
        【党员名册】
        姓名 | 党员类别 | 入党日期 | 是否领导干部 | 个人有关事项报告日期
        张三 | 正式党员 | 2010-7-1 | 是           | {other}
        李四 | 正式党员 | 2010-7-1 | 是           | {day}
        王五 | 正式党员 | 2010-7-1 | 否           |
    """


CASES = (
    RuleCase("F15", "info", "不到1%", workers(2, 201), "参数!B2", workers(2, 200)),
    RuleCase("F15", "info", "超过2%", workers(5, 249), "参数!B2", workers(5, 250)),
    RuleCase("F15", "info", "只填了一个参数的不检查", good=workers(5, 0)),
    RuleCase(
        "F17",
        "info",
        "1月31日当天可以，2月1日晚了；只报人数",
        reports("2022-2-1"),
        "党员名册! 个人有关事项 2022",
        reports("2022-1-31"),
    ),
    RuleCase(
        "F17",
        "info",
        "有一名没有填的算未见；整列没有填的不检查",
        reports(""),
        "党员名册! 个人有关事项 2022",
        reports("", ""),
    ),
    RuleCase("L631", "warning", "签订的比成员少", pledges(6, 7), "参数!B2", pledges(7, 7)),
    RuleCase(
        "F15",
        "info",
        "恰好百分之一、百分之二可以，多一名不行",
        bad="""
            日期     | 活动类型
            2022-3-5 | 主题党日
            【参数】
            键                 | 值
            专职党务工作人员数 | 7
            机关工作人员总数   | 300
        """,
        at="参数!B2",
        good="""
            日期     | 活动类型
            2022-3-5 | 主题党日
            【参数】
            键                 | 值
            专职党务工作人员数 | 6
            机关工作人员总数   | 300
        """,
    ),
    RuleCase(
        "F15",
        "info",
        "两个参数缺一个就不检查",
        good="""
            日期     | 活动类型
            2022-3-5 | 主题党日
            【参数】
            键               | 值
            机关工作人员总数 | 300
        """,
    ),
    RuleCase(
        "L631",
        "warning",
        "两个参数缺一个就不检查",
        good="""
            日期     | 活动类型
            2022-3-5 | 主题党日
            【参数】
            键           | 值
            党组成员人数 | 7
        """,
    ),
)
