"""Dates as clerks type them.

``parse_when`` reads what has one reading and asks about the rest: a month without a day still
counts for its month, 3.1 may be 1 or 10 March, 2月30日 is no day at all.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from addin.ledger.grid import Value
from addin.ledger.values.days.date_wording import half_width
from addin.ledger.values.days.one_day import one_day
from addin.ledger.values.days.when import DateContext, When, dated
from addin.ledger.values.problems import Reading, unreadable
from addin.ledger.values.text import folded, shown

__all__ = ["DateContext", "When", "parse_when", "parse_year_month"]

FIRST_YEAR = 1980  # of activities; a day before it is looked at for the number that was typed
FIRST_YEAR_OF_PEOPLE = 1920
_LONGEST = 300  # characters: thirty days, each written out


def parse_when(value: Value, context: DateContext) -> Reading[When]:
    """Read a date cell. No value where the day cannot be known even to the month."""
    if type(value) is date and value.year >= FIRST_YEAR:  # most dates are, and need no more
        return Reading(When(value, value))
    if isinstance(value, str):
        return _from_text(value, context)
    if isinstance(value, date | timedelta):
        return _from_date(value, context)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return unreadable("date-unreadable")
    if context.month and value in range(1, 32):
        return dated(None, context.month, int(value), context)

    from addin.ledger.values.days.date_numbers import day_of_number  # noqa: PLC0415 - seldom

    return day_of_number(float(value), context)


def _from_date(value: date | timedelta, context: DateContext) -> Reading[When]:
    if isinstance(value, timedelta):
        return _typed_number(value, context) or unreadable("date-unreadable")
    earliest = FIRST_YEAR if context.year else FIRST_YEAR_OF_PEOPLE
    if value.year < earliest and (typed := _typed_number(value, context)):
        return typed
    if not isinstance(value, datetime):
        return Reading(When(value, value))
    clock = value.time().replace(microsecond=0)
    return Reading(When(value.date(), value.date(), clock if clock != time() else None))


def _typed_number(value: date | timedelta, context: DateContext) -> Reading[When] | None:
    from addin.ledger.values.days.date_numbers import typed_number  # noqa: PLC0415 - seldom

    return typed_number(value, context)


def parse_year_month(value: Value, context: DateContext) -> Reading[When]:
    """Read a month: 2022年3月, 2022-03, 202203, 3月, 3, or any day in it."""
    text = folded(shown(value))
    if m := re.fullmatch(r"((?:19|20)\d\d)(0[1-9]|1[0-2])", text):
        value = f"{m[1]}年{int(m[2])}月"
    elif re.fullmatch(r"0?[1-9]|1[0-2]", text):
        value = f"{int(text)}月"
    reading = parse_when(value, context)
    when = reading.value
    if when is None or (when.first.year, when.first.month) != (when.last.year, when.last.month):
        return unreadable("month-unreadable")
    return Reading(when, tuple(p for p in reading.problems if p.kind != "date-vague"))


def _from_text(raw: str, context: DateContext) -> Reading[When]:
    if len(raw) > _LONGEST:
        return unreadable("date-unreadable")
    text = half_width(raw)
    return one_day(text, context) or _from_words(text, raw, context)


def _from_words(text: str, raw: str, context: DateContext) -> Reading[When]:
    from addin.ledger.values.days.date_in_words import date_in_words  # noqa: PLC0415 - seldom

    return date_in_words(text, raw, context, parse_when)
