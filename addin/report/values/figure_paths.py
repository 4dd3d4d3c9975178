"""Where a template reaches a figure: by its key, the part of the period, and the branch.

The other direction, from a field to the figure that it shows, is ``figure_fields.figure_key``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from addin.ledger.catalogue import Catalogue
from addin.ledger.period import Period
from addin.report.language.expression import Path, PathStep, Pick, path
from addin.report.language.keys import Name
from addin.report.values.figure_fields import shown_fields
from addin.report.values.parts import (
    BRANCHES,
    HALVES,
    LAST,
    MONTHS,
    QUARTERS,
    TYPES,
    YEAR_BEFORE,
)
from addin.report.values.period_names import year_before
from addin.statistics.figure_table import figure_table
from addin.statistics.figures import Figure, placeholders_pattern

_UNITS = ((MONTHS, "月"), (QUARTERS, "季度"), (HALVES, "半年"))
_NOT_BY_NAME = frozenset({"month"})
"""A month's code names one month for good: the next period has others."""
_OF_TYPES = "统计表"


class FigurePaths:
    """The paths of a ledger's figures; ``period``: that of the report."""

    def __init__(self, catalogue: Catalogue, period: Period) -> None:
        self._catalogue = catalogue
        self._period = period

    def of(self, key: str, when: Period, branch: str = "") -> Iterator[Path]:
        """Yield the paths of a figure, the plainest first; none where no field shows it so."""
        part = self.part(when)
        if part is None:
            return
        if key in self._outside_lists:
            prefix = (Name(BRANCHES), Pick(branch)) if branch else ()
            yield self._outside_lists[key].below(*prefix, *part)
        if not part and not branch:
            yield from _in_lists(key)

    def parts(self, when: Period, *, by_month: bool = False) -> tuple[Period, ...]:
        """Return the fewest parts of the period that a time is made of; itself where it is one.

        ``by_month``: of a branch the months alone are told apart.
        """
        if when == self._period or (self.part(when) is not None and not by_month):
            return (when,)
        found: list[Period] = []
        for _, unit in _UNITS[:1] if by_month else reversed(_UNITS):
            spans = self._period.spans(unit)
            found += [s for s in spans if when.covers(s) and not any(f.overlaps(s) for f in found)]
        days = sum((f.end - f.start).days + 1 for f in found)
        return tuple(sorted(found)) if days == (when.end - when.start).days + 1 else ()

    def part(self, when: Period) -> tuple[PathStep, ...] | None:
        """Return how a part of the period is reached, empty for the whole; None for other times.

        The period before, and the same one of the year before, are reached as well.
        """
        if when == self._period:
            return ()
        if when == self._period.preceding():
            return (Name(LAST),)
        if when == year_before(self._period):
            return (Name(YEAR_BEFORE),)
        for name, unit in _UNITS:
            spans = self._period.spans(unit)
            if when in spans:
                return Name(name), Pick(spans.index(when) + 1)
        return None

    @cached_property
    def _outside_lists(self) -> Mapping[str, Path]:
        found: dict[str, Path] = {}
        for its in shown_fields(self._catalogue):
            found.setdefault(its.figure.key_of(its.members), Path(tuple(map(Name, its.names))))
        return found


def _in_lists(key: str) -> Iterator[Path]:
    """Yield the paths of a figure that items of lists show: 各类型['党课'].到会率."""
    for figure in figure_table().figures:
        if not figure.placeholders or figure.placeholders & _NOT_BY_NAME:
            continue
        if m := placeholders_pattern(figure.key).fullmatch(key):
            yield from _item_paths(figure, m.groupdict())


def _item_paths(figure: Figure, members: Mapping[str, str]) -> Iterator[Path]:
    for field in figure.fields:
        if "[" in field:
            steps = path(field.format_map(members)).steps
            is_of_types = steps[:1] == (Name(_OF_TYPES),)
            if steps:  # a name may have a bracket of its own
                yield Path((Name(TYPES), *steps[1:]) if is_of_types else steps)
