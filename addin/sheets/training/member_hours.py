"""Study hours of each member: of activities and of courses."""

from __future__ import annotations

from decimal import Decimal

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.sheets.training.figures import courses_in, took_part
from addin.statistics.hours import participants

MEMBER_HOURS = 32  # a year: 《中国共产党党员教育管理工作条例》 art. 20


def hours_by_member(ledger: Ledger, period: Period) -> dict[str, Decimal]:
    """Return each member's hours in a period by name.

    Courses count like activities. Empty where some of them with hours does not say who took
    part, or the ledger keeps no activities: then nobody's sum is known.
    """
    if not ledger.keeps_activities:
        return {}
    found: dict[str, Decimal] = {}
    held = [(a.hours, participants(a, ledger)) for a in ledger.within(period)]
    held += [(c.hours, took_part(c, ledger)) for c in courses_in(ledger, period)]
    for hours, names in held:
        if hours is None:
            continue
        if names is None:
            return {}
        for name in names:
            found[name] = found.get(name, Decimal(0)) + hours
    return found
