"""Whether a sheet that was not read seems to hold activities: full of days, and of types."""

from __future__ import annotations

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.roles import role
from addin.ledger.forms.texts.activity_text import clean_lines, opening_type
from addin.ledger.forms.texts.text import is_day
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.kind_of_sheet import is_of_another_kind
from addin.ledger.tables.rows.data_rows import ACTIVITIES
from addin.ledger.tables.sheet_names import is_named_like_ledger
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, standing

_DAYS = pattern(r"\d{1,2}日(?:[、,;].*|[:(].*)?$")
_LEAST_DAYS = 3
_LEAST_TYPES = 2
_LEAST_AXES = 3
_MOST_TIMES = 100
_MOST_ROWS = 500


def activities_seen(grid: Grid, catalogue: Catalogue) -> str:
    """Return what a sheet that was not read has of activities: 有12处日期、9处活动类型.

    Empty where it does not seem to hold any: it has less than three days, or less than two types
    and no name like a ledger's or a type's. A table of how often is none; nor is what its name
    says is something else.
    """
    if is_of_another_kind(grid, catalogue.sheet(ACTIVITIES)):
        return ""
    days = types = 0
    for row in grid.rows[:_MOST_ROWS]:
        for _, value in standing(row):
            days += _is_day(value)
            types += _names_type(value, catalogue)
    if days < _LEAST_DAYS:
        return ""
    if types < _LEAST_TYPES and not is_named_like_ledger(grid.sheet, catalogue):
        return ""
    return f"有{days}处日期、{types}处活动类型，看不出哪天是哪一类"


def _is_day(value: Value) -> bool:
    """Return whether a cell is a day, or the days of a month that a heading states: 6日、21日."""
    return is_day(value) or (isinstance(value, str) and _DAYS.match(folded(value)) is not None)


def is_table_of_counts(grid: Grid, catalogue: Catalogue) -> bool:
    """Return whether a sheet says how often, by month or by type, and not on which days."""
    numbers = axes = days = 0
    for row in grid.rows[:_MOST_ROWS]:
        for _, value in standing(row):
            numbers += isinstance(value, float) and value.is_integer() and value < _MOST_TIMES
            its = role(value, catalogue)
            axes += its is not None and its.name in {"month", "type", "quarter"}
            days += _is_day(value)
    return axes >= _LEAST_AXES and numbers >= axes and days < _LEAST_DAYS


def _names_type(value: Value, catalogue: Catalogue) -> bool:
    if not isinstance(value, str):
        return False
    return bool(opening_type(clean_lines(value), catalogue)[0])
