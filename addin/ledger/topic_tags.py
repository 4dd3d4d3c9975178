"""Topic tags, the campaigns and meetings that they are about, and the names they go by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import record, records
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_NOISE = pattern(r"[\s#《》“”\"'、,;/.·]+")
_APART = pattern(r"[、,;/\s]")


class Campaign(CheckedRecord, frozen=True, kw_only=True):
    """What a tag is about: a campaign of education, a meeting, a set of work, a form of words.

    ``first`` and ``last``: its days; None where no end is known. ``sure``: whether a text was read
    that states them, or they are told indirectly. ``source``: that text.
    """

    name: str
    kind: Literal["教育", "会议", "工作", "提法"]
    first: date | None = None
    last: date | None = None
    sure: Literal["yes", "likely"] = "yes"
    source: str = ""

    def is_known_by(self, day: date) -> bool:
        """Return whether it had begun by a day; a meeting is awaited for a year."""
        ahead = timedelta(days=366 if self.kind == "会议" else 0)
        return self.first is None or self.first - ahead <= day

    def is_about_in(self, year: int) -> bool:
        """Return whether activities of a year are likely to be about it, or about what it left."""
        if self.first is None:
            return True
        over = self.last is not None and self.last.year + 1 < year
        return self.first.year <= year and not over


class Tag(CheckedRecord, frozen=True, kw_only=True):
    """A topic tag, the words that suggest it, its other names, and its full title for prose.

    ``campaigns``: what it is about; of several with one short name, 主题教育, the day tells which.
    """

    name: str
    title: str = ""
    keywords: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    campaigns: tuple[Campaign, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which the tag is written in a cell."""
        full = (c.name for c in self.campaigns)
        return tuple(filter(None, (self.name, self.title, *self.synonyms, *full)))

    def is_about_in(self, year: int) -> bool:
        """Return whether activities of a year are likely to have the tag."""
        return not self.campaigns or any(c.is_about_in(year) for c in self.campaigns)

    def is_ahead_of(self, day: date | None) -> bool:
        """Return whether a day was before all that the tag is about."""
        if day is None or not self.campaigns:
            return False
        return not any(c.is_known_by(day) for c in self.campaigns)

    def title_on(self, day: date) -> str:
        """Return the full title as of a day: that of the last campaign that had begun."""
        begun = [c for c in self.campaigns if c.first and c.first <= day]
        return self.title or (max(begun, key=_first_day).name if begun else self.name)


def tags_in(topic: str, day: date | None, tags: Iterable[Tag]) -> tuple[str, ...]:
    """Return the tags whose keywords are in a topic, as a proposal.

    A keyword inside a longer one counts for nothing, nor does a campaign that had not begun.
    """
    found = {k: t for t in tags for k in t.keywords if k in topic and not t.is_ahead_of(day)}
    meant = (t.name for k, t in found.items() if not any(k in o for o in found if o != k))
    return tuple(dict.fromkeys(meant))


def _first_day(campaign: Campaign) -> date:
    return campaign.first or date.min


class StudyTheme(CheckedRecord, frozen=True, kw_only=True):
    """Words that name several tags at once: 党的二十大和二十届二中、三中全会精神."""

    words: str
    tags: tuple[str, ...]


def _unquoted(text: str) -> str:
    return text.replace("“", "").replace("”", "")


def tag_key(text: str) -> str:
    """Return a tag as it is looked up: without quotes, spaces and what stands between words."""
    return _NOISE.sub("", folded(text))


def tag_of(data: Mapping[str, Any]) -> Tag:
    """Return a tag of the fields of a JSON object, days as texts."""
    campaigns = [
        {**c, "first": _day(c.get("first")), "last": _day(c.get("last"))}
        for c in data.get("campaigns", ())
    ]
    return record(Tag, {**data, "campaigns": records(Campaign, campaigns)})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def names_of_tags(tags: Iterable[Tag]) -> dict[str, str]:
    """Return every name of some tags, as a match key, to the canonical one."""
    listed = list(tags)
    known = {tag_key(n): t.name for t in listed for n in t.names}
    return known | {tag_key(t.name): t.name for t in listed}


Phrases = tuple[tuple[str, tuple[str, ...]], ...]


def phrases_of_tags(tags: Iterable[Tag], themes: Iterable[StudyTheme]) -> Phrases:
    """Return the names with separators in them, and words that name several, longest first."""
    names = ((_unquoted(n), (t.name,)) for t in tags for n in t.names)
    found: dict[str, tuple[str, ...]] = {n: tags for n, tags in names if _APART.search(n)}
    for theme in themes:
        found |= {theme.words: theme.tags, theme.words.removesuffix("精神"): theme.tags}
    return tuple(sorted(found.items(), key=lambda its: -len(its[0])))
