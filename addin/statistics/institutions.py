"""The figures of every institution beside meetings, each only where the ledger keeps it."""

from __future__ import annotations

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.statistics.admissions import admission_figures
from addin.statistics.dual_life import dual_life_figures
from addin.statistics.personal_reports import report_figures
from addin.statistics.readings import reading_figures
from addin.statistics.roster_figures import appraisal_figures, birthday_figures, composition_figures
from addin.statistics.shares import share_figures
from addin.statistics.statistic import Statistic
from addin.statistics.talks import talk_kind_figures
from addin.statistics.topics import topic_figures
from addin.statistics.training import course_figures
from addin.statistics.venues import venue_figures


def institution_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return them, in any order."""
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
        *share_figures(ledger, period),
    ]
