"""Months before a member's first payment: joined then, or not yet moved in."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.roster import Member
from addin.ledger.values.text import is_unfilled
from addin.sheets.dues.record import DUES, Dues


def began_in(ledger: Ledger, record: Dues) -> bool:
    """Return whether a month is the one in which the member joined."""
    member = _member(ledger, record)
    joined = member.joined if member and not member.moved_in else None
    return joined is not None and joined.replace(day=1) == record.month


def may_have_moved_in(ledger: Ledger, run: Sequence[Dues], period: Period) -> bool:
    """Return whether nobody may have owed the months of a run yet: all blank, then it was paid.

    Whoever has joined in the period, or is known to have moved in, owes from then on.
    """
    first = run[0]
    if not all(is_unfilled(d.row.value(d.column("实缴"))) for d in run):
        return False
    member = _member(ledger, first)
    if member and (member.moved_in or (member.joined and member.joined >= period.start)):
        return False
    settled = [d.month for d in ledger.of(DUES) if d.who == first.who and d.settled]
    return bool(settled) and min(settled) > run[-1].month


def _member(ledger: Ledger, record: Dues) -> Member | None:
    return next((m for m in ledger.members if (m.name, m.mark) == record.who), None)
