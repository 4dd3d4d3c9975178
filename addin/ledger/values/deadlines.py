"""Cells that hold other than one date: a deadline, a span, a list; and cells left unread."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from addin.ledger.grid import Value
from addin.ledger.values.dates import DateContext, When, parse_when
from addin.ledger.values.names import Names, parse_names
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading
from addin.ledger.values.text import clean, folded, shown

_BEFORE = pattern(r"(?<=[日号月底末旬\d])(?:之前|以前|前)(?:完成)?$")
_BETWEEN = pattern(r"\s*[、,，;；\n]+\s*")
_TO = (pattern(r"\s*[~～至到—–]+\s*"), pattern(r"\s+-\s+"), pattern(r"-"))
_DATE = pattern(r"\d+\s*[年月./-]?\s*\d")
_ONGOING = pattern(r"长期坚持|持续整改|持续推进|长期整改")


class Deadline(Struct, frozen=True):
    """By when something is to be done: as typed, and its last day where it names one.

    ``ongoing``: it is to be kept up (长期坚持) and never over.
    """

    text: str = ""
    day: date | None = None
    ongoing: bool = False


def parse_deadline(value: Value, context: DateContext) -> Reading[Deadline]:
    """Read a deadline: a date, 2022年6月底前, or words (立行立改、长期坚持), which stay words."""
    text = clean(shown(value))
    typed = _BEFORE.sub("", folded(text)) if isinstance(value, str) else value
    last = parse_when(typed, context).value
    return Reading(Deadline(text, last.last if last else None, bool(_ONGOING.search(text))))


def parse_dates(value: Value, context: DateContext) -> Reading[tuple[When, ...]]:
    """Read dates in one cell: 2021-6-10、2021-12-9; no value where one of them is not sure."""
    parts = _BETWEEN.split(value.strip()) if isinstance(value, str) else [value]
    readings = [parse_when(part, context) for part in parts if part]
    problems: tuple[Problem, ...] = tuple(p for r in readings for p in r.problems)
    read = tuple(r.value for r in readings if r.value and r.value.exact)
    return Reading(read if len(read) == len(readings) else None, problems)


def parse_span(value: Value, context: DateContext) -> Reading[When]:
    """Read the first and last day of what takes days: 2022.4.11-2022.4.13 and the like."""
    text = clean(value) if isinstance(value, str) else ""
    ends = next((parts for p in _TO if len(parts := p.split(text)) == 2), None)
    if ends and _DATE.match(ends[0]) and _DATE.match(ends[1]):
        first = parse_when(ends[0], context).value
        last = parse_when(ends[1], DateContext(first.first.year)).value if first else None
        if first and last and first.exact and last.exact and first.first <= last.first:
            return Reading(When(first.first, last.first))
    return parse_when(value, context)


def parse_private_names(value: Value) -> Reading[Names]:
    """Read names that never leave the program: what cannot be read is not quoted in a finding."""
    return Reading(parse_names(value).value)


def left_unread(_value: Value) -> Reading[None]:
    """Read nothing: the cell is no business of the program's."""
    return Reading(None)
