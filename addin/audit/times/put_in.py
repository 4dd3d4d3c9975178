"""A time or a branch behind the number that is of it: 全年12次，有四次放在二季度."""

from __future__ import annotations

import re
from collections.abc import Iterable

from addin.audit.text.clauses import TIME_WORDS
from addin.audit.times.comparisons import BLANK
from addin.audit.times.period_words import Time

_PUT = (
    r"(?:都|均|全部?|主要|是|集中|分别)*"
    r"(?:放|安排|排|集中|开展|召开|举行|举办|组织|发生|落|开|搞|办)?(?:在|于)了?\s*"
)
_PUT_AT = re.compile(rf"(?:{_PUT}|(?:都|均)?(?:是|属于|属|来自)的?)")
_PUT_IN = re.compile(rf"{_PUT}(?:{TIME_WORDS}|{BLANK}+)(?:里|内)?\s*")
_BEHIND = re.compile(r"(?:里|内|的)?\s*(?:[，,。；;、）)]|$)")
_ALONE = re.compile(r"(?:^|.*[，,、；;：:（(次])(?:其中|就?有|另有?|还有)*", re.DOTALL)


def names_nothing(before: str) -> bool:
    """Whether the clause of a number names nothing before it: 其中8次."""
    return bool(_ALONE.fullmatch(before))


def is_put_in(words: str) -> bool:
    """Whether words behind a number only say in which time: 放在二季度."""
    return bool(_PUT_IN.fullmatch(words))


def is_put_at(words: str, name: tuple[int, int]) -> bool:
    """Whether words behind a number only say whose it is; ``name``: where they name a body."""
    start, end = name
    return bool(_PUT_AT.fullmatch(words[:start]) and _BEHIND.match(words, end))


def time_behind(spoken: Iterable[Time], text: str, start: int, end: int) -> Time | None:
    """Return the time that the number at ``text[start:end]`` is put in, which names nothing."""
    if not names_nothing(text[:start]):
        return None
    its = next((t for t in spoken if t.start >= end), None)
    put = its and re.fullmatch(_PUT, text[end : its.start]) and _BEHIND.match(text, its.end)
    return its if put else None
