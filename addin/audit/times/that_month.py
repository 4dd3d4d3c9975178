"""当月 and 当季 as the month or quarter that the sentence named before: 2月停工，当月召开1次."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from addin.audit.claim import When
from addin.audit.times.period_words import Time
from addin.ledger.record import replace

_MONTH = ("当月", "本月", "该月")
_QUARTER = ("当季", "当季度", "本季度", "该季度")


def with_that_month(told: Iterable[Time]) -> Iterator[Time]:
    """Yield times, 当月 without a month of its own as the month before it."""
    month: When | None = None
    quarter: When | None = None
    for its in told:
        words, period = its.when.words, its.when.period
        before = month if words in _MONTH else quarter if words in _QUARTER else None
        if period is None and before is not None:
            yield replace(its, when=replace(before, words=words))
            continue
        if period and period in period.months():
            month = its.when
        elif period and period in period.quarters():
            quarter = its.when
        yield its
