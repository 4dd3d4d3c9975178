"""Tables of another time left in the workbook: last year's, or the half-year's that is over."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, month, period_in_title
from addin.ledger.records.activity import Activity
from addin.ledger.tables.sheet_names import month_told
from addin.ledger.tables.table import Table

FEWEST_ROWS = 3  # fewer dates of another year may be slips of the pen


class Outside(Struct, frozen=True):
    """A table of another time: its rows (one-based, with its header), and what they are of.

    ``whole``: its sheet holds nothing else of the kind.
    """

    sheet: str
    first: int
    last: int
    span: str
    whole: bool


def tables_outside(ledger: Ledger, period: Period) -> tuple[Outside, ...]:
    """Return the activity tables that have nothing to do with a period.

    None of a table's rows lies in the period, and its title, its sheet's name or all of its dates
    tell another time. Where no row at all is in the period, none is left out.
    """
    if not any(a.within(period) for a in ledger.activities):
        return ()
    by_place = {a.row.place: a for a in ledger.activities}
    tables = [t for t in ledger.tables if t.kind.name == "活动台账"]
    by_sheet = Counter(t.sheet for t in tables)
    found = []
    for table in tables:
        read = [by_place.get(row.place) for row in table.rows]
        rows = [a for a in read if a and a.when]
        if not rows or any(_touches(a, period) for a in rows):
            continue
        span = _told(table, period)
        of = span.title if span and not span.overlaps(period) else _one_year(rows, period, span)
        if of:
            whole = by_sheet[table.sheet] == 1
            found.append(Outside(table.sheet, table.header, table.rows[-1].number, of, whole))
    return tuple(found)


def of_another_time(ledger: Ledger, period: Period) -> bool:
    """Return whether all dated rows are before a period, or all after it.

    The period or the year of the dates is mistaken then, or the period has not come: nothing is
    known of what was held in it.
    """
    rows = (*ledger.activities, *(n.activity for n in (*ledger.called_off, *ledger.unclear)))
    days = [a.when for a in rows if a.when]
    before = all(when.last < period.start for when in days)
    return bool(days) and (before or all(when.first > period.end for when in days))


def _touches(activity: Activity, period: Period) -> bool:
    when = activity.when
    return when is not None and period.overlaps(Period(when.first, when.last))


def _told(table: Table, period: Period) -> Period | None:
    """Return the span that a sheet's title or name tells; 3月 alone is of the period's year."""
    if span := period_in_title(table.title) or period_in_title(table.sheet):
        m = month_told(table.sheet)
        whole_year = span in span.years()
        return month(span.start.year, m) if m and whole_year else span
    m = month_told(table.sheet)
    return month(period.start.year, m) if m else None


def _one_year(rows: list[Activity], period: Period, told: Period | None) -> str:
    """Return the one other year of all dates; empty where a title says that they are mistaken."""
    years = {a.when.first.year for a in rows if a.when}
    if told or len(years) != 1 or len(rows) < FEWEST_ROWS:
        return ""
    (year,) = years
    return "" if year in period.years_touched() else f"{year}年"
