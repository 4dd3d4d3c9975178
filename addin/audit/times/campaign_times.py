"""Times since a campaign whose days the catalogue knows: 主题教育开展以来, 三中全会闭幕后."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from addin.audit.claim import When
from addin.audit.times.period_words import Time
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.ledger.topic_tags import Campaign, Tag


def with_campaigns(told: Iterable[Time], tags: Sequence[Tag], period: Period) -> Iterator[Time]:
    """Yield times, those since a campaign of the period with the days that it may have begun on."""
    for its in told:
        unknown = its.when.period is None and its.when.words.endswith(("以来", "后"))
        begun = _begun(its.when.words, tags, period) if unknown else {}
        only = len(begun) == 1
        yield replace(its, when=_since(its.when, *begun.popitem(), period)) if only else its


def _begun(words: str, tags: Sequence[Tag], period: Period) -> dict[date, Campaign]:
    """Return the campaigns that words name and that began in a period, by their first days."""
    return {
        first: c
        for tag in tags
        if any(name in words for name in (tag.name, tag.title, *tag.keywords) if name)
        for c in tag.campaigns
        for first in filter(None, [c.first])
        if first in period
    }


def _since(when: When, first: date, campaign: Campaign, period: Period) -> When:
    """Return the time since a campaign: from its first day, its month, or the day after it."""
    starts = [first, first.replace(day=1), *_after(campaign, when.words)]
    spans = [Period(day, period.end) for day in dict.fromkeys(starts) if day <= period.end]
    return When(when.words, spans[0], others=tuple(spans[1:]))


def _after(campaign: Campaign, words: str) -> list[date]:
    over = campaign.last if words.endswith("后") else None
    return [over + timedelta(days=1)] if over else []
