"""Voluntary services: how many, how many heads, how many hours."""

from __future__ import annotations

from decimal import Decimal

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.sheets.volunteering.record import SERVICES
from addin.statistics.statistic import Statistic, count, plain, refs


def volunteering_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return 志愿服务.次数, 志愿服务.人次 and 志愿服务.时长.

    Heads and hours are unknown, and so left out, where some service does not state them.
    """
    held = [s for s in ledger.of(SERVICES) if s.project and s.when and s.when.within(period)]
    if not held:
        return []
    found = [count("志愿服务.次数", held)]
    heads = [s.heads for s in held if s.heads is not None]
    if len(heads) == len(held):
        found.append(Statistic("志愿服务.人次", sum(heads), refs(held)))
    hours = [s.hours for s in held if s.hours is not None]
    if len(hours) == len(held):
        found.append(Statistic("志愿服务.时长", plain(sum(hours, Decimal(0))), refs(held)))
    return found
