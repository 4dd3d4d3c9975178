"""Sheets of another time left in the workbook: last year's, or the half-year's that is over."""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.activity import Activity
from addin.ledger.layout import Table
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, month, period_in_title
from addin.ledger.sheet_names import month_told

FEWEST_ROWS = 3  # fewer dates of another year may be slips of the pen


def sheets_outside(ledger: Ledger, period: Period) -> Mapping[str, str]:
    """Return the activity sheets that have nothing to do with a period: name and what they are of.

    None of a sheet's rows lies in the period, and its title, its name or all of its dates tell
    another time. Where no sheet has a row in the period, none is left out.
    """
    by_sheet: dict[str, list[Activity]] = {}
    for a in ledger.activities:
        by_sheet.setdefault(a.row.sheet, []).append(a)
    if not any(a.within(period) for a in ledger.activities):
        return {}
    tables = {t.sheet: t for t in ledger.tables if t.kind.name == "活动台账"}
    found = {}
    for sheet, table in tables.items():
        rows = [a for a in by_sheet.get(sheet, []) if a.when]
        if rows and not any(_touches(a, period) for a in rows):
            span = _told(table, period)
            of = span.title if span and not span.overlaps(period) else _one_year(rows, period, span)
            if of:
                found[sheet] = of
    return found


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
