"""Calendars: weekdays across, the number of a day above or in the cell with what was held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.activity_text import DATE, activities_in
from addin.ledger.forms.cells import filled_cells, lone_cells, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.forms.text import is_day
from addin.ledger.forms.usually_said import with_blanks
from addin.ledger.forms.week_heads import Day, Head, days_named, heads
from addin.ledger.grid import Grid, Value
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import standing

_DAY_FIRST = pattern(
    r"^\s*(\d{1,2})(?:\s*[日号]\s*[:：、]?|\s*(?:[\n\r、]|[:：](?!\d))|\s+(?=\D)|\s*$)\s*"
)


def read_calendar(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read the calendars of a sheet; None where no row of weekdays or of days is on it."""
    found = list(heads(grid, catalogue, above))
    if not found:
        return None
    ends = [*(head.row for head in found[1:]), len(grid.rows)]
    calendars = [
        _Calendar(grid, head, range(head.row + 1, end))
        for head, end in zip(found, ends, strict=True)
    ]
    records = [record for its in calendars for record in its.records(catalogue)]
    headings = {(head.row, c) for head in found for c, _ in standing(grid.rows[head.row])}
    used = {f.cell for record in records for f in record.fields}
    days = {cell for its in calendars for cell in its.day_cells()}
    cells = filled_cells(grid) & {*lone_cells(grid), *headings, *used, *days}
    top = found[0].row
    title = title_text(grid, top, above)
    return Found("calendar", with_blanks(records), cells, top, title) if records else None


def _day_in(value: Value, month: int | None) -> tuple[Value, str]:
    """Return the day that a cell begins with, None where it has none, and the rest of its text."""
    if isinstance(value, date) or (isinstance(value, float) and 1 <= value <= 31):
        return value, ""
    if not isinstance(value, str):
        return None, ""
    if is_day(value, month):
        return value, ""
    m = _DAY_FIRST.match(value)
    if m and 1 <= int(m[1]) <= 31:
        return float(m[1]), value[m.end() :]
    return None, value


def _written(day: Value, month: int | None) -> Value:
    """Return a day of the month as a date that can be read."""
    if isinstance(day, float) and day.is_integer() and month:
        return f"{month}月{int(day)}日"
    return day


class _Calendar(Struct, frozen=True):
    """The rows below the head of a calendar."""

    grid: Grid
    head: Head
    rows: range

    def records(self, catalogue: Catalogue) -> Iterator[Record]:
        """Yield what was held: each text belongs to the last day above it or before it."""
        days: dict[int, Day] = dict(self.head.days)
        for r in self.rows:
            days |= self._named_left(r)
            for c in sorted(self.head.columns):
                own, text = _day_in(self.grid.value(r, c), self.head.month)
                if own is not None:
                    days[c] = own, (r, c)
                if text and c in days:
                    yield from self._held(text, (r, c), days[c], catalogue)

    def _named_left(self, row: int) -> dict[int, Day]:
        """Return the days of a row that the text left in it names: 第二周（3月13日—17日）."""
        columns = sorted(self.head.columns)
        left = ((row, c) for c in range(columns[0]))
        return next((days for cell in left if (days := days_named(self.grid, cell, columns))), {})

    def _held(self, text: str, cell: Cell, day: Day, catalogue: Catalogue) -> Iterator[Record]:
        for one in activities_in(text, catalogue, self.head.month):
            written = one.get(DATE) or _written(day[0], self.head.month)
            where = cell if DATE in one else day[1]
            part = written is not self.grid.value(*where) or where == cell
            date_field = Field(DATE, written, where, None, part)
            others = (Field(k, v, cell, None, True) for k, v in one.items() if k != DATE)
            yield Record((date_field, *others), self.head.month, self.head.year)

    def day_cells(self) -> Iterator[Cell]:
        """Yield the cells that hold the number of a day and nothing else."""
        for r in self.rows:
            for c in self.head.columns:
                own, text = _day_in(self.grid.value(r, c), self.head.month)
                if own is not None and not text:
                    yield r, c
