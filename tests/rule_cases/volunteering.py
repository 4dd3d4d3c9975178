"""Cases of the rules about 志愿服务."""

from __future__ import annotations

from rule_cases.case import RuleCase

ACTIVITY = """
    日期     | 活动类型 | 主题
    2022-3-4 | 主题党日 | 学习雷锋精神
"""


def service(people: str, heads: str, hours: str = "2", day: str = "2022-3-5") -> str:
    return (
        f"{ACTIVITY}\n【志愿服务】\n日期 | 项目 | 参加人员 | 人数 | 时长\n"
        f"{day} | 社区清洁 | {people} | {heads} | {hours}"
    )


CASES = (
    RuleCase(
        "L641",
        "warning",
        "人数比写了姓名的多一名",
        service("张三、李四", "3"),
        "志愿服务!D2",
        service("张三、李四", "2"),
        proposal="2",
    ),
    RuleCase(
        "L641",
        "warning",
        "没有逐个写姓名的不核对",
        service("张三", "2"),
        "志愿服务!D2",
        service("全体党员", "2"),
    ),
    RuleCase(
        "L642",
        "warning",
        "一天最多24小时",
        service("张三", "1", "24.5"),
        "志愿服务!E2",
        service("张三", "1", "24"),
    ),
    RuleCase(
        "L642",
        "warning",
        "时长要大于0；两天的可以超过24小时",
        service("张三", "1", "0"),
        "志愿服务!E2",
        service("张三", "1", "30", "2022年3月5日—6日"),
    ),
)
