"""Topic tags as clerks write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Value
from addin.ledger.topic_tags import tag_key
from addin.ledger.values.near_misses import slip_of
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import clean
from addin.ledger.values.traditional import half_width

_BETWEEN = pattern(r"[、,;/|\s]+|暨")
_QUOTES = pattern(r"[“”\"#《》]")
_BEFORE = pattern(r"^(?:深入|认真|持续)?(?:学习宣传贯彻|学习贯彻|学习|贯彻|开展|落实)")
_BEHIND = pattern(r"(?:专题学习|专题|学习活动|活动|学习|\(?第[一二三四五]卷\)?)$")
_BATCH = pattern(r"^第[一二]批")
_PLENARIES = pattern(
    r"(?:党的)?(?P<congress>十九|二十)大和(?P=congress)届(?P<sessions>(?:[一二三四五六七]中、)+[一二三四五六七]中)全会"
    r"(?:精神)?"
)


def parse_tags(value: Value, catalogue: Catalogue) -> Reading[tuple[str, ...]]:
    """Read a 主题标签 cell: known tags, separated by 、 or the like."""
    if not isinstance(value, str):
        return unreadable("tag-unknown", tag=str(value))
    parts = list(_parts(value, catalogue))
    known = {p: tag for p in parts if (tag := _tag(p, catalogue))}
    strange = (p for p in parts if p not in known)
    problems = tuple(Problem("tag-unknown", _proposal(p, catalogue), {"tag": p}) for p in strange)
    return Reading(tuple(dict.fromkeys(known.values())), problems)


def _parts(value: str, catalogue: Catalogue) -> Iterator[str]:
    """Yield the words of a cell; a name in which 、 stands is one, or the tags that it names."""
    text = _QUOTES.sub("", clean(half_width(value)))
    if tag_key(text) in catalogue.tag_names:
        yield text
        return
    text = _PLENARIES.sub(lambda m: _one_by_one(m, catalogue), text)
    for phrase, tags in catalogue.tag_phrases:
        if phrase in text:
            text = text.replace(phrase, f"、{'、'.join(tags)}、")
    yield from filter(None, _BETWEEN.split(text))


def _one_by_one(named: re.Match[str], catalogue: Catalogue) -> str:
    """Return 党的二十大和二十届二中、三中全会 as its tags, where all of them are known."""
    congress = named["congress"]
    sessions = (f"{congress}届{its}全会" for its in named["sessions"].split("、"))
    tags = (f"{congress}大", *sessions)
    return "、".join(tags) if all(t in catalogue.tag_names for t in tags) else named[0]


def _tag(word: str, catalogue: Catalogue) -> str | None:
    """Return the tag that a word names; 学习贯彻 before it and 专题学习 behind it are allowed."""
    bare = _BEHIND.sub("", word)
    forms = (word, bare, _BEFORE.sub("", word), _BEFORE.sub("", bare), _BATCH.sub("", word))
    keys = (tag_key(form) for form in forms)
    return next((catalogue.tag_names[k] for k in keys if k in catalogue.tag_names), None)


def _proposal(word: str, catalogue: Catalogue) -> str | None:
    """Return the tag that a word may be a slip of, or whose keyword it is; no other campaign's."""
    near = slip_of(tag_key(word), catalogue.tag_names, most=1, alike_only=True)
    if near:
        return catalogue.tag_names[near]
    meant = [t.name for t in catalogue.tags if word in t.keywords]
    return meant[0] if len(meant) == 1 else None
