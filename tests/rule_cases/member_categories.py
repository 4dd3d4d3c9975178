"""Cases of the rules about full members, members on probation, and who is none."""

from __future__ import annotations

from rule_cases.case import RuleCase

ACTIVITY = """
    日期     | 活动类型
    2022-3-5 | 主题党日
"""

CASES = (
    RuleCase(
        "L214",
        "info",
        "没有类别、没有转正日期的，老党员看不出，一张名册只说一次",
        bad=f"""{ACTIVITY}
            【党员名册】
            姓名 | 入党日期
            张三 | 1998-6-1
            李四 | 2006-6-1
            王五 | 2021-12-9
        """,
        at="党员名册! 党员类别",
        good=f"""{ACTIVITY}
            【党员名册】
            姓名 | 转正日期 | 入党日期
            张三 | 1999-6-1 | 1998-6-1
            李四 | 2007-6-1 | 2006-6-1
            王五 |          | 2021-12-9
        """,
    ),
    RuleCase(
        "L214",
        "info",
        "有转正日期这一列，早已入党的没有填，也看不出",
        bad=f"""{ACTIVITY}
            【党员名册】
            姓名 | 转正日期 | 入党日期
            张三 | 1999-6-1 | 1998-6-1
            李四 |          | 2006-6-1
        """,
        at="党员名册! 党员类别",
        good=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 转正日期 | 入党日期
            张三 | 正式党员 | 1999-6-1 | 1998-6-1
            李四 | 正式党员 |          | 2006-6-1
        """,
    ),
    RuleCase(
        "L215",
        "warning",
        "预备期从入党之日算，满一年的当天可以转正",
        bad=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期
            张三 | 正式党员 | 2021-7-1
        """,
        at="党员名册!B2",
        good=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期
            张三 | 正式党员 | 2021-6-30
            李四 | 预备党员 | 2021-7-1
        """,
    ),
)
