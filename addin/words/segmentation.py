"""A text cut into words: by a dictionary, the terms of the field and the names at hand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import log
from types import ModuleType

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.words.terms import terms

_HAN = pattern("[\u3400-\u9fff〇]+")
_EVERY = 60_000_000  # the words that the dictionary's frequencies were counted in
_UNSEEN = 0.5
_RARE = 10  # a word that is counted less often may be no word in a report


class Word(Struct, frozen=True):
    """A word of a text and where it stands."""

    start: int
    end: int
    text: str

    @property
    def alone(self) -> bool:
        """Whether it is a single character."""
        return self.end == self.start + 1


class Words(Struct, frozen=True, dict=True):
    """The words of a text's Chinese characters, from left to right; marks and digits are none."""

    every: tuple[Word, ...]
    starts: tuple[int, ...]

    def at(self, place: int) -> Word | None:
        """Return the word that covers a place."""
        its = bisect_right(self.starts, place) - 1
        return self.every[its] if its >= 0 and place < self.every[its].end else None

    def inside(self, place: int) -> bool:
        """Return whether a place lies inside a common word and not at its edge."""
        its = self.at(place)
        return its is not None and its.start < place and frequency(its.text) >= _RARE

    def beside(self, its: tuple[Word, ...]) -> tuple[str, str]:
        """Return the words that adjoin a run of them, empty where there is none."""
        before, after = self.at(its[0].start - 1), self.at(its[-1].end)
        return before.text if before else "", after.text if after else ""

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that reach into a stretch."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_right(self.starts, end - 1)
        return tuple(w for w in self.every[first:last] if w.end > start)


@cache
def segmenter() -> ModuleType | None:
    """Return the segmenter with the field's terms, None where its library is not installed."""
    try:
        import rjieba  # noqa: PLC0415 - only for proof-reading
    except ImportError:
        return None
    for term, frequency in terms().items():
        kind = rjieba.tag(term, False)
        known = kind[0][1] if len(kind) == 1 else "n"
        rjieba.add_word(term, max(frequency, _known(rjieba, term)), known)
    return rjieba


def is_thing(text: str) -> bool:
    """Return whether some words end in one for a thing or a person, and not for what is done."""
    jieba = segmenter()
    kinds = [kind for _, kind in jieba.tag(text, False)] if jieba and text else []
    return (bool(kinds) and kinds[-1][0] in "nsrtj") or kinds[-1:] == ["vn"]


def is_idiom(word: str) -> bool:
    """Return whether the dictionary has a word as an idiom or a set phrase: 齐抓共管."""
    jieba = segmenter()
    kinds = [kind for _, kind in jieba.tag(word, False)] if jieba else []
    return len(kinds) == 1 and kinds[0][0] in "il"


def is_deed(word: str) -> bool:
    """Return whether a word names what is done, as a noun may: 建设, 举报."""
    jieba = segmenter()
    kinds = [kind for _, kind in jieba.tag(word, False)] if jieba else []
    return len(kinds) == 1 and kinds[0] in ("vn", "v", "n")


@cache
def is_manner(word: str) -> bool:
    """Return whether a word says how something is done or is: 切实, 认真."""
    jieba = segmenter()
    return jieba is not None and jieba.tag(word, False)[0][1] in ("d", "ad", "a")


def _known(jieba: ModuleType, word: str) -> int:
    return int(jieba.suggest_freq(word)) - 1 if jieba.has_word(word) else 0


def is_word(text: str) -> bool:
    """Return whether the dictionary has a word."""
    jieba = segmenter()
    return jieba is not None and bool(jieba.has_word(text))


def words_among(texts: Iterable[str]) -> list[str]:
    """Return those of some texts that are words of the dictionary."""
    jieba = segmenter()
    return list(filter(jieba.has_word, texts)) if jieba else []


@cache
def frequency(word: str) -> int:
    """Return how often a word was counted, 0 for what is none."""
    jieba = segmenter()
    return max(1, _known(jieba, word)) if jieba and jieba.has_word(word) else 0


@cache
def cost(word: str) -> float:
    """Return how little a word is expected: the higher, the rarer."""
    return log(_EVERY / (frequency(word) or _UNSEEN))


def cut(text: str) -> list[str]:
    """Return a text's words and the marks between them, where nobody asks for their places."""
    jieba = segmenter()
    return list(jieba.cut(text, False)) if jieba else [text]


def is_han(text: str) -> bool:
    """Return whether a text is of Chinese characters alone."""
    return _HAN.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def words_of(text: str, names: frozenset[str] = frozenset()) -> Words:
    """Return the words of a text; ``names`` are words wherever they stand."""
    every: list[Word] = []
    for start, run in _runs(text, names):
        for piece in [run] if run in names else cut(run):
            end = start + len(piece)
            every.append(Word(start, end, piece))
            start = end  # noqa: PLW2901 - the next piece begins there
    return Words(tuple(every), tuple(w.start for w in every))


def _runs(text: str, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the runs of Chinese characters, cut around names."""
    pattern = _names(names) if names else None
    for m in _HAN.finditer(text):
        at = m.start()
        for name in pattern.finditer(text, m.start(), m.end()) if pattern else ():
            yield from [(at, text[at : name.start()])] if at < name.start() else []
            yield name.start(), name.group()
            at = name.end()
        yield from [(at, text[at : m.end()])] if at < m.end() else []


@lru_cache(maxsize=8)
def _names(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
