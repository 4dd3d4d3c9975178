"""Cases of the rules about talks that were not held."""

from __future__ import annotations

from rule_cases.case import RuleCase

CASES = (
    RuleCase(
        "L612",
        "info",
        "谈心谈话表里有没有谈的",
        bad="""
            日期     | 活动类型
            2022-3-5 | 支委会
            【谈心谈话】
            日期     | 谈话人 | 谈话对象 | 是否完成
            2022-3-5 | 甲一   | 乙二     | 是
            2022-3-6 | 甲一   | 丙三     | 否
        """,
        at="谈心谈话! 没有谈",
        good="""
            日期     | 活动类型
            2022-3-5 | 支委会
            【谈心谈话】
            日期     | 谈话人 | 谈话对象 | 是否完成
            2022-3-5 | 甲一   | 乙二     | 是
        """,
    ),
)
