"""双重组织生活: leaders taking part in the life of their own branch as plain members."""

from __future__ import annotations

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.ledger.records.roster import Member
from addin.statistics.hours import participants
from addin.statistics.statistic import Statistic, count, refs

BRANCH_LIFE = ("党员大会", "党课", "主题党日", "组织生活会", "民主评议党员", "党小组会")
OF_EVERYONE = set(BRANCH_LIFE) - {"党小组会"}


class LeaderLife(Struct, frozen=True):
    """A leader, what the own branch held while he or she belonged to it, and what was attended."""

    leader: Member
    held: tuple[Activity, ...]
    attended: tuple[Activity, ...]


def leaders_life(ledger: Ledger, period: Period) -> list[LeaderLife]:
    """Return each leader's part in the branch's life.

    Empty where the roster names no leaders, or some activity does not say who came: then nobody's
    absence is known.
    """
    leaders = [m for m in ledger.roster_on(period.end) if m.leads]
    activities = [a for a in ledger.within(period) if set(a.type_names) & set(BRANCH_LIFE)]
    came = {a.row.place: participants(a, ledger) for a in activities}
    if any(names is None for names in came.values()):
        return []
    found = []
    for leader in leaders:
        own = [a for a in activities if _of_branch(a, leader) and _belonged(leader, a)]
        attended = [a for a in own if leader.name in (came[a.row.place] or ())]
        held = [a for a in own if set(a.type_names) & OF_EVERYONE]
        found.append(LeaderLife(leader, tuple(held), tuple(attended)))
    return found


def dual_life_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many leaders there are, how many took part, and how often in all."""
    lives = [life for life in leaders_life(ledger, period) if life.held]
    if not lives:
        return []
    active = [life for life in lives if life.attended]
    rows = dict.fromkeys(ref for life in active for ref in refs(life.attended))
    times = sum(len(life.attended) for life in active)
    return [
        count("领导干部", (life.leader for life in lives)),
        count("双重组织生活人数", (life.leader for life in active)),
        Statistic("双重组织生活", times, tuple(rows)),
    ]


def _of_branch(activity: Activity, leader: Member) -> bool:
    return not activity.branch or not leader.branch or activity.branch == leader.branch


def _belonged(leader: Member, activity: Activity) -> bool:
    return activity.when is not None and leader.on_roster(activity.when.first)
