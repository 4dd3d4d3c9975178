"""Who owed dues in which months, and whether they were paid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.roster import Member
from addin.ledger.values.amounts import cents
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import is_unfilled
from addin.sheets.dues.amounts_due import amount_due
from addin.sheets.dues.paid_together import paid_together
from addin.sheets.dues.record import DUES, GIVEN_BACK, LEFT, Dues, once

EXEMPT = "免缴"
REDUCED = ("免缴", "少缴")
_PAID_ELSEWHERE = pattern(
    r"一次性?[缴交]|[缴交]清|已于|已[在随]|预[缴交]|提前[缴交]|[一并合]并[缴交]"
)


def owed(ledger: Ledger, period: Period | None = None, day: date = date.min) -> list[Dues]:
    """Return the records of months in which a member owed dues: a member then, not exempt.

    Months after the last for which anybody has paid have not come yet, but for those that have
    begun by a ``day``.
    """
    members = {(m.name, m.mark): m for m in ledger.members if m.name}
    began, gone = _first_payments(ledger.of(DUES)), _first_without(ledger.of(DUES))
    last = max(
        (d.month for d in ledger.of(DUES) if d.settled or d.state == GIVEN_BACK), default=None
    )
    found = [
        d
        for d in once(ledger.of(DUES))
        if last is not None
        and d.month <= max(last, day)
        and d.state != EXEMPT
        and d.due != 0
        and (d.settled or d.month < gone.get(d.who, date.max))
        and _belonged(d, members.get(d.who), began)
    ]
    return [d for d in paid_together(found, ledger) if period is None or period.covers(d.span)]


def _first_without(records: Iterable[Dues]) -> dict[tuple[str, str], date]:
    """Return from which month on somebody is marked as gone: 转出 in place of a sum."""
    found: dict[tuple[str, str], date] = {}
    for d in records:
        if d.state == LEFT:
            found[d.who] = min(found.get(d.who, d.month), d.month)
    return found


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
    told = record.told and record.state != GIVEN_BACK
    return told and not record.settled and not _PAID_ELSEWHERE.search(record.remark)


def paid_in_full(record: Dues, ledger: Ledger) -> bool:
    """Return whether as much was paid as was due."""
    due = amount_due(record, ledger)
    if record.covered or (record.state == GIVEN_BACK and due is None):
        return True
    if not record.settled or record.state == "少缴":
        return False
    return record.paid is None or due is None or cents(record.paid) >= due


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
