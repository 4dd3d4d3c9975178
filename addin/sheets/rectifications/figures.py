"""整改台账 in figures: found, done, open; in all and by source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.sheets.rectifications.record import RECTIFICATIONS, Rectification
from addin.statistics.statistic import Statistic, count, percent, refs


def rectification_figures(ledger: Ledger, _period: Period) -> list[Statistic]:
    """Return 整改问题, 整改完成, 整改未完成 and 整改完成率, and the like of each source.

    The sheet is taken as it is, whatever the period.
    """
    listed = [r for r in ledger.of(RECTIFICATIONS) if r.problem]
    if not ledger.of(RECTIFICATIONS):
        return []
    kept_up = [r for r in listed if not (r.open or r.done or r.unread)]
    return [
        *_done(listed),
        *([count("整改长期坚持", kept_up)] if kept_up else []),
        *(
            figure
            for source in sources(ledger)
            for figure in _done(
                [r for r in listed if r.source == source], ".{source}", source=source
            )
        ),
    ]


def sources(ledger: Ledger) -> list[str]:
    """Return where problems came from, in the order in which they are listed."""
    return list(
        dict.fromkeys(r.source for r in ledger.of(RECTIFICATIONS) if r.source and r.problem)
    )


def _done(listed: Sequence[Rectification], family: str = "", **members: str) -> Iterator[Statistic]:
    done = [r for r in listed if r.done]
    left = [r for r in listed if r.open]
    yield count(f"整改问题{family}", listed, **members)
    yield count(f"整改完成{family}", done, **members)
    yield count(f"整改未完成{family}", left, **members)
    if listed and not any(r.unread for r in listed):
        share = percent(len(done), len(listed))
        yield Statistic(f"整改完成率{family}", share, refs(listed), **members)
