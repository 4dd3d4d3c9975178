"""The ledger's figures for any time that a report speaks of: those of the tally, and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from addin.all_sheets.counting import tally
from addin.audit.parts.subset_rows import RowBook
from addin.audit.verdicts.other_sheets import OtherSheets
from addin.audit.verdicts.problems_then import depends_on_the_day, problems_then
from addin.audit.verdicts.roster_groups import groups_of_roster
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, quarter
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.scope import Scope, find_scope
from addin.statistics.figure_table import figure_table
from addin.statistics.figures import Figure, Members, UndeclaredFigure
from addin.statistics.statistic import Statistic
from addin.statistics.tally import Tally


class Counts:
    """The figures of a ledger by time, each time counted once.

    ``kept_for``: the period that the ledger is looked at for. ``branches``: whose figures they are,
    none for those of all together.
    """

    branches: tuple[str, ...] = ()

    def __init__(
        self, ledger: Ledger, scope: Scope, counted: Tally, above: Counts | None = None
    ) -> None:
        self._ledger = ledger
        self._members = Members(ledger.catalogue)
        self._scope = scope
        self._above = above
        self._branches: dict[str, Counts] = {}
        self._known: dict[Period, Mapping[str, Statistic]] = {}
        self._known[scope.period] = self._by_key(counted, scope.period)
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
            ledger = replace(ledger, records=self.others.of_branches((branch, *more)))
            counted = tally(ledger, self.kept_for)
            found = Counts(ledger, self._scope, counted, self)
            found.branches = (branch, *more)
            self._branches[names] = found
        return self._branches[names]

    @cached_property
    def rows(self) -> RowBook:
        """The rows of the ledger, for the parts of figures."""
        return RowBook(self._ledger)

    @cached_property
    def others(self) -> OtherSheets:
        """The rows of the sheets beside 活动台账."""
        return OtherSheets(self._ledger)

    def is_told_apart(self, key: str) -> bool:
        """Whether the ledger keeps a figure branch by branch."""
        declared = self._declared(key)
        if declared is None or not declared.by_branch:
            return False
        if declared.by_branch == "members":
            return any(m.branch for m in self._ledger.members)
        found = self._figures(self.kept_for).get(key)
        rows = found.rows if found else ()
        if declared.by_branch == "rows" and not rows:
            return False
        return all(self._says_whose(row) for row in rows)

    def _says_whose(self, ref: str) -> bool:
        """Whether a row belongs to 活动台账, or says itself which branch it is of."""
        sheets = {t.sheet for t in self._ledger.tables if t.kind.name == "活动台账"}
        return ref.rpartition("!")[0] in sheets or bool(self.others.branches_of(ref))

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
        declared = self._declared(key)
        return declared is not None and declared.dated

    def _declared(self, key: str) -> Figure | None:
        """Return how a figure is declared; None for one that this ledger can't have."""
        try:
            return figure_table().named(key, self._members)
        except UndeclaredFigure:
            return None

    def readings(self, key: str, when: Period) -> list[Statistic]:
        """Return a figure at a time; of one whose rows have days both that came to be by the end
        of the time and that within it, unless nothing came later."""
        declared = self._declared(key)
        if declared is None:
            return []
        if when == self.kept_for and depends_on_the_day(key) and (kept := self.figure(key, when)):
            done = self.figure(key.replace("未完成", "完成").replace("完成率", "完成"), when)
            return problems_then(kept, done, lambda k: self.readings(k, when))
        if not declared.dated and self._is_of_all_time(when):
            kept = self.figure(key, self.kept_for)
            return [kept] if kept else []
        if not declared.day:
            found = self.figure(key, when) if when == self.kept_for or declared.dated else None
            return [found] if found else []
        kept = self.figure(key, self.kept_for)
        by_day = self.others.by_day(kept, when) if kept else []
        if when != self.kept_for:
            return by_day
        came_later = bool(kept and by_day and by_day[0].value != kept.value)
        return by_day if came_later else [kept] if kept else []

    def _is_of_all_time(self, when: Period) -> bool:
        """Whether a time is longer than the report's, and all that the ledger is kept for.

        What a sheet lists without days is what there was in that time.
        """
        return when != self.kept_for and all(when.covers(span) for span in self._spans)

    def members(self, family: str, placeholder: str) -> list[str]:
        """Return what the ledger has in place of a family's placeholder."""
        found = (self._above or self)._figures(self.kept_for).values()
        return [f.members[placeholder] for f in found if f.figure.key == family]

    def as_kept(self, keys: Sequence[str]) -> list[Statistic]:
        """Return figures whose rows have days, with all of their rows, whenever they count."""
        found = [self.figure(k, self.kept_for) for k in keys if self._has_days(k)]
        return [f for f in found if f]

    def _has_days(self, key: str) -> bool:
        declared = self._declared(key)
        return declared is not None and (bool(declared.day) or depends_on_the_day(key))

    def figure(self, key: str, period: Period) -> Statistic | None:
        """Return a figure; nought where only another time or branch has it, if not unknown."""
        found = self._figures(period).get(key)
        declared = self._declared(key)
        stated = self._is_stated(period)
        lacking = declared is None or declared.known or not stated
        if (found is None and lacking) or not (stated or (found and found.value)):
            return None  # what rows beyond the stated period lack may be kept elsewhere
        whole = (self._above or self)._figures(self.kept_for).get(key)
        if found is None and whole is not None and whole.unit != "%":
            return whole.nought()
        return found

    def lacks(self, keys: Sequence[str], period: Period) -> bool:
        """Return whether the figure that is meant first is unknown, though there are members."""
        declared = self._declared(keys[0]) if keys else None
        if declared is None or not self._ledger.members or not declared.known:
            return False
        return self.figure(keys[0], period) is None

    def _figures(self, period: Period) -> Mapping[str, Statistic]:
        if period not in self._known:
            self._known[period] = self._by_key(tally(self._ledger, period), period)
        return self._known[period]

    def _by_key(self, counted: Tally, period: Period) -> Mapping[str, Statistic]:
        """Return the figures of a tally, and what only the roster shows."""
        known = {s.key: s for s in groups_of_roster(self._ledger, period)}
        return known | {s.key: s for s in counted.figures}


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
