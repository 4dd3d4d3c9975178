"""Notes on the rewritten cells of a sheet that has none: what stood there before.

A sheet that has notes, form controls or other old drawings already keeps them as they are, and its
cells are marked by their colour alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from addin.ledger.grid import column_letters
from addin.office.ooxml.spans import MAIN, Span, escaped, spliced, visit_spans

MOST_NOTES = 1000  # an id block of a drawing holds 1023 shapes
CONTENT_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_AUTHOR = "台账通"

_BEHIND = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_PACKAGE}"></Relationships>'
).encode()

Parts = Mapping[str, bytes]


def parts_with_notes(
    parts: Parts, names: frozenset[str], part: str, notes: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the parts that change where notes are put on a sheet; none where it can't take any.

    ``parts``: the sheet's own part, its relations where it has some, the content types, and the
    old drawings of the workbook. ``names``: all parts of the package. ``notes``: text by cell.
    """
    sheet, relations = parts[part], relations_of(part)
    place = _place_for_drawing(sheet)
    related = parts.get(relations, b"")
    if b"</" not in related:  # no relation stands in it
        related = _NO_RELATIONS
    if place is None or not notes or b"vmlDrawing" in related or b"omments" in related:
        return {}
    comments = _free("xl/comments{}.xml", names)
    drawing = _free("xl/drawings/vmlDrawing{}.vml", names)
    first = dict(list(notes.items())[:MOST_NOTES])
    tag = f'<{place[1]}legacyDrawing xmlns:r="{_OFFICE}" r:id="taizhangDrawing"/>'.encode()
    return {
        part: spliced(sheet, [(place[0], place[0], tag)]),
        relations: _with_relations(related, {"comments": comments, "vmlDrawing": drawing}),
        CONTENT_TYPES: _with_types(parts[CONTENT_TYPES], comments),
        comments: _comments(first),
        drawing: _drawing(first, _free_block(parts)),
    }


def relations_of(part: str) -> str:
    """Return the part that holds another one's relations."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _place_for_drawing(sheet: bytes) -> tuple[int, str] | None:
    """Return where the drawing's element goes and the prefix it needs; None where there is one."""
    behind: list[Span] = []
    visit_spans(sheet, [*_BEHIND, "legacyDrawing", _ALTERNATIVES], behind.append)
    top = [s for s in behind if s.depth == 1]
    if any(s.name in ("legacyDrawing", _ALTERNATIVES) for s in top):
        return None
    end = sheet.rindex(b"</")
    prefix = sheet[end + 2 :].decode().rpartition("worksheet")[0]
    return (top[0].start if top else end), prefix


def _free(pattern: str, names: frozenset[str]) -> str:
    taken = {name.lower() for name in names}
    return next(
        name for n in range(1, len(names) + 2) if (name := pattern.format(n)).lower() not in taken
    )


def _free_block(parts: Parts) -> int:
    """Return a number of shape ids that no drawing of the workbook has."""
    taken = [
        int(number)
        for name, content in parts.items()
        if name.lower().endswith(".vml")
        for found in re.findall(rb'idmap[^>]*\bdata="([\d,]+)"', content)
        for number in found.split(b",")
        if number
    ]
    return max(taken, default=0) + 1


def _with_relations(relations: bytes, targets: Mapping[str, str]) -> bytes:
    keys = {"comments": "taizhangNotes", "vmlDrawing": "taizhangDrawing"}
    new = "".join(
        f'<Relationship xmlns="{_PACKAGE}" Id="{keys[kind]}"'
        f' Type="{_OFFICE}/{kind}" Target="/{part}"/>'
        for kind, part in targets.items()
    )
    return _before_the_end(relations, new)


def _with_types(types: bytes, comments: str) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
    new = f'<Override {space} PartName="/{comments}" ContentType="{_COMMENTS_TYPE}"/>'
    if not re.search(rb'Extension="vml"', types, re.IGNORECASE):
        new += f'<Default {space} Extension="vml" ContentType="{_VML_TYPE}"/>'
    return _before_the_end(types, new)


def _before_the_end(xml: bytes, new: str) -> bytes:
    """Return a part with elements behind its last; its root is no single tag (<a/>)."""
    end = xml.rindex(b"</")
    return spliced(xml, [(end, end, new.encode())])


def _comments(notes: Mapping[str, str]) -> bytes:
    listed = "".join(
        f'<comment ref="{cell}" authorId="0"><text><t xml:space="preserve">'
        f"{escaped(text)}</t></text></comment>"
        for cell, text in notes.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<comments xmlns="{MAIN}"><authors><author>{_AUTHOR}</author></authors>'
        f"<commentList>{listed}</commentList></comments>"
    ).encode()


# --- The shapes, in the old drawing language that notes are still kept in -----------------------

_DRAWING = """<xml xmlns:v="urn:schemas-microsoft-com:vml" \
xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
{shapes}</xml>
"""
_SHAPE = """<v:shape id="_x0000_s{id}" type="#_x0000_t202" \
style="position:absolute;width:160pt;height:60pt;z-index:{n};visibility:hidden" \
fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>\
<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>\
<x:Anchor>{left}, 15, {top}, 4, {right}, 40, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
"""


def _drawing(notes: Mapping[str, str], block: int) -> bytes:
    shapes = "".join(_shape(cell, n, block) for n, cell in enumerate(notes, 1))
    return _DRAWING.format(block=block, shapes=shapes).encode()


def _shape(cell: str, n: int, block: int) -> str:
    match = _PLACE.fullmatch(cell)
    letters, row = (match[1], int(match[2]) - 1) if match else ("A", 0)
    column = next(c for c in range(16_384) if column_letters(c) == letters)
    return _SHAPE.format(
        id=block * 1024 + n,
        n=n,
        left=column + 1,
        right=column + 3,
        top=max(0, row - 1),
        bottom=row + 3,
        row=row,
        column=column,
    )
