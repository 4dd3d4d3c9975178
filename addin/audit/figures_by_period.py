"""The ledger's figures for any time that a report speaks of: those of the tally, and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from addin.all_sheets.counting import tally
from addin.audit.subset_rows import RowBook
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, quarter
from addin.ledger.refusal import Refusal
from addin.ledger.scope import Scope, find_scope
from addin.statistics.figure_table import figure_table
from addin.statistics.figures import Figure, Members
from addin.statistics.statistic import Statistic
from addin.statistics.tally import Tally


class Counts:
    """The figures of a ledger by time, each time counted once.

    ``kept_for``: the period that the ledger is looked at for.
    """

    def __init__(
        self, ledger: Ledger, scope: Scope, counted: Tally, above: Counts | None = None
    ) -> None:
        self._ledger = ledger
        self._members = Members(ledger.catalogue)
        self._scope = scope
        self._above = above
        self._branches: dict[str, Counts] = {}
        self._known = {scope.period: {s.key: s for s in counted.figures}}
        own = _own_span(ledger)
        self.kept_for = scope.period
        empty = own and not ledger.within(scope.period) and not any(map(scope.period.overlaps, own))
        self._spans = own if empty else (scope.period, *own)
        self._months_kept = _months_by_quarter(ledger)

    def of(self, branch: str, *more: str) -> Counts:
        """Return the figures of one branch, or of several together."""
        names = " ".join((branch, *more))
        if names not in self._branches:
            ledger = self._ledger.of_branches((branch, *more))
            counted = tally(ledger, self.kept_for)
            self._branches[names] = Counts(ledger, self._scope, counted, self)
        return self._branches[names]

    @cached_property
    def rows(self) -> RowBook:
        """The rows of the ledger, for the parts of figures."""
        return RowBook(self._ledger)

    def is_told_apart(self, key: str) -> bool:
        """Whether the ledger keeps a figure branch by branch."""
        told_by = self._declared(key).by_branch
        if told_by == "members":
            return any(m.branch for m in self._ledger.members)
        return told_by == "activities" and not self._is_of_other_sheets(key)

    def _is_of_other_sheets(self, key: str) -> bool:
        """Whether a figure counts records of a sheet that does not say whose they are."""
        found = self._figures(self.kept_for).get(key)
        sheets = {t.sheet for t in self._ledger.tables if t.kind.name == "活动台账"}
        rows = found.rows if found else ()
        return any(row.rpartition("!")[0] not in sheets for row in rows)

    def untold(self, key: str) -> int:
        """Count the activities behind a figure that do not say which branch's they are."""
        found = self._figures(self.kept_for).get(key)
        rows = frozenset(found.rows if found else ())
        names = self._ledger.branch_names
        return sum(a.row.ref in rows and not names.of(a.branch) for a in self._ledger.activities)

    def covers(self, period: Period) -> bool:
        """Whether the ledger is kept for all of a period, or has rows all over it."""
        return self._is_stated(period) or self._has_rows_all_over(period)

    def _is_stated(self, period: Period) -> bool:
        return any(span.covers(period) for span in self._spans)

    def _has_rows_all_over(self, period: Period) -> bool:
        """Whether two months or more of each quarter that a period touches have activities."""
        if self._above:
            return self._above.covers(period)
        touched = {(y, q) for y in period.years_touched() for q in (1, 2, 3, 4)
                   if quarter(y, q).overlaps(period)}  # fmt: skip
        return all(len(self._months_kept.get(q, ())) >= 2 for q in touched)

    @property
    def span(self) -> Period:
        """The period that the ledger is kept for, as far as is known."""
        return self._spans[0]

    def is_dated(self, key: str) -> bool:
        """Whether a figure is another one at another time, and not stated once for the report."""
        return self._declared(key).dated

    def _declared(self, key: str) -> Figure:
        return figure_table().named(key, self._members)

    def figure(self, key: str, period: Period) -> Statistic | None:
        """Return a figure; nought where only another time or branch has it, if not unknown."""
        found = self._figures(period).get(key)
        if found is None and (self._declared(key).known or not self._is_stated(period)):
            return None
        whole = (self._above or self)._figures(self.kept_for).get(key)
        if found is None and whole is not None and whole.unit != "%":
            return whole.nought()
        return found

    def lacks(self, keys: Sequence[str], period: Period) -> bool:
        """Return whether the figure that is meant first is unknown, though there are members."""
        if not keys or not self._ledger.members or not self._declared(keys[0]).known:
            return False
        return self.figure(keys[0], period) is None

    def _figures(self, period: Period) -> Mapping[str, Statistic]:
        if period not in self._known:
            self._known[period] = {s.key: s for s in tally(self._ledger, period).figures}
        return self._known[period]


def _months_by_quarter(ledger: Ledger) -> dict[tuple[int, int], set[int]]:
    """Return the months that have activities, by their year and quarter."""
    found: dict[tuple[int, int], set[int]] = {}
    for day in (a.when.first for a in ledger.activities if a.when):
        found.setdefault((day.year, (day.month + 2) // 3), set()).add(day.month)
    return found


def _own_span(ledger: Ledger) -> tuple[Period, ...]:
    """Return the period that the ledger itself says it is kept for, if it does."""
    try:
        return (find_scope(ledger, None).period,)
    except Refusal:
        return ()
