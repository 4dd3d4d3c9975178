"""Who owed dues in which months, and whether they were paid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.roster import Member
from addin.ledger.values.amounts import cents
from addin.sheets.dues.amounts_due import amount_due
from addin.sheets.dues.record import DUES, Dues, once

EXEMPT = "免缴"
REDUCED = ("免缴", "少缴")


def owed(ledger: Ledger, period: Period | None = None) -> list[Dues]:
    """Return the records of months in which a member owed dues: a member then, not exempt.

    Months after the last for which anybody has paid have not come yet.
    """
    members = {(m.name, m.mark): m for m in ledger.members if m.name}
    began = _first_payments(ledger.of(DUES))
    last = max((d.month for d in ledger.of(DUES) if d.settled), default=None)
    return [
        d
        for d in once(ledger.of(DUES))
        if last is not None
        and d.month <= last
        and (period is None or period.covers(d.span))
        and d.state != EXEMPT
        and d.due != 0
        and _belonged(d, members.get(d.who), began)
    ]


def _first_payments(records: Iterable[Dues]) -> dict[tuple[str, str], date]:
    found: dict[tuple[str, str], date] = {}
    for d in records:
        if d.settled:
            found[d.who] = min(found.get(d.who, d.month), d.month)
    return found


def _belonged(record: Dues, member: Member | None, began: dict[tuple[str, str], date]) -> bool:
    """Return whether the person was a member of the branch; without a roster, had begun to pay."""
    if member is None:
        first = began.get(record.who)
        return not record.blank or first is None or record.month >= first
    since = member.moved_in or member.joined
    joined = since is None or since <= record.span.end
    left = member.moved_out is not None and member.moved_out <= record.span.end
    return record.settled or (joined and not left)


def unpaid(record: Dues) -> bool:
    """Return whether a month that was owed has no payment on record."""
    return record.told and not record.settled


def paid_in_full(record: Dues, ledger: Ledger) -> bool:
    """Return whether as much was paid as was due."""
    due = amount_due(record, ledger)
    if not record.settled or record.state == "少缴":
        return False
    return record.paid is None or due is None or cents(record.paid) >= due
