"""Cases of the rules about the branch as a body."""

from __future__ import annotations

from rule_cases.case import RuleCase

ACTIVITY = """
    日期     | 活动类型
    2022-3-5 | 主题党日
"""
COMMITTEE_OF_THREE = """
    【党员名册】
    姓名 | 党员类别 | 入党日期 | 党内职务
    张三 | 正式党员 | 2010-7-1 | 书记
    李四 | 正式党员 | 2011-7-1 | 组织委员
    王五 | 正式党员 | 2012-7-1 | 纪检委员
    赵六 | 正式党员 | 2013-7-1 | 党小组长
    钱七 | 正式党员 | 2014-7-1 |
"""

CASES = (
    RuleCase(
        "L211",
        "warning",
        "党员总数是报告期末在册的人数，期末当天转出的不算",
        bad=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期 | 转出日期
            张三 | 正式党员 | 2014-7-1 |
            李四 | 预备党员 | 2021-7-1 |
            王五 | 正式党员 | 2016-7-1 | 2022-6-30
            【参数】
            键       | 值
            党员总数 | 3
        """,
        at="参数!B2",
        proposal="2",
        good=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期 | 转出日期
            张三 | 正式党员 | 2014-7-1 |
            李四 | 预备党员 | 2021-7-1 |
            王五 | 正式党员 | 2016-7-1 | 2022-7-1
            【参数】
            键       | 值
            党员总数 | 3
        """,
    ),
    RuleCase(
        "L213",
        "warning",
        "支委是书记、副书记和各委员，党小组长不是",
        bad=f"""{ACTIVITY}
            【参数】
            键       | 值
            支委人数 | 4
            {COMMITTEE_OF_THREE}
        """,
        at="参数!B2",
        proposal="3",
        good=f"""{ACTIVITY}
            【参数】
            键       | 值
            支委人数 | 3
            {COMMITTEE_OF_THREE}
        """,
    ),
    RuleCase(
        "Q07",
        "info",
        "少于3人",
        bad=f"""{ACTIVITY}
            【参数】
            键       | 值
            支委人数 | 2
        """,
        at="参数!B2",
        good=f"""{ACTIVITY}
            【参数】
            键       | 值
            支委人数 | 3
        """,
    ),
    RuleCase(
        "Q07",
        "info",
        "多于7人",
        bad=f"""{ACTIVITY}
            【参数】
            键       | 值
            支委人数 | 8
        """,
        at="参数!B2",
        good=f"""{ACTIVITY}
            【参数】
            键       | 值
            支委人数 | 7
        """,
    ),
    RuleCase(
        "Q07",
        "info",
        "参数没有填的看名册",
        bad=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期 | 党内职务
            张三 | 正式党员 | 2014-7-1 | 书记
            李四 | 正式党员 | 2015-7-1 | 委员
        """,
        at="党员名册! 支委会",
        good=f"{ACTIVITY}{COMMITTEE_OF_THREE}",
    ),
    RuleCase(
        "Q07",
        "info",
        "名册只写了书记的，有几名委员不知道",
        good=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期 | 党内职务
            张三 | 正式党员 | 2014-7-1 | 书记
            李四 | 正式党员 | 2015-7-1 |
        """,
    ),
    RuleCase(
        "Q07",
        "info",
        "填0是不设支委会，只有书记没有错",
        good=f"""{ACTIVITY}
            【参数】
            键       | 值
            支委人数 | 0
            【党员名册】
            姓名 | 党员类别 | 入党日期 | 党内职务
            张三 | 正式党员 | 2014-7-1 | 书记
            李四 | 正式党员 | 2015-7-1 |
        """,
    ),
    RuleCase(
        "T01",
        "warning",
        "到6月30日还有180天就提醒，还有181天不提醒",
        bad=f"""{ACTIVITY}
            【参数】
            键       | 值
            届满日期 | 2022-12-27
        """,
        at="参数!B2",
        good=f"""{ACTIVITY}
            【参数】
            键       | 值
            届满日期 | 2022-12-28
        """,
    ),
    RuleCase(
        "T01",
        "warning",
        "届满当天还没有过",
        bad=f"""{ACTIVITY}
            【参数】
            键       | 值
            届满日期 | 2022-6-30
        """,
        at="参数!B2",
        good=ACTIVITY,
    ),
    RuleCase(
        "T01",
        "error",
        "已经届满的是错误",
        bad=f"""{ACTIVITY}
            【参数】
            键       | 值
            届满日期 | 2022-6-29
        """,
        at="参数!B2",
        good=f"""{ACTIVITY}
            【参数】
            键       | 值
            届满日期 | 2025-6-29
        """,
    ),
    RuleCase(
        "T01",
        "error",
        "延期报批了的不再提醒",
        bad=f"""{ACTIVITY}
            【参数】
            键           | 值
            届满日期     | 2022-3-1
            延期换届批复 |
        """,
        at="参数!B2",
        good=f"""{ACTIVITY}
            【参数】
            键           | 值
            届满日期     | 2022-3-1
            延期换届批复 | 工委〔2022〕3号
        """,
    ),
    RuleCase(
        "L211",
        "warning",
        "没有名册、没有填的不比",
        good=f"""{ACTIVITY}
            【参数】
            键       | 值
            党员总数 | 3
            支委人数 | 3
        """,
    ),
    RuleCase(
        "L213",
        "warning",
        "名册上没有写职务的、填0的不比",
        good=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期
            张三 | 正式党员 | 2014-7-1
            【参数】
            键       | 值
            支委人数 | 3
        """,
    ),
    RuleCase(
        "L213",
        "warning",
        "填0是不设支委会",
        good=f"""{ACTIVITY}
            【参数】
            键       | 值
            支委人数 | 0
            {COMMITTEE_OF_THREE}
        """,
    ),
)
