"""The topic that words before a clause are about, which its number may be of as well.

贴着“二十大”标签的活动11次：党课3次: of the topic. 以廉洁为题……。党课2次: of it, or all there were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from addin.audit.parts.people_words import NamedPart
from addin.audit.parts.subset import Part
from addin.ledger.record import replace

_GOVERNS = re.compile("围绕|聚焦|紧扣|以")
_LISTED = re.compile(r"[：:](?!.*[；;])|[（(](?!.*[）)])|其中")
_THIS = re.compile(
    r"(?:围[着绕]|就|以|扣住|紧扣|聚焦)(?:这|此|该)[一个项]*(?:题目?|主题|专题|话题|主线)"
    r"|(?:以此|就此)为(?:主题|题)"
)
_LONGEST = 32  # characters of a line that is a headline


def topic_before(named: Sequence[NamedPart], text: str, at: int) -> Part | None:
    """Return the topic that a sentence names before the clause of a number, as its context."""
    before = [n for n in named if n.part.by in ("topic", "tag") and n.end <= at]
    if not before:
        return None
    last = before[-1]
    if _LISTED.search(text[last.end : at]):
        return replace(last.part, context="listed")
    return _as_context(last.part)


def topic_of(named: Sequence[NamedPart]) -> Part | None:
    """Return the topic that a sentence leaves to those behind it."""
    found = [n.part for n in named if n.part.by in ("topic", "tag")]
    return _as_context(found[-1]) if found else None


def topic_mentioned(text: str, topics: Iterable[str], sentence: str) -> Part | None:
    """Return the topic of the ledger that a text before a sentence mentions last.

    ``sentence``: what goes on with it, for sure where it says 围绕这个主题.
    """
    places = ((text.rfind(t), len(t), t) for t in topics)
    at, _, name = max(places, default=(-1, 0, ""))
    if at < 0:
        return None
    about = _THIS.search(sentence)
    return Part("topic", name, (name,), context="about" if about else "mentioned")


def headline(text: str) -> str:
    """Return a line that is as short as a headline and no sentence, else nothing."""
    told = text.strip()
    return told if len(told) <= _LONGEST and not re.search("[。；;]|次", told) else ""


def _as_context(its: Part) -> Part:
    governs = its.by == "tag" or _GOVERNS.match(its.words)
    return replace(its, context="about" if governs else "mentioned")
