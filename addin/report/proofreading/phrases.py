"""Set phrases, as they are always written, and collocations, in which a letter can only be wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from addin.report.proofreading.near_forms import NearForm, PhraseIndex

ALLOWED = "allowed"
COLLOCATIONS = "搭配"


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases of one kind, and why they are always written alike."""

    phrases: tuple[str, ...]
    why: str = ""


@cache
def groups() -> dict[str, Group]:
    """Return the phrases by what they are: 提法, 组织生活, 名言, 成语, 搭配, and those allowed."""
    text = files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")
    return {
        name: Group(tuple(g["phrases"]), g.get("why", ""))
        for name, g in tomllib.loads(text).items()
    }


def why(phrase: str) -> str:
    """Return why a phrase is always written as it is."""
    return next(g.why for g in groups().values() if phrase in g.phrases)


@cache
def _index() -> PhraseIndex:
    every = [p for name, group in groups().items() if name != ALLOWED for p in group.phrases]
    return PhraseIndex(every, groups()[ALLOWED].phrases)


@cache
def _collocations() -> frozenset[str]:
    return frozenset(groups()[COLLOCATIONS].phrases)


def slips(text: str) -> Iterator[NearForm]:
    """Yield the slips in set phrases; in a collocation only a letter that sounds or looks alike."""
    for form in _index().near_forms(text):
        if form.right not in _collocations() or (form.sure and form.slip == "错字"):
            yield form
