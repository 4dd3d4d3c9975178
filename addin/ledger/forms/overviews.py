"""The same activities twice on a sheet: in an overview, and below or beside it one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.period import period_in_title
from addin.ledger.record import replace
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE, TYPE, Row
from addin.ledger.tables.table import Table
from addin.ledger.values.dates import DateContext, parse_when

_POORER = ("crosstab", "calendar", "text")  # forms in which an overview is kept

Held = tuple[object, str, str]
"""Month and day, type, and branch."""


def without_overviews(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return the tables; of what a crosstab and a list both hold, that of the list alone."""
    fuller = [t for t in tables if t.form not in _POORER and t.kind.name == ACTIVITIES]
    known = {held for t in fuller for row in t.rows for held in _held(t, row)}
    return tuple(_without(t, known) if t.form in _POORER else t for t in tables)


def _without(table: Table, known: set[Held]) -> Table:
    rows = (r for r in table.rows if not (its := set(_held(table, r))) or not its <= known)
    return replace(table, rows=tuple(rows))


def _held(table: Table, row: Row) -> Iterator[Held]:
    stated = period_in_title(table.title)
    year = row.year or (stated.start.year if stated else 2000)
    when = parse_when(row.value(DATE), DateContext(year, month=row.month)).value
    if when is not None:
        day = (when.first.month, when.first.day) if when.exact else when.first.month
        yield from ((day, name, row.text("党支部")) for name in row.text(TYPE).split("暨"))
