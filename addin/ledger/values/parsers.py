"""The cell parser of each column type named in ``catalogue.toml``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from addin.ledger.catalogue import Catalogue, CellType, Column
from addin.ledger.grid import CellError, NotCalculated, Value
from addin.ledger.record import replace
from addin.ledger.records.roster import Person
from addin.ledger.tables.table import Row
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.amounts import parse_money, parse_payment, parse_rate, parse_scale
from addin.ledger.values.dates import DateContext, When, parse_when
from addin.ledger.values.days.clock_times import parse_clock
from addin.ledger.values.deadlines import (
    left_unread,
    parse_dates,
    parse_deadline,
    parse_private_names,
    parse_span,
)
from addin.ledger.values.durations import parse_hours
from addin.ledger.values.heads.counts import (
    parse_absentees,
    parse_attendance,
    parse_guests,
    parse_int,
    parse_minutes,
    parse_times,
)
from addin.ledger.values.identity_numbers import parse_identity
from addin.ledger.values.month_spans import parse_months
from addin.ledger.values.names import Names, parse_names, renamed
from addin.ledger.values.near_misses import slip_of
from addin.ledger.values.problems import CellProblem, Problem, Reading, unreadable
from addin.ledger.values.tags import parse_tags
from addin.ledger.values.text import clean, folded, is_blank, is_unfilled, shown
from addin.ledger.values.traditional import simplified


class Writing(Struct, frozen=True):
    """How the roster writes each name, by the name in simplified characters.

    ``traditional``: some name is in others.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    traditional: bool = False


def writing_of(names: Iterable[str]) -> Writing:
    """Return how some names are written."""
    known = {simplified(n): n for n in names if n}
    return Writing(known, any(plain != n for plain, n in known.items()))


class Context(Struct, frozen=True):
    """What a cell is read against."""

    catalogue: Catalogue
    dates: DateContext
    lesson: int = 60
    minutes_by_heading: bool = False
    ratio: str = ""
    writing: Writing = Writing()


def _as_on_roster(value: Value, names: Reading[Names], context: Context) -> Reading[Names]:
    """Return names in the roster's writing, where that or the cell's is in traditional characters.

    So 張三 and 张三 are one person.
    """
    known = context.writing
    if names.value is None or not known.names or not isinstance(value, str):
        return names
    if not known.traditional and simplified(value) == value:
        return names
    own = {n: known.names.get(simplified(n), n) for n in names.value.names}
    return Reading(renamed(names.value, own), names.problems)


def _names(value: Value, _column: Column, context: Context) -> Reading[Names]:
    return _as_on_roster(value, parse_names(value), context)


Parser = Callable[[Value, Column, Context], Reading[Any]]


def _text(value: Value, _column: Column, _context: Context) -> Reading[str]:
    return Reading(clean(value if isinstance(value, str) else shown(value)))


def _person(value: Value, _column: Column, context: Context) -> Reading[Person]:
    reading = _as_on_roster(value, parse_names(value), context)
    if reading.value is None or len(reading.value.names) != 1:
        return unreadable("person-unreadable")
    (name,) = reading.value.names
    return Reading(Person(name, reading.value.roles.get(name, "")))


def _month(value: Value, column: Column, context: Context) -> Reading[When]:
    """Read a date that a roster may give to the month only: 1990年5月."""
    reading = parse_when(value, context.dates)
    if reading.value is None and column.key == "入党日期" and isinstance(value, str):
        from addin.ledger.values.joining import joined_and_confirmed  # noqa: PLC0415 - seldom

        day, _ = joined_and_confirmed(value)
        reading = parse_when(day, context.dates) if day else reading
    return Reading(reading.value, tuple(p for p in reading.problems if p.kind != "date-vague"))


def _choice(value: Value, column: Column, _context: Context) -> Reading[str]:
    text = column.also.get(folded(shown(value)), folded(shown(value)))
    if text in column.allowed or text in column.apart:
        return Reading(text)
    if not text:  # a word that says less than the column asks for: 党员
        return Reading(None)
    allowed = "、".join(column.allowed)
    return unreadable("choice-unknown", slip_of(text, column.allowed), allowed=allowed)


