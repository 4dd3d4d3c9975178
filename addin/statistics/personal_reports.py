"""Leaders' yearly reports of personal matters: counts only."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.roster import Member
from addin.statistics.statistic import Statistic, count, percent, refs

COLUMN = "个人有关事项报告日期"


class PersonalReports(Struct, frozen=True):
    """Who had to report in a year, and of whom no report by 31 January is on record."""

    due: tuple[Member, ...]
    late: tuple[Member, ...]


def personal_reports(ledger: Ledger, year: int, reached: Period) -> PersonalReports | None:
    """Return the reports due by 31 January of a year.

    None where that day is not in the period reached, or the roster keeps no dates of that year.
    """
    last = date(year, 1, 31)
    if last not in reached:
        return None
    due = tuple(m for m in ledger.roster_on(last) if m.leads and COLUMN in m.row.columns)
    if not any(m.reported and m.reported.first.year == year for m in due):
        return None
    return PersonalReports(due, tuple(m for m in due if not _in_time(m, last)))


def report_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many had to report, how many did in time, and the rate, of the latest year."""
    for year in reversed(period.years_touched()):
        if found := personal_reports(ledger, year, period):
            in_time = [m for m in found.due if m not in found.late]
            due, rows = len(found.due), refs(found.due)
            return [
                Statistic("个人有关事项应报", due, rows),
                count("个人有关事项按时报告", in_time),
                Statistic("个人有关事项按时率", percent(len(in_time), due), rows),
            ]
    return []


def _in_time(member: Member, last: date) -> bool:
    when = member.reported
    return when is not None and when.first.year == last.year and when.last <= last
