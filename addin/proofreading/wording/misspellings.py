"""Words and terms that are written wrongly: a list, each with what is right and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from addin.checks.finding import Severity
from addin.report.shipped_data import shipped_data

KINDS = ("错别字", "提法", "旧提法", "称谓", "搭配", "重复")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong form: where, what should stand there (None where that is for a person to say)."""

    start: int
    end: int
    right: str | None
    entry: Words | Pattern


@dataclass(frozen=True, slots=True)
class Words:
    """Wrong forms with their right ones; ``unless``: what holds a wrong form and is right."""

    kind: str
    why: str
    severity: Severity
    safe: bool
    words: dict[str, str]
    unless: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of wrong forms, in force from one day to another."""

    kind: str
    near: tuple[str, ...]
    find: str
    why: str
    severity: Severity
    safe: bool
    bad: str
    good: str
    right: str | None = None
    since: date = date.min
    until: date = date.max

    def wrong(self, text: str) -> Iterator[Wrong]:
        """Yield the wrong forms in a text."""
        if not any(letters in text for letters in self.near):
            return
        for m in _compiled(self.find).finditer(text):
            yield Wrong(m.start(), m.end(), self.right and m.expand(self.right), self)


_compiled = cache(re.compile)


@cache
def entries(kind: str) -> tuple[Words | Pattern, ...]:
    """Return the entries of a kind (of KINDS)."""
    return tuple(e for e in _every() if e.kind == kind)


@cache
def _every() -> tuple[Words | Pattern, ...]:
    data = shipped_data("addin.proofreading.wording", "misspellings.toml")
    words = [Words(**{**w, "unless": tuple(w.get("unless", ()))}) for w in data["words"]]
    return (*words, *map(_pattern, data["pattern"]))


def _pattern(entry: dict[str, Any]) -> Pattern:
    near = entry.pop("near")
    since, until = entry.pop("from", date.min), entry.pop("to", date.max)
    near = (near,) if isinstance(near, str) else tuple(near)
    return Pattern(**entry, near=near, since=since, until=until)


def wrong_forms(text: str, kind: str, day: date | None = None) -> Iterator[Wrong]:
    """Yield the wrong forms of a kind in a text of a day; of an unknown day, those of any day."""
    every: Iterable[Wrong] = (
        w for entry in entries(kind) if _in_force(entry, day) for w in entry.wrong(text)
    )
    yield from _outermost(every)


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
