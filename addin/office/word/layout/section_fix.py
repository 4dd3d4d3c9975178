"""Sections put right: paper, margins, and the footers that bear the page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from addin.layout.layout_corrections import Corrections
from addin.layout.profile import Page
from addin.office.ooxml.markup import quoteattr
from addin.office.ooxml.spans import Span, spans
from addin.office.word.edits import Change
from addin.office.word.layout.footer_fix import NumberedFooters
from addin.office.word.layout.footers import references
from addin.office.word.layout.formatting import is_on, number, own_properties
from addin.office.word.layout.property_edits import new_elements, set_in
from addin.office.word.layout.schema_order import SECTION
from addin.office.word.layout.sections import TWIPS_PER_MM, sections_of

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_BELOW_TYPE_AREA = 594  # twips: a number 7 mm below it stands so much nearer to the page's edge
_NEW_MARGINS: Mapping[str, str | None] = {"header": "851", "footer": "992", "gutter": "0"}
Attributes = dict[str, Mapping[str, str | None]]


def section_changes(
    xml: bytes, wanted: Corrections, footers: NumberedFooters | None, w: str
) -> Iterator[Change]:
    """Yield what changes in the sections of a document; one without any is given one."""
    sections = sections_of(xml)
    if not sections and (wanted.sections or footers):
        for body in (b for b in spans(xml, ["body"]) if not b.empty(xml)):
            at = xml.rindex(b"</", body.start, body.end)
            yield at, at, _new_section(xml, wanted, footers, w)
    for place, its in enumerate(sections):
        page = wanted.page if place in wanted.sections else None
        if its.empty(xml) and (page or footers):
            yield its.start, its.end, _new_section(xml, wanted, footers, w)
            continue
        if footers:
            yield from _referring(xml, its, footers, w, is_first=place == 0)
        if properties := _properties(its, page, footers):
            yield from set_in(xml, its, SECTION, properties, w)


def _new_section(xml: bytes, wanted: Corrections, footers: NumberedFooters | None, w: str) -> bytes:
    refer = (
        "".join(_reference(xml, kind, id_, w) for kind, id_ in footers.ids.items())
        if footers
        else ""
    )
    empty = Span("sectPr", {}, 0)
    properties = _properties(empty, wanted.page, footers)
    return f"<{w}sectPr>{refer}{new_elements(SECTION, properties, w)}</{w}sectPr>".encode()


def _referring(
    xml: bytes, its: Span, footers: NumberedFooters, w: str, *, is_first: bool
) -> Iterator[Change]:
    """Yield the changes that make a section show the new footers: the first names them."""
    new = ""
    if is_first:
        kinds = footers.ids if is_on(own_properties(its), "titlePg") else _without_first(footers)
        new = "".join(_reference(xml, kind, id_, w) for kind, id_ in kinds.items())
    headers = references(its, "headerReference")
    if footers.evens_now and "default" in headers and "even" not in headers:
        new = _reference(xml, "even", headers["default"], w, "headerReference") + new
    if new:
        yield its.opened, its.opened, new.encode()
    for child in its.children:
        if child.name == "footerReference":
            yield child.start, child.end, b""


def _without_first(footers: NumberedFooters) -> dict[str, str]:
    return {kind: id_ for kind, id_ in footers.ids.items() if kind != "first"}


def _reference(xml: bytes, kind: str, id_: str, w: str, name: str = "footerReference") -> str:
    space = _STRICT if _STRICT.encode() in xml[:8000] else _RELATIONS
    return f'<{w}{name} xmlns:r="{space}" {w}type="{kind}" r:id={quoteattr(id_)}/>'


def _properties(its: Span, page: Page | None, footers: NumberedFooters | None) -> Attributes:
    properties = own_properties(its)
    wanted: Attributes = {}
    margins: dict[str, str | None] = {}
    if page:
        lies = (number(properties, "pgSz", "w") or 0) > (number(properties, "pgSz", "h") or 0)
        paper = page.paper[::-1] if lies else page.paper
        wanted["pgSz"] = dict(zip("wh", map(_twips, paper), strict=True))
        if not lies:
            sides = {"top": page.top, "bottom": page.bottom, "left": page.left, "right": page.right}
            margins |= {side: _twips(its) for side, its in sides.items()} | {"gutter": "0"}
    if footers:
        bottom = margins.get("bottom") or str(int(number(properties, "pgMar", "bottom") or 1440))
        margins["footer"] = str(max(int(bottom) - _BELOW_TYPE_AREA, 0))
    if margins:
        has = properties.get("pgMar", {})
        usual = {"top": "1440", "bottom": "1440", "left": "1800", "right": "1800", **_NEW_MARGINS}
        wanted["pgMar"] = {k: v for k, v in usual.items() if k not in has} | margins
    return wanted


def _twips(millimetres: float) -> str:
    return f"{millimetres * TWIPS_PER_MM:.0f}"
