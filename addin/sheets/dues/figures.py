"""Party dues: what was owed and paid in a period, and by how many.

Sums are of the whole body; no figure is of one member's base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.values.amounts import cents
from addin.sheets.dues.amounts_due import amount_due
from addin.sheets.dues.months_owed import owed, paid_in_full, unpaid
from addin.sheets.dues.record import GIVEN_BACK, Dues
from addin.statistics.statistic import Number, Statistic


def dues_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return the sums due and paid in a period, and how many members paid, in full or not."""
    records = owed(ledger, period)
    if not records:
        return []
    by_member: dict[tuple[str, str], list[Dues]] = defaultdict(list)
    for d in records:
        by_member[d.who].append(d)
    people = list(by_member.values())
    return [
        *_sums(records, ledger),
        _heads("党费.缴纳人数", [p for p in people if any(d.settled for d in p)]),
        _heads("党费.足额人数", [p for p in people if all(paid_in_full(d, ledger) for d in p)]),
        _heads("党费.未缴人数", [p for p in people if any(unpaid(d) for d in p)]),
    ]


def _sums(records: Sequence[Dues], ledger: Ledger) -> list[Statistic]:
    due = [(d, amount) for d in records if (amount := amount_due(d, ledger)) is not None]
    paid = [(d, amount) for d in records if (amount := _amount_paid(d, ledger)) is not None]
    found = [_money("党费.应缴合计", due)] if due else []
    if paid:
        found.append(_money("党费.实缴合计", paid))
    whole = sum((amount for _, amount in due), Decimal(0))
    known = len(due) == sum(map(_is_owed, records)) and all(
        _amount_known(d, ledger) for d in records
    )
    if whole and paid and known:
        rate = sum((amount for _, amount in paid), Decimal(0)) * 100 / whole
        share = rate.quantize(Decimal("0.1"), ROUND_HALF_UP)
        found.append(Statistic("党费.收缴率", share, _rows(records)))
    return found


def _is_owed(record: Dues) -> bool:
    """Return whether something was due: not so of a row that says what was given back alone."""
    return record.state != GIVEN_BACK or record.due is not None


def _amount_known(record: Dues, ledger: Ledger) -> bool:
    return not (record.settled or record.unread) or _amount_paid(record, ledger) is not None


def _amount_paid(record: Dues, ledger: Ledger) -> Decimal | None:
    """Return what was paid; a tick in place of a sum stands for what was due."""
    if record.paid is not None:
        return cents(record.paid)
    return amount_due(record, ledger) if record.settled and record.state != "少缴" else None


def _money(key: str, items: Sequence[tuple[Dues, Decimal]]) -> Statistic:
    total: Number = cents(sum((amount for _, amount in items), Decimal(0)))
    return Statistic(key, total, _rows(d for d, _ in items))


def _heads(key: str, people: Sequence[Sequence[Dues]]) -> Statistic:
    return Statistic(key, len(people), _rows(d for p in people for d in p))


def _rows(records: Iterable[Dues]) -> tuple[str, ...]:
    """Return the rows of records once each: a wide sheet has many in a row."""
    return tuple(dict.fromkeys(d.row.ref for d in records))
