"""The days of a calendar's cells: where a cell has its own, and of which month it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from addin.ledger.forms.crosstabs.crosstab_axes import day_of_month
from addin.ledger.forms.form import Cell
from addin.ledger.forms.texts.text import is_day
from addin.ledger.grid import Grid, Value
from addin.ledger.values.patterns import pattern

_DAY_FIRST = pattern(
    r"^\s*(\d{1,2})(?:\s*[日号]\s*[:：、]?|\s*(?:[\n\r]|[:：](?!\d))|\s+(?=\D)|\s*$)\s*"
)
_DAY_CLOSE = pattern(
    r"^\s*(\d{1,2})\s*[、.．]?\s*(?=[\u4e00-\u9fff×(（])(?![月年人名次个时点位件项])"
)
_LAST_DAY = 31
_WEEK = 7
_DROP = 15  # from 31 to 1, but not from 20 to 13

CellDays = Mapping[Cell, tuple[Value, str]]
"""The day with which a cell begins, None where it has none, and the rest of its text."""


def cell_days(
    grid: Grid, rows: range, columns: Sequence[int], month: int | None, *, known: bool
) -> CellDays:
    """Return the days of the cells of a calendar, and their texts.

    ``known``: its head has the days; then 1 in 1支委会 is a number in a list, as it is below a row
    of days. Of 1支委会 beside 23 the day is not known.
    """
    cells = [(r, c) for r in rows for c in columns]
    found = {cell: _day_in(grid.value(*cell), month) for cell in cells}
    close = {} if known else dict(_close(found))
    numbers = {cell: n for cell, (day, _) in found.items() if (n := _number(day))}
    plain = {r for r, _ in numbers}
    close = {(r, c): its for (r, c), its in close.items() if r in plain or r - 1 not in plain}
    numbers |= {cell: n for cell, (n, _) in close.items()}
    for cell, (n, text) in close.items():
        if _fits(cell, n, numbers, columns):
            found[cell] = float(n), text
        elif cell[0] in plain:
            found[cell] = None, text
    return found


def _close(found: CellDays) -> Iterator[tuple[Cell, tuple[int, str]]]:
    """Yield the cells with a number right before their text: 3支委会."""
    for cell, (day, text) in found.items():
        m = _DAY_CLOSE.match(text) if day is None else None
        if m and 1 <= int(m[1]) <= _LAST_DAY:
            yield cell, (int(m[1]), text[m.end() :])


def _fits(cell: Cell, day: int, numbers: Mapping[Cell, int], columns: Sequence[int]) -> bool:
    """Return whether a cell beside, above or below has the day that it has when this is right."""
    row, place = cell[0], columns.index(cell[1])
    near = [(i - place, (row, c)) for i, c in enumerate(columns) if c != cell[1]]
    near += [(_WEEK * step, (row + step, cell[1])) for step in (-1, 1)]
    return any(numbers.get(other, 0) - day == apart for apart, other in near if other in numbers)


def months_apart(found: CellDays) -> dict[Cell, int]:
    """Return how many months the days of a grid are before or behind the one that it is of.

    27 and 28 before the 1st are of the month before, 1 and 2 behind the 31st of the next.
    """
    days = [(cell, n) for cell, (day, _) in found.items() if (n := _number(day))]
    falls = [after for (_, n), (after, m) in pairwise(days) if n - m >= _DROP]
    early = bool(falls) and [cell for cell, _ in days].index(falls[0]) <= _WEEK
    apart, now = {}, -1 if early else 0
    for cell, _ in days:
        now += cell in falls
        apart[cell] = now
    return apart


def written(day: Value, month: int | None, year: int | None, apart: int) -> Value:
    """Return a day of the month as a date that can be read; None where its year is not known."""
    number = _number(day)
    if not number or not month or (apart == 0 and not isinstance(day, float)):
        return day
    years, index = divmod(month - 1 + apart, 12)
    if years and year is None:
        return None
    named = f"{year + years}年" if years and year else ""
    return f"{named}{index + 1}月{number}日"


def _number(day: Value) -> int | None:
    return None if isinstance(day, date) else day_of_month(day)


def _day_in(value: Value, month: int | None) -> tuple[Value, str]:
    """Return the day that a cell begins with, None where it has none, and the rest of its text."""
    if isinstance(value, date) or (isinstance(value, float) and 1 <= value <= _LAST_DAY):
        return value, ""
    if not isinstance(value, str):
        return None, ""
    if is_day(value, month):
        return value, ""
    m = _DAY_FIRST.match(value)
    if m and 1 <= int(m[1]) <= _LAST_DAY:
        return float(m[1]), value[m.end() :]
    return None, value
