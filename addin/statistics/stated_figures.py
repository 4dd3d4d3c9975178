"""Figures that a bureau states in 参数, because it keeps no rows of them."""

from __future__ import annotations

from addin.ledger.ledger import Ledger
from addin.statistics.figure_table import figure_table
from addin.statistics.statistic import Statistic


def stated_figures(ledger: Ledger) -> list[Statistic]:
    """Return the figures declared as stated that the ledger's 参数 gives."""
    return [s for f in figure_table().figures if f.stated for s in stated(ledger, f.key)]


def stated(ledger: Ledger, key: str) -> list[Statistic]:
    """Return a figure as 参数 states it under its own key; none where it does not."""
    settings = ledger.settings
    number = settings.number(key)
    return [] if number is None else [Statistic(key, number, (settings.rows[key].ref,))]
