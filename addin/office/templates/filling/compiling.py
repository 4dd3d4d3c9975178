"""Reading a template once, with docxtpl and Jinja, into what can be filled without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from jinja2 import TemplateError
from lxml import etree

from addin.office.templates.filling.compiled import LONGEST_PROPERTY, Compiled
from addin.office.templates.filling.docxtpl_filling import PRINTED_PROPERTIES, notes_of
from addin.office.templates.filling.foreseen_shape import prove
from addin.office.templates.filling.program import program_of
from addin.office.templates.filling.value_marks import Unusual
from addin.office.templates.filling.zip_members import members_of, replaced, unpacked

_TOKEN = re.compile("\ue0f7(\\d)\ue0f7")
_BODY = re.compile(r"<w:body\b[^>]*>")
_DECLARATION = re.compile(r"""\s*<\?xml[^>]*\?>\s*""")


def compiled(document: Any) -> Compiled:
    """Return a template that docxtpl has opened; raises Unusual where only docxtpl can fill it."""
    try:
        body, notes = _body_and_stories(document), _notes(document)
        programs = {name: _program(source) for name, source in (body | notes).items()}
        properties = _properties(document)
        document.docx.save(copy := BytesIO())
    except (TemplateError, RecursionError, UnicodeDecodeError, etree.XMLSyntaxError) as e:
        raise Unusual(type(e).__name__) from e
    members = members_of(copy.getvalue())
    name = _name(_core(document))
    told = unpacked(next(m for m in members if m.name == name)).decode()
    split = _TOKEN.split(told)
    pieces = [properties[int(its)] if n % 2 else its for n, its in enumerate(split)]
    return Compiled(
        str(document.docx.core_properties.version),
        programs,
        tuple(notes),
        (name, pieces),
        tuple(sorted({its for program in programs.values() for its in _lists(program)})),
        tuple(replaced(members, dict.fromkeys(programs, b""))),
    )


def _program(source: str) -> list[Any]:
    program = program_of(source)
    prove(program)
    return program


def _body_and_stories(document: Any) -> dict[str, str]:
    """Return the body, headers and footers as docxtpl makes them ready for Jinja."""
    whole = document.xml_to_string(document.docx._element)
    body = document.patch_xml(document.get_xml())
    head, tail = _BODY.search(whole), whole.rfind("</w:body>")
    if head is None or tail < 0 or not _BODY.match(body):
        raise Unusual("body")
    sources = {
        _name(document.docx.part): whole[: head.start()]
        + _BODY.sub("<w:body>", body, count=1)
        + whole[tail + len("</w:body>") :]
    }
    for kind in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(kind):
            sources[_name(part)] = document.patch_xml(document.get_part_xml(part))
    return sources


def _notes(document: Any) -> dict[str, str]:
    """Return the footnotes and endnotes, which are filled without being read as XML."""
    found: dict[str, str] = {}
    for _, part in notes_of(document):
        etree.fromstring(part.blob)
        found[_name(part)] = document.patch_xml(_DECLARATION.sub("", part.blob.decode()))
    return found


def _name(part: Any) -> str:
    return str(part.partname)[1:]


def _core(document: Any) -> Any:
    return document.docx.part.package._core_properties_part


def _properties(document: Any) -> list[list[Any]]:
    """Return the programs of the properties with tags, and put the number of each in its place."""
    programs: list[list[Any]] = []
    properties = document.docx.core_properties
    for name in PRINTED_PROPERTIES:
        said = getattr(properties, name)
        if "{" in said:
            programs.append(program_of(said))
            said = f"\ue0f7{len(programs) - 1}\ue0f7"
        if len(said) <= LONGEST_PROPERTY:  # python-docx takes no longer one; it stays as it is
            setattr(properties, name, said)
    return programs


def _lists(program: list[Any]) -> Iterator[str]:
    for its in program:
        if isinstance(its, str) or its[0] in ("value", "set"):
            continue
        if its[0] == "for":
            if its[7]:
                yield its[7]
            yield from _lists([*its[4], *its[5]])
        else:
            for body in (*(body for _, body in its[1]), its[2]):
                yield from _lists(body)
