"""What was held against what was due, of the whole body and branch by branch.

A branch that held more than it owed makes up for no other one: gaps are those of each, added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from addin.ledger.catalogue import Norm
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.statistics import duties
from addin.statistics.activity_figures import attendance_figures, lectures_given
from addin.statistics.statistic import BranchDuties, CalendarCell, DutyFigure, Statistic, count
from addin.statistics.unclear import Doubts

Times = Mapping[str, Statistic]
"""How often each type was held."""


class Owed(Struct, frozen=True, dict=True):
    """What a ledger owes in the part of a period that is reached."""

    ledger: Ledger
    period: Period
    reached: Period

    def figures(self, body: Ledger, times: Times) -> tuple[DutyFigure, ...]:
        """Return each type with a norm or a count; ``body``: the ledger, or one of a branch."""
        return tuple(self._figure(name, body, times[name]) for name in self._types(body, times))

    def calendar(
        self, body: Ledger, times: Times, held: Callable[[str, Period], Statistic]
    ) -> tuple[CalendarCell, ...]:
        """Return the same types month by month; ``held``: how often one was in a month."""
        cells = []
        for name in self._types(body, times):
            for month in self.period.months() or [self.period]:
                rows = held(name, month).rows
                number = Statistic("{type}.{month}", len(rows), rows, type=name, month=month.code)
                cells.append(CalendarCell(name, month, number))
        return tuple(cells)

    @cached_property
    def by_branch(self) -> tuple[BranchDuties, ...]:
        """What each of several branches held and owed."""
        return tuple(self._of_branch(body) for body in self.ledger.by_branch.values())

    def _of_branch(self, body: Ledger) -> BranchDuties:
        def held(name: str, span: Period) -> Statistic:
            return count("{type}", body.held(name, span), type=name)

        times = {name: held(name, self.period) for name in body.catalogue.type_order()}
        return BranchDuties(
            body.branch, self.figures(body, times), self.calendar(body, times, held)
        )

    @property
    def lectures(self) -> DutyFigure | None:
        """What the secretaries lectured and owed; None where none is missing."""
        norms = [n for n in self._norms if n.by_secretary]
        found = [s for n in norms for s in self._shortfalls(n, self.ledger)]
        if not found:
            return None
        times = lectures_given(self.ledger, self.reached)
        owing = self._owing(norms, self.ledger)
        return DutyFigure(times.key, times, None, None, tuple(found), None, None, None, owing)

    @cached_property
    def _doubts(self) -> Doubts:
        return Doubts(self.ledger, self.reached)

    @cached_property
    def _norms(self) -> list[Norm]:
        active = duties.active_norms(self.ledger, self.period)
        return [n for n in active if duties.spans(n, self.reached)]

    @cached_property
    def _owing_each(self) -> dict[str, dict[str, Ledger]]:
        """Who owes each norm, by the norm's code and the branch."""
        bodies = {n.code: duties.owing_bodies(n, self.ledger, self.reached) for n in self._norms}
        return {code: {b.branch: b for b in its} for code, its in bodies.items()}

    @cached_property
    def _short(self) -> dict[str, dict[str, list[duties.Shortfall]]]:
        """The spans in which too few were held, by the norm's code and the branch."""
        found: dict[str, dict[str, list[duties.Shortfall]]] = {}
        for norm in self._norms:
            its = found.setdefault(norm.code, {})
            for short in duties.shortfalls(norm, self.ledger, self.reached, self._doubts):
                its.setdefault(short.branch, []).append(short)
        return found

    def _types(self, body: Ledger, times: Times) -> list[str]:
        normed = {n.type for n in self._norms if self._bodies(n, body)}
        known = (t.name for t in body.catalogue.activity.types)
        return [name for name in known if name in normed or times[name].value]

    def _bodies(self, norm: Norm, body: Ledger) -> tuple[Ledger, ...]:
        """Return who owes a norm: every branch, or the one of them that is looked at."""
        owing = self._owing_each[norm.code]
        if body is self.ledger:
            return tuple(owing.values())
        return (body,) if owing.get(body.branch) is body else ()

    def _figure(self, name: str, body: Ledger, times: Statistic) -> DutyFigure:
        norms = [n for n in self._norms if n.type == name and not n.by_secretary]
        norms = [n for n in norms if self._bodies(n, body)]
        due = max((self._due(n, body) for n in norms), default=None)
        rates = attendance_figures(body.held(name, self.period), ".{type}", type=name)
        attendance = {s.figure.key: s for s in rates}
        none = None if times.value else Statistic("参加人次.{type}", 0, type=name)
        return DutyFigure(
            name,
            times,
            None if due is None else Statistic("应开.{type}", due, type=name),
            self._gap(norms, body, times) if norms else None,
            tuple(s for n in norms for s in self._shortfalls(n, body)),
            attendance.get("参加人次.{type}", none),
            attendance.get("应到人次.{type}"),
            attendance.get("到会率.{type}"),
            self._owing(norms, body),
        )

    def _owing(self, norms: list[Norm], body: Ledger) -> tuple[str, ...]:
        """Return the branches of a ledger that owe some norms, in their order; of one none."""
        if body is not self.ledger:
            return ()
        found = {b.branch for n in norms for b in self._bodies(n, body)}
        return tuple(name for name in self.ledger.branches if name in found)

    def _due(self, norm: Norm, body: Ledger) -> int:
        return sum(duties.required(norm, b, self.reached) for b in self._bodies(norm, body))

    def _gap(self, norms: list[Norm], body: Ledger, times: Statistic) -> Statistic | None:
        """Return the largest gap of some norms of a type; None where a gap is not known."""
        gaps = [gap for n in norms for gap in self._gaps(n, body)]
        if any(gap is None for _, gap in gaps):
            return None
        most = max(sum(g or 0 for n, g in gaps if n is norm) for norm in norms)
        return Statistic("缺少.{type}", most, times.rows, type=norms[0].type)

    def _gaps(self, norm: Norm, body: Ledger) -> Iterator[tuple[Norm, int | None]]:
        """Yield the gap of each body that owes a norm, None where it is not known."""
        for b in self._bodies(norm, body):
            held = self._counting(norm, b)
            short = duties.required(norm, b, self.reached) - len(held)
            doubt = short > 0 and self._doubts.of(norm.type, b.branch, self.reached).but(held)
            yield norm, None if doubt else max(0, short)

    def _counting(self, norm: Norm, body: Ledger) -> tuple[Activity, ...]:
        """Return what counts towards a norm in the period; of a yearly one, its years'."""
        if not norm.months_behind:
            return body.held(norm.type, self.period)
        years = duties.spans(norm, self.reached)
        return tuple(a for year in years for a in duties.counted(norm, body, year))

    def _shortfalls(self, norm: Norm, body: Ledger) -> Iterator[duties.Shortfall]:
        """Yield the shortfalls of a norm: span by span, or those of one branch."""
        short = self._short[norm.code]
        if body is self.ledger:
            every = [s for its in short.values() for s in its]
            yield from sorted(every, key=lambda s: s.span.start)
        else:
            yield from (replace(s, branch="") for s in short.get(body.branch, ()))
