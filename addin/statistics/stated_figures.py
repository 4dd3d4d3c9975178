"""The figures that a bureau states in 参数, because it keeps no rows of them."""

from __future__ import annotations

from addin.ledger.ledger import Ledger
from addin.statistics.statistic import Statistic


def stated_figures(ledger: Ledger) -> list[Statistic]:
    """Return the number of each parameter that has a unit and is filled in."""
    settings = ledger.settings
    stated = [(p, settings.number(p.key)) for p in ledger.catalogue.parameters if p.unit]
    return [
        Statistic(p.key, value, p.unit, (settings.rows[p.key].ref,))
        for p, value in stated
        if value is not None
    ]
