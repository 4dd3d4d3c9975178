"""Cases of the rules about members' part in a branch's life."""

from __future__ import annotations

from rule_cases.case import RuleCase

ACTIVITY = """
    日期     | 活动类型
    2022-3-5 | 主题党日
"""
THREE = """
    【党员名册】
    姓名 | 党员类别 | 入党日期
    张三 | 正式党员 | 2010-7-1
    李四 | 正式党员 | 2011-7-1
    王五 | 正式党员 | 2012-7-1
"""


def graded(*grades: str) -> str:
    rows = "\n".join(
        f"陈{'甲乙丙丁戊己'[n]} | 正式党员 | 2010-7-1 | {grade}" for n, grade in enumerate(grades)
    )
    return f"{ACTIVITY}\n【党员名册】\n姓名 | 党员类别 | 入党日期 | 评议等次\n{rows}"


def leaders(people: str) -> str:
    return f"""
        日期     | 活动类型 | 参加人员
        2022-3-5 | 主题党日 | {people}
        2022-3-8 | 党组会   | 张三
        【党员名册】
        姓名 | 党员类别 | 入党日期 | 是否领导干部
        张三 | 正式党员 | 2010-7-1 | 是
        李四 | 正式党员 | 2011-7-1 | 否
        王五 | 正式党员 | 2011-7-1 | 否
    """


def entered(day: str, most: str = "") -> str:
    limit = f"\n【参数】\n键 | 值\n活动登记工作日 | {most}" if most else ""
    return f"日期 | 活动类型 | 录入日期\n2022-3-4 | 主题党日 | {day}{limit}"


CASES = (
    RuleCase(
        "F08",
        "info",
        "全年有一名党员没有谈过；只报人数",
        bad=f"""{ACTIVITY}{THREE}
            【谈心谈话】
            日期     | 谈话人 | 谈话对象
            2022-3-1 | 张三   | 李四
        """,
        at="谈心谈话! 谈心谈话 2022",
        good=f"""{ACTIVITY}{THREE}
            【谈心谈话】
            日期     | 谈话人 | 谈话对象
            2022-3-1 | 张三   | 李四、王五
        """,
        period="2022",
    ),
    RuleCase(
        "F08",
        "info",
        "有一次没有写明是谁，就不能说谁没有谈过",
        good=f"""{ACTIVITY}{THREE}
            【谈心谈话】
            日期     | 谈话人 | 谈话对象
            2022-3-1 | 张三   | 各支部委员
        """,
        period="2022",
    ),
    RuleCase(
        "Q06",
        "warning",
        "优秀恰好三分之一可以，多一名不行",
        bad=graded("优秀", "优秀", "合格", "合格", "合格"),
        at="党员名册! 民主评议党员",
        good=graded("优秀", "优秀", "合格", "合格", "合格", "合格"),
    ),
    RuleCase(
        "Q06",
        "warning",
        "预备党员不定等次",
        bad=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期  | 评议等次
            张三 | 正式党员 | 2010-7-1  | 合格
            李四 | 预备党员 | 2021-12-1 | 合格
        """,
        at="党员名册!D3",
        proposal="不定等次",
        good=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期  | 评议等次
            张三 | 正式党员 | 2010-7-1  | 合格
            李四 | 预备党员 | 2021-12-1 | 不定等次
        """,
    ),
    RuleCase(
        "L02",
        "info",
        "参加党组会不算参加支部的组织生活",
        bad=leaders("李四、王五"),
        at="党员名册!A2",
        good=leaders("张三、李四"),
    ),
    RuleCase("L02", "info", "没有写明参加的人，就不能说没有参加", good=leaders("")),
    RuleCase(
        "L01",
        "info",
        "第3个工作日可以，第4个不行；周末不算",
        bad=entered("2022-3-10"),
        at="C2",
        good=entered("2022-3-9"),
    ),
    RuleCase(
        "L01",
        "info",
        "本地另有规定的填参数，填0不检查",
        bad=entered("2022-3-8", "1"),
        at="C2",
        good=entered("2022-6-8", "0"),
    ),
    RuleCase(
        "F08",
        "info",
        "年内转入、转出的不算",
        good=f"""{ACTIVITY}
            【党员名册】
            姓名 | 党员类别 | 入党日期 | 转入日期 | 转出日期
            张三 | 正式党员 | 2010-7-1 |          |
            李四 | 正式党员 | 2011-7-1 |          |
            王五 | 正式党员 | 2012-7-1 | 2022-1-2 |
            赵六 | 正式党员 | 2012-7-1 |          | 2022-12-31
            【谈心谈话】
            日期     | 谈话人 | 谈话对象
            2022-3-1 | 张三   | 李四
        """,
        period="2022",
    ),
    RuleCase(
        "L01",
        "info",
        "当天、提前登记的不算迟；不在报告期内的不看",
        good="""
            日期      | 活动类型 | 录入日期
            2022-3-4  | 主题党日 | 2022-3-4
            2022-3-7  | 主题党日 | 2022-3-1
            2021-12-1 | 主题党日 | 2022-3-1
        """,
    ),
)
