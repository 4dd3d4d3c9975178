"""All that is due by when and not yet held or done as of a day, from every source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from addin.agenda.admissions import steps_due
from addin.agenda.commitments import commitments_due
from addin.agenda.due import Due
from addin.agenda.dues import dues_due, publication_due
from addin.agenda.norms import meetings_due
from addin.agenda.outlook import Outlook
from addin.agenda.readings import readings_due
from addin.agenda.rectifications import corrections_due
from addin.agenda.terms import elections_due
from addin.agenda.yearly import (
    hours_due,
    personal_reports_due,
    secretary_training_due,
    talks_due,
)
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.record import replace

SOURCES: tuple[Callable[[Outlook], Iterator[Due]], ...] = (
    corrections_due,
    elections_due,
    meetings_due,
    commitments_due,
    steps_due,
    dues_due,
    publication_due,
    readings_due,
    talks_due,
    hours_due,
    secretary_training_due,
    personal_reports_due,
)
"""Where something may be due; of two of one day the earlier source comes first."""


def agenda(ledger: Ledger, period: Period, day: date) -> list[Due]:
    """Return what is due and not yet held or done as of a day, the earliest first.

    ``period``: the one that the ledger is kept for. Long after it, or before, nothing is sure.
    """
    at = Outlook(ledger, period, day)
    found = [due for source in SOURCES for due in source(at)]
    if at.beyond:
        found = [due if due.unsure else replace(due, unsure=at.beyond) for due in found]
    return sorted(found, key=lambda due: due.by)


def day_after(ledger: Ledger, period: Period) -> date:
    """Return the day of a report's list: 成文日期, else the first day after its period."""
    return ledger.settings.day("成文日期") or period.end + timedelta(days=1)
