"""What a report remembers of its controls: the keys that were written, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from addin.report.renewing.control_places import Own, Place, read_place
from addin.report.renewing.provenance import Written


class Memory:
    """What a report remembers of its controls; ``written`` is None where it has forgotten.

    ``now``: what a key's value reads like today.
    """

    def __init__(
        self, written: Mapping[str, Written] | None, now: Callable[[str], str | None]
    ) -> None:
        self.written = written
        self._now = now

    def knows(self, key: str) -> bool:
        """Whether a key is one that was written; nobody knows where the report has forgotten."""
        return self.written is None or key in self.written

    def is_as_written(self, own: Own) -> bool:
        """Whether a control holds what was written in it, or what would be now."""
        its = (self.written or {}).get(own.key)
        return own.text == self._now(own.key) or (its is not None and own.text == its.text)

    def times(self, key: str) -> int | None:
        """Return how often a key was written."""
        its = (self.written or {}).get(key)
        return its.times if its else None

    def has_places(self, key: str) -> bool:
        """Whether the places of a key's figures are remembered."""
        its = (self.written or {}).get(key)
        return bool(its and its.at)

    @cached_property
    def places(self) -> list[tuple[str, Place]]:
        """Every place that is remembered, with its key."""
        return [(k, read_place(at)) for k, w in (self.written or {}).items() for at in w.at]

    @cached_property
    def wholes(self) -> Mapping[str, frozenset[str]]:
        """The keys by the whole of their places."""
        return _grouped((p.whole, key) for key, p in self.places)

    @cached_property
    def sentences(self) -> Mapping[str, frozenset[str]]:
        """The keys by the sentences they were written in."""
        return _grouped((p.sentence, key) for key, p in self.places)

    @cached_property
    def clauses(self) -> Mapping[str, frozenset[str]]:
        """The keys by the clauses they were written in, where those name something."""
        return _grouped((p.clause, key) for key, p in self.places if p.clause)


def _grouped(found: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    grouped: dict[str, set[str]] = {}
    for digest, key in found:
        grouped.setdefault(digest, set()).add(key)
    return {digest: frozenset(keys) for digest, keys in grouped.items()}
