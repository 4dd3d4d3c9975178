"""A year with a slip of the pen: a day outside the period that is in it but for one digit."""

from __future__ import annotations

from datetime import date

from addin.ledger.period import Period
from addin.ledger.records.activity import Activity


def meant_day(activity: Activity, period: Period) -> date | None:
    """Return the day in the period that differs from the typed one in the year by a slip."""
    if activity.when is None or not activity.when.exact or activity.within(period):
        return None
    day = activity.when.first
    for year in period.years_touched():
        if abs(year - day.year) > 1 and _one_slip(f"{day.year:04d}", f"{year:04d}"):
            moved = in_year(day, year)
            if moved and moved in period:
                return moved
    return None


def _one_slip(typed: str, meant: str) -> bool:
    """Return whether one digit was mistyped or two neighbours swapped."""
    different = [i for i in range(4) if typed[i] != meant[i]]
    swapped = (
        len(different) == 2
        and typed[different[0]] == meant[different[1]]
        and typed[different[1]] == meant[different[0]]
    )
    return len(different) == 1 or swapped


def in_year(day: date, year: int) -> date | None:
    """Return a day in another year; None for 29 February where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None
