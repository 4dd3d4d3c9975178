"""The heads of calendars: a row of weekdays, or of a week's days, with month and year above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct, field

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.form import Cell
from addin.ledger.forms.roles import role
from addin.ledger.forms.texts.text import is_day
from addin.ledger.grid import Grid, Value
from addin.ledger.period import period_in_title
from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, shown, standing

_LEAST_WEEKDAYS = 5
_LEAST_DAYS = 3
_MOST_OTHERS = 2  # beside the days of a week: 时段, 备注
_LONGEST_WEEKDAY = 4
_MOST_ABOVE = 4
_WEEK = "一二三四五六日"
_WEEKDAY = pattern(r"\(?(?:星期|周|礼拜)?[一二三四五六日天]\)|(?:星期|周|礼拜)[一二三四五六日天]")
_MONTH = pattern(r"(?:(20\d\d)[年./\-])?(\d{1,2}|[一二三四五六七八九十]{1,2})月份?")
_SPAN = pattern(r"(\d{1,2})[月.](\d{1,2})日?[-~—至到]+(?:(\d{1,2})[月.])?(\d{1,2})日?")

Day = tuple[Value, Cell]
"""A day as it is to be read, and the cell in which it is written."""


class Head(Struct, frozen=True):
    """A row that heads a calendar: its columns, the days that it writes itself, month and year."""

    row: int
    columns: frozenset[int]
    days: Mapping[int, Day] = field(default_factory=dict)
    month: int | None = None
    year: int | None = None


def heads(grid: Grid, catalogue: Catalogue, above: str) -> Iterator[Head]:
    """Yield the rows that head the calendars of a sheet."""
    for r in range(len(grid.rows)):
        weekdays = _weekdays(grid, r, catalogue)
        days = {} if weekdays else _days(grid, r)
        if weekdays or days:
            month, year = _month_above(grid, r, above)
            month = None if days else month
            days = days or _days_of_span(grid, r, weekdays)
            yield Head(r, frozenset(weekdays or days), days, month, year)


def _weekdays(grid: Grid, row: int, catalogue: Catalogue) -> list[int]:
    """Return the columns that a row heads with weekdays: 一 二 三 … or 周一 周二 …."""
    found: dict[int, int] = {}
    texts = standing(grid.rows[row])
    for c, value in texts if len(texts) >= _LEAST_WEEKDAYS else ():
        text = folded(shown(value)).replace("天", "日")
        its = role(value, catalogue) if 1 < len(text) <= _LONGEST_WEEKDAY else None
        if its is not None and its.name == "weekday" and its.number:
            found[c] = its.number
        elif len(text) == 1 and text in _WEEK:
            found[c] = _WEEK.index(text) + 1
    alone = len(set(found.values())) == len(found) >= _LEAST_WEEKDAYS
    return sorted(found) if alone else []


def _days(grid: Grid, row: int) -> dict[int, Day]:
    """Return the days of a row that heads a week with them: 3月6日（周一） 3月7日（周二） …."""
    found: dict[int, Day] = {}
    others = 0
    for c, value in standing(grid.rows[row]):
        day = without_weekday(value)
        if day is not None and is_day(day):
            found[c] = day, (row, c)
        elif (others := others + 1) > _MOST_OTHERS:
            return {}
    columns = sorted(found)
    beside = all(right - left == 1 for left, right in pairwise(columns))
    once = len({shown(day) for day, _ in found.values()}) == len(found)
    return found if len(found) >= _LEAST_DAYS and beside and once else {}


def without_weekday(value: Value) -> Value:
    """Return a day without the weekday beside it: 周一（3月6日） is 3月6日."""
    if not isinstance(value, str):
        return value if isinstance(value, date) else None
    return _WEEKDAY.sub("", folded(value)).strip("()")


def _lines_above(grid: Grid, top: int) -> list[str]:
    """Return the titles right above a row, the nearest first: one or two texts a line."""
    rows = [standing(grid.rows[r]) for r in range(top - 1, max(-1, top - 1 - _MOST_ABOVE), -1)]
    return ["  ".join(shown(v) for _, v in texts) for texts in rows if 0 < len(texts) <= 3]


def _month_above(grid: Grid, top: int, above: str) -> tuple[int | None, int | None]:
    """Return the month and year in the nearest title row above a calendar."""
    lines = _lines_above(grid, top)
    named = (period_in_title(text) for text in (*lines, above, grid.sheet))
    year = next((p.start.year for p in named if p), None)
    for line in [*lines, above, grid.sheet]:
        if m := _MONTH.search(folded(line)):
            month = int(m[2]) if m[2].isdigit() else from_han(m[2])
            return month, int(m[1]) if m[1] else year
    return None, year


def titles_month(value: Value) -> bool:
    """Return whether a cell is the title of a month, or names one in it: 2023年3月, 三　月."""
    return isinstance(value, str) and _MONTH.search(folded(value)) is not None


def _days_of_span(grid: Grid, row: int, columns: list[int]) -> dict[int, Day]:
    """Return the days of the week that the line right above names: （3月6日—12日）."""
    above = range(row - 1, max(-1, row - 3), -1)
    cells = [(r, c) for r in above for c, _ in standing(grid.rows[r])]
    return next((days for cell in cells if (days := days_named(grid, cell, columns))), {})


def days_named(grid: Grid, cell: Cell, columns: Sequence[int]) -> dict[int, Day]:
    """Return the days of the columns where a cell names as many: 第10周（3月6日—3月10日）."""
    value = grid.value(*cell)
    m = _SPAN.search(folded(value)) if isinstance(value, str) else None
    if m is None:
        return {}
    first, last = (int(m[1]), int(m[2])), (int(m[3] or m[1]), int(m[4]))
    days = _as_many(first, last, len(columns))
    return {c: (day, cell) for c, day in zip(columns, days, strict=False)}


def _as_many(first: tuple[int, int], last: tuple[int, int], count: int) -> list[Value]:
    """Return the days from first to last where they are as many as the columns, else none.

    A week over the end of February may be of either kind of year; then it has none.
    """
    for year in (2023, 2024):
        try:
            start, end = date(year, *first), date(year, *last)
        except ValueError:
            continue
        if (end - start).days + 1 == count:
            days = [start + timedelta(days=i) for i in range(count)]
            return [f"{d.month}月{d.day}日" for d in days]
    return []
