"""The ledger's figures for any time that a report speaks of: those of the tally, and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from addin.all_sheets.counting import tally
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.refusal import Refusal
from addin.ledger.scope import Scope, find_scope
from addin.statistics.shares import SHARES
from addin.statistics.statistic import Statistic
from addin.statistics.tally import STATED, Tally

_OF_ACTIVITIES = ("活动总数", "参加人次", "应到人次", "到会率", "标签", "学时", "书记讲党课")
_OF_MEMBERS = ("党员总数", "正式党员", "预备党员", "女党员")


def branch_alone(ledger: Ledger, branch: str) -> Ledger:
    """Return a ledger with the activities and the members of one branch."""
    held = tuple(a for a in ledger.activities if a.branch == branch)
    members = tuple(m for m in ledger.members if m.branch == branch)
    return replace(ledger, activities=held, members=members)


class Counts:
    """The figures of a ledger by time, each time counted once.

    ``kept_for``: the period that the ledger is looked at for.
    """

    def __init__(
        self, ledger: Ledger, scope: Scope, counted: Tally, above: Counts | None = None
    ) -> None:
        self._ledger = ledger
        self._scope = scope
        self._above = above
        self._branches: dict[str, Counts] = {}
        self._known = {scope.period: {s.key: s for s in counted.figures}}
        own = _own_span(ledger)
        self.kept_for = scope.period
        empty = own and not ledger.within(scope.period) and not any(map(scope.period.overlaps, own))
        self._spans = own if empty else (scope.period, *own)
        stated = {p.key for p in ledger.catalogue.parameters if p.unit}
        self._undated = frozenset({*stated, *SHARES, *STATED})

    def of(self, branch: str) -> Counts:
        """Return the figures of one branch."""
        if branch not in self._branches:
            ledger = branch_alone(self._ledger, branch)
            counted = tally(ledger, self.kept_for)
            self._branches[branch] = Counts(ledger, self._scope, counted, self)
        return self._branches[branch]

    def is_told_apart(self, key: str) -> bool:
        """Whether the ledger keeps a figure branch by branch."""
        first = key.partition(".")[0]
        types = self._ledger.catalogue.activity.types
        if key in _OF_MEMBERS:
            return any(m.branch for m in self._ledger.members)
        return first in _OF_ACTIVITIES or any(first == t.name for t in types)

    def covers(self, period: Period) -> bool:
        """Whether the ledger is kept for all of a period."""
        return any(span.covers(period) for span in self._spans)

    @property
    def span(self) -> Period:
        """The period that the ledger is kept for, as far as is known."""
        return self._spans[0]

    def is_dated(self, key: str) -> bool:
        """Whether a figure is another one at another time, and not stated once for the report."""
        return key not in self._undated and not key.startswith("整改")

    def figure(self, key: str, period: Period) -> Statistic | None:
        """Return a figure; nought where only another time or branch has it."""
        found = self._figures(period).get(key)
        whole = (self._above or self)._figures(self.kept_for).get(key)
        if found is None and whole is not None and whole.unit != "%":
            return Statistic(key, 0, whole.unit)
        return found

    def _figures(self, period: Period) -> Mapping[str, Statistic]:
        if period not in self._known:
            self._known[period] = {s.key: s for s in tally(self._ledger, period).figures}
        return self._known[period]


def _own_span(ledger: Ledger) -> tuple[Period, ...]:
    """Return the period that the ledger itself says it is kept for, if it does."""
    try:
        return (find_scope(ledger, None).period,)
    except Refusal:
        return ()
