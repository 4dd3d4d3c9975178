"""Words that stand together in reports: the company by which a damaged word is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from addin.ledger.shipped.data_set import DataSet, twice
from addin.proofreading.wording.phrases import every_phrase
from addin.words.segmentation import words_of


class Company(Struct, frozen=True):
    """Words written as they stand side by side, and words with what stands behind each."""

    pairs: tuple[str, ...]
    behind: tuple[tuple[str, ...], ...]


@cache
def company() -> frozenset[tuple[str, str]]:
    """Return pairs of words that stand side by side in reports."""
    its = COMPANY.load()
    found = {(first, word) for first, *rest in its.behind for word in rest}
    for phrase in (*its.pairs, *every_phrase()):
        words = words_of(phrase).every
        found |= {(a.text, b.text) for a, b in pairwise(words) if a.end == b.start}
    return frozenset(found)


@cache
def sides() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that have company behind them, and those that have it before them."""
    return frozenset(a for a, _ in company()), frozenset(b for _, b in company())


def company_of(word: str) -> tuple[str, ...]:
    """Return the words of two characters that collocations have behind a word."""
    return _behind().get(word, ())


def company_before(word: str) -> tuple[str, ...]:
    """Return the words of two characters that collocations have before a word."""
    return _before().get(word, ())


@cache
def _before() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for first, second in sorted(company()):
        if len(first) == 2:
            found[second] = (*found.get(second, ()), first)
    return found


@cache
def _behind() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for first, second in sorted(company()):
        if len(second) == 2:
            found[first] = (*found.get(first, ()), second)
    return found


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
