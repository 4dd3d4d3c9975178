"""The 党小组 of a roster, where 参数 does not state how many there are."""

from __future__ import annotations

from addin.audit.figure_words.figure_keys import GROUPS
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.statistics.statistic import Statistic, refs


def groups_of_roster(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many groups the members are in; none unless the roster says it of each.

    The first group of one branch is another one than that of the next.
    """
    members = ledger.roster_on(period.end)
    if not members or not all(m.group for m in members):
        return []
    groups = {(m.branch, m.group) for m in members}
    return [Statistic(GROUPS, len(groups), refs(members))]
