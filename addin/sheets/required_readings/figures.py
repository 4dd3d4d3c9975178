"""必学清单 against the records: what was studied, and when first."""

from __future__ import annotations

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.sheets.required_readings.record import REQUIRED_READINGS, RequiredReading
from addin.statistics.statistic import Statistic, count


def first_study(reading: RequiredReading, ledger: Ledger) -> Activity | None:
    """Return the earliest activity whose topic or contents name a required reading."""
    found = [(a.when.first, a) for a in ledger.activities if a.when and reading.studied_in(a)]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def reading_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many readings fell due in a period, and how many of them were studied."""
    due = [
        r for r in ledger.of(REQUIRED_READINGS) if r.title and (r.due is None or r.due in period)
    ]
    if not due:
        return []
    found = [count("必学篇目", due)]
    if ledger.keeps_activities:  # else nobody knows what was studied
        studied = [r for r in due if _studied_by(period, first_study(r, ledger))]
        found.append(count("必学篇目已学", studied))
    return found


def _studied_by(period: Period, activity: Activity | None) -> bool:
    return bool(activity and activity.when and activity.when.first <= period.end)
