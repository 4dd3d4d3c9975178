"""The rows that a report's period does not count: told once a sheet, strays at their cells.

A year's ledger of which half a year is reported has many such rows, and nothing is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from addin.checks.finding import Hit, Severity
from addin.checks.ledger_rule import Case, Rule, at
from addin.ledger.period import Period, month, period_in_title
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.records.mistyped_years import meant_day
from addin.ledger.tables.sheet_names import month_told
from addin.statistics.statistic import row_runs

MOST_STRAYS = 2  # of a sheet; more are no slips of the pen
LONGEST_PAUSE = 100  # days between two rows of a ledger that goes on


def outside_period(case: Case) -> Iterator[Hit]:
    """日期不在报告期内。

    这些行没有计入本期的统计，报告期以后的行没有填全也不提醒。全年的台账出半年的报告，另外半年的行一张表只说一句，不必改动；报告期以前、以后
    接着登记的也一样。夹在中间的、与标题不符的一两行，多半是写错了，指到那一格。

    错：报告期 2022年上半年，标题“2022年上半年”，有一行是 2022年7月1日
    对：标题“2022年”，出上半年的报告，7月至12月的行不计入
    """
    for sheet, outside in _by_sheet(_outside(case)).items():
        strays = _strays(case, sheet, outside)
        for a in strays:
            what = f"日期不在报告期（{case.period.title}）内，没有计入本期；请核对"
            yield at(a.row, "日期", what=what)
        if rest := [a for a in outside if a not in strays]:
            yield _told_once(case, sheet, rest)


def _outside(case: Case) -> Iterator[Activity]:
    for a in case.aside:
        if a.when is not None and not a.within(case.period) and not meant_day(a, case.period):
            yield a


def _by_sheet(found: Iterable[Activity]) -> dict[str, list[Activity]]:
    sheets: dict[str, list[Activity]] = {}
    for a in found:
        sheets.setdefault(a.row.sheet, []).append(a)
    return sheets


def _told_once(case: Case, sheet: str, rows: Sequence[Activity]) -> Hit:
    later = "，没有填全的也不提醒" if any(a.row.place in case.later for a in rows) else ""
    what = f"不在报告期（{case.period.title}）内，没有计入本期{later}"
    if rows[0].row.addresses:  # a row of the sheet holds several
        what = f"有{len(rows)}次活动{what}"
    else:
        runs = row_runs(a.row.ref for a in rows)
        numbers = "、".join(str(n) if n == m else f"{n}—{m}" for _, n, m in runs)
        what = f"有{len(rows)}行{what}：第{numbers}行"
    years = {_first(a).year for a in rows}
    known = years <= {*case.period.years_touched()} or len(rows) > MOST_STRAYS
    severity: Severity = "info" if known else "warning"
    hit = Hit(sheet, None, "", {"what": what}, key="日期")
    return replace(hit, severity=severity)


def _strays(case: Case, sheet: str, outside: Sequence[Activity]) -> list[Activity]:
    """Return the one or two rows of a sheet that neither its title nor what is around explains."""
    told = _span_told(case, sheet)
    if told is None:
        going_on = _going_on(case, sheet)
        strays = [a for a in outside if a.row.place not in going_on]
    else:
        strays = [a for a in outside if a.when and not told.overlaps(_days(a))]
    return strays if len(strays) <= MOST_STRAYS else []


def _span_told(case: Case, sheet: str) -> Period | None:
    """Return the span that a sheet's title or name states, else the ledger's titles.

    A sheet called 3月 is of the period's year.
    """
    own = (
        period_in_title(t.title) or period_in_title(sheet) for t in case.tables if t.sheet == sheet
    )
    if span := next(filter(None, own), None):
        return span
    named = month_told(sheet)
    return month(case.period.start.year, named) if named else case.ledger.title_period


def _going_on(case: Case, sheet: str) -> set[tuple[str, int, int, int]]:
    """Return the places of the rows that go on from a sheet's rows inside the period, or lead up
    to them, without a pause of months. Without a row inside it is all of them."""
    rows = [a for a in case.activities if a.row.sheet == sheet and a.when]
    inside = [i for i, a in enumerate(rows) if a.within(case.period)]
    if not inside:
        return {a.row.place for a in rows}
    before, after = rows[: inside[0] + 1][::-1], rows[inside[-1] :]
    return {a.row.place for its in (before, after) for a in _without_pause(its)}


def _without_pause(rows: Sequence[Activity]) -> Iterator[Activity]:
    """Yield the rows after the first until one is months away from the one before it."""
    for before, a in pairwise(rows):
        if abs((_first(a) - _first(before)).days) > LONGEST_PAUSE:
            return
        yield a


def _first(activity: Activity) -> date:
    return _days(activity).start


def _days(activity: Activity) -> Period:
    when = activity.when
    return Period(when.first, when.last) if when else Period(date.min, date.min)


RULES = (Rule("L402", "warning", "{what}", outside_period),)
