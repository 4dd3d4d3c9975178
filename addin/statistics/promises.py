"""Commitments of the last report, held against what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.plans import Commitment
from addin.statistics.statistic import Statistic, count


@dataclass(frozen=True, slots=True)
class BrokenSpan:
    """A span in which fewer were held than promised."""

    promise: Commitment
    span: Period
    held: int


def broken(promise: Commitment, ledger: Ledger, period: Period) -> Iterator[BrokenSpan]:
    """Yield each month, quarter, half-year or year in which a promise was not kept."""
    for span in _spans(promise, period):
        held = len(ledger.held(promise.type or "", span))
        if held < (promise.times or 0):
            yield BrokenSpan(promise, span, held)


def promise_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return how many promises fell due in the period and can be checked; how many were kept."""
    due = [p for p in ledger.commitments if _spans(p, period)]
    if not due:
        return []
    kept = [p for p in due if not any(broken(p, ledger, period))]
    return [
        count("上期承诺", due),
        count("上期承诺完成", kept),
    ]


def upcoming(ledger: Ledger, period: Period) -> list[Commitment]:
    """Return the commitments that run after a period: what the report promises next."""
    return [
        p
        for p in ledger.commitments
        if p.text
        and ((p.start or p.end) is None or (p.end or p.start or period.end) > period.end)
        and not (p.start and p.start <= period.end and p.end is None)
    ]


def _spans(promise: Commitment, period: Period) -> list[Period]:
    if not promise.type or not promise.times or not promise.per:
        return []
    start = max(promise.start or period.start, period.start)
    end = min(promise.end or period.end, period.end)
    if start > end or (promise.start is None and promise.end is None):
        return []
    return Period(start, end).spans(promise.per)
