"""The ledger's figures for any time that a report speaks of: those of the tally, and no others."""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.refusal import Refusal
from addin.ledger.scope import Scope, find_scope
from addin.statistics.shares import SHARES
from addin.statistics.statistic import Statistic
from addin.statistics.tally import Tally, tally


class Counts:
    """The figures of a ledger by time, each time counted once."""

    def __init__(self, ledger: Ledger, scope: Scope, counted: Tally) -> None:
        self._ledger = ledger
        self._known = {scope.period: {s.key: s for s in counted.figures}}
        self._spans = (scope.period, *_own_span(ledger))
        stated = {p.key for p in ledger.catalogue.parameters if p.unit}
        self._undated = frozenset({*stated, *SHARES, "支部数"})

    def covers(self, period: Period) -> bool:
        """Whether the ledger is kept for all of a period."""
        return any(span.covers(period) for span in self._spans)

    @property
    def kept_for(self) -> Period:
        """The period that the ledger is looked at for."""
        return self._spans[0]

    def is_dated(self, key: str) -> bool:
        """Whether a figure is another one at another time, and not stated once for the report."""
        return key not in self._undated and not key.startswith("整改")

    def figure(self, key: str, period: Period) -> Statistic | None:
        """Return a figure; nought where the ledger has it for another part of its period only."""
        found = self._figures(period).get(key)
        whole = self._figures(self.kept_for).get(key)
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
