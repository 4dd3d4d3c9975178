"""Dates with words around them, or no plain day: 3月5日下午, 三月上旬, 3.5、3.12."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from addin.ledger.grid import Value
from addin.ledger.period import chinese_date
from addin.ledger.record import replace
from addin.ledger.values.days.clock_times import Clock, without_clock
from addin.ledger.values.days.date_numbers import day_of_digits
from addin.ledger.values.days.date_wording import (
    half_width,
    one_dash,
    without_remarks,
    without_weekday,
)
from addin.ledger.values.days.day_lists import days_apart, days_in_a_row
from addin.ledger.values.days.one_day import exported_day, one_day
from addin.ledger.values.days.parts_of_month import month_alone, part_of_month, with_its_day
from addin.ledger.values.days.when import DateContext, When, dated, with_clock
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import clean

Parse = Callable[[Value, DateContext], Reading[When]]
"""Reads a date cell of any form: for the days of a list, and for a proposal."""

_MONTH_FIRST = pattern(r"[\d元一二三四五六七八九十０-９]")
_DAY_ALONE = pattern(r"(?:[本当]月)?(\d{1,2})\s*[日号]?")
_BETWEEN_DAY_AND_TIME = pattern(r"(?<=\d)T(?=\d)")
_TIME_ZONE = pattern(r"(?<=T)(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\+08:?00$")
_TWO_NUMBERS = pattern(r"\d\D+\d")
_MIDNIGHT = Clock(time())  # that of 2022-3-5 00:00:00
_WEEK = "一二三四五六日"


def date_in_words(text: str, raw: str, context: DateContext, parse_when: Parse) -> Reading[When]:
    """Read a date that is no plain day; ``text``: the half-width form of ``raw``."""
    text, clock = _without_clock(without_remarks(one_dash(with_its_day(text))))
    if (vague := part_of_month(text, context)) is not None:
        return with_clock(vague, clock)
    text, weekdays = without_weekday(text)
    if (digits := han_to_arabic(text)) != text:
        text, told = _without_clock(digits)
        clock = told if told.start else clock
    if (day := _single(text, context)) is not None:
        read = _with_weekday(with_clock(day, clock), weekdays)
    elif (days := days_in_a_row(text, context, clock)) is not None:
        read = days
    else:
        apart = days_apart(raw, context, parse_when) if _TWO_NUMBERS.search(text) else None
        return apart or unreadable("date-unreadable")
    return _kept_wording(read, text, raw, parse_when)


def _single(text: str, context: DateContext) -> Reading[When] | None:
    if context.month and (m := _DAY_ALONE.fullmatch(text)):
        return dated(None, context.month, int(m[1]), context)
    return (
        one_day(text, context)
        or month_alone(text, context)
        or day_of_digits(text, context)
        or exported_day(text, context)
        or part_of_month(text, context)
    )


def _without_clock(text: str) -> tuple[str, Clock]:
    if "T" in text:
        text = _BETWEEN_DAY_AND_TIME.sub(" ", _TIME_ZONE.sub(r"\1", text))
    text, clock = without_clock(text)
    return text, Clock() if clock == _MIDNIGHT else clock


def _with_weekday(reading: Reading[When], written: list[str]) -> Reading[When]:
    """Return the reading of a day, and ask where the one weekday beside it is another day's."""
    if reading.value is None or not reading.value.exact or len(written) != 1:
        return reading
    day = reading.value.first
    right, said = _WEEK[day.weekday()], written[0].replace("天", "日")
    if right == said:
        return reading
    args = {"day": chinese_date(day), "weekday": f"星期{right}", "written": f"星期{said}"}
    return Reading(reading.value, (*reading.problems, Problem("date-weekday", None, {**args})))


def _kept_wording(reading: Reading[When], text: str, raw: str, parse_when: Parse) -> Reading[When]:
    """Return a reading whose proposal adds the year to what is written, and takes nothing away.

    ``text``: what was read of it; where that is all that is written, 三月五日, it may be rewritten.
    """
    if reading.value is None or not any(p.suggestion for p in reading.problems):
        return reading
    if text == han_to_arabic(one_dash(half_width(raw))):
        return reading
    opens_with_month = _MONTH_FIRST.match(clean(raw)) is not None
    sign = next((c for c in raw if c in "月./-"), "月")
    whole = f"{reading.value.first.year}{'年' if sign == '月' else sign}{clean(raw)}"
    again = parse_when(whole, DateContext())
    proposed = whole if opens_with_month and again.value == reading.value else None
    problems = tuple(replace(p, suggestion=p.suggestion and proposed) for p in reading.problems)
    return Reading(reading.value, problems)
