"""阵地: how many of each kind, and how many were inspected in a period."""

from __future__ import annotations

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.sheets.venues.record import VENUES, Venue
from addin.statistics.statistic import Statistic, count


def inspected(venue: Venue, period: Period) -> bool:
    """Return whether a venue's last inspection, as far as it is known, fell in a period."""
    return venue.inspected is not None and period.overlaps(
        Period(venue.inspected.first, venue.inspected.last)
    )


def venue_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many venues are listed, of each kind, and how many were inspected."""
    listed = [v for v in ledger.of(VENUES) if v.name]
    if not listed:
        return []
    kinds = dict.fromkeys(v.kind for v in listed if v.kind)
    checked = [v for v in listed if inspected(v, period)]
    return [
        count("阵地", listed),
        count("阵地已检查", checked),
        *(
            count("阵地.{kind}", rows, kind=kind)
            for kind in kinds
            if (rows := [v for v in listed if v.kind == kind])
        ),
    ]
