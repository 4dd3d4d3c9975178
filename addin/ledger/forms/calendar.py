"""Calendars: weekdays across, the number of a day above or in the cell with what was held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.activity_text import DATE, activities_in
from addin.ledger.forms.cells import filled_cells, lone_cells, title_text
from addin.ledger.forms.form import Cell, Field, Found, Record
from addin.ledger.forms.roles import role
from addin.ledger.forms.text import is_day
from addin.ledger.grid import Grid, Value
from addin.ledger.period import period_in_title
from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, shown, standing

_LEAST_WEEKDAYS = 5
_DAY_FIRST = pattern(r"^\s*(\d{1,2})\s*[日号]?\s*(?:[\n\r、:： ]+|$)")
_MONTH = pattern(r"(?:(20\d\d)\s*[年./\-]\s*)?(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月份?")
_MOST_ABOVE = 4


def read_calendar(grid: Grid, catalogue: Catalogue, above: str) -> Found | None:
    """Read the calendars of a sheet; None where no row of weekdays is on it."""
    weeks = {
        r: columns
        for r in range(len(grid.rows))
        if len(columns := _weekdays(grid, r, catalogue)) >= _LEAST_WEEKDAYS
    }
    if not weeks:
        return None
    heads = list(weeks)
    calendars = [
        _Calendar(grid, range(top + 1, end), weeks[top], *_month_above(grid, top, above))
        for top, end in zip(heads, [*heads[1:], len(grid.rows)], strict=True)
    ]
    records = [record for its in calendars for record in its.records(catalogue)]
    headings = {(r, c) for r in heads for c, _ in standing(grid.rows[r])}
    used = {f.cell for record in records for f in record.fields}
    days = {cell for its in calendars for cell in its.day_cells()}
    cells = filled_cells(grid) & {*lone_cells(grid), *headings, *used, *days}
    title = title_text(grid, heads[0], above)
    return Found("calendar", tuple(records), cells, heads[0], title) if records else None


def _weekdays(grid: Grid, row: int, catalogue: Catalogue) -> dict[int, int]:
    """Return the weekday of each column that a row heads with one: 一 二 三 … or 周一 周二 …."""
    found: dict[int, int] = {}
    for c, value in standing(grid.rows[row]):
        text = folded(shown(value))
        its = role(value, catalogue)
        if its is not None and its.name == "weekday" and its.number:
            found[c] = its.number
        elif len(text) == 1 and text in "一二三四五六日天":
            found[c] = "一二三四五六日".index(text.replace("天", "日")) + 1
    return found if len(set(found.values())) == len(found) else {}


def _month_above(grid: Grid, top: int, above: str) -> tuple[int | None, int | None]:
    """Return the month and year in the nearest title row above a calendar."""
    lines = [
        " ".join(shown(v) for _, v in standing(grid.rows[r]))
        for r in range(top - 1, max(-1, top - 1 - _MOST_ABOVE), -1)
    ]
    year = next((p.start.year for p in map(period_in_title, [*lines, above]) if p), None)
    for line in [*lines, grid.sheet]:
        if m := _MONTH.search(folded(line)):
            month = int(m[2]) if m[2].isdigit() else from_han(m[2])
            return month, int(m[1]) if m[1] else year
    return None, year


def _day_in(value: Value) -> tuple[Value, str]:
    """Return the day that a cell begins with, None where it has none, and the rest of its text."""
    if isinstance(value, date) or (isinstance(value, float) and 1 <= value <= 31):
        return value, ""
    if not isinstance(value, str):
        return None, ""
    if is_day(value):
        return value, ""
    m = _DAY_FIRST.match(value)
    if m and 1 <= int(m[1]) <= 31:
        return float(m[1]), value[m.end() :]
    return None, value


def _written(day: Value, month: int | None) -> Value:
    """Return a day of the month as a date that can be read."""
    if isinstance(day, float) and month:
        return f"{month}月{int(day)}日"
    return day


class _Calendar(Struct, frozen=True):
    """The rows below a row of weekdays, with their month and year where a title states them."""

    grid: Grid
    rows: range
    columns: Mapping[int, int]
    month: int | None
    year: int | None

    def records(self, catalogue: Catalogue) -> Iterator[Record]:
        """Yield what was held: each text belongs to the last day above it or before it."""
        days: dict[int, tuple[Value, Cell]] = {}
        for r in self.rows:
            for c in self.columns:
                own, text = _day_in(self.grid.value(r, c))
                if own is not None:
                    days[c] = own, (r, c)
                if text and c in days:
                    yield from self._held(text, (r, c), days[c], catalogue)

    def _held(
        self, text: str, cell: Cell, day: tuple[Value, Cell], catalogue: Catalogue
    ) -> Iterator[Record]:
        for one in activities_in(text, catalogue, self.month):
            written = one.get(DATE) or _written(day[0], self.month)
            part = written is not day[0] or day[1] == cell
            date_field = Field(DATE, written, day[1], None, part)
            others = (Field(k, v, cell, None, True) for k, v in one.items() if k != DATE)
            yield Record((date_field, *others), self.month, self.year)

    def day_cells(self) -> Iterator[Cell]:
        """Yield the cells that hold the number of a day and nothing else."""
        for r in self.rows:
            for c in self.columns:
                own, text = _day_in(self.grid.value(r, c))
                if own is not None and not text:
                    yield r, c
