"""The words for parts of a figure, as ``subsets.toml`` lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from addin.audit.parts.subset import By
from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, Regex


class Verb(CheckedRecord, frozen=True):
    """What somebody did: the column that names them, and the types of activity it is done in."""

    words: Regex
    column: str = ""
    type: str = ""
    of: Regex = ""


class SubsetWords(Struct, frozen=True):
    """The words for parts, ready to be searched; ``common``: pairs of characters of no meaning.

    ``narrowing``: what limits a number though nothing of the ledger tells by what.
    """

    verbs: tuple[Verb, ...]
    duties: tuple[str, ...]
    groups: tuple[str, ...]
    places: tuple[str, ...]
    lecturers: re.Pattern[str]
    common: frozenset[str]
    narrowing: re.Pattern[str]
    patterns: tuple[tuple[By, re.Pattern[str]], ...]


@cache
def subset_words() -> SubsetWords:
    """Return the words for parts of figures."""
    return SUBSETS.load()


_PATTERNS: tuple[By, ...] = ("tag", "topic", "place", "partner", "agenda", "group")


def _read(data: Mapping[str, Any]) -> SubsetWords:
    return SubsetWords(
        tuple(Verb(**its) for its in data["verb"]),
        tuple(data["duties"]),
        tuple(sorted(data["groups"], key=len, reverse=True)),
        tuple(data["places"]),
        re.compile(data["lecturers"]),
        frozenset(data["common"]),
        re.compile("|".join(data["narrowing"])),
        tuple((by, re.compile(its)) for by in _PATTERNS for its in data[by]),
    )


SUBSETS = DataSet(
    sources=(Path(__file__).with_name("subsets.toml"),),
    form={
        "verb": tuple[Verb, ...],
        **dict.fromkeys(("duties", "groups", "places", "common"), tuple[str, ...]),
        **dict.fromkeys((*_PATTERNS, "narrowing"), tuple[Regex, ...]),
        "lecturers": Regex,
    },
    read=_read,
)
