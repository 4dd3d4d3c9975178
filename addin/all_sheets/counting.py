"""A whole ledger counted: activities, members, and every kind of sheet."""

from __future__ import annotations

from addin.all_sheets.kinds import KINDS
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.sheets.admissions.figures import admission_figures
from addin.sheets.commitments.figures import commitment_figures
from addin.sheets.dues.figures import dues_figures
from addin.sheets.rectifications.figures import rectification_figures
from addin.sheets.required_readings.figures import reading_figures
from addin.sheets.talks.figures import talk_kind_figures
from addin.sheets.training.figures import course_figures
from addin.sheets.venues.figures import venue_figures
from addin.statistics import tally as tallies
from addin.statistics.dual_life import dual_life_figures
from addin.statistics.personal_reports import report_figures
from addin.statistics.roster_figures import appraisal_figures, birthday_figures, composition_figures
from addin.statistics.shares import share_figures
from addin.statistics.stated_figures import stated_figures
from addin.statistics.statistic import Statistic
from addin.statistics.tally import SheetCounts, Tally
from addin.statistics.topics import topic_figures


def tally(ledger: Ledger, period: Period, reached: Period | None = None) -> Tally:
    """Count a ledger for a period; what is due is due in the part of it that is ``reached``."""
    return tallies.tally(ledger, period, reached, _COUNTS)


def _figures(ledger: Ledger, period: Period, reached: Period) -> list[Statistic]:
    return [
        *rectification_figures(ledger, period),
        *commitment_figures(ledger, reached),
        *dues_figures(ledger, period),
    ]


def _institutions(ledger: Ledger, period: Period, _reached: Period) -> list[Statistic]:
    return [
        *composition_figures(ledger, period),
        *admission_figures(ledger, period),
        *dual_life_figures(ledger, period),
        *appraisal_figures(ledger, period),
        *birthday_figures(ledger, period),
        *talk_kind_figures(ledger, period),
        *course_figures(ledger, period),
        *reading_figures(ledger, period),
        *venue_figures(ledger, period),
        *topic_figures(ledger, period),
        *report_figures(ledger, period),
        *stated_figures(ledger),
        *share_figures(ledger, period),
    ]


_TYPES = {name: count for kind in KINDS for name, count in kind.counts.items()}
_COUNTS = SheetCounts(_figures, _institutions, _TYPES)
