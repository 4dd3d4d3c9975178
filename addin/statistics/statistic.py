"""A figure: the only form in which a number leaves the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Final, Protocol

from msgspec import Struct

from addin.ledger.period import Period
from addin.ledger.tables.table import Row
from addin.statistics.duties import Shortfall
from addin.statistics.figure_table import figure
from addin.statistics.figures import Figure

Number = int | Decimal
_LEAST_RUN = 3  # rows in a row that are written 5—7


class HasRow(Protocol):
    """Whatever was read from one row of the ledger."""

    @property
    def row(self) -> Row:
        """The row it was read from."""


class Statistic:
    """A declared figure with its value and the rows behind it, each as 活动台账!5.

    ``members``: of a family, what its placeholders stand for. Two are equal where key, value and
    rows are. No Struct, as its constructor looks the figure up and takes the members by name.
    """

    __slots__ = ("figure", "key", "members", "rows", "value")

    def __init__(self, key: str, value: Number, rows: tuple[str, ...] = (), **members: str) -> None:
        """Make a figure by its key as declared: ``Statistic("应开.{type}", 6, type="支委会")``.

        Raises UndeclaredFigure for a key that is not declared, or a family's without its members.
        """
        self.figure: Final[Figure] = figure(key)
        self.key: Final[str] = self.figure.key_of(members)
        self.value: Final[Number] = value
        self.rows: Final[tuple[str, ...]] = rows
        self.members: Final[Mapping[str, str]] = members

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Statistic) and self._compared == other._compared

    def __hash__(self) -> int:
        return hash(self._compared)

    def __repr__(self) -> str:
        return f"Statistic(key={self.key!r}, value={self.value!r}, rows={self.rows!r})"

    @property
    def _compared(self) -> tuple[str, Number, tuple[str, ...]]:
        return self.key, self.value, self.rows

    @property
    def unit(self) -> str:
        """The unit that is declared for it."""
        return self.figure.unit

    @property
    def label(self) -> str:
        """What it is called on a page of statistics."""
        return self.figure.label or self.key.replace(".", "：")

    def nought(self) -> Statistic:
        """Return the same figure where nothing was counted."""
        return Statistic(self.figure.key, 0, (), **self.members)


class CalendarCell(Struct, frozen=True):
    """How often a type was held in one month."""

    type: str
    month: Period
    statistic: Statistic


class DutyFigure(Struct, frozen=True):
    """A type of activity against its norm in the report's period.

    ``required``: times due in the whole period, None where there is no norm for it.
    ``gap``: times that the count falls short of it, of several branches the sum of their gaps; None
    where it is not known, for a row or a sheet that was not read may be what is missing.
    ``shortfalls``: the months, quarters or years in which too few were held, even where the total
    is enough. ``heads``: how many came, None where no row says it; ``expected``: how many were to.
    ``owing``: the branches that owe it, where there are several.
    """

    type: str
    held: Statistic
    required: Statistic | None
    gap: Statistic | None
    shortfalls: tuple[Shortfall, ...]
    heads: Statistic | None
    expected: Statistic | None
    rate: Statistic | None
    owing: tuple[str, ...] = ()

    @property
    def sure(self) -> tuple[Shortfall, ...]:
        """The spans in which too few were held for sure."""
        return tuple(s for s in self.shortfalls if s.sure)

    @property
    def open(self) -> tuple[Shortfall, ...]:
        """The spans for which that is not known."""
        return tuple(s for s in self.shortfalls if not s.sure)

    @property
    def empty(self) -> tuple[Period, ...]:
        """The months, quarters or years in which too few were held for sure, by any branch."""
        return tuple(sorted({s.span for s in self.sure}))


class BranchDuties(Struct, frozen=True):
    """What one of several branches held and owed, and its months."""

    branch: str
    duties: tuple[DutyFigure, ...]
    calendar: tuple[CalendarCell, ...]


def count(key: str, activities: Iterable[HasRow], **members: str) -> Statistic:
    """Return the number of activities, members or the like as a figure."""
    rows = refs(activities)
    return Statistic(key, len(rows), rows, **members)


def refs(found: Iterable[HasRow]) -> tuple[str, ...]:
    """Return the rows of activities, members or the like, as a figure names them."""
    return tuple([item.row.ref for item in found])


def percent(part: int, whole: int) -> Decimal:
    """Return part of whole in percent, rounded half up to one decimal: 20 of 23 -> 87.0."""
    return (Decimal(part * 100) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def plain(number: Decimal) -> Number:
    """Return a number without trailing zeros, as an int where it is whole."""
    return int(number) if number == number.to_integral_value() else number.normalize()


def rows_in_words(refs: Iterable[str]) -> str:
    """Return row references for reading: 活动台账 第5、9—12行；党员名册 第3行; — for none."""
    told: dict[str, list[str]] = {}
    for sheet, first, last in row_runs(refs):
        told.setdefault(sheet, []).append(str(first) if first == last else f"{first}—{last}")
    return "；".join(f"{sheet} 第{'、'.join(rows)}行" for sheet, rows in told.items()) or "—"


def row_runs(refs: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the rows sheet by sheet in order, three or more that follow each other as one run."""
    named = [ref.rpartition("!") for ref in refs]
    for its in dict.fromkeys(sheet for sheet, _, _ in named):
        numbers = sorted({int(n) for sheet, _, n in named if sheet == its})
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
            rows = [n for _, n in run]
            if len(rows) >= _LEAST_RUN:
                yield its, rows[0], rows[-1]
            else:
                yield from ((its, n, n) for n in rows)
