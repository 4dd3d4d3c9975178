"""Time counted by the calendar: months and years later, working days between."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    y, m = divmod(count, 12)
    return date(y, m + 1, min(day.day, monthrange(y, m + 1)[1]))


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; of a 29 February the 28th where there is none."""
    return months_after(day, 12 * years)


def working_days(first: date, last: date) -> int | None:
    """Return how many working days two days and those between hold, by China's calendar.

    None for years whose holidays are not known.
    """
    import chinese_calendar  # noqa: PLC0415 - a table of all years, read only when it is asked

    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    try:
        return sum(1 for day in days if chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
