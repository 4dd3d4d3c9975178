"""What a document's paragraph styles say: which are headings, and which stand in the middle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from addin.ledger.limits import MOST_BASES
from addin.office.ooxml.spans import Span
from addin.office.word.word_file import WordFile


def level_of(value: str) -> int | None:
    """Return the heading level that w:outlineLvl tells, 1 for the highest; None for none."""
    return int(value) + 1 if value in set("012345678") else None


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


def with_bases(styles: Mapping[str, Span], style: str) -> Iterator[Span]:
    """Yield a style and those that it rests on, itself first; of a circle each once."""
    seen: set[str] = set()
    while style in styles and style not in seen and len(seen) <= MOST_BASES:
        seen.add(style)
        yield styles[style]
        base = styles[style].child("basedOn")
        style = base.attributes.get("val", "") if base else ""


def _inherited(styles: Mapping[str, Span], name: str) -> dict[str, str]:
    """Return a property of paragraphs for every style that sets it or rests on one that does."""
    found: dict[str, str] = {}
    for style in styles:
        for one in with_bases(styles, style):
            properties = one.child("pPr")
            its = properties.child(name) if properties else None
            if its is not None:
                found[style] = its.attributes.get("val", "")
                break
    return found
