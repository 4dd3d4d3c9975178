"""What a sentence speaks of beside its numbers: times, branches, and parts of figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from addin.audit.parts.people_words import NamedPart
from addin.audit.parts.subset import THINGS, Part
from addin.audit.sentences.said import NamedSpan
from addin.audit.subjects.branch_words import Named
from addin.audit.times.comparisons import Comparisons
from addin.audit.times.period_words import Time


class SpokenOf(Struct, frozen=True):
    """Times, branches and parts of figures that a sentence names.

    ``compared``: which of the times it compares.
    """

    times: Sequence[Time]
    compared: Comparisons
    branches: Sequence[Named]
    parts: Sequence[NamedPart]

    @property
    def names(self) -> list[NamedSpan]:
        """Where it names branches and parts."""
        found = [NamedSpan(n.start, n.end, "branch") for n in self.branches]
        for n in self.parts:
            found.append(NamedSpan(n.start, n.end, _kind_of(n.part)))
        return sorted(found, key=lambda n: n.start)

    def nameless(self, text: str) -> str:
        """Return the text of as many characters without people's names: 林若溪 supposes nothing."""
        for its in self.parts:
            if its.part.by == "person":
                text = text[: its.start] + "某" * (its.end - its.start) + text[its.end :]
        return text


def _kind_of(part: Part) -> Literal["agenda", "thing", "people"]:
    if part.by == "agenda":
        return "agenda"
    return "thing" if part.by in THINGS else "people"
