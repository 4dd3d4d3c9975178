"""What one branch's ledger says, as plain data: small enough for a thousand to be kept and sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from sys import intern
from typing import Any

from msgspec import Struct

from addin.checks.finding import Finding
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.scope import Scope
from addin.report.blank_form import differences
from addin.report.values.wording import missing_words, open_words
from addin.statistics.statistic import DutyFigure, Statistic
from addin.statistics.tally import Tally

MOST_FINDINGS = 10  # of a branch that are listed by themselves


class Figure(Struct, frozen=True):
    """A figure of a branch, with the rows of its ledger behind it.

    ``places``: the rows in short, a line a sheet: 活动台账!5,7-9. A thousand branches have some
    hundred thousand rows; each by itself would fill the memory.
    """

    value: int
    places: str = ""

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows, each as 活动台账!5."""
        return tuple(_rows(self.places))


class Duty(Struct, frozen=True):
    """A duty of a branch: ``required`` None where it has no norm; ``missing`` tells when, in words.

    ``short``: whether anything is missing for sure, be it in one month of a total that is enough.
    ``open``: in words, what may be missing, and the rows that may be it. ``gap`` is None where that
    leaves it unknown.
    """

    type: str
    held: int
    required: int | None
    gap: int | None
    missing: str
    short: bool
    open: str = ""

    @property
    def known(self) -> bool:
        """Whether the duty was met or not: something is missing for sure, or nothing may be."""
        return self.required is not None and (self.short or not self.open)


class Remark(Struct, frozen=True):
    """A finding of a branch's ledger, in short; ``place`` is C7, "" for a whole sheet."""

    code: str
    severity: str
    sheet: str
    place: str
    message: str


class BranchReturn(Struct, frozen=True):
    """A branch's ledger, counted and checked for a period; or why it could not be.

    ``file``: its path below the folder, with "/". ``unit``: the body that the ledger names, ""
    where it names none; ``name``: what the branch is called, which tells it from all others.
    ``told``: the period that the ledger itself tells, "" where it tells none; ``period``: the one
    counted for. ``refusal``: one sentence, with all else empty. ``rate``: attendance in percent, as
    text, None where unknown. ``unlike``: how the ledger differs from the form. ``counts``: findings
    by severity.
    """

    file: str
    sha256: str = ""
    unit: str = ""
    name: str = ""
    told: str = ""
    period: str = ""
    activities: Figure = Figure(0)
    types: Mapping[str, Figure] | None = None
    sums: Mapping[str, Figure] | None = None
    rate: str | None = None
    duties: tuple[Duty, ...] = ()
    counts: Mapping[str, int] | None = None
    remarks: tuple[Remark, ...] = ()
    unlike: tuple[str, ...] = ()
    report: str = ""
    refusal: str = ""

    @property
    def due(self) -> int:
        """How many duties with a norm the branch has of which it is known whether they were met."""
        return sum(d.known for d in self.duties)

    @property
    def met(self) -> int:
        """How many of them were met."""
        return sum(d.known and not d.short for d in self.duties)

    @property
    def missing(self) -> int:
        """How many activities are missing in all, as far as it is known."""
        return sum(d.gap or 0 for d in self.duties)

    @property
    def gaps_known(self) -> bool:
        """Whether it is known of all duties how many are missing."""
        return all(d.gap is not None for d in self.duties) and not self.open

    @property
    def open(self) -> bool:
        """Whether it is not known of some duty whether it was met."""
        return any(d.required is not None and not d.known for d in self.duties)

    def count(self, severity: str) -> int:
        """Return how many findings of a severity there are."""
        return (self.counts or {}).get(severity, 0)


def branch_return(  # noqa: PLR0913, PLR0917 - what a ledger gives
    file: str,
    sha256: str,
    ledger: Ledger,
    scope: Scope,
    tally: Tally,
    findings: Sequence[Finding],
) -> BranchReturn:
    """Return what a ledger says, from what was read, counted and found."""
    rate = tally.key_figure("到会率")
    shown = [f for f in findings if f.severity != "info"]
    return BranchReturn(
        file,
        sha256,
        ledger.settings.text("单位全称") or ledger.settings.text("单位简称") or "",
        told=_told(ledger, scope),
        period=scope.period.code,
        activities=_figure(tally.activities) if tally.activities else Figure(0),
        types={key: _figure(s) for key, s in tally.types.items()},
        sums={key: _figure(s) for key, s in tally.others.items() if s.figure.summed},
        rate=str(rate.value) if rate else None,
        duties=tuple(_duty(d) for d in tally.duties),
        counts={s: n for s in ("error", "warning", "info") if (n := _count(findings, s))},
        remarks=tuple(_remark(f) for f in shown[:MOST_FINDINGS]),
        unlike=differences(ledger),
    )


