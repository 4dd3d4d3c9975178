"""Cases of the rules about 整改台账, 必学清单 and 阵地."""

from __future__ import annotations

from rule_cases.case import RuleCase

ACTIVITY = """
    日期      | 活动类型 | 主题
    2022-5-24 | 专题学习 | 学习《中国共产党党内监督条例》
"""


def problem(headings: str, row: str) -> str:
    return f"{ACTIVITY}\n【整改台账】\n问题 | 整改措施 | {headings}\n学习不够 | 加强学习 | {row}"


def required(title: str, due: str, words: str = "") -> str:
    return (
        f"{ACTIVITY}\n【必学清单】\n文件或讲话 | 要求完成日期 | 关键字1\n{title} | {due} | {words}"
    )


def venue(day: str) -> str:
    return f"{ACTIVITY}\n【阵地】\n名称 | 类别 | 最近检查日期\n局门户网站 | 网站 | {day}"


CASES = (
    RuleCase(
        "L601",
        "warning",
        "到期没有完成；期末当天到期的还不算",
        problem("整改时限 | 完成情况", "2022-6-29 | 正在整改"),
        "整改台账!D2",
        problem("整改时限 | 完成情况", "2022-6-30 | 正在整改"),
    ),
    RuleCase(
        "L601",
        "warning",
        "写“底前”的看得懂，写“长期坚持”的不检查",
        problem("整改时限 | 完成情况", "2022年5月底前 | 未完成"),
        "整改台账!D2",
        problem("整改时限 | 完成情况", "长期坚持 | 正在整改"),
    ),
    RuleCase(
        "L602",
        "warning",
        "已完成的没有日期",
        problem("完成情况 | 完成日期", "已完成 |"),
        "整改台账!D2",
        problem("完成情况 | 完成日期", "正在整改 |"),
    ),
    RuleCase(
        "L603",
        "warning",
        "已销号的没有佐证；没有这一列的不检查",
        problem("完成情况 | 佐证材料", "已销号 |"),
        "整改台账!D2",
        problem("完成情况", "已销号"),
    ),
    RuleCase(
        "L604",
        "error",
        "完成早于发现；同一天可以",
        problem("完成情况 | 发现日期 | 完成日期", "已完成 | 2022-5-10 | 2022-4-27"),
        "整改台账!E2",
        problem("完成情况 | 发现日期 | 完成日期", "已完成 | 2022-5-10 | 2022-5-10"),
    ),
    RuleCase(
        "L605",
        "warning",
        "长期坚持的不能销号",
        problem("整改时限 | 完成情况", "长期坚持 | 已销号"),
        "整改台账!D2",
        problem("整改时限 | 完成情况", "长期坚持 | 长期坚持"),
        proposal="长期坚持",
    ),
    RuleCase(
        "L611",
        "warning",
        "按篇名找不到学习记录",
        required("《中国共产党纪律处分条例》", "2022-5-31"),
        "必学清单!A2",
        required("《中国共产党党内监督条例》", "2022-5-24"),
    ),
    RuleCase(
        "L611",
        "warning",
        "学得晚了一天；按关键字找得到；还没到期的不检查",
        required("监督条例", "2022-5-23", "党内监督"),
        "必学清单!A2",
        required("纪律处分条例", "2022-7-31"),
    ),
    RuleCase(
        "L621",
        "info",
        "上一期检查的不算，没有填的也不算",
        venue("2021-12-31"),
        "阵地!C2",
        venue("2022-1-1"),
    ),
    RuleCase(
        "L601",
        "warning",
        "已完成的、时限写立行立改的不算过期",
        good=problem("整改时限 | 完成情况", "2022-5-31 | 已完成"),
    ),
    RuleCase(
        "L603",
        "warning",
        "没有完成的不要佐证",
        good=problem("完成情况 | 佐证材料", "正在整改 |"),
    ),
    RuleCase(
        "L605",
        "warning",
        "有时限的可以销号",
        good=problem("整改时限 | 完成情况", "2022-5-31 | 已销号"),
    ),
    RuleCase(
        "L611",
        "warning",
        "报告期以前要求的、没有写要求日期的不检查",
        good=required("纪律处分条例", "2021-12-31"),
    ),
    RuleCase("L611", "warning", "没有写要求日期的不检查", good=required("纪律处分条例", "")),
    RuleCase(
        "L621",
        "info",
        "没有最近检查日期这一列的不检查",
        good=f"{ACTIVITY}\n【阵地】\n名称 | 类别\n局门户网站 | 网站",
    ),
    RuleCase(
        "L602",
        "warning",
        "已完成、写了日期的没有错",
        good=problem("完成情况 | 完成日期", "已完成 | 2022-6-22"),
    ),
    RuleCase(
        "L603",
        "warning",
        "已完成、写了佐证的没有错",
        good=problem("完成情况 | 佐证材料", "已完成 | 会议记录"),
    ),
    RuleCase(
        "L621",
        "info",
        "没有名称的行由 L001 说",
        good=f"{ACTIVITY}\n【阵地】\n类别 | 名称 | 最近检查日期\n网站 | | 2021-12-31",
    ),
)
