"""A grid of cells: the one form in which any workbook, open or closed, reaches the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct, field


class CellError(Struct, frozen=True):
    """An error that Excel shows in place of a value, such as ``#REF!``."""

    code: str

    def __str__(self) -> str:
        return self.code


class NotCalculated(Struct, frozen=True):
    """A formula whose result was never stored in the file."""

    formula: str = ""

    def __str__(self) -> str:
        return f"={self.formula}"


Value = (
    str | int | float | bool | date | datetime | time | timedelta | CellError | NotCalculated | None
)


ERROR_TEXTS = frozenset(
    f"#{name}"
    for name in (
        *("NULL!", "DIV/0!", "VALUE!", "REF!", "NAME?", "NUM!", "N/A", "GETTING_DATA", "SPILL!"),
        *("CONNECT!", "BLOCKED!", "UNKNOWN!", "FIELD!", "CALC!"),
    )
)
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_DURATIONS = timedelta(days=61)  # what lies so near to the first day is no date but a time


def settled(value: Value, date1904: bool = False) -> Value:
    """Return a date, time or error as every door tells it, whatever the cell's number format.

    Excel keeps days since its first in one number: under a day it is a time of day, under two
    months a duration, beyond that a date. The text of an error is that error.
    """
    if isinstance(value, str):
        return CellError(value) if value in ERROR_TEXTS else value
    if isinstance(value, timedelta):
        passed = value
    elif isinstance(value, datetime):
        passed = value.replace(tzinfo=None) - _EPOCHS[date1904]
    elif isinstance(value, date):
        passed = datetime.combine(value, time()) - _EPOCHS[date1904]
    else:
        return value
    if passed.days < 0:
        return value
    if passed < _DURATIONS:
        return passed if passed.days else (datetime.min + passed).time()
    moment = _EPOCHS[date1904] + passed
    return moment.date() if moment.time() == time() else moment


class Merge(Struct, frozen=True):
    """A merged range, zero-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


class Formats(Struct, frozen=True):
    """Looks of cells that carry meaning, by zero-based row and column.

    ``struck``: cells whose text is struck out; ``partly``: those of which some of it is.
    ``fills``: background colours as RRGGBB, read only where the sheet may explain colours.
    """

    struck: frozenset[tuple[int, int]] = frozenset()
    partly: frozenset[tuple[int, int]] = frozenset()
    fills: Mapping[tuple[int, int], str] = field(default_factory=dict)


class Grid(Struct, frozen=True):
    """One sheet: ``rows[0][0]`` is cell A1.

    ``rows`` may be ragged and may end before the last formatted row. ``hidden_rows`` and
    ``hidden_columns`` are zero-based. ``date1904`` tells how a bare number is to be read as a date.
    ``too_large``: how many cells a sheet spans that was not read for it, else 0. ``formats``: None
    where no cell is struck out and no fill may mean anything. ``hidden``: Excel does not show the
    sheet. ``without_cells``: it is a chart, a dialogue or macros, and nothing of it is read.
    """

    sheet: str
    rows: Sequence[Sequence[Value]]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    date1904: bool = False
    too_large: int = 0
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    formats: Formats | None = None
    hidden: bool = False
    without_cells: bool = False

    def value(self, row: int, column: int) -> Value:
        """Return the value at a zero-based position, None outside the grid."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None


def filled_columns(rows: Sequence[Sequence[Value]], among: frozenset[int]) -> frozenset[int]:
    """Return those of some columns in which anything stands."""
    filled = {c for row in rows for c in among if c < len(row) and row[c] not in (None, "")}
    return frozenset(filled)


def column_letters(column: int) -> str:
    """Return Excel's letters for a zero-based column: 0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def a1(row: int, column: int) -> str:
    """Return the address of a zero-based position: (0, 0) -> A1."""
    return f"{column_letters(column)}{row + 1}"


def position(address: str) -> tuple[int, int]:
    """Return the zero-based position of an address: A1 -> (0, 0)."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(address[len(letters) :]) - 1, column - 1
