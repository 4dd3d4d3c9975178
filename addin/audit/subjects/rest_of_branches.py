"""The rest of the branches: 市政支部3次，其余支部各2次 is of those that are not named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.audit.claim import Body
from addin.ledger.values.numerals import from_han

_NUMBER = r"(?:\d{1,2}|[两二三四五六七八九十]{1,2})"
REST = re.compile(
    rf"(?:其余|其他|其它|剩下|余下|剩余)的?(?:(?P<number>{_NUMBER})个)?(?:党?支部)(?!书记|委员|党员|班子)"
    rf"|(?:其余|剩下|余下|剩余)的?(?:(?P<many>{_NUMBER})个)?(?=，?(?:各(?![种类项月季])|均|都|皆|分别|也))"
)
_COUNTED = re.compile(r"[\d一二两三四五六七八九十][次场期堂个]|[\d一二两三四五六七八九十]人次")
_LISTED = re.compile(r"\s*[、和及与]\s*")


def rest_of(text: str) -> Iterator[re.Match[str]]:
    """Yield where a text speaks of the rest of something that it told before."""
    yield from REST.finditer(text)


def the_rest(
    m: re.Match[str], named: Sequence[tuple[int, int, Body | None]], every: Sequence[str]
) -> Body | None:
    """Return the branches that words for the rest mean; unknown where that is not clear.

    ``named``: what the sentence names before, with its places. None where it names no branch, so
    that the rest is one of something else. Each branch before needs its own number.
    """
    before = [(start, end, b) for start, end, b in named if end <= m.start() and b and b.name]
    if not before:
        return None
    unknown = Body("", m[0], other=True)
    stops = [*(start for start, _, _ in before[1:]), m.start()]
    for (_, end, _), stop in zip(before, stops, strict=True):
        between = m.string[end:stop]
        if not (_COUNTED.search(between) or _LISTED.fullmatch(between)):
            return unknown
    owners = {name for _, _, b in before for name in (b.name, *b.more)}
    left = [name for name in every if name not in owners]
    told = (m["number"] or m["many"] or "").replace("两", "二")
    number = int(told) if told.isdigit() else from_han(told) if told else len(left)
    if not left or number != len(left):
        return unknown
    return Body(left[0], m[0], more=tuple(left[1:]))
