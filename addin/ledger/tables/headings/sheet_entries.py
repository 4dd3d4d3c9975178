"""What the rows below a header say of the kind of a sheet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from addin.ledger.catalogue import SheetKind
from addin.ledger.grid import Grid, Value
from addin.ledger.values.text import folded, is_blank, is_unfilled, shown

_LEAST_STEPS = 2
_MOST_ROWS = 60


class Place(Struct, frozen=True):
    """A header's first and last row, and whether the sheet is called what the header is of."""

    top: int
    bottom: int
    called: bool


def entries_fit(grid: Grid, kind: SheetKind, place: Place, columns: Mapping[str, int]) -> bool:
    """Return whether the rows are such as a kind has: some of them members, in a roster."""
    if any(_all_apart(grid, kind, place, key, i) for key, i in columns.items()):
        return False
    if place.called or kind.filled not in columns:
        return True
    blank = any(is_unfilled(v) for v in _column(grid, place.bottom, columns, kind.filled))
    if kind.identified_instead_by:
        return blank or set(kind.identified_by) <= columns.keys()
    return not blank or _steps(grid, kind, place) < _LEAST_STEPS


def entries(grid: Grid, bottom: int, column: int) -> list[str]:
    """Return what is filled in in a column below its heading, folded."""
    rows = grid.rows[bottom + 1 : bottom + 1 + _MOST_ROWS]
    found = (row[column] for row in rows if column < len(row))
    return [folded(shown(v)) for v in found if not is_unfilled(v)]


def _all_apart(grid: Grid, kind: SheetKind, place: Place, key: str, column: int) -> bool:
    apart = kind.column(key).apart
    found = entries(grid, place.bottom, column) if apart else ()
    return bool(found) and all(entry in apart for entry in found)


def _steps(grid: Grid, kind: SheetKind, place: Place) -> int:
    """Count the headings that speak of a step before the one that every row has taken."""
    headings = [v for row in grid.rows[place.top : place.bottom + 1] for v in row]
    texts = [folded(v) for v in headings if isinstance(v, str)]
    return sum(any(re.search(p, text) for p in kind.steps_before) for text in texts)


def _column(grid: Grid, bottom: int, columns: Mapping[str, int], key: str) -> Iterator[Value]:
    """Yield a column's cells in the rows that have something in two other columns."""
    own, others = columns[key], set(columns.values()) - {columns[key]}
    for row in grid.rows[bottom + 1 : bottom + 1 + _MOST_ROWS]:
        if _filled(row, others) >= _LEAST_STEPS:
            yield row[own] if own < len(row) else None


def _filled(row: Collection[Value], columns: Collection[int]) -> int:
    return sum(not is_blank(v) for i, v in enumerate(row) if i in columns)
