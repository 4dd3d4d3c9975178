"""Times since a campaign: 主题教育开展以来, 换届结束后."""

from __future__ import annotations

from datetime import date

import pytest

from addin.audit.claim import When
from addin.audit.times.campaign_times import with_campaigns
from addin.audit.times.period_words import Time
from addin.ledger.period import parse_period
from addin.ledger.topic_tags import Campaign, Tag

YEAR = parse_period("2024")


def _campaign(first: str, last: str = "") -> Campaign:
    begun, over = (date.fromisoformat(day) if day else None for day in (first, last))
    return Campaign(name="某教育", kind="教育", first=begun, last=over)


def _tag(*campaigns: Campaign, title: str = "", keywords: tuple[str, ...] = ()) -> Tag:
    return Tag(name="读书教育", title=title, keywords=keywords, campaigns=campaigns)


def _since(words: str, *tags: Tag, known: str = "") -> list[str]:
    """Return the codes of a time's readings; none where its days are unknown."""
    when = When(words, parse_period(known) if known else None)
    (its,) = with_campaigns([Time(3, 9, when)], tags, YEAR)
    assert (its.start, its.end, its.when.words) == (3, 9, words)
    return [p.code for p in (its.when.period, *its.when.others) if p]


@pytest.mark.parametrize(
    ("first", "last", "words", "codes"),
    [
        # From the first day or from its month on, up to the end of the report's period.
        ("2024-04-07", "", "读书教育开展以来", ["2024-04-07..2024-12-31", "2024-04-01..2024-12-31"]),
        ("2024-04-01", "", "读书教育开展以来", ["2024-04-01..2024-12-31"]),
        ("2024-01-01", "", "读书教育开展以来", ["2024"]),
        # 后 may also mean behind its last day, where that is known and leaves something.
        ("2024-04-07", "", "读书教育启动后", ["2024-04-07..2024-12-31", "2024-04-01..2024-12-31"]),
        ("2024-04-01", "2024-07-31", "读书教育结束后", ["2024-04-01..2024-12-31", "2024-08-01..2024-12-31"]),
        ("2024-04-01", "2024-07-31", "读书教育开展以来", ["2024-04-01..2024-12-31"]),
        ("2024-04-01", "2024-12-30", "读书教育结束后", ["2024-04-01..2024-12-31", "2024-12-31..2024-12-31"]),
        ("2024-04-01", "2024-12-31", "读书教育结束后", ["2024-04-01..2024-12-31"]),
        # Begun in no period of the report's, or nobody knows when.
        ("2023-12-31", "", "读书教育开展以来", []),
        ("2025-01-01", "", "读书教育开展以来", []),
        ("", "", "读书教育开展以来", []),
        # Other words for a time, or another campaign's.
        ("2024-04-01", "", "读书教育期间", []),
        ("2024-04-01", "", "植树行动开展以来", []),
    ],
)  # fmt: skip
def test_a_campaigns_days_are_the_catalogues(
    first: str, last: str, words: str, codes: list[str]
) -> None:
    assert _since(words, _tag(_campaign(first, last))) == codes


def test_a_tag_is_known_by_its_name_its_title_or_a_keyword() -> None:
    begun = _campaign("2024-04-01")
    other = _tag(begun, title="廉洁专题教育", keywords=("清风", "守纪"))
    for words in ("读书教育以来", "廉洁专题教育以来", "清风教育以来", "守纪教育以来"):
        assert _since(words, other) == ["2024-04-01..2024-12-31"], words
    assert _since("换届以来", other) == []


def test_of_two_campaigns_nobody_knows_which_is_meant() -> None:
    spring, autumn, again = (_campaign(d) for d in ("2024-04-01", "2024-09-01", "2024-04-01"))
    earlier = _campaign("2023-04-01")
    words = "读书教育以来"
    assert _since(words, _tag(spring, autumn)) == _since(words, _tag(spring), _tag(autumn)) == []
    assert _since(words, _tag(spring), _tag(again)) == ["2024-04-01..2024-12-31"]
    assert _since(words, _tag(earlier, spring)) == ["2024-04-01..2024-12-31"]
    assert _since(words) == []


def test_a_time_that_is_known_is_left_as_it_is() -> None:
    tag = _tag(_campaign("2024-04-01"))
    assert _since("5月读书教育以来", tag, known="2024-05-01..2024-12-31") == [
        "2024-05-01..2024-12-31"
    ]
