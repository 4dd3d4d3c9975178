"""A workbook file as its parts: what is added to one so that it carries sheets and a ribbon."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

Parts = dict[str, bytes]

WORKBOOK = "xl/workbook.xml"
CONTENT_TYPES = "[Content_Types].xml"
RIBBON = "customUI/customUI14.xml"
LEDGER_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"

_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# The type of 2007 holds for the customUI part of 2010 and later, too.
_RIBBON_RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_BEGINNING = (1980, 1, 1, 0, 0, 0)


def read_parts(file: bytes) -> Parts:
    """Return the parts of a package in their order."""
    with ZipFile(BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    """Return the package of some parts: the same bytes each time."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name, _BEGINNING)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return buffer.getvalue()


def with_type(parts: Parts, content_type: str) -> Parts:
    """Return the package as another kind of workbook: with macros, or an add-in."""
    types = etree.fromstring(parts[CONTENT_TYPES])
    for override in types.iterfind("{*}Override"):
        if override.get("PartName") == f"/{WORKBOOK}":
            override.set("ContentType", content_type)
    return {**parts, CONTENT_TYPES: _xml(types)}


def with_ribbon(parts: Parts, ribbon: bytes) -> Parts:
    """Return the package with a ribbon of its own."""
    related = _with_relation(parts["_rels/.rels"], "taizhangRibbon", _RIBBON_RELATION, RIBBON)
    return {**parts, "_rels/.rels": related, RIBBON: ribbon}


def with_hidden_table(parts: Parts, sheet: str, rows: dict[str, str]) -> Parts:
    """Return the workbook with one sheet more, of two columns, that Excel never offers to show."""
    part = f"xl/worksheets/{sheet}.xml"
    relations = "xl/_rels/workbook.xml.rels"
    related = _with_relation(
        parts[relations], sheet, f"{_OFFICE}/worksheet", f"worksheets/{sheet}.xml"
    )
    return {
        **parts,
        WORKBOOK: _with_sheet(parts[WORKBOOK], sheet),
        relations: related,
        CONTENT_TYPES: _with_override(parts[CONTENT_TYPES], f"/{part}", _SHEET_TYPE),
        part: _table(rows),
    }


def _with_sheet(workbook: bytes, name: str) -> bytes:
    root = etree.fromstring(workbook)
    sheets = root.find("{*}sheets")
    assert sheets is not None
    number = 1 + max(int(sheet.get("sheetId", "0")) for sheet in sheets)
    named = {"name": name, "sheetId": str(number), "state": "veryHidden", f"{{{_OFFICE}}}id": name}
    etree.SubElement(sheets, f"{{{_MAIN}}}sheet", named)
    return _xml(root)


def _table(rows: dict[str, str]) -> bytes:
    root = etree.fromstring(f'<worksheet xmlns="{_MAIN}"/>')
    data = etree.SubElement(root, f"{{{_MAIN}}}sheetData")
    for number, pair in enumerate(rows.items(), 1):
        row = etree.SubElement(data, f"{{{_MAIN}}}row", r=str(number))
        for column, text in zip("AB", pair, strict=True):
            place = {"r": f"{column}{number}", "t": "inlineStr"}
            cell = etree.SubElement(row, f"{{{_MAIN}}}c", place)
            inline = etree.SubElement(cell, f"{{{_MAIN}}}is")
            etree.SubElement(inline, f"{{{_MAIN}}}t").text = text
    return _xml(root)


def _with_relation(relations: bytes, key: str, kind: str, target: str) -> bytes:
    root = etree.fromstring(relations)
    etree.SubElement(root, _like(root, "Relationship"), Id=key, Type=kind, Target=target)
    return _xml(root)


def _with_override(types: bytes, part: str, content_type: str) -> bytes:
    root = etree.fromstring(types)
    etree.SubElement(root, _like(root, "Override"), PartName=part, ContentType=content_type)
    return _xml(root)


def _like(root: etree._Element, name: str) -> str:
    """Return an element's name in the namespace of the root."""
    return f"{{{etree.QName(root).namespace}}}{name}"


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
