"""Rows outside a period that neither a title nor what is around explains: slips, most likely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from addin.ledger.period import Period, month, period_in_title
from addin.ledger.records.activity import Activity
from addin.ledger.records.mistyped_years import in_year, meant_day
from addin.ledger.tables.sheet_names import month_told
from addin.ledger.tables.table import Table

MOST_STRAYS = 2  # of a sheet; more are no slips of the pen
LONGEST_PAUSE = 100  # days between two rows of a ledger that goes on
_LEAST_FORMS = 3


class Ledgers(Struct, frozen=True):
    """The activities of a workbook and their tables, to be looked at sheet by sheet.

    Sheets with one card each are looked at together: each is as a row of a list.
    """

    activities: tuple[Activity, ...]
    tables: tuple[Table, ...]
    title_period: Period | None
    period: Period

    def strays(self) -> tuple[Activity, ...]:
        """Return the one or two rows of each sheet that nothing explains."""
        forms = self._forms()
        by_sheet: dict[str, list[Activity]] = {}
        for a in self.activities:
            by_sheet.setdefault("" if a.row.sheet in forms else a.row.sheet, []).append(a)
        return tuple(a for sheet, rows in by_sheet.items() for a in self._of(sheet, rows))

    def _forms(self) -> frozenset[str]:
        """Return the sheets that hold one card each, where there are several."""
        found = {t.sheet for t in self.tables if t.form == "cards" and len(t.rows) == 1}
        return frozenset(found if len(found) >= _LEAST_FORMS else ())

    def _of(self, sheet: str, rows: Sequence[Activity]) -> list[Activity]:
        outside = [a for a in rows if is_outside(a, self.period)]
        told = self._told(sheet) if outside else None
        if told is None:
            going_on = _going_on(rows, self.period) if outside else set()
            found = [a for a in outside if a.row.place not in going_on]
        else:
            found = [a for a in outside if not told.overlaps(days(a))]
        return found if len(found) <= MOST_STRAYS else []

    def _told(self, sheet: str) -> Period | None:
        """Return the span that a sheet's title or name states, else the ledger's titles.

        A sheet called 3月 is of the period's year.
        """
        own = (
            period_in_title(t.title) or period_in_title(sheet)
            for t in self.tables
            if t.sheet == sheet
        )
        if span := next(filter(None, own), None):
            return span
        named = month_told(sheet)
        return month(self.period.start.year, named) if named else self.title_period


def is_outside(activity: Activity, period: Period) -> bool:
    """Return whether a row's day is outside a period, and no slip of one digit from it."""
    known = activity.when is not None
    return known and not activity.within(period) and not meant_day(activity, period)


def days(activity: Activity) -> Period:
    """Return the days of an activity."""
    when = activity.when
    return Period(when.first, when.last) if when else Period(date.min, date.min)


def days_in_period(strays: Iterable[Activity], period: Period) -> Mapping[tuple[object, ...], date]:
    """Return, by the places of strays, the day in the period that has the same month and day."""
    found: dict[tuple[object, ...], date] = {}
    for a in strays:
        for year in period.years_touched():
            moved = in_year(days(a).start, year)
            if moved and moved in period:
                found.setdefault(a.row.place, moved)
    return found


def _going_on(rows: Sequence[Activity], period: Period) -> set[tuple[str, int, int, int]]:
    """Return the places of the rows that go on from a sheet's rows inside the period, or lead up
    to them, without a pause of months. Without a row inside it is all of them."""
    dated = [a for a in rows if a.when]
    inside = [i for i, a in enumerate(dated) if a.within(period)]
    if not inside:
        return {a.row.place for a in dated}
    before, after = dated[: inside[0] + 1][::-1], dated[inside[-1] :]
    return {a.row.place for its in (before, after) for a in _without_pause(its)}


def _without_pause(rows: Sequence[Activity]) -> Iterator[Activity]:
    """Yield the rows after the first until one is months away from the one before it."""
    for before, a in pairwise(rows):
        if abs((days(a).start - days(before).start).days) > LONGEST_PAUSE:
            return
        yield a
