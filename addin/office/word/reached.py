"""Which parts of a document relations lead to, and what is left of a package without some."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container

from addin.office.ooxml.spans import Span, spans
from addin.office.word.edits import Change
from addin.office.word.word_file import WordFile, relations_part

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
Relates = Callable[[str, Span], bool]
"""Whether a relation of a part is to go."""


def related(file: WordFile, owner: str) -> list[Span]:
    """Return the relations of a part; "" for those of the file as a whole."""
    xml = file.part(relations_part(owner))
    return spans(xml, [f"{{{_PACKAGE}/relationships}}Relationship"]) if xml else []


def target_of(owner: str, relation: Span) -> str:
    """Return the part that a relation leads to."""
    target = relation.attributes.get("Target", "")
    whole = target if target.startswith("/") else posixpath.join(posixpath.dirname(owner), target)
    return posixpath.normpath(whole).removeprefix("/")


def reached(file: WordFile, goes: Relates) -> set[str]:
    """Return the parts that relations lead to, without those that go."""
    found: set[str] = set()
    waiting = [""]
    while waiting:
        owner = waiting.pop()
        for relation in related(file, owner):
            target = target_of(owner, relation)
            if target in found or target not in file.names or goes(owner, relation):
                continue
            found.add(target)
            waiting.append(target)
    return found


def unlisted(types: bytes, dropped: Container[str]) -> list[Change]:
    """Return what takes parts that are left out from the list of content types."""
    listed = spans(types, [f"{{{_PACKAGE}/content-types}}Override"])
    return [
        (s.start, s.end, b"")
        for s in listed
        if s.attributes.get("PartName", "").removeprefix("/") in dropped
    ]