def refused(file: str, why: str, sha256: str = "") -> BranchReturn:
    """Return what there is of a ledger that could not be read: why."""
    return BranchReturn(file, sha256, refusal=why)


def as_data(its: BranchReturn) -> dict[str, Any]:
    """Return a branch's return as it is written down in JSON."""
    data: dict[str, Any] = _plain(its)
    return data


def from_data(data: Mapping[str, Any]) -> BranchReturn:
    """Return a branch's return as it was written down; raise TypeError or KeyError for others.

    What many branches say in the same words is kept once for all of them.
    """
    return BranchReturn(
        **{
            **_shared(data),
            "activities": _read_figure(data["activities"]),
            "types": _read_figures(data["types"]),
            "sums": _read_figures(data["sums"]),
            "duties": tuple(Duty(**_shared(d)) for d in data["duties"]),
            "remarks": tuple(Remark(**_shared(r)) for r in data["remarks"]),
            "unlike": tuple(intern(words) for words in data["unlike"]),
        }
    )


def _plain(its: Any) -> Any:
    """Return what JSON knows for a value; unlike asdict it copies no rows, of which many are."""
    if isinstance(its, Mapping):
        return {key: _plain(value) for key, value in its.items()}
    if isinstance(its, tuple):
        return its if all(isinstance(one, str) for one in its) else [_plain(one) for one in its]
    if isinstance(its, Struct):
        return {name: _plain(getattr(its, name)) for name in its.__struct_fields__}
    return its


def _shared(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: intern(its) if isinstance(its, str) else its for key, its in data.items()}


def _read_figures(data: Mapping[str, Any] | None) -> dict[str, Figure] | None:
    return None if data is None else {intern(key): _read_figure(f) for key, f in data.items()}


def _read_figure(data: Mapping[str, Any]) -> Figure:
    return Figure(data["value"], data["places"])


def _figure(its: Statistic) -> Figure:
    return Figure(int(its.value), _places(its.rows))


def _duty(its: DutyFigure) -> Duty:
    required = None if its.required is None else int(its.required.value)
    gap = 0 if required is None else None if its.gap is None else int(its.gap.value)
    missing = missing_words(its)
    short = required is not None and bool(gap or its.sure)
    return Duty(its.type, int(its.held.value), required, gap, missing, short, open_words(its))


def _remark(its: Finding) -> Remark:
    return Remark(its.code, its.severity, its.sheet, its.cell or "", its.message)


def _count(findings: Sequence[Finding], severity: str) -> int:
    return sum(f.severity == severity for f in findings)


def _told(ledger: Ledger, scope: Scope) -> str:
    """Return the period that a ledger tells by its 参数 sheet or its title."""
    if scope.source in ("parameters", "title"):
        return scope.period.code
    start, end = ledger.settings.day("报告期起"), ledger.settings.day("报告期止")
    if start and end and start <= end:
        return Period(start, end).code
    return ledger.title_period.code if ledger.title_period else ""


def _places(rows: Iterable[str]) -> str:
    """Return rows in short, in their order on each sheet."""
    sheets: dict[str, list[int]] = {}
    for row in rows:
        sheet, _, number = row.rpartition("!")
        sheets.setdefault(sheet, []).append(int(number))
    return "\n".join(f"{sheet}!{','.join(_spans(numbers))}" for sheet, numbers in sheets.items())


def _spans(numbers: Iterable[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(sorted(set(numbers))), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield str(found[0]) if len(found) == 1 else f"{found[0]}-{found[-1]}"


def _rows(places: str) -> Iterator[str]:
    for line in filter(None, places.split("\n")):
        sheet, _, spans = line.rpartition("!")
        for span in spans.split(","):
            first, _, last = span.partition("-")
            yield from (f"{sheet}!{n}" for n in range(int(first), int(last or first) + 1))
