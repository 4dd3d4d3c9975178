"""When something took place; the readings of a day and of a month that forms of dates make."""

from __future__ import annotations

from datetime import date, time

from msgspec import Struct

from addin.ledger.period import Period, chinese_date, month
from addin.ledger.record import replace
from addin.ledger.values.days.clock_times import Clock
from addin.ledger.values.problems import Problem, Reading, unreadable


class When(Struct, frozen=True):
    """The day or days of an activity: ``first == last`` for most.

    ``exact`` is False where only the month is sure; then the span is that month or a part of it.
    """

    first: date
    last: date
    start: time | None = None
    end: time | None = None
    exact: bool = True

    def within(self, period: Period) -> bool:
        """Return whether it counts for a period: by its first day, or its month."""
        return self.first in period if self.exact else period.covers(Period(self.first, self.last))


class DateContext(Struct, frozen=True):
    """What a date without a year, or a bare number, is read against.

    ``span``: that of a sheet that goes over the end of a year, 2022年12月至2023年3月; a month is of
    the year in which it lies in there.
    """

    year: int | None = None
    date1904: bool = False
    month: int | None = None
    span: Period | None = None

    def year_of(self, m: int) -> int | None:
        """Return the year of a month written without one; None where it may be either."""
        if self.span is None or not 1 <= m <= 12:
            return self.year
        years = [y for y in self.span.years_touched() if self.span.overlaps(month(y, m))]
        return years[0] if len(years) == 1 else None


FIRST_YEAR_OF_1900S = 50  # 22.3.5 is of 2022, 55.3.5 a birthday of 1955


def dated(
    year_text: str | None, m: int, d: int, context: DateContext, *notes: Problem
) -> Reading[When]:
    """Return the day of a year (as typed, or None), month and day."""
    if year_text:
        y = whole_year(year_text)
        if len(year_text) == 2:
            notes = (*notes, Problem("date-short-year", None, {"year": y}))
    elif (known := context.year_of(m)) is None:
        return unreadable("date-no-year")
    else:
        y = known
        notes = notes or (Problem("date-no-year-written", None, {"year": y}),)
    if (day := day_of_calendar(y, m, d)) is None:
        return unreadable("date-impossible", day=f"{y}年{m}月{d}日")
    if not notes:
        return Reading(When(day, day))
    written = tuple(Problem(n.kind, chinese_date(day), {"year": y, **n.args}) for n in notes)
    return Reading(When(day, day), written)


def whole_year(text: str) -> int:
    """Return a year that may be written with two digits."""
    if len(text) != 2:
        return int(text)
    return int(text) + (2000 if int(text) < FIRST_YEAR_OF_1900S else 1900)


def day_of_calendar(y: int, m: int, d: int) -> date | None:
    """Return the day; None where the calendar has none."""
    try:
        return date(y, m, d)
    except ValueError:
        return None


def in_month(y: int, m: int) -> Reading[When]:
    """Return a month of which the day is asked for."""
    if not 1 <= y <= 9999 or not 1 <= m <= 12:
        return unreadable("date-impossible", day=f"{y}年{m}月")
    span = month(y, m)
    return in_span(span, f"{y}年{m}月的哪一天")


def in_span(span: Period, either: str) -> Reading[When]:
    """Return a span in which the day lies; ``either``: what is asked about it."""
    vague = Problem("date-vague", None, {"either": either})
    return Reading(When(span.start, span.end, exact=False), (vague,))


def with_clock(reading: Reading[When], clock: Clock) -> Reading[When]:
    """Return a reading with the clock times written beside it."""
    if reading.value is None or clock.start is None:
        return reading
    when = replace(reading.value, start=clock.start, end=clock.end)
    return Reading(when, reading.problems)
