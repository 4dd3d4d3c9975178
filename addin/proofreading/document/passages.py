"""Passages of a text: where a pattern stands, and the sentence or clause around a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.structure import Part
from addin.report.prose import Stretch

HAN = "\u3400-\u9fff〇"
SENTENCE_ENDS = "。！？；\n"
CLAUSE_ENDS = "，：" + SENTENCE_ENDS
_QUOTED = pattern(r"《[^《》]*》|“[^“”]*”|‘[^‘’]*’")


def each(
    pattern: re.Pattern[str] | Seldom, parts: Iterable[Part]
) -> Iterator[tuple[Part, re.Match[str]]]:
    """Yield every place where a pattern matches, part by part."""
    for part in parts:
        for m in pattern.finditer(part.text):
            yield part, m


def stretch(part: Part, start: int, end: int) -> Stretch:
    """Return a stretch of a part's text."""
    return Stretch(part.number, start, end)


def matched(part: Part, m: re.Match[str], group: int | str = 0) -> Stretch:
    """Return the stretch that a match, or a group of it, covers."""
    return Stretch(part.number, m.start(group), m.end(group))


def around(text: str, start: int, end: int, ends: str = CLAUSE_ENDS) -> tuple[int, int]:
    """Return where the clause (or, by other ``ends``, the sentence) begins and ends around a place."""
    first = max((text.rfind(c, 0, start) for c in ends), default=-1) + 1
    behind = [at for c in ends if (at := text.find(c, end)) >= 0]
    return first, min(behind, default=len(text))


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a place."""
    first, last = around(text, start, end, SENTENCE_ENDS)
    return text[first:last]


def clause(text: str, start: int, end: int) -> str:
    """Return the clause around a place: what stands between two commas or stops."""
    first, last = around(text, start, end)
    return text[first:last]


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the ranges inside book-title and quotation marks, the marks included."""
    return [m.span() for m in _QUOTED.finditer(text)]


def within(ranges: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether a place lies wholly inside one of some ranges."""
    return any(a <= start and end <= b for a, b in ranges)
