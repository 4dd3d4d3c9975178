"""A whole ledger counted: activities, members, and every kind of sheet."""

from __future__ import annotations

from addin.all_sheets.kinds import KINDS
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.statistics import tally as tallies
from addin.statistics.figures import Figure
from addin.statistics.statistic import Statistic
from addin.statistics.tally import SheetCounts, Tally


def tally(ledger: Ledger, period: Period, reached: Period | None = None) -> Tally:
    """Count a ledger for a period; what is due is due in the part of it that is ``reached``."""
    return tallies.tally(ledger, period, reached, _COUNTS)


def branch_figures(
    ledger: Ledger, period: Period, reached: Period | None = None
) -> dict[str, list[Statistic]]:
    """Return the figures that a ledger tells apart by branch, of each of several branches."""
    rostered = any(m.branch for m in ledger.members)
    found = {}
    for name, its in ledger.by_branch.items():
        figures = tally(its, period, reached).figures
        found[name] = [s for s in figures if is_of_branch(s.figure, rostered)]
    return found


def counted_by_sheets(ledger: Ledger, period: Period) -> frozenset[str]:
    """Return the types of activity that sheets of their own count, which name no branch."""
    return frozenset(name for name, count in _TYPES.items() if count(ledger, period) is not None)


def is_of_branch(its: Figure, rostered: bool) -> bool:
    """Return whether a figure is told apart by branch; ``rostered``: the roster names branches."""
    return its.by_branch == "activities" or (its.by_branch == "members" and rostered)


def _figures(ledger: Ledger, period: Period, reached: Period) -> list[Statistic]:
    return [
        figure
        for kind in KINDS
        for figure in kind.figures(ledger, reached if kind.until_reached else period)
    ]


_TYPES = {name: count for kind in KINDS for name, count in kind.counts.items()}
_COUNTS = SheetCounts(_figures, _TYPES)