PARSERS: dict[CellType, Parser] = {
    "absentees": lambda value, _column, c: _as_on_roster(value, parse_absentees(value), c),
    "any": lambda value, _column, _context: Reading(value),
    "attendance": lambda value, _column, c: parse_attendance(value, c.ratio),
    "choice": _choice,
    "clock hours": lambda value, _column, _context: parse_hours(value),
    "dates": lambda value, _column, c: parse_dates(value, c.dates),
    "deadline": lambda value, _column, c: parse_deadline(value, c.dates),
    "guests": lambda value, _column, c: _as_on_roster(value, parse_guests(value), c),
    "hours": lambda value, _column, c: parse_hours(value, c.minutes_by_heading, c.lesson),
    "identity": lambda value, _column, _context: parse_identity(value),
    "int": lambda value, _column, _context: parse_int(value),
    "minutes": lambda value, _column, _context: parse_minutes(value),
    "money": lambda value, _column, _context: parse_money(value),
    "month": _month,
    "names": _names,
    "payment": lambda value, _column, _context: parse_payment(value),
    "person": _person,
    "planned when": lambda value, _column, c: Reading(parse_when(value, c.dates).value),
    "private names": lambda value, _column, c: _as_on_roster(value, parse_private_names(value), c),
    "span": lambda value, _column, c: parse_span(value, c.dates),
    "rate": lambda value, _column, _context: parse_rate(value),
    "scale": lambda value, _column, _context: parse_scale(value),
    "tags": lambda value, _column, c: parse_tags(value, c.catalogue),
    "text": _text,
    "time": lambda value, _column, _context: parse_clock(value),
    "times": lambda value, _column, _context: parse_times(value),
    "types": lambda value, _column, c: parse_types(value, c.catalogue),
    "unread": lambda value, _column, _context: left_unread(value),
    "when": lambda value, _column, c: parse_when(value, c.dates),
    "year month": lambda value, _column, c: parse_months(value, c.dates),
}


# In these a dash or 无 says that there is nothing to fill in.
MARKED = (
    *("attendance", "choice", "clock hours", "dates", "hours", "int", "minutes", "money", "month"),
    *("rate", "span", "tags", "time", "times", "when"),
)


def parse_cell(value: Value, column: Column, context: Context) -> Reading[Any]:
    """Read one cell as its column's type; a blank cell has no value and no problem."""
    if isinstance(value, CellError):
        return unreadable("cell-error", code=value.code)
    if isinstance(value, NotCalculated):
        return unreadable("not-calculated")
    if is_unfilled(value) if column.type in MARKED else is_blank(value):
        return Reading(None)
    return PARSERS[column.type](value, column, context)


Readings = dict[tuple[str, type, Value], Reading[Any]]
"""What cells of columns were read as, in one context: clerks write the same again and again."""

_MOST_READINGS = 20_000
_READ_AT_ONCE = ("any", "text")


def parse_row(
    row: Row, columns: tuple[Column, ...], context: Context, known: Readings
) -> tuple[dict[str, Any], list[CellProblem]]:
    """Read all cells of a row; return values by column and the problems at their cells.

    ``known``: what has been read in the same context before; what is read now is added.
    """
    values: dict[str, Any] = {}
    problems: list[CellProblem] = []
    cells, places, filled = row.values, row.columns, row.filled
    for column in columns:
        key = column.key
        if not filled and 0 <= (index := places.get(key, -1)) < len(cells):
            value = cells[index]  # as row.value tells it, which most cells can do without
        elif key in places or key in filled:
            value = row.value(key)
        else:
            continue
        if value is None:
            values[key] = None
            continue
        if column.type == "text" and type(value) is str:  # most cells; there is no more to it
            values[key] = clean(value) or None
            continue
        reading = _known_or_read(value, column, context, known)
        values[key] = reading.value
        if reading.problems:
            problems += [_located(row, key, p) for p in reading.problems]
    return values, problems


def _known_or_read(value: Value, column: Column, context: Context, known: Readings) -> Reading[Any]:
    if column.type in _READ_AT_ONCE:
        return parse_cell(value, column, context)
    place = column.key, type(value), value
    reading = known.get(place)
    if reading is None:
        if len(known) >= _MOST_READINGS:
            known.clear()
        reading = known[place] = parse_cell(value, column, context)
    return reading


def _located(row: Row, column: str, problem: Problem) -> CellProblem:
    if column in row.filled and column not in row.merged:
        problem = replace(problem, suggestion=None)  # the cell holds more, or something else
    quoted = str(problem.args.get("typed", "")) or row.text(column)  # 3.5, shown as a day of 1900
    return CellProblem(row.sheet, row.address(column), column, quoted, problem)
