"""Totals rows of the dues sheets beside what the rows above them come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from addin.ledger.tables.table import Row, Table
from addin.ledger.values.amounts import cents, parse_money, parse_payment
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled, shown
from addin.sheets.dues.record import LONG, WIDE

_BASE = pattern(r"基数|比例")
_OF_MONTHS = pattern(r"\d+月|第.季度|[上下]半年")
_SUMMED = ("应缴", "实缴", "应缴合计", "实缴合计")
_NOTHING = ("未缴", "免缴", "转出")
CENT = Decimal("0.01")


def dues_discrepancies(table: Table) -> Iterator[tuple[Row, str]]:
    """Yield the totals of a dues table that differ from its rows: the row and the column.

    A total may be of the rows since the last total or of all rows so far; 小计 is of the former.
    Columns in which some payment is only ticked are not summed.
    """
    if table.kind.name not in (LONG, WIDE):
        return
    last = table.header
    columns = [
        k for k in table.columns if k in _SUMMED or (_OF_MONTHS.match(k) and not _BASE.search(k))
    ]
    for total in table.totals:
        so_far = [r for r in table.rows if r.number < total.number]
        block = [r for r in so_far if r.number > last] or so_far
        last = total.number
        label = next(folded(shown(v)) for v in total.values if not is_unfilled(v))
        spans = [block] if "小计" in label else [so_far, block]
        for column in columns:
            stated = amount_stated(total, column)
            sums = [_sum(span, column) for span in spans]
            if stated is None or is_unfilled(total.value(column)) or None in sums:
                continue
            if all(abs(stated - s) >= CENT for s in sums if s is not None):
                yield total, column


def _sum(rows: Sequence[Row], column: str) -> Decimal | None:
    """Return what rows come to under a column; None where that is not clear."""
    amounts = [amount_stated(row, column) for row in rows]
    return None if None in amounts else sum((a for a in amounts if a is not None), Decimal(0))


def amount_stated(row: Row, column: str) -> Decimal | None:
    """Return what a cell says in cents: nothing is 0, a mere tick is None."""
    value = row.value(column)
    if is_unfilled(value):
        return Decimal(0)
    if (amount := parse_money(value).value) is not None:
        return cents(amount)
    paid = parse_payment(value).value
    if paid is None:
        return None
    if paid.amount is not None:
        return cents(paid.amount)
    return Decimal(0) if paid.none or paid.state in _NOTHING else None
