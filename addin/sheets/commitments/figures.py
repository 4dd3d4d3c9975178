"""Commitments of the last report, held against what was done."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.sheets.commitments.record import COMMITMENTS, Commitment
from addin.statistics.statistic import Statistic, count


class BrokenSpan(Struct, frozen=True):
    """A span in which fewer were held than promised."""

    span: Period
    held: int


def broken(commitment: Commitment, ledger: Ledger, period: Period) -> Iterator[BrokenSpan]:
    """Yield each month, quarter, half-year or year in which a commitment was not kept."""
    for span in _spans(commitment, period):
        held = len(ledger.held(commitment.type or "", span))
        if held < (commitment.times or 0):
            yield BrokenSpan(span, held)


def commitment_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many commitments fell due in the period and can be checked; how many were kept.

    None where the ledger keeps no activities to check them by.
    """
    if not ledger.keeps_activities:
        return []
    due = [p for p in ledger.of(COMMITMENTS) if _spans(p, period)]
    if not due:
        return []
    kept = [p for p in due if not any(broken(p, ledger, period))]
    return [
        count("上期承诺", due),
        count("上期承诺完成", kept),
    ]


def upcoming(ledger: Ledger, period: Period) -> list[Commitment]:
    """Return the commitments that run after a period: what the next report commits to."""
    return [
        p
        for p in ledger.of(COMMITMENTS)
        if p.text
        and ((p.start or p.end) is None or (p.end or p.start or period.end) > period.end)
        and not (p.start and p.start <= period.end and p.end is None)
    ]


def _spans(commitment: Commitment, period: Period) -> list[Period]:
    if not commitment.type or not commitment.times or not commitment.per:
        return []
    start = max(commitment.start or period.start, period.start)
    end = min(commitment.end or period.end, period.end)
    if start > end or (commitment.start is None and commitment.end is None):
        return []
    return Period(start, end).spans(commitment.per)
