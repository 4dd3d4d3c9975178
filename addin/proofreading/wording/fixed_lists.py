"""Fixed enumerations: a member damaged, replaced, lost, or out of its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from msgspec import Struct

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, records, twice
from addin.ledger.values.patterns import pattern
from addin.proofreading.wording.damaged_phrases import Edit, one_edit
from addin.words.lexicon import Lexicon
from addin.words.sounds import alike

Fault = Literal["错", "缺", "乱", "连"]
FAULTS: Mapping[Fault, str] = {
    "错": "固定排比中的一项写错了",
    "缺": "固定排比少了一项",
    "乱": "固定排比的次序乱了",
    "连": "固定排比两项之间少了顿号",
}

_LEAST_LETTERS = 3  # a shorter member, with a letter changed, is most often another word
_BETWEEN = pattern(r"[”’\"》]?(?:[、，,；;·]|(?:以及|[和与及]))+[“‘\"《]?|[”’\"]\s?[“‘\"]")
_BEFORE = pattern(r"(?:[”’\"》]?(?:[、，,；;·]|(?:以及|[和与及]))+[“‘\"《]?|[”’\"]\s?[“‘\"])$")
_LONGEST_BETWEEN = 5


class Enumeration(CheckedRecord, frozen=True):
    """Members in their order; ``whole``: it is never cited by part, or only but for its ends."""

    members: tuple[str, ...]
    whole: bool = False
    loose_ends: bool = False

    def between(self, first: int, last: int) -> str:
        """Return the members from one to another as they are written."""
        return "、".join(self.members[first : last + 1])


class Place(Struct, frozen=True):
    """A member as it should be: which, and where it stands."""

    index: int
    start: int
    end: int


class Broken(Struct, frozen=True):
    """A stretch of a text that should read ``right``, and what is wrong there."""

    start: int
    end: int
    right: str
    fault: Fault
    sure: bool


@cache
def enumerations() -> tuple[Enumeration, ...]:
    """Return the enumerations known."""
    return LISTS.load()


def _wrong_lists(those: tuple[Enumeration, ...]) -> Iterator[str]:
    for its in those:
        if len(its.members) < 2 or not all(its.members):
            yield f"“{its.between(0, len(its.members))}”不足两项或有空项"
        yield from twice("排比中的", its.members)


LISTS = DataSet(
    sources=(Path(__file__).with_name("fixed_lists.toml"),),
    form={"enumeration": tuple[Enumeration, ...]},
    read=lambda data: records(Enumeration, data["enumeration"]),
    check=_wrong_lists,
)


@cache
def _members() -> Lexicon[tuple[int, int]]:
    """Return every member with the number of its list and its place in that."""
    return Lexicon(
        (member, (number, index))
        for number, enumeration in enumerate(enumerations())
        for index, member in enumerate(enumeration.members)
    )


def broken(text: str) -> Iterator[Broken]:
    """Yield what is wrong with the enumerations of a text, from left to right, each once."""
    places = _places(text)
    every = {(p.start, p.end) for its in places.values() for p in its}
    found: dict[tuple[int, int], Broken] = {}
    for number, its in places.items():
        for run in _runs(text, its):
            for b in _faults(text, enumerations()[number], run, every):
                found.setdefault((b.start, b.end), b)
    yield from sorted(found.values(), key=lambda b: (b.start, b.end))


def right_places(text: str) -> list[tuple[int, int]]:
    """Return where a text has a member of a list as it should be."""
    return [(p.start, p.end) for its in _places(text).values() for p in its]


@lru_cache(maxsize=4)
def _places(text: str) -> dict[int, list[Place]]:
    """Return the members in a text by the number of their list."""
    places: dict[int, list[Place]] = {}
    for at, member, (number, index) in _members().found(text):
        places.setdefault(number, []).append(Place(index, at, at + len(member)))
    return places


def _runs(text: str, places: list[Place]) -> Iterator[list[Place]]:
    """Yield members that follow one another, at most one other item between two."""
    run: list[Place] = []
    for place in places:
        if run and not _near(text, run[-1], place):
            yield run
            run = []
        run.append(place)
    yield run


def _near(text: str, before: Place, after: Place) -> bool:
    gap = text[before.end : after.start]
    longest = 2 * _LONGEST_BETWEEN + (before.end - before.start) + 2
    return len(gap) <= longest and not re.search(r"[。！？\n]", gap)


def _faults(
    text: str, enumeration: Enumeration, run: list[Place], every: set[tuple[int, int]]
) -> Iterator[Broken]:
    pairs = list(pairwise(run))
    parted = any(text[a.end : b.start] for a, b in pairs)
    for before, after in pairs:
        if parted or before.end < after.start:
            yield from _between(text, enumeration, before, after, run)
    if len(run) > 1 or enumeration.whole:
        yield from _behind(text, enumeration, run, every)
        yield from _ahead(text, enumeration, run, every)
    if enumeration.whole and not enumeration.loose_ends:
        yield from _left_out_at_an_end(text, enumeration, run)


def _between(
    text: str, enumeration: Enumeration, before: Place, after: Place, run: list[Place]
) -> Iterator[Broken]:
    """Look at what stands between two members."""
    gap = text[before.end : after.start]
    joined = bool(_BETWEEN.fullmatch(gap))
    step, count, known = after.index - before.index, len(enumeration.members), len(run)
    missing = all(p.index != before.index + 1 for p in run)
    if not gap and step == 1 and known > 2:
        right = enumeration.between(before.index, after.index)
        yield Broken(before.start, after.end, right, "连", False)
    elif joined and step == 2 and missing and enumeration.whole and (known > 2 or count == 3):
        right = enumeration.between(before.index, after.index)
        yield Broken(before.start, after.end, right, "缺", True)
    elif joined and step < 0 and enumeration.whole and known == count:
        yield Broken(before.start, after.end, enumeration.between(0, known - 1), "乱", False)
    elif step == 2 and missing:
        yield from _replaced(gap, before.end, enumeration, before.index + 1)


def _replaced(gap: str, at: int, enumeration: Enumeration, index: int) -> Iterator[Broken]:
    """Look at another item that stands where a member should."""
    m = _BETWEEN.match(gap)
    n = _BEFORE.search(gap, m.end()) if m else None
    if not m or not n:
        return
    item, right = gap[m.end() : n.start()], enumeration.members[index]
    if item and abs(len(item) - len(right)) <= 1 and set(item) & set(right):
        sure = enumeration.whole or one_edit(right, item + "、") is not None
        yield Broken(at + m.end(), at + n.start(), right, "错", sure)


def _behind(
    text: str, enumeration: Enumeration, run: list[Place], every: set[tuple[int, int]]
) -> Iterator[Broken]:
    """Look at what follows the last member of a run."""
    last = run[-1]
    if last.index + 1 == len(enumeration.members):
        return
    m = _BETWEEN.match(text, last.end)
    right = enumeration.members[last.index + 1]
    if m and not any(s == m.end() and not _goes_on(text, e) for s, e in every):
        edit = one_edit(right, text[m.end() : m.end() + len(right) + 2])
        if edit and _damaged(right, text[m.end() + edit.at], edit, len(run)):
            yield Broken(m.end(), m.end() + edit.length, right, "错", True)


def _goes_on(text: str, end: int) -> bool:
    """Whether an item is longer than the member of another list that it begins with."""
    return "\u4e00" <= text[end : end + 1] <= "\u9fff"


def _ahead(
    text: str, enumeration: Enumeration, run: list[Place], every: set[tuple[int, int]]
) -> Iterator[Broken]:
    """Look at what stands before the first member of a run."""
    first = run[0]
    m = (
        _BEFORE.search(text, max(0, first.start - _LONGEST_BETWEEN), first.start)
        if first.index
        else None
    )
    if not m:
        return
    right, end = enumeration.members[first.index - 1], m.start()
    if any(e == end for _, e in every):
        return
    there = text[max(0, end - len(right) - 2) : end][::-1]
    edit = one_edit(right[::-1], there)
    if edit and edit.at < len(there) and _damaged(right[::-1], there[edit.at], edit, len(run)):
        yield Broken(end - edit.length, end, right, "错", True)


def _damaged(right: str, there: str, edit: Edit, known: int) -> bool:
    """Return whether a member is meant, and not another item that looks like it."""
    if len(right) < _LEAST_LETTERS:
        return known > 1 and edit.slip == "错字" and alike(there, right[edit.at])
    if known > 1 or edit.slip == "颠倒":
        return True
    return len(right) > _LEAST_LETTERS and (edit.slip == "少字" or alike(there, right[edit.at]))


def _left_out_at_an_end(text: str, enumeration: Enumeration, run: list[Place]) -> Iterator[Broken]:
    """Tell of an enumeration that lacks its first or its last member and goes no further."""
    indexes = [p.index for p in run]
    count = len(enumeration.members)
    if (
        len(run) != count - 1
        or count < 3
        or indexes != list(range(indexes[0], indexes[0] + count - 1))
    ):
        return
    if any(not _BETWEEN.fullmatch(text[a.end : b.start]) for a, b in pairwise(run)):
        return
    start, end = run[0].start, run[-1].end
    beyond = text[end : end + 2] if indexes[0] == 0 else text[max(0, start - 2) : start]
    if not re.search(r"[、“”]|[和与及]", beyond):
        yield Broken(start, end, enumeration.between(0, count - 1), "缺", False)
