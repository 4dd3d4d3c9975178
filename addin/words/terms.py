"""The terms of the field, which no general dictionary has or which it cuts wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, records, twice


class TermGroup(CheckedRecord, frozen=True):
    """Terms that are about as common; ``frequency``: as the segmenter's dictionary counts.

    ``proposed``: what a slip may be meant for.
    """

    frequency: int
    terms: str
    proposed: bool = False

    @property
    def every(self) -> list[str]:
        """The terms, each once."""
        return self.terms.split()


@cache
def terms() -> Mapping[str, int]:
    """Return every term with how common it is."""
    return {term: group.frequency for group in TERM_GROUPS.load() for term in group.every}


@cache
def proposed() -> frozenset[str]:
    """Return the terms that a slip may be meant for."""
    return frozenset(t for group in TERM_GROUPS.load() if group.proposed for t in group.every)


def _wrong_terms(those: tuple[TermGroup, ...]) -> Iterator[str]:
    yield from twice("用词", [term for its in those for term in its.every])


TERM_GROUPS = DataSet(
    sources=(Path(__file__).with_name("terms.toml"),),
    form={"group": tuple[TermGroup, ...]},
    read=lambda data: records(TermGroup, data["group"]),
    check=_wrong_terms,
)
