"""Shares of what a bureau states in 参数: of its members, of its plan, of its list."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.statistics.statistic import Statistic, percent

MEMBERS = "党员总数"
SHARES = {
    "学习强国活跃率": ("学习强国活跃党员数", MEMBERS),
    "灯塔登录率": ("灯塔登录党员数", MEMBERS),
    "责任清单完成率": ("责任清单完成数", "责任清单事项数"),
    "学习计划完成率": ("学习计划完成数", "学习计划项数"),
}
"""Each share by its name: what is counted, and of how many."""


def share_figures(ledger: Ledger, period: Period) -> Iterator[Statistic]:
    """Yield the shares that can be told, in percent; none where the part exceeds the whole.

    Members are those on the roster on the period's last day, else the number that 参数 states.
    """
    for key, (part_key, whole_key) in SHARES.items():
        part, whole = ledger.settings.number(part_key), _whole(ledger, whole_key, period)
        if part is not None and whole and part <= whole:
            rows = tuple(
                ledger.settings.rows[k].ref
                for k in (part_key, whole_key)
                if k in ledger.settings.rows
            )
            yield Statistic(key, percent(part, whole), rows)


def _whole(ledger: Ledger, key: str, period: Period) -> int | None:
    members = len(ledger.roster_on(period.end)) if key == MEMBERS else 0
    return members or ledger.settings.number(key)
