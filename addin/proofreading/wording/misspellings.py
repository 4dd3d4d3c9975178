"""Words and terms that are written wrongly: a list, each with what is right and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from msgspec import Struct

from addin.checks.finding import Severity
from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, Regex, record, records
from addin.words.lexicon import Lexicon

MisspellingKind = Literal["错别字", "提法", "旧提法", "称谓", "搭配", "重复"]
KINDS: tuple[MisspellingKind, ...] = get_args(MisspellingKind)


class Wrong(Struct, frozen=True):
    """A wrong form: where, what should stand there (None where that is for a person to say)."""

    start: int
    end: int
    right: str | None
    entry: Words | Pattern


class Words(CheckedRecord, frozen=True):
    """Wrong forms with their right ones; ``unless``: what holds a wrong form and is right."""

    kind: MisspellingKind
    why: str
    severity: Severity
    safe: bool
    words: dict[str, str]
    unless: tuple[str, ...] = ()

    @property
    def needed(self) -> Iterable[str]:
        """The letters of which a text has some where it has a wrong form."""
        return self.words

    def wrong(self, text: str) -> Iterator[Wrong]:
        """Yield the wrong forms in a text."""
        for wrong, right in self.words.items():
            at = text.find(wrong)
            while at >= 0:
                if not self._excepted(text, at, wrong):
                    yield Wrong(at, at + len(wrong), right, self)
                at = text.find(wrong, at + 1)

    def _excepted(self, text: str, at: int, wrong: str) -> bool:
        return any(
            text.startswith(whole, at - whole.index(wrong))
            for whole in self.unless
            if wrong in whole
        )


class Pattern(CheckedRecord, frozen=True):
    """A pattern of wrong forms, in force from one day to another."""

    kind: MisspellingKind
    near: tuple[str, ...]
    find: Regex
    why: str
    severity: Severity
    safe: bool
    bad: str
    good: str
    right: str | None = None
    since: date = date.min
    until: date = date.max

    @property
    def needed(self) -> Iterable[str]:
        """The letters of which a text has some where it has a wrong form."""
        return self.near

    def wrong(self, text: str) -> Iterator[Wrong]:
        """Yield the wrong forms in a text."""
        for m in _compiled(self.find).finditer(text):
            yield Wrong(m.start(), m.end(), self.right and m.expand(self.right), self)


_compiled = cache(re.compile)


@cache
def entries(kind: str) -> tuple[Words | Pattern, ...]:
    """Return the entries of a kind (of KINDS)."""
    return tuple(e for e in _every() if e.kind == kind)


@cache
def _every() -> tuple[Words | Pattern, ...]:
    return MISSPELLINGS.load()


def _with_full_names(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data under the names of the fields: ``from`` is ``since``, ``to`` is ``until``."""
    return {**data, "pattern": [_renamed(its) for its in data["pattern"]]}


def _renamed(its: Mapping[str, Any]) -> dict[str, Any]:
    full = {_FULL_NAMES.get(key, key): value for key, value in its.items()}
    near = full.get("near")
    return full | {"near": [near]} if isinstance(near, str) else full


_FULL_NAMES = {"from": "since", "to": "until"}


def _misspellings(data: Mapping[str, Any]) -> tuple[Words | Pattern, ...]:
    return (*records(Words, data["words"]), *map(_pattern, data["pattern"]))


def _pattern(its: Mapping[str, Any]) -> Pattern:
    days = {key: date.fromisoformat(its[key]) for key in ("since", "until") if key in its}
    return record(Pattern, {**its, **days})


def _wrong_entries(those: tuple[Words | Pattern, ...]) -> Iterator[str]:
    """Yield patterns that cannot hold on any day or whose proposal names a group they lack."""
    for its in those:
        if isinstance(its, Pattern):
            if its.since > its.until:
                yield f"“{its.find}”的from晚于to"
            try:
                re.sub(its.find, its.right or "", its.bad)
            except (re.error, IndexError) as error:
                yield f"“{its.find}”的right不对（{error}）"


MISSPELLINGS = DataSet(
    sources=(Path(__file__).with_name("misspellings.toml"),),
    form={"words": tuple[Words, ...], "pattern": tuple[Pattern, ...]},
    named=_with_full_names,
    read=_misspellings,
    check=_wrong_entries,
)


def wrong_forms(text: str, kind: str, day: date | None = None) -> Iterator[Wrong]:
    """Yield the wrong forms of a kind in a text of a day; of an unknown day, those of any day."""
    every: Iterable[Wrong] = (
        w
        for entry in _possible(text).get(kind, ())
        if _in_force(entry, day)
        for w in entry.wrong(text)
    )
    yield from _outermost(every)


@lru_cache(maxsize=4)  # a text is asked for one kind after the other
def _possible(text: str) -> Mapping[str, Sequence[Words | Pattern]]:
    """Return by kind the entries of which a text has some of the letters that they need."""
    words, letters = _needed()
    numbers = {number for _, _, number in words.found(text)}
    numbers |= {number for letter, number in letters if letter in text}
    found: dict[str, list[Words | Pattern]] = {}
    for number in sorted(numbers):
        entry = _every()[number]
        found.setdefault(entry.kind, []).append(entry)
    return found


@cache
def _needed() -> tuple[Lexicon[int], list[tuple[str, int]]]:
    """Return what the entries need with their numbers: words, and single letters."""
    needed = [(its, number) for number, entry in enumerate(_every()) for its in entry.needed]
    words = Lexicon(its for its in needed if len(its[0]) > 1)
    return words, [its for its in needed if len(its[0]) == 1]


def _in_force(entry: Words | Pattern, day: date | None) -> bool:
    return isinstance(entry, Words) or (
        entry.since <= day <= entry.until if day else entry.since == date.min
    )


def _outermost(forms: Iterable[Wrong]) -> list[Wrong]:
    """Return forms without those that lie in another."""
    kept: list[Wrong] = []
    for form in sorted(forms, key=lambda w: (w.start, -w.end)):
        if not kept or form.end > kept[-1].end:
            kept.append(form)
    return kept
