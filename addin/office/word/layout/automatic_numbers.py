"""Automatic numbers: the indent that they bring, and the heading level that they look like."""

from __future__ import annotations

from addin.office.ooxml.spans import Span, spans
from addin.office.word.layout.formatting import Properties, own_properties, value
from addin.office.word.word_file import WordFile

_HAN = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
}
_ARABIC = {"decimal", "decimalFullWidth", "decimalHalfWidth"}
HEADING = "numbered heading"
"""The property under which the level of a number's look is kept."""
_NUMBER = "number"


class Numbering:
    """The lists of a document."""

    def __init__(self, file: WordFile) -> None:
        part = file.related("numbering")
        xml = file.part(part) if part else b""
        found = spans(xml, ("abstractNum", "num")) if xml else []
        abstract = {s.attributes.get("abstractNumId", ""): s for s in found if s.name != "num"}
        self._lists: dict[str, dict[str, Span]] = {}
        for its in (s for s in found if s.name == "num"):
            base = its.child("abstractNumId")
            on = abstract.get(base.attributes.get("val", "")) if base else None
            self._lists[its.attributes.get("numId", "")] = _levels(on) | _overridden(its)

    def marked(self, listed: Properties, settled: Properties) -> Properties:
        """Return what a w:numPr brings: the indent of its level, and how its number looks."""
        before = settled.get(_NUMBER, {})
        name = value(listed, "numId") or before.get("id", "")
        level = value(listed, "ilvl") or before.get("level", "0")
        its = self._lists.get(name, {}).get(level)
        kept = {_NUMBER: {"id": name, "level": level}}
        if its is None:
            return {**kept, HEADING: {}}
        indent = own_properties(its.child("pPr")).get("ind", {})
        heading = heading_level(_said(its, "numFmt"), _said(its, "lvlText"))
        return {**kept, "ind": indent, HEADING: {"val": str(heading)} if heading else {}}

    def letters(self, settled: Properties) -> Properties:
        """Return what the level of a paragraph's number says of the number's own look."""
        at = settled.get(_NUMBER, {})
        its = self._lists.get(at.get("id", ""), {}).get(at.get("level", ""))
        return own_properties(its.child("rPr") if its else None)


def _levels(its: Span | None) -> dict[str, Span]:
    children = its.children if its else []
    return {c.attributes.get("ilvl", ""): c for c in children if c.name == "lvl"}


def _overridden(its: Span) -> dict[str, Span]:
    found = [c.child("lvl") for c in its.children if c.name == "lvlOverride"]
    return {level.attributes.get("ilvl", ""): level for level in found if level is not None}


def _said(level: Span, name: str) -> str:
    its = level.child(name)
    return its.attributes.get("val", "") if its else ""


def heading_level(form: str, words: str) -> int | None:
    """Return the level of headings numbered like this: 一、 is 1, （一） 2, 1. 3, （1） 4."""
    if words.count("%") != 1:
        return None
    bracketed = words.strip()[:1] in ("（", "(")
    if form in _HAN:
        return 2 if bracketed else 1
    if form in _ARABIC:
        return 4 if bracketed else 3
    return None
