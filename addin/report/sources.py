"""Where the values of fields come from: the tally's figures, and what 参数 states."""

from __future__ import annotations

from addin.ledger.records.settings import Settings
from addin.report.traced import Traced
from addin.report.wording import clause
from addin.statistics.statistic import Statistic
from addin.statistics.tally import Tally


def traced(figure: Statistic) -> Traced:
    """Return a figure as the value of a field."""
    return Traced(figure.value, figure.rows)


class Figures:
    """The tally's figures by key."""

    def __init__(self, tally: Tally) -> None:
        self._by_key = {s.key: s for s in tally.figures}

    def get(self, key: str) -> Traced:
        """Return a figure; a value of None where there is none."""
        found = self._by_key.get(key)
        return traced(found) if found else Traced(None)

    def count(self, key: str) -> Traced:
        """Return a figure; nought where there is none."""
        found = self.get(key)
        return found if found.value else Traced(0, found.rows)


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
