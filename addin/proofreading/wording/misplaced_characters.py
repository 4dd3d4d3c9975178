"""Characters of a word that changed places, or were typed twice or once too few: 规化范, 正在在."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from addin.proofreading.document.passages import CLAUSE_ENDS, around
from addin.proofreading.wording.company import company, company_before, company_of
from addin.words.segmentation import (
    Word,
    Words,
    cost,
    frequency,
    is_manner,
    is_word,
    words_of,
)

_LONGEST = 4
_AROUND = 10
_COMMON = {2: 2500, 3: 300, 4: 5}  # what may be meant, by its length
_RARE = 30
_GAIN = {2: 14.0, 3: 12.0, 4: 10.0}  # how much more the text is expected with it
_GAIN_IN_COMPANY = 5.0
_FUNCTION = set(
    "的了和在是与及为对等把被将并也都就还要不有我他们这那之而或从以到于所其个名次项件一二三四五六七八九十"
)
# Single characters that may stand beside a word with the same character: 人人, 重在在岗.
_ALONE = set(
    "人家年天日月次个件级处院会局校区县市省村镇乡厂所站队组长员一二三四五六七八九十大小好多新老科跨台千万百"
)
_NOT_CUT_SHORT = _FUNCTION | _ALONE
_NUMERALS = set("一二三四五六七八九十百千万")
_LONE = 8.0
_BOUND = 11.0  # a character that is expected less is no word by itself


class Misplaced(Struct, frozen=True):
    """A stretch of a text that should read ``right``, and what happened to it."""

    start: int
    end: int
    right: str
    slip: str


def misplaced(text: str, words: Words, names: frozenset[str] = frozenset()) -> Iterator[Misplaced]:
    """Yield where characters of a word are swapped, doubled or lost."""
    every, twice = words.every, _twice(text)
    for at, word in enumerate(every):
        if word.text in names:
            continue
        if twice and not twice.isdisjoint(range(word.start - 1, word.start + 2)):
            halved = [*_halved(text, words, word)]
            yield from halved or _doubled(every, at)
        if word.alone or frequency(word.text) < _RARE:
            yield from _swapped(text, words, at, names)
            yield from _cut_short(text, every, at)


def _twice(text: str) -> set[int]:
    """Return the places of characters that the text has again right behind."""
    return {at for at, (a, b) in enumerate(pairwise(text)) if a == b}


def _swapped(text: str, words: Words, at: int, names: frozenset[str]) -> Iterator[Misplaced]:
    every = words.every
    for last in range(at, min(len(every), at + 4)):
        start, end = every[at].start, every[last].end
        length = end - start
        parted = last > at and every[last - 1].end < every[last].start
        if length > _LONGEST or parted:
            return
        its, there = every[at : last + 1], text[start:end]
        if length < 2 or any(w.text in names or w.text in _FUNCTION for w in its):
            continue
        for right in _orders(there):
            old = sum(cost(w.text) for w in its)
            beside = words.beside(its)
            near = (beside[0], right) in company() or (right, beside[1]) in company()
            gain = _GAIN_IN_COMPANY if near else _GAIN[length]
            common = frequency(right) >= _COMMON[length] and old - cost(right) >= gain
            if common and _reads_better(text, start, end, right, names):
                yield Misplaced(start, end, right, "字颠倒")


@lru_cache(maxsize=65536)
def _orders(there: str) -> set[str]:
    """Return what two neighbouring characters of some may have been in the other order."""
    found = {there[:i] + there[i + 1] + there[i] + there[i + 2 :] for i in range(len(there) - 1)}
    return {o for o in found if o != there and is_word(o)}


def _reads_better(text: str, start: int, end: int, right: str, names: frozenset[str]) -> bool:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    after = words_of(text[first:start] + right + text[end:last], names)
    word = after.at(start - first)
    whole = word is not None and word.start == start - first and word.end == word.start + len(right)
    before = words_of(text[first:last], names)
    return whole and len(after.every) <= len(before.every)


def _doubled(every: tuple[Word, ...], at: int) -> Iterator[Misplaced]:
    """Yield a character beside a word that begins or ends in it, where company joins without it.

    Without company it belongs elsewhere: 规划司|司长, 目的|的, 一张|张, 团|团伙|伙.
    """
    word = every[at]
    if not word.alone or word.text in _ALONE | {"的"}:
        return
    two_before, before, after, two_after = (_beside(every, at, n) for n in (-2, -1, 1, 2))
    manner = len(before) > 1 < len(after) and is_manner(before)
    if len(before) > 1 and before[-1] == word.text and ((before, after) in company() or manner):
        yield Misplaced(word.start - len(before), word.end, before, "多余的字")
    elif len(after) > 1 and after[0] == word.text:
        joined = (before, after) in company() or (not before and (after, two_after) in company())
        if joined and two_before != word.text:
            yield Misplaced(word.start, word.end + len(after), after, "多余的字")


def _beside(every: tuple[Word, ...], at: int, step: int) -> str:
    """Return the word some steps away where no mark stands between, else nothing."""
    first, last = sorted((at, at + step))
    if first < 0 or last >= len(every):
        return ""
    joined = all(every[n].end == every[n + 1].start for n in range(first, last))
    return every[at + step].text if joined else ""


def _halved(text: str, words: Words, word: Word) -> Iterator[Misplaced]:
    """Yield 原原本 for 原原本本."""
    at = word.start
    a, b, c = (text[at + i : at + i + 1] for i in range(3))
    last = words.at(at + 2)
    if (
        _NUMERALS & {a, b, c}
        or is_word(a + b + c)
        or (last and last.start == at + 2 and not last.alone)
    ):
        return
    if a and a == b and c and c not in (a, text[at + 3 : at + 4]) and is_word(a + b + c + c):
        yield Misplaced(at, at + 3, a + a + c + c, "漏字")
    elif a and b == c and b and a != b and text[at - 1 : at] != a and is_word(a + a + b + b):
        yield Misplaced(at, at + 3, a + a + b + b, "漏字")


def _cut_short(text: str, every: tuple[Word, ...], at: int) -> Iterator[Misplaced]:
    """Yield a character for a word that has it, where the words on its sides are company of that.

    At the head of a clause only for a word that says how something is done: 切加强, 认落实.
    """
    word = every[at]
    if not word.alone or word.text in _NOT_CUT_SHORT or cost(word.text) < _LONE:
        return
    before = every[at - 1].text if at and every[at - 1].end == word.start else ""
    after = every[at + 1].text if at + 1 < len(every) and every[at + 1].start == word.end else ""
    if len(after) < 2 or len(before) == 1 or (not before and not _opens_clause(text, word)):
        return
    meant = [
        r
        for r in (company_of(before) if before else company_before(after))
        if word.text in r and len(r) == 2 and (r, after) in company() and (before or is_manner(r))
    ]
    if not meant and cost(word.text) >= _BOUND and before:
        meant = [r for r in company_of(before) if len(r) == 2 and word.text == r[0]]
    if len(meant) == 1:
        yield Misplaced(word.start, word.end, meant[0], "漏字")


def _opens_clause(text: str, word: Word) -> bool:
    """Return whether a clause begins in a word, and is none of a row of three characters each."""
    first, last = around(text, word.start, word.end, f"、{CLAUSE_ENDS}")
    return not text[first : word.start].strip() and last - first > _LONGEST
