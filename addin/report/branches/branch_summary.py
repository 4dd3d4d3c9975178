"""Many branches' returns as one view: who met which duty, totals, order, and who differs.

A total is a figure like any other: its rows are those of the branches, told when asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.period import Period, parse_period
from addin.ledger.record import replace
from addin.report.branches.branch_return import BranchReturn, Duty, Figure
from addin.statistics.figure_table import figure, figure_table
from addin.statistics.statistic import Statistic


class Placed(Struct, frozen=True):
    """A branch with its place in the order; branches that did equally well share one.

    ``place``: None where it is not known of some duty whether it was met.
    """

    place: int | None
    branch: BranchReturn


class Total(Struct, frozen=True):
    """A figure over all branches, with the file and the figure of each."""

    key: str
    value: int
    unit: str
    parts: tuple[tuple[str, Figure], ...]

    def rows(self) -> Iterator[str]:
        """Yield the rows behind it, each as 一支部.xlsx!活动台账!5."""
        for file, part in self.parts:
            yield from (f"{file}!{row}" for row in part.rows)


class TypeTotal(Struct, frozen=True):
    """A type of activity over all branches: times held, times due, missing, and who is short.

    ``required`` is None where no branch has a norm for it. ``short``: who lacks some for sure;
    ``open``: of whom it is not known whether, or how many; ``missing`` is None where there are any.
    """

    type: str
    held: Total
    required: Statistic | None
    missing: Statistic | None
    short: tuple[BranchReturn, ...]
    open: tuple[BranchReturn, ...] = ()


class Rollup(Struct, frozen=True, dict=True):
    """The returns of a folder's ledgers for one period, in the order of their files.

    ``branches`` could be counted, ``refused`` could not, ``repeated`` have the same content as an
    earlier file and are left out of every total.
    """

    period: Period
    branches: tuple[BranchReturn, ...]
    refused: tuple[BranchReturn, ...]
    repeated: tuple[tuple[BranchReturn, BranchReturn], ...]
    type_order: tuple[str, ...]

    @cached_property
    def types(self) -> tuple[TypeTotal, ...]:
        """All types that any branch held or had to hold; those of its own come last."""
        found = {d.type for b in self.branches for d in b.duties}
        found |= {t for b in self.branches for t in b.types or {}}
        known = [name for name in self.type_order if name in found]
        return tuple(map(self._type, (*known, *sorted(found.difference(known)))))

    @cached_property
    def activities(self) -> Total:
        """How many activities there were in all."""
        return _total("活动总数", ((b, b.activities) for b in self.branches))

    @cached_property
    def sums(self) -> tuple[Total, ...]:
        """Heads present and members, where branches tell them."""
        told: dict[str, list[tuple[BranchReturn, Figure]]] = {}
        for f in figure_table().figures:
            for b in self.branches if f.summed else ():
                if b.sums and f.key in b.sums:
                    told.setdefault(f.key, []).append((b, b.sums[f.key]))
        return tuple(_total(key, found) for key, found in told.items())

    def sum(self, key: str) -> Total | None:
        """Return a sum by its figure's key, None where no branch has it; UndeclaredFigure."""
        return next((s for s in self.sums if s.key == figure(key).key), None)

    @cached_property
    def order(self) -> tuple[Placed, ...]:
        """The branches by the share of duties met; then fewer gaps, then fewer errors, then name.

        A branch without any duty stands last; one that cannot be placed behind all.
        """
        known = (b for b in self.branches if not b.open)
        ranked = sorted(known, key=lambda b: (*_merit(b), b.name, b.file))
        placed: list[Placed] = []
        for number, branch in enumerate(ranked, 1):
            same = placed and _merit(placed[-1].branch) == _merit(branch)
            placed.append(Placed(placed[-1].place if same else number, branch))
        rest = sorted((b for b in self.branches if b.open), key=lambda b: (b.name, b.file))
        return (*placed, *(Placed(None, b) for b in rest))

    @cached_property
    def other_periods(self) -> tuple[BranchReturn, ...]:
        """The branches whose ledger tells another period than the one counted for."""
        return tuple(b for b in self.branches if b.told and b.told != self.period.code)

    def share_met(self) -> Decimal | None:
        """Return the share of all branches' duties that were met, in percent to one decimal."""
        due = sum(b.due for b in self.branches)
        if not due:
            return None
        share = Decimal(100 * sum(b.met for b in self.branches)) / due
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)

    def _type(self, name: str) -> TypeTotal:
        duties = [(b, d) for b in self.branches for d in b.duties if d.type == name]
        with_norm = [(b, d) for b, d in duties if d.required is not None]
        held = _total("{type}", ((b, (b.types or {}).get(name)) for b in self.branches), type=name)
        required = missing = None
        if with_norm:
            required = Statistic(
                "应开.{type}", sum(d.required or 0 for _, d in with_norm), type=name
            )
            gaps = [d.gap for _, d in with_norm]
            known = [g for g in gaps if g is not None]
            if len(known) == len(gaps):
                missing = Statistic("缺少.{type}", sum(known), type=name)
        short = tuple(b for b, d in with_norm if d.short)
        unknown = tuple(b for b, d in with_norm if d.gap is None or not d.known)
        return TypeTotal(name, held, required, missing, short, unknown)


