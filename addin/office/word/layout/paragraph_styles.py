"""What a document's paragraph styles say: which are headings, and which stand in the middle."""

from __future__ import annotations

from collections.abc import Mapping

from addin.office.ooxml.spans import Span
from addin.office.word.word_file import WordFile


def level_of(value: str) -> int | None:
    """Return the heading level that w:outlineLvl tells, 1 for the highest; None for none."""
    return int(value) + 1 if value.isdigit() and int(value) < 9 else None


def styles_of(file: WordFile) -> dict[str, Span]:
    """Return the styles of a document by their ids."""
    return {s.attributes.get("styleId", ""): s for s in file.styles if s.name == "style"}


def levels(styles: Mapping[str, Span]) -> dict[str, int]:
    """Return the heading level of every style that has one, its own or its base's."""
    return {
        style: its
        for style, value in _inherited(styles, "outlineLvl").items()
        if (its := level_of(value)) is not None
    }


def centred(styles: Mapping[str, Span]) -> frozenset[str]:
    """Return the styles whose paragraphs stand in the middle."""
    return frozenset(
        style for style, value in _inherited(styles, "jc").items() if value == "center"
    )


def _inherited(styles: Mapping[str, Span], name: str) -> dict[str, str]:
    """Return a property of paragraphs for every style that sets it or rests on one that does."""
    found: dict[str, str] = {}
    for style in styles:
        at, seen = style, set()
        while at in styles and at not in seen:
            seen.add(at)
            properties = styles[at].child("pPr")
            its = properties.child(name) if properties else None
            if its is not None:
                found[style] = its.attributes.get("val", "")
                break
            base = styles[at].child("basedOn")
            at = base.attributes.get("val", "") if base else ""
    return found
