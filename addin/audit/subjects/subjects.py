"""Whom a report speaks of: the branches and the people of a ledger, and others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from msgspec import Struct, field

from addin.audit.claim import Body
from addin.audit.parts.group_words import A_GROUP, group_names
from addin.audit.parts.people_words import NamedPart, People, people_of
from addin.audit.parts.subset import Part
from addin.audit.parts.subset_finder import named_parts
from addin.audit.subjects.branch_words import Branches, Named, branches_of
from addin.ledger.ledger import Ledger
from addin.ledger.record import replace
from addin.report.prose import Paragraph

_OPENING, _CLOSING = 6, 3  # paragraphs that may hold a title, a signature
_LONGEST_LINE = 40
_APART = re.compile(r"[、,，;；/\s#]+")


class Subjects(Struct, frozen=True):
    """The branches and people that a ledger knows; ``own``: the branch that a report is of.

    ``year``: the one that it is spoken in, 0 for that of its period.
    ``topics``: those of its rows that the catalogue lacks. ``tags``: those of the catalogue.
    ``groups``: its 党小组 that have a name and no number.
    """

    branches: Branches = field(default_factory=Branches)
    people: People = field(default_factory=People)
    own: Body | None = None
    year: int = 0
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def named(self, text: str) -> tuple[Sequence[Named], Sequence[NamedPart]]:
        """Return the branches, and the parts of figures, that a sentence names."""
        parts = named_parts(text, self.people, self.topics, self.tags, self.groups)
        partners = [(p.start, p.end) for p in parts if p.part.by == "partner"]
        groups = [(p.start, p.end) for p in parts if p.part.by == "group"]
        branches = [
            b
            for b in self.branches.named(text)
            if not _is_inside(b, partners) and (b.body or not _is_inside(b, groups))
        ]
        taken = [(b.start, b.end) for b in branches]
        return branches, [
            p for p in map(partial(_behind, taken), parts) if not _is_inside(p, taken)
        ]

    def group_of(self, labels: Iterable[str]) -> Part | None:
        """Return the 党小组 that one of the first labels of a table's row is the name of."""
        for label in (t for t in list(labels)[:2] if A_GROUP.fullmatch(t)):
            for its in self.named(label)[1]:
                if its.part.by == "group" and its.part.names:
                    return its.part
        return None

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Return where a sentence names somebody; how many branches there are is a number."""
        branches, parts = self.named(text)
        bodies = [(n.start, n.end) for n in branches if n.body]
        return [*bodies, *((n.start, n.end) for n in parts)]


def _behind(taken: Iterable[tuple[int, int]], its: NamedPart) -> NamedPart:
    """Return a part as named behind a branch that the words share: 内科党支部副书记李红."""
    starts = [end for start, end in taken if start <= its.start < end < its.end]
    return replace(its, start=starts[0]) if starts else its


def _is_inside(its: Named | NamedPart, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether words share a character with any of some stretches."""
    return any(start < its.end and its.start < end for start, end in spans)


def subjects_of(ledger: Ledger, paragraphs: Sequence[Paragraph]) -> Subjects:
    """Return whom a report can speak of: those of the ledger, and the one whose report it is."""
    lines = _lines_about_it(paragraphs)
    known = branches_of(ledger, lines)
    own = known.of_document(lines)
    mine = own or known.of_speaker(p.text for p in paragraphs)
    branches = known.of_one(mine) if mine else known
    people = people_of(ledger).speaking(lines)
    return Subjects(
        branches,
        people,
        own,
        topics=_own_topics(ledger),
        tags=_tags(ledger),
        groups=group_names(ledger),
    )


def _tags(ledger: Ledger) -> tuple[str, ...]:
    """Return the topics of the catalogue that no type of activity is called by."""
    types = {n for t in ledger.catalogue.activity.types for n in (t.name, *t.synonyms)}
    names = {n for tag in ledger.catalogue.tags for n in tag.names if len(n) > 2}
    return tuple(sorted(names - types, key=len, reverse=True))


def _own_topics(ledger: Ledger) -> tuple[str, ...]:
    """Return the topics that the ledger's rows are tagged with and that the catalogue lacks."""
    known = {name for tag in ledger.catalogue.tags for name in tag.names}
    written = {row.text("主题标签") for a in ledger.activities for row in (a.row,)}
    found = {t for cell in written for t in _APART.split(cell)} - known
    return tuple(sorted((t for t in found if len(t) > 1), key=len, reverse=True))


def _lines_about_it(paragraphs: Iterable[Paragraph]) -> list[str]:
    """Return the short lines at a report's head and foot: title, speaker, signature."""
    text = [p.text.strip() for p in paragraphs if p.text.strip() and p.cell is None]
    near = [*text[:_OPENING], *text[_OPENING:][-_CLOSING:]]
    return [t for t in near if len(t) <= _LONGEST_LINE and "。" not in t]
