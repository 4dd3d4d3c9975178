"""Months that were paid with another one: a quarter in January, or three months in March.

What a member paid beyond a month's dues pays for the months after it that are open, and then for
those before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from addin.ledger.ledger import Ledger
from addin.ledger.record import replace
from addin.ledger.values.patterns import pattern
from addin.sheets.dues.amounts_due import amount_due
from addin.sheets.dues.record import GIVEN_BACK, Dues

_GIFT = pattern(r"自愿|大额|特殊党费|捐")
_NOTHING = Decimal(0)


def paid_together(records: Iterable[Dues], ledger: Ledger) -> list[Dues]:
    """Return the records, those that another month's sum paid for marked as covered.

    What was given back of a month is no second month that is due.
    """
    found = list(records)
    theirs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, d in enumerate(found):
        theirs[d.who].append(i)
    for places in theirs.values():
        own = [found[i] for i in places]
        if any(_beyond(d, ledger) for d in own):
            for i, d in zip(places, _covered(own, ledger), strict=True):
                found[i] = d
    return found


def _covered(own: Sequence[Dues], ledger: Ledger) -> list[Dues]:
    own = _refunds_apart(own)
    order = sorted(range(len(own)), key=lambda i: own[i].month)
    left = _NOTHING
    covered: set[int] = set()
    for later in (False, True):  # the months after a sum, then those before it
        for i in order:
            left += _NOTHING if later else _beyond(own[i], ledger)
            due = amount_due(own[i], ledger)
            if i not in covered and _is_open(own[i]) and due and due <= left:
                left -= due
                covered.add(i)
    return [
        replace(d, covered=True, paid=_NOTHING) if i in covered else d for i, d in enumerate(own)
    ]


def _refunds_apart(own: Sequence[Dues]) -> list[Dues]:
    """Return the records, what was given back without dues where its month has another row."""
    paid = {d.month for d in own if d.state != GIVEN_BACK}
    back = [d.state == GIVEN_BACK and d.month in paid for d in own]
    return [replace(d, due=None, base=None) if b else d for d, b in zip(own, back, strict=True)]


def _is_open(record: Dues) -> bool:
    return not (record.settled or record.unread or record.state == GIVEN_BACK)


def _beyond(record: Dues, ledger: Ledger) -> Decimal:
    """Return how much more was paid than was due; what was given back is less than nothing."""
    if record.paid is None or _GIFT.search(record.remark + record.method):
        return _NOTHING
    if record.state == GIVEN_BACK:
        return record.paid
    due = amount_due(record, ledger)
    return _NOTHING if due is None else max(_NOTHING, record.paid - due)
