"""A member's own sums in a wide dues sheet, beside the months and quarters of the row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from addin.ledger.tables.table import Row, Table
from addin.ledger.values.amounts import parse_money
from addin.ledger.values.month_columns import MONTHS, SPANS, Months
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import is_unfilled
from addin.sheets.dues.record import WIDE, months_of
from addin.sheets.dues.totals import CENT, amount_stated

_PAID, _DUE = "实缴合计", "应缴合计"
_SURELY_PAID = pattern(r"[实已]")


def row_discrepancies(table: Table) -> Iterator[tuple[Row, str]]:
    """Yield the sums in rows of a wide table that are not what the row's months come to.

    Silent where more rows disagree than agree: then the column is of something else.
    """
    if table.kind.name != WIDE:
        return
    finest = months_of(table)
    spans = [its for its in SPANS if its not in finest and its.name in table.columns]
    for column in (*(c for c in (_PAID, _DUE) if c in table.columns), *(s.name for s in spans)):
        wrong, right = [], 0
        for row in table.rows:
            possible = _row_sums(row, column, table, finest)
            stated = None if is_unfilled(row.value(column)) else amount_stated(row, column)
            if stated is None or not possible:
                continue
            agrees = any(abs(stated - s) < CENT for s in possible)
            right += agrees
            wrong += [] if agrees else [row]
        if right and right >= len(wrong):
            yield from ((row, column) for row in wrong)


def _row_sums(row: Row, column: str, table: Table, finest: Sequence[Months]) -> list[Decimal]:
    """Return what a row's sum may be; none where a payment is only ticked."""
    if column not in (_PAID, _DUE):
        its = next(s for s in SPANS if s.name == column)
        parts = [m for m in finest if its.first <= m.first and m.last <= its.last]
        whole = sum(m.last - m.first + 1 for m in parts) == its.last - its.first + 1
        return _sums_of(row, [parts]) if whole else []
    paid = [] if column == _DUE else _paid_sums(row, finest)
    if column == _PAID and (not paid or _SURELY_PAID.search(table.headings.get(_PAID, ""))):
        return paid
    return paid + _due_sums(row, table, finest)


def _paid_sums(row: Row, finest: Sequence[Months]) -> list[Decimal]:
    later = parse_money(row.value("补缴")).value
    return [s + more for s in _sums_of(row, [finest]) for more in {Decimal(0), later or Decimal(0)}]


def _due_sums(row: Row, table: Table, finest: Sequence[Months]) -> list[Decimal]:
    """Return the sum of what is due by columns, or what is due a month for any number of months."""
    own = [f"{its.name}应缴" for its in finest if f"{its.name}应缴" in table.columns]
    if own:
        amounts = [amount_stated(row, c) for c in own]
        return [] if None in amounts else [sum((a for a in amounts if a), Decimal(0))]
    due = amount_stated(row, "应缴") if "应缴" in table.columns else None
    return [due * n for n in range(1, len(MONTHS) + 1)] if due else []


def _sums_of(row: Row, groups: Sequence[Sequence[Months]]) -> list[Decimal]:
    found = []
    for group in groups:
        amounts = [amount_stated(row, _paid_column(row, its)) for its in group]
        if None not in amounts and amounts:
            found.append(sum((a for a in amounts if a is not None), Decimal(0)))
    return found


def _paid_column(row: Row, its: Months) -> str:
    return its.name if its.name in row.columns else f"{its.name}实缴"
