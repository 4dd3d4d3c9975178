"""Pairs of letters that never meet, where a word of reports has one that sounds or looks alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from addin.ledger.shipped.data_set import DataSet
from addin.ledger.values.similar_characters import known_alike

_FIRST, _LAST = "\u4e00", "\u9fff"
_ENDINGS = set("率")  # what may follow any word
_NUMERALS = set("一二三四五六七八九十百千万亿两几第")


class Pairs(Struct, frozen=True):
    """The words of reports by either letter, and the pairs of letters that are right."""

    common: frozenset[str]
    right: frozenset[str]
    behind: dict[str, str]  # the first letter of words: all their second letters
    before: dict[str, str]


@cache
def pairs() -> Pairs:
    """Return what is known of letters that stand side by side."""
    return PAIRS.load()


def _pairs(data: Mapping[str, Any]) -> Pairs:
    words = frozenset(data["words"].split())
    behind: dict[str, str] = {}
    before: dict[str, str] = {}
    for first, second in words:
        behind[first] = behind.get(first, "") + second
        before[second] = before.get(second, "") + first
    common, right = _read(data["common"]), _read(data["right"])
    return Pairs(words | common, words | common | right, behind, before)


def _read(runs: str) -> frozenset[str]:
    return frozenset(run[0] + letter for run in runs.split() for letter in run[1:])


def _wrong_pairs(known: Pairs) -> Iterator[str]:
    yield from (f"“{its}”不是两个字" for its in known.right if len(its) != 2)


PAIRS = DataSet(
    sources=(Path(__file__).with_name("character_pairs.toml"),),
    form={"words": str, "common": str, "right": str},
    read=_pairs,
    check=_wrong_pairs,
)


def unlikely_pairs(text: str, right: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[int, str]]:
    """Yield where two letters stand that make no word, with the word they were meant for.

    Only where neither letter belongs to a word with its other neighbour, or to what is known to be
    ``right``, and where one word alone comes into question.
    """
    known = pairs()
    explained = {
        place
        for at in range(len(text) - 1)
        if text[at : at + 2] in known.common
        for place in (at, at + 1)
    } | {place for start, end in right for place in range(start, end)}
    for at in range(len(text) - 1):
        pair = text[at : at + 2]
        if pair in known.right or pair[1] in _ENDINGS or at in explained or at + 1 in explained:
            continue
        if all(_FIRST <= letter <= _LAST and letter not in _NUMERALS for letter in pair):
            meant = _meant(pair[0], pair[1], known)
            if len(meant) == 1:
                yield at, meant[0]


def _meant(first: str, second: str, known: Pairs) -> list[str]:
    behind = [first + x for x in known.behind.get(first, "") if known_alike(x, second)]
    before = [x + second for x in known.before.get(second, "") if known_alike(x, first)]
    return behind + before
