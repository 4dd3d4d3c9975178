"""Which months the rows of a dues sheet are of: by their cells, its title, its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from addin.ledger.period import month, period_in_title, quarter
from addin.ledger.sheet_records import Parsed
from addin.ledger.tables.table import Table
from addin.ledger.values.dates import When
from addin.ledger.values.month_spans import is_january_or_october
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, shown

_MONTH = pattern(r"(?<!\d)(\d{1,2})月")


def month_told(table: Table, year: int | None) -> date | None:
    """Return the month that a sheet is of: 2022年3月党费收缴明细表, or a sheet called 3月."""
    for text in (table.title, table.sheet):
        span = period_in_title(text)
        if span and span == month(span.start.year, span.start.month):
            return span.start
    m = _MONTH.search(folded(table.sheet)) or _MONTH.search(folded(table.title))
    return date(year, int(m[1]), 1) if m and year and 1 <= int(m[1]) <= 12 else None


def year_told(table: Table, year: int | None) -> int | None:
    """Return the year of a wide sheet's months; a heading may tell it: 2022年1月."""
    years = {m[1] for text in table.headings.values() if (m := re.match(r"(20\d\d)年?", text))}
    return int(years.pop()) if len(years) == 1 else year


def whens_of(rows: Parsed, table: Table, year: int | None) -> list[When | None]:
    """Return the month, or the months, of each row; None where that is not sure.

    In a column 季度 a bare 1 is a quarter. 2022.1 is January or October, as the rows around say.
    """
    by_quarter = "季" in table.headings.get("年月", "")
    whens: list[When | None] = [values.get("年月") for _, values in rows]
    for i, (row, _) in enumerate(rows):
        number = shown(row.value("年月")).strip()
        if by_quarter and year and number in ("1", "2", "3", "4"):
            span = quarter(year, int(number))
            whens[i] = When(span.start, span.end, exact=False)
    told = list(whens)
    for i, when in enumerate(told):
        if when and is_january_or_october(when):
            whens[i] = _january_or_october(when.first.year, told[:i], told[i + 1 :])
    return whens


def _january_or_october(
    year: int, above: Sequence[When | None], below: Sequence[When | None]
) -> When | None:
    before, after = _nearest(above[::-1]), _nearest(below)
    found = {m for m, fits in ((1, after == 2), (10, before == 9)) if fits}
    if len(found) != 1:
        return None
    span = month(year, found.pop())
    return When(span.start, span.end, exact=False)


def _nearest(whens: Sequence[When | None]) -> int | None:
    """Return the month of the first row that is of one for sure."""
    sure = (w for w in whens if w and not is_january_or_october(w))
    return next((w.first.month for w in sure), None)
