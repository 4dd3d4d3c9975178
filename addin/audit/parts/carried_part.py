"""The part that a number goes on with: 周明同志讲党课4次，四个季度分别为1次、1次、2次、0次."""

from __future__ import annotations

import re
from collections.abc import Iterable

from addin.audit.parts.subset import Part
from addin.audit.text.clauses import Counted, Sentence, is_only_timed, rest
from addin.ledger.record import replace

_IN_TURN = re.compile("分别|依次")
_NUMBER = r"(?:\d+|[一二两三四五六七八九十]+)[次场期堂回]?"
_NEXT_IN_TURN = re.compile(
    rf"(?:分别|依次)[^，,。；;：:\d]{{0,12}}?(?:{_NUMBER}\s*(?:[、，,和及与]|以及)\s*)+$"
)


def carried_part(
    part: Part, sentence: Sentence, counted: Counted, times: Iterable[tuple[int, int]]
) -> Part | None:
    """Return the part of the number before, where this one only tells a time more.

    ``times``: where the sentence names times. With 分别 it is that of each of them, or all.
    """
    if is_only_timed(sentence.words(counted.left)):
        return replace(part, near=False)
    shared = _NEXT_IN_TURN.search(sentence.text[: counted.quantity.start])
    if shared or _gives_each_time_its_own(sentence, counted, times):
        return replace(part, or_all=True)
    return None


def _gives_each_time_its_own(
    sentence: Sentence, counted: Counted, times: Iterable[tuple[int, int]]
) -> bool:
    words = sentence.words(counted.left)
    for start, end in times:
        words = words.replace(sentence.text[start:end], "")
    return words != sentence.words(counted.left) and bool(
        _IN_TURN.search(words) and not rest(words)
    )
