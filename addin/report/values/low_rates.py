"""Rates that are too low to be an achievement: the report states them as problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from addin.ledger.catalogue import CATALOGUE, Catalogue
from addin.ledger.ledger import Ledger
from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, records
from addin.ledger.values.patterns import pattern
from addin.report.values.sources import shown_value
from addin.statistics.figure_table import FIGURES
from addin.statistics.figures import FigureTable, Members, UndeclaredFigure
from addin.statistics.statistic import Statistic
from addin.statistics.tally import Tally

_FIGURE = pattern(r"\{([^{}]+)\}")


class Rate(CheckedRecord, frozen=True, kw_only=True):
    """A rate, the parameter that states its lowest good value, and a low one as a problem.

    ``of``: the figure that it is a share of; below ``least`` of these it is no problem.
    """

    name: str
    figure: str
    parameter: str
    problem: str
    measure: str
    of: str = ""
    least: int = 0


class LowRate(Struct, frozen=True):
    """A rate of a ledger that is too low, in words, with the rows behind it."""

    name: str
    problem: str
    measure: str
    rows: tuple[str, ...]


def low_rates(ledger: Ledger, tally: Tally) -> Iterator[LowRate]:
    """Yield the rates of a ledger that are below their limits."""
    found = {s.key: s for s in tally.figures}
    for rate in rates():
        its = found.get(rate.figure)
        if its is not None and its.value < limit(rate, ledger) and _is_enough(rate, found):
            yield LowRate(rate.name, _filled(rate.problem, found), rate.measure, its.rows)


def good_rates(ledger: Ledger, tally: Tally) -> dict[str, Statistic | None]:
    """Return each rate by its name where it is known, of enough things and not too low."""
    found = {s.key: s for s in tally.figures}
    known = {r: its for r in rates() if (its := found.get(r.figure))}
    good = {
        r.name: its
        for r, its in known.items()
        if its.value >= limit(r, ledger) and _is_enough(r, found)
    }
    return {r.name: good.get(r.name) for r in rates()}


def _is_enough(rate: Rate, found: Mapping[str, Statistic]) -> bool:
    """Return whether a rate is of enough things to be judged."""
    whole = found.get(rate.of)
    return whole is None or whole.value >= rate.least


def limit(rate: Rate, ledger: Ledger) -> int:
    """Return the lowest good value of a rate: the bureau's own, else the default."""
    own = ledger.settings.number(rate.parameter)
    return int(ledger.catalogue.parameter(rate.parameter).default) if own is None else own


def _filled(sentence: str, found: Mapping[str, Statistic]) -> str:
    """Return a sentence with the figures in it; what was not counted is 0."""
    return _FIGURE.sub(lambda m: str(shown_value(found[m[1]])) if m[1] in found else "0", sentence)


@cache
def rates() -> tuple[Rate, ...]:
    """Return every rate that is held against a limit."""
    return LOW_RATES.load()


def _rates_of(data: Mapping[str, Any]) -> tuple[Rate, ...]:
    return records(Rate, data["rate"])


def _unknown_names(
    its: tuple[Rate, ...], catalogue: Catalogue, figures: FigureTable
) -> Iterator[str]:
    """Yield what names a parameter or a figure that there is not."""
    parameters = {p.key for p in catalogue.parameters if p.default}
    members = Members(catalogue)
    for rate in its:
        if rate.parameter not in parameters:
            yield f"{rate.name}：没有带默认值的参数“{rate.parameter}”"
        for key in filter(None, (rate.figure, rate.of, *_FIGURE.findall(rate.problem))):
            try:
                figures.named(key, members)
            except UndeclaredFigure:
                yield f"{rate.name}：没有“{key}”这个数"


LOW_RATES = DataSet(
    sources=(Path(__file__).with_name("low_rates.toml"),),
    form={"rate": tuple[Rate, ...]},
    read=_rates_of,
    check=_unknown_names,
    refers_to=(CATALOGUE, FIGURES),
)
