"""Activities on a topic: 两化专题学习 is a figure of its own, as far as the ledger has tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from addin.audit.figure_words.figure_keys import ON_TOPIC
from addin.audit.figure_words.lexicon import Mention
from addin.audit.text.quantity import Kind
from addin.ledger.catalogue import Catalogue
from addin.ledger.topic_tags import Tag

_BETWEEN = re.compile(r"(?:问题|精神|建设|教育|主题|活动|学习|制度|集中|开展|等|的|[”“》《\"])*$")
_QUOTED = re.compile(r"[”\"」』]的?$")
_NO_QUOTE = re.compile("“(?:三会一课|学习强国)”$")
_TOPIC = re.compile(r"[\u4e00-\u9fff]{2,}$")
_NO_TOPIC = re.compile(
    r"(?:组织|开展|召开|举办|进行|集中|参加|完成|党员|干部|支部|机关|累计|共计|年|度|次|了|的|先后|"
    r"全体|领导|班子|成员|党组|中心组|书记|讲|专题|月|份|制度|落实|各类|全局|系统|同志|安排|其中|我们|咱们?|大家|同志们|也|都|还|又|已|共|以来|期间)$"
)


def topic_keys(
    mention: Mention, text: str, kind: Kind, catalogue: Catalogue
) -> tuple[tuple[str, ...], bool] | None:
    """Return the figures of a type on the topic that is named right before it, or in its name.

    The second value tells that the words name a topic for which there is no figure of its own.
    None for words that name no type, or numbers that count neither times nor heads.
    """
    type_, keys = mention.word.type, mention.word.keys.get(kind, ())
    if not type_ or kind not in ("times", "heads"):
        return None
    before = text[: mention.start]
    inside = [t.name for t in catalogue.tags if t.name in mention.text and t.name not in type_]
    if inside and kind == "times":
        return (_on_topic(type_, inside[0]), *keys), True
    tag = _named_last(before, catalogue.tags)
    if tag is not None and tag.name != type_:
        return ((_on_topic(type_, tag.name),), False) if kind == "times" else (keys, True)
    needs = next((t.needs_tag for t in catalogue.activity.types if t.name == type_), False)
    other = needs and bool(_TOPIC.search(before)) and not _NO_TOPIC.search(before)
    named = bool(_QUOTED.search(before)) and not _NO_QUOTE.search(before)
    return keys, named or other


def is_on_topic(keys: Sequence[str]) -> bool:
    """Whether a figure of a type on a topic is meant, and no other."""
    return len(keys) == 1 and "." in keys[0]


def _on_topic(type_: str, tag: str) -> str:
    return ON_TOPIC.key_of({"type": type_, "tag": tag})


def _named_last(before: str, tags: Sequence[Tag]) -> Tag | None:
    """Return the topic with whose name a text ends: its own, its title or one of its keywords."""
    bare = _BETWEEN.sub("", before)
    for tag in tags:
        words = [w for w in (tag.name, tag.title, *tag.keywords) if w]
        short = [core for w in words if len(core := _core(w)) > 1]
        if before.endswith(tuple(words)) or bare.endswith(tuple(short)):
            return tag
    return None


@cache
def _core(word: str) -> str:
    return _BETWEEN.sub("", word).strip("《》")
