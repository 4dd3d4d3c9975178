"""Words that stand together in reports: the company by which a damaged word is known."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

from addin.ledger.shipped.data_set import DataSet, twice
from addin.proofreading.wording.phrases import every_phrase
from addin.proofreading.words.segmentation import words_of


@cache
def company() -> frozenset[tuple[str, str]]:
    """Return pairs of words that stand side by side in reports."""
    return frozenset(
        (a.text, b.text)
        for phrase in (*COMPANY.load(), *every_phrase())
        for a, b in pairwise(words_of(phrase).every)
        if a.end == b.start
    )


COMPANY = DataSet(
    sources=(Path(__file__).with_name("company.toml"),),
    form={"pairs": str},
    read=lambda data: tuple(data["pairs"].split()),
    check=lambda those: twice("搭配", those),
)
