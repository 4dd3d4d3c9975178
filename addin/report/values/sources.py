"""Where the values of fields come from: the tally's figures, and what 参数 states."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from addin.ledger.catalogue import Catalogue
from addin.ledger.records.settings import Settings
from addin.report.language.traced import Traced
from addin.report.values.figure_fields import item_figures, shown_fields, tree_of
from addin.report.values.wording import clause
from addin.statistics.figure_table import figure
from addin.statistics.figures import Figure, Members, UndeclaredFigure
from addin.statistics.statistic import Number, Statistic, plain
from addin.statistics.tally import Tally


def traced(figure: Statistic) -> Traced:
    """Return a figure as the value of a field."""
    return Traced(shown_value(figure), figure.rows)


def shown_value(figure: Statistic) -> Number:
    """Return a figure's value as reports print it: a share of 100.0 as 100, 1339.00元 as 1339."""
    if not isinstance(figure.value, Decimal):
        return figure.value
    if figure.unit == "%" or (figure.unit == "元" and figure.value == int(figure.value)):
        return plain(figure.value)
    return figure.value


class Figures:
    """The tally's figures by key, for a ledger's catalogue.

    Of a ledger that keeps no activities nothing is nought: what is absent is not known.
    """

    def __init__(self, tally: Tally, catalogue: Catalogue) -> None:
        cells = (c.statistic for c in tally.calendar)
        self._by_key = {s.key: s for s in (*cells, *tally.figures)}
        self._catalogue = catalogue
        self._members = Members(catalogue)
        self._complete = tally.activities is not None

    def get(self, key: str, **members: str) -> Traced:
        """Return a figure by its key as declared; where there is none, what its absence means.

        Raises UndeclaredFigure for a key that is not declared, and a type or tag that there is not.
        """
        return self.of(figure(key), members)

    def all(self, key: str) -> list[Statistic]:
        """Return the members of a family that the tally has."""
        family = figure(key)
        return [s for s in self._by_key.values() if s.figure is family]

    def of_item(self, listed: str, **members: str) -> dict[str, Traced]:
        """Return the figures of a list's item by their fields; KeyError where it has none."""
        found = item_figures(listed)
        return {name: self.of(figure, members) for name, figure in found.items()}

    def tree(self) -> dict[str, Any]:
        """Return the values of all fields of figures outside lists."""
        shown = shown_fields(self._catalogue)
        return tree_of((s.names, self.of(s.figure, s.members)) for s in shown)

    def of(self, declared: Figure, members: Mapping[str, str]) -> Traced:
        """Return a figure, of a family the member; where there is none, what its absence means."""
        key = declared.key_of(members)
        if members and not self._members.include(members):
            raise UndeclaredFigure(key)
        found = self._by_key.get(key)
        nought = declared.absent == "nought" and self._complete
        if nought and not (found and found.value):
            return Traced(0, found.rows if found else ())
        return traced(found) if found else Traced(None)


class Stated:
    """What the 参数 sheet states, with the row that states it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def text(self, key: str, otherwise: str | None = None) -> Traced:
        """Return a text parameter; ``otherwise`` where it is not filled in."""
        return Traced(self._settings.text(key) or otherwise, self._rows(key))

    def clause(self, key: str) -> Traced:
        """Return a text parameter fit to stand in a sentence."""
        return Traced(clause(self._settings.text(key) or "") or None, self._rows(key))

    def day(self, key: str) -> Traced:
        """Return a date parameter."""
        return Traced(self._settings.day(key), self._rows(key))

    def _rows(self, key: str) -> tuple[str, ...]:
        row = self._settings.rows.get(key)
        return (row.ref,) if row else ()
