"""Page numbers as they stand in the footers: their words, their look, their place on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

from addin.layout.measured_layout import Footers, PageNumber, Place
from addin.office.ooxml.spans import Span
from addin.office.word.body import BodyParagraph, paragraphs_of
from addin.office.word.layout.formatting import Properties, is_on, number, own_properties, value
from addin.office.word.layout.stylesheet import Stylesheet
from addin.office.word.word_file import WordFile

_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
KINDS = ("default", "even", "first")
_POSITION = re.compile(r"\}positionH$|^positionH$")
_ALIGN = re.compile(r"\}align$|^align$")
_PLACES: dict[str, Place] = {place: place for place in get_args(Place)}
_BY_JC: dict[str, Place] = {"start": "left", "both": "left", "": "left", "end": "right", **_PLACES}
_BESIDE = re.compile(r"[\s\d\-—–―－~·第页共/／]*")
"""What stands in a footer that only tells the page."""


def measured_footers(file: WordFile, sections: Sequence[Span], sheet: Stylesheet) -> list[Footers]:
    """Return the page numbers of every section; one without footers has those before it."""
    parts = {r.id: r.target for r in file.relations(file.main) if r.kind == "footer"}
    read = {name: Footer(file, name, sheet) for name in dict.fromkeys(parts.values())}
    even = evens_differ(file)
    current: dict[str, Footer] = {}
    found = []
    for section in sections:
        current |= {
            kind: read[parts[id_]] for kind, id_ in references(section).items() if id_ in parts
        }
        first = is_on(own_properties(section), "titlePg")
        found.append(_of_section(current, even, first))
    return found


def references(section: Span, name: str = "footerReference") -> dict[str, str]:
    """Return the relations of a section's footers (or headers) by the pages they are for."""
    return {
        c.attributes.get("type", "default"): next(
            (c.attributes[name] for name in _ID if name in c.attributes), ""
        )
        for c in section.children
        if c.name == name
    }


def evens_differ(file: WordFile) -> bool:
    """Return whether even pages have headers and footers of their own."""
    part = file.related("settings")
    xml = file.part(part) if part else b""
    found = re.search(rb"<(?:\w+:)?evenAndOddHeaders\b([^>]*)>", xml)
    return found is not None and not re.search(rb'val="(?:0|false|off)"', found[1])


def _of_section(current: dict[str, Footer], even: bool, first: bool) -> Footers:
    shown = {"default": True, "even": even, "first": first}
    its = {kind: current.get(kind) for kind in KINDS if shown[kind]}
    numbers = {kind: f.number if f else None for kind, f in its.items()}
    return Footers(
        numbers["default"],
        numbers.get("even"),
        numbers.get("first"),
        even,
        first,
        all(f.free for f in its.values() if f),
    )


class Footer:
    """A footer part: the page number in it, and whether there is anything else."""

    def __init__(self, file: WordFile, part: str, sheet: Stylesheet) -> None:
        self._sheet = sheet
        paragraphs = paragraphs_of(file.part(part))
        told = [p for p in paragraphs if p.text.strip() or _page_field(p.span)]
        self._bearer = next((p for p in reversed(told) if _page_field(p.span)), None)
        self._around = {p.number: p.span for p in paragraphs if not p.boxed}
        self.free = all(_BESIDE.fullmatch(p.text) for p in told) and not _pictures(file.part(part))

    @property
    def number(self) -> PageNumber | None:
        """The page number, None where no field tells it."""
        p = self._bearer
        if p is None:
            return None
        its = self._letters(p)
        place, blank = self._place(p)
        return PageNumber(
            _words(p),
            self._sheet.theme.font(its, "eastAsia" if _is_wide(p.text) else "ascii"),
            (number(its, "sz") or 20) / 2,
            place,
            blank,
        )

    def _place(self, p: BodyParagraph) -> tuple[Place, float | None]:
        settled = self._sheet.paragraph(p.span.child("pPr"))
        framed = value(own_properties(p.span.child("pPr")), "framePr", "xAlign")
        if p.boxed:
            framed = _box_place(self._around[p.number]) or framed
        if framed:
            return _PLACES.get(framed, "left"), None
        place = _BY_JC.get(value(settled, "jc"), "left")
        side = "right" if place == "right" else "left"
        blank = number(settled, "ind", f"{side}Chars")
        if not blank:
            size = number(self._letters(p), "sz") or 20
            blank = 10 * (number(settled, "ind", side) or 0) / size
        return place, blank / 100

    def _letters(self, p: BodyParagraph) -> Properties:
        style = self._sheet.style_of(p.span.child("pPr"))
        run = next((a.run for a in p.atoms if a.text.strip()), None)
        return self._sheet.letters(style, run.child("rPr") if run else None)


def _words(p: BodyParagraph) -> str:
    """Return the words of a page number, 1 for its number, also where no result is stored yet."""
    if re.search(r"\d", p.text):
        return re.sub(r"\d+", "1", p.text.strip())
    said = ""
    for its in _all_below(p.span):
        instruction = its.text if its.name == "instrText" else its.attributes.get("instr", "")
        said += its.text if its.name == "t" else "1" if _tells_page(instruction) else ""
    return said.strip()


def _is_wide(text: str) -> bool:
    return bool(re.search(r"[\u3000-\u9fff\uff00-\uffef]", text))


def _page_field(span: Span) -> bool:
    return any(_tells_page(words) for words in _instructions(span))


def _tells_page(instruction: str) -> bool:
    return instruction.split()[:1] in (["PAGE"], ["page"], ["Page"])


def _instructions(span: Span) -> Iterator[str]:
    """Yield the fields' instructions below an element; one may be cut into several runs."""
    whole = ""
    for its in _all_below(span):
        if its.name == "fldSimple":
            yield its.attributes.get("instr", "")
        elif its.name == "instrText":
            whole += its.text
        elif its.name == "fldChar" and whole:
            yield whole
            whole = ""
    yield whole


def _all_below(span: Span) -> Iterator[Span]:
    for its in span.children:
        if its.name != "p":  # that of a text box is looked at by itself
            yield its
            yield from _all_below(its)


def _box_place(span: Span) -> str:
    """Return where a text box stands across the page, as left, center, right, outside …"""
    for its in _deep(span):
        if _POSITION.search(its.name):
            return next((c.text.strip() for c in its.children if _ALIGN.search(c.name)), "")
        if style := its.attributes.get("style", ""):
            m = re.search(r"mso-position-horizontal:\s*(\w+)", style)
            if m:
                return m[1]
    return ""


def _deep(span: Span) -> Iterator[Span]:
    for its in span.children:
        yield its
        yield from _deep(its)


def _pictures(xml: bytes) -> bool:
    return bool(re.search(rb"<(?:\w+:)?(?:blip|imagedata)\b", xml))
