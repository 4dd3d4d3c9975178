"""The pages of a document: paper, margins, grid and page numbers, section by section."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from addin.layout.measured_layout import Footers, PageLook
from addin.office.ooxml.spans import Span, spans
from addin.office.word.body import BodyParagraph
from addin.office.word.layout.footers import measured_footers
from addin.office.word.layout.formatting import Properties, number, own_properties, value
from addin.office.word.layout.stylesheet import Stylesheet
from addin.office.word.word_file import WordFile

TWIPS_PER_MM = 1440 / 25.4
# What Word takes where a section is silent.
_PAPER = {"w": 12240.0, "h": 15840.0}
_MARGINS = {"top": 1440.0, "bottom": 1440.0, "left": 1800.0, "right": 1800.0, "gutter": 0.0}
_LINE_GRIDS = ("lines", "linesAndChars", "snapToChars")


@lru_cache(maxsize=2)  # a layout that is put right is looked at several times
def sections_of(xml: bytes) -> tuple[Span, ...]:
    """Return the w:sectPr of a document's sections in order."""
    return tuple(spans(xml, ["sectPr"]))


def measured_pages(
    file: WordFile, paragraphs: Sequence[BodyParagraph], sheet: Stylesheet
) -> tuple[tuple[PageLook, ...], frozenset[int]]:
    """Return the pages by section, and the numbers of the paragraphs that a page begins with."""
    xml = file.part(file.main)
    sections = sections_of(xml) or (Span("sectPr", {}, len(xml), len(xml), len(xml)),)
    footers = measured_footers(file, sections, sheet)
    lasts = _lasts(paragraphs, sections)
    looks = tuple(
        _page(own_properties(s), f, last)
        for s, f, last in zip(sections, footers, lasts, strict=True)
    )
    return looks, frozenset(_starts(paragraphs, sections))


def _lasts(paragraphs: Sequence[BodyParagraph], sections: Sequence[Span]) -> list[int]:
    """Return the number of the last paragraph that begins before the end of each section."""
    starts = [p.span.start for p in paragraphs]
    numbers = list(accumulate((p.number for p in paragraphs), max, initial=0))
    return [numbers[bisect_left(starts, s.start)] for s in sections]


def _page(its: Properties, footers: Footers, last: int) -> PageLook:
    paper = {side: _length(its, "pgSz", side, default) for side, default in _PAPER.items()}
    margin = {side: _length(its, "pgMar", side, default) for side, default in _MARGINS.items()}
    kind = value(its, "docGrid", "type")
    pitch = number(its, "docGrid", "linePitch") if kind in _LINE_GRIDS else None
    squeeze = number(its, "docGrid", "charSpace") if kind in _LINE_GRIDS[1:] else None
    return PageLook(
        paper["w"],
        paper["h"],
        abs(margin["top"]),
        abs(margin["bottom"]),
        margin["left"] + margin["gutter"],
        margin["right"],
        footers,
        last,
        pitch / 20 if pitch else None,
        (squeeze or 0) / 4096,
    )


def _length(its: Properties, name: str, attribute: str, default: float) -> float:
    """Return a length in millimetres."""
    written = number(its, name, attribute)
    return (default if written is None else written) / TWIPS_PER_MM


def _starts(paragraphs: Sequence[BodyParagraph], sections: Sequence[Span]) -> Iterator[int]:
    """Yield the paragraphs with text before which a page or a section ends."""
    kinds = [value(own_properties(s), "type") for s in sections]
    pairs = zip(sections, kinds[1:], strict=False)
    breaks = deque(s.end for s, kind in pairs if kind != "continuous")
    broken = False
    for p in paragraphs:
        while breaks and breaks[0] <= p.span.start:
            breaks.popleft()
            broken = True
        before, behind = _page_breaks(p)
        if p.text.strip():
            if broken or before:
                yield p.number
            broken = behind
        else:
            broken = broken or before or behind


def _page_breaks(p: BodyParagraph) -> tuple[bool, bool]:
    """Return whether a page break stands before a paragraph's letters, and whether behind."""
    letters = [a.span.start for a in p.atoms if a.text.strip()]
    places = list(_breaks(p.span))
    first, last = (letters[0], letters[-1]) if letters else (0, 0)
    return any(at < first for at in places), any(at > last for at in places)


def _breaks(parent: Span) -> Iterator[int]:
    for its in parent.children:
        if its.name == "br" and its.attributes.get("type") == "page":
            yield its.start
        elif its.name not in ("pPr", "del", "moveFrom"):
            yield from _breaks(its)
