"""Cases of the rules about training."""

from __future__ import annotations

from rule_cases.case import RuleCase

ACTIVITY = """
    日期     | 活动类型 | 学时 | 参加人员
    2022-3-5 | 党课     | 20   | 张三、李四
"""


def committee(hours: int, central: str = "是", people: str = "张三、李四") -> str:
    return f"""{ACTIVITY}
        【党员名册】
        姓名 | 党员类别 | 入党日期 | 党内职务
        张三 | 正式党员 | 2010-7-1 | 书记
        李四 | 正式党员 | 2011-7-1 |
        【培训】
        班次           | 起止日期            | 学时    | 参加人员 | 是否集中培训
        党组织书记轮训 | 2022年4月11日—15日 | {hours} | {people} | {central}
    """


def secretary(since: str, people: str, day: str = "2022-4-11") -> str:
    return f"""
        日期     | 活动类型
        2022-3-5 | 主题党日
        【党员名册】
        姓名 | 党员类别 | 入党日期 | 党内职务 | 任职日期
        张三 | 正式党员 | 2010-7-1 | 书记     | {since}
        【培训】
        班次         | 起止日期 | 参加人员
        书记任职培训 | {day}    | {people}
    """


CASES = (
    RuleCase(
        "F13",
        "warning",
        "书记和委员56学时，活动和培训合计；其他党员不看",
        bad=committee(35),
        at="党员名册!A2",
        good=committee(36),
        period="2022",
    ),
    RuleCase(
        "F13",
        "warning",
        "学时够了，还要有一次集中培训",
        bad=committee(40, "否"),
        at="党员名册!A2",
        good=committee(40, ""),
        period="2022",
    ),
    RuleCase(
        "F13",
        "warning",
        "有一期没有写明参加的人，学时就无从合计",
        good=committee(8, people="各支部书记"),
        period="2022",
    ),
    RuleCase("F13", "warning", "报告期不满一年不检查", good=committee(8)),
    RuleCase(
        "F14",
        "info",
        "任职半年内没有参加过培训",
        bad=secretary("2022-1-10", "李四"),
        at="党员名册!E2",
        good=secretary("2022-1-10", "张三"),
        period="2022",
    ),
    RuleCase(
        "F14",
        "info",
        "满半年当天还可以，过一天就晚了",
        bad=secretary("2022-1-10", "张三", "2022-7-11"),
        at="党员名册!E2",
        good=secretary("2022-1-10", "张三", "2022-7-10"),
        period="2022",
    ),
    RuleCase("F14", "info", "早已任职的不检查", good=secretary("2019-1-10", "李四"), period="2022"),
    RuleCase(
        "F13",
        "warning",
        "年内转出的书记不检查",
        good=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期 | 党内职务 | 转出日期
            张三 | 正式党员 | 2010-7-1 | 书记     | 2022-6-1
            【培训】
            班次           | 起止日期           | 学时 | 参加人员 | 是否集中培训
            党组织书记轮训 | 2022年4月11日—15日 | 8    | 张三     | 是
        """,
        period="2022",
    ),
    RuleCase(
        "F14",
        "info",
        "不满半年的还不到时候；副书记不看；有一期没有写明参加人的不判断",
        good=secretary("2022-7-2", "李四"),
        period="2022",
    ),
    RuleCase(
        "F14",
        "info",
        "有一期没有写明参加的人",
        good=secretary("2022-1-10", "各支部书记"),
        period="2022",
    ),
)
