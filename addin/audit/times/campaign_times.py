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
        campaign = _campaign(its.when.words, tags, period) if unknown else None
        yield replace(its, when=_since(its.when, campaign, period)) if campaign else its


def _campaign(words: str, tags: Sequence[Tag], period: Period) -> Campaign | None:
    """Return the one campaign that words name and that began in a period."""
    found = {
        c.first: c
        for tag in tags
        if any(name in words for name in (tag.name, tag.title, *tag.keywords) if name)
        for c in tag.campaigns
        if c.first in period
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _since(when: When, campaign: Campaign, period: Period) -> When:
    """Return the time since a campaign: from its first day, its month, or the day after it."""
    first = campaign.first
    if first is None:
        return when
    starts = [first, first.replace(day=1), *_after(campaign, when.words)]
    spans = [Period(day, period.end) for day in dict.fromkeys(starts) if day <= period.end]
    return When(when.words, spans[0], others=tuple(spans[1:]))


def _after(campaign: Campaign, words: str) -> list[date]:
    over = campaign.last if words.endswith("后") else None
    return [over + timedelta(days=1)] if over else []
