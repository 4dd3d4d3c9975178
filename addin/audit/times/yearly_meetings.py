"""Times of a yearly meeting that is held in the next year: by its day, or by the year it is of.

A report of 2025 may count the 组织生活会 of 2025 that was held in February 2026, and one of 2026
may leave it out. The figure goes by the day; where both readings are open, nothing is called wrong.
"""

from __future__ import annotations

from addin.audit.claim import Claim, Judged, Verdict
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.statistics.year_of_meeting import of_other_years, of_year_held_later

OF_WHICH_YEAR = "有的{}在次年才开，算不算这一年的，核对不了"


def unless_of_another_year(its: Judged, claim: Claim, ledger: Ledger, period: Period) -> Judged:
    """Leave a number undecided that agrees if meetings count for the year that they are of."""
    when = claim.when.period if claim.when else period
    norm = next((n for n in ledger.catalogue.norms if n.type == its.key and n.months_behind), None)
    if its.verdict is not Verdict.MISMATCH or its.actual is None or norm is None or when is None:
        return its
    less, more = of_other_years(norm, ledger, when), of_year_held_later(norm, ledger, when)
    if not its.actual - len(less) <= its.stated <= its.actual + len(more):
        return its
    return replace(its, verdict=Verdict.UNVERIFIABLE, reason=OF_WHICH_YEAR.format(its.key))
