"""Calendars: weekdays across, the number of a day above or in the cell with what was held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.calendars.calendar_days import CellDays, cell_days, months_apart, written
from addin.ledger.forms.calendars.calendar_sums import (
    Month,
    rows_with_title,
    sums_of_months,
    tells_of_month,
)
from addin.ledger.forms.calendars.other_days import of_other_days
from addin.ledger.forms.calendars.week_heads import Day, Head, days_named, heads
from addin.ledger.forms.cells import filled_cells, lone_cells, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record, Sum
from addin.ledger.forms.texts.activity_text import DATE, WEEKDAY, Described, activities_in
from addin.ledger.forms.texts.usually_said import with_blanks
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.looks.legend_words import COLOUR
from addin.ledger.tables.rows.counted_types import counts_types
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import shown, standing

_OF_DAYS = (DATE, WEEKDAY)
_MARK = "[★☆●○▲△■□◆◇√]"
_EXPLAINS = pattern(
    rf"^\s*{_MARK}[^★☆●○▲△■□◆◇√]{{2,12}}{_MARK}"  # ●党员大会 ▲党课
    rf"|[(（](?:用|标)?{COLOUR}色?(?:字体?|底色?|底纹|标注|标记|表示)?[)）]|^\s*{COLOUR}色?(?:字体?|底色?)?[:：为]"
    r"|^[^:：,，]{2,8}[:：]?\s*每个?(?:季度?|月|半?年|周).{0,6}[\d一两二三四]次"
)
"""What a line below a calendar says of its marks and colours, or of how often to meet."""


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
    by_month = [list(its.records(catalogue)) for its in calendars]
    records = [record for its in by_month for record in its]
    headings = {(head.row, c) for head in found for c, _ in standing(grid.rows[head.row])}
    used = {f.cell for record in records for f in record.fields}
    days = {cell for its in calendars for cell in its.day_cells()}
    cells = filled_cells(grid) & {*lone_cells(grid), *headings, *used, *days}
    top = found[0].row
    title = title_text(grid, top, above)
    if not records:
        return None
    asked = tuple(of_other_days(grid.sheet, records))
    sums = tuple(_sums(grid, calendars, by_month, catalogue))
    blanks = with_blanks(records)
    return Found(
        "calendar", blanks, cells | {s.cell for s in sums}, top, title, sums=sums, problems=asked
    )


def _sums(
    grid: Grid,
    calendars: Sequence[_Calendar],
    by_month: Sequence[Sequence[Record]],
    catalogue: Catalogue,
) -> Iterator[Sum]:
    """Yield what the sheet says that the records of each month come to."""
    rows = rows_with_title(grid, [its.head.row for its in calendars])
    months = [
        Month(its.head.row, span, its.head.columns, records, its.others(records))
        for its, span, records in zip(calendars, rows, by_month, strict=True)
    ]
    return sums_of_months(grid, months, catalogue)


class _Calendar(Struct, frozen=True):
    """The rows below the head of a calendar."""

    grid: Grid
    head: Head
    rows: range

    def records(self, catalogue: Catalogue) -> Iterator[Record]:
        """Yield what was held: each text belongs to the last day above it or before it.

        Of a text without a day, in a row of days, the day is not known.
        """
        days: dict[int, Day] = dict(self.head.days)
        cells = self._cells()
        apart = months_apart(cells)
        for r in self.rows:
            days |= (named := self._named_left(r))
            columns = sorted(self.head.columns)
            own = {c: cells[r, c][0] for c in columns if cells[r, c][0] is not None}
            for c in columns:
                if c in own:
                    days[c] = self._written(own[c], apart.get((r, c), 0)), (r, c)
                elif own and not named and not self.head.days:
                    days[c] = None, (r, c)
                if (text := cells[r, c][1]) and c in days:
                    yield from self._held(text, (r, c), days[c], catalogue)

    def _cells(self) -> CellDays:
        columns = sorted(self.head.columns)
        known = bool(self.head.days)
        return cell_days(self.grid, self.rows, columns, self.head.month, known=known)

    def _written(self, day: Value, apart: int) -> Value:
        return written(day, self.head.month, self.head.year, apart)

    def _named_left(self, row: int) -> dict[int, Day]:
        """Return the days of a row that the text left in it names: 第二周（3月13日—17日）."""
        columns = sorted(self.head.columns)
        left = ((row, c) for c in range(columns[0]))
        return next((days for cell in left if (days := days_named(self.grid, cell, columns))), {})

    def _held(self, text: str, cell: Cell, day: Day, catalogue: Catalogue) -> Iterator[Record]:
        if _EXPLAINS.search(text) or counts_types(text, catalogue):
            return
        for one in activities_in(text, catalogue, self.head.month, dated=day[0] is not None):
            date_value, where = self._day_of(one, cell, day)
            part = date_value is not self.grid.value(*where) or where == cell
            date_field = Field(DATE, date_value, where, None, part)
            others = (Field(k, v, cell, None, True) for k, v in one.items() if k not in _OF_DAYS)
            place = day[0] if DATE in one else None
            yield Record((date_field, *others), self.head.month, self.head.year, place)

    def _day_of(self, one: Described, cell: Cell, day: Day) -> Day:
        """Return the day that a text says itself, else that of its place, with the cell.

        A weekday in the text goes with the day, so that it is asked about where it is another's.
        """
        if DATE in one:
            return one[DATE], cell
        if WEEKDAY in one and day[0] is not None:
            return f"{shown(day[0])}（{one[WEEKDAY]}）", cell
        return day

    def others(self, records: Sequence[Record]) -> int:
        """Return how many boxes hold texts of which no record was made."""
        used = {f.cell for record in records for f in record.fields}
        texts = (text for cell, (_, text) in self._cells().items() if cell not in used)
        return sum(bool(text) and not tells_of_month(text) for text in texts)

    def day_cells(self) -> Iterator[Cell]:
        """Yield the cells that hold the number of a day and nothing else."""
        for cell, (own, text) in self._cells().items():
            if own is not None and not text:
                yield cell
