"""Rules about 志愿服务: the number of people, and the hours."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.sheets.volunteering.record import SERVICES

HOURS_OF_A_DAY = Decimal(24)


def heads_differ(case: Case) -> Iterator[Hit]:
    """志愿服务的人数与参加人员不符。

    人数栏的数字，应等于参加人员栏里姓名的个数。没有写全姓名的（“张三等20人”“全体党员”）不核对。

    错：参加人员 张三、李四，人数 3
    对：参加人员 张三、李四，人数 2
    """
    for s in case.ledger.of(SERVICES):
        if s.stated is not None and s.named is not None and s.stated != s.named:
            yield at(s.row, "人数", str(s.named), stated=s.stated, named=s.named)


def hours_too_long(case: Case) -> Iterator[Hit]:
    """一次志愿服务的时长不合理。

    一行写一次服务，时长是这次服务的小时数：要大于0；服务一天的，不会超过24小时。把每个人的时长加在一起填
    的，请改成一次的时长。

    错：日期 2022年3月5日，时长 46
    对：日期 2022年3月5日，时长 2
    """
    for s in case.ledger.of(SERVICES):
        if s.hours is None or s.when is None or not s.when.exact:
            continue
        days = (s.when.last - s.when.first).days + 1
        if not 0 < s.hours <= HOURS_OF_A_DAY * days:
            yield at(s.row, "时长", hours=s.hours, days=days)


RULES = (
    Rule(
        "L641",
        "warning",
        "人数是{stated}，参加人员写了{named}名；请核对",
        heads_differ,
    ),
    Rule(
        "L642",
        "warning",
        "服务{days}天，时长是{hours}小时；请核对，时长填一次服务的小时数",
        hours_too_long,
    ),
)
