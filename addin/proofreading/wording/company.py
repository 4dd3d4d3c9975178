"""Words that stand together in reports: the company by which a damaged word is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from addin.ledger.shipped.data_set import DataSet, twice
from addin.proofreading.wording.phrases import every_phrase
from addin.words.segmentation import cut, is_han


class Company(Struct, frozen=True):
    """Words written as they stand side by side, and words with what stands behind each."""

    pairs: tuple[str, ...]
    behind: tuple[tuple[str, ...], ...]


@cache
def company() -> frozenset[tuple[str, str]]:
    """Return pairs of words that stand side by side in reports."""
    its = COMPANY.load()
    behind = ((first, word) for first, *rest in its.behind for word in rest)
    adjoining = set(pairwise(cut("\n".join((*its.pairs, *every_phrase())))))
    return frozenset(behind) | {(a, b) for a, b in adjoining if is_han(a + b)}


def company_of(word: str) -> Sequence[str]:
    """Return the words that collocations have behind a word."""
    return _neighbours()[0].get(word, ())


def company_before(word: str) -> Sequence[str]:
    """Return the words that collocations have before a word."""
    return _neighbours()[1].get(word, ())


@cache
def _neighbours() -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """Return the words behind every word that has company, and those before every such word."""
    behind: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for first, second in sorted(company()):
        behind.setdefault(first, []).append(second)
        before.setdefault(second, []).append(first)
    return behind, before


def _company(data: Mapping[str, str]) -> Company:
    lines = data["behind"].splitlines()
    behind = tuple(tuple(line.split()) for line in lines if line)
    return Company(tuple(data["pairs"].split()), behind)


def _wrong_company(its: Company) -> Iterator[str]:
    yield from twice("搭配", its.pairs)
    yield from twice("词", [line[0] for line in its.behind])


COMPANY = DataSet(
    sources=(Path(__file__).with_name("company.toml"),),
    form={"pairs": str, "behind": str},
    read=_company,
    check=_wrong_company,
)