def duty_of(branch: BranchReturn, type_name: str) -> Duty | None:
    """Return a branch's duty of a type, None where it has none and held none."""
    return next((d for d in branch.duties if d.type == type_name), None)


def rolled_up(period: Period, returns: Sequence[BranchReturn], catalogue: Catalogue) -> Rollup:
    """Put returns of one period together; a file with the content of an earlier one counts once.

    A branch is called as its ledger names the body, with the file's name where several name one.
    """
    first: dict[str, BranchReturn] = {}
    refused, repeated = [], []
    for its in sorted(returns, key=lambda b: b.file):
        if its.refusal:
            refused.append(its)
        elif its.sha256 and its.sha256 in first:
            repeated.append((its, first[its.sha256]))
        else:
            first[its.sha256] = its
    units = Counter(b.unit for b in first.values())
    branches = [replace(b, name=_name(b, units[b.unit] == 1)) for b in first.values()]
    order = tuple(catalogue.type_order())
    return Rollup(period, tuple(branches), tuple(refused), tuple(repeated), order)


def common_period(returns: Iterable[BranchReturn]) -> Period | None:
    """Return the period that most ledgers tell, of equally many the latest.

    Where none tells one it is the period that most have by their rows; None without any.
    """
    returns = list(returns)
    told = Counter(b.told for b in returns if b.told)
    told = told or Counter(b.period for b in returns if b.period)
    if not told:
        return None
    most = max(told.values())
    found = [p for code, n in told.items() if n == most and (p := parse_period(code))]
    return max(found, key=lambda p: (p.end, p.start), default=None)


def _name(its: BranchReturn, alone: bool) -> str:
    stem = its.file.rpartition(".")[0] or its.file
    if not its.unit:
        return stem
    return its.unit if alone else f"{its.unit}（{stem}）"


def _merit(branch: BranchReturn) -> tuple[Decimal, int, int]:
    """Return what branches are ordered by: the share of duties not met, gaps, errors."""
    unmet = Decimal(branch.due - branch.met) / branch.due if branch.due else Decimal(2)
    return unmet, branch.missing, branch.count("error")


def _total(key: str, parts: Iterable[tuple[BranchReturn, Figure | None]], **members: str) -> Total:
    declared = figure(key)
    found = tuple((b.file, f) for b, f in parts if f is not None)
    return Total(declared.key_of(members), sum(f.value for _, f in found), declared.unit, found)


def by_type(branch: BranchReturn) -> Mapping[str, Figure]:
    """Return a branch's figures by type; empty where it could not be counted."""
    return branch.types or {}
