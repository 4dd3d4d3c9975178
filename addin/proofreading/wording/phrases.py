"""Set phrases, as they are always written, and collocations, in which a letter can only be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, record, twice, unknown
from addin.proofreading.wording.damaged_phrases import NearForm, PhraseIndex

ALLOWED = "allowed"
COLLOCATIONS = "搭配"


class Group(CheckedRecord, frozen=True):
    """Phrases of one kind, and why they are always written alike."""

    phrases: tuple[str, ...]
    why: str = ""


@cache
def groups() -> dict[str, Group]:
    """Return the phrases by what they are: 提法, 组织生活, 名言, 成语, 搭配, and those allowed."""
    return PHRASES.load()


def _wrong_groups(those: dict[str, Group]) -> Iterator[str]:
    yield from unknown("分组", (ALLOWED, COLLOCATIONS), those)
    for name, its in those.items():
        if not its.why and name != ALLOWED:
            yield f"{name}缺少why"
        yield from twice(f"{name}中的", its.phrases)


PHRASES = DataSet(
    sources=(Path(__file__).with_name("phrases.toml"),),
    form=dict[str, Group],
    read=lambda data: {name: record(Group, its) for name, its in data.items()},
    check=_wrong_groups,
)


def why(phrase: str) -> str:
    """Return why a phrase is always written as it is."""
    return next(g.why for g in groups().values() if phrase in g.phrases)


@cache
def _index() -> PhraseIndex:
    its = dict(groups())
    allowed, collocations = its.pop(ALLOWED).phrases, its.pop(COLLOCATIONS).phrases
    return PhraseIndex([p for group in its.values() for p in group.phrases], allowed, collocations)


def every_phrase() -> Iterator[str]:
    """Yield the phrases and collocations of every group."""
    yield from (phrase for group in groups().values() for phrase in group.phrases)


def slips(text: str, inside: Callable[[int], bool] = lambda _: False) -> Iterator[NearForm]:
    """Yield the slips in set phrases; in a collocation only a letter that sounds or looks alike.

    ``inside``: whether a place lies inside a word; no phrase begins or ends there.
    """
    return _index().near_forms(text, inside)


def right_places(text: str) -> list[tuple[int, int]]:
    """Return where a text has a phrase as it should be."""
    return _index().right_places(text)
