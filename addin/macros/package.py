"""An Office file as its parts: what is changed in one so that it carries macros and a ribbon."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

Parts = dict[str, bytes]

CONTENT_TYPES = "[Content_Types].xml"
RIBBON = "customUI/customUI14.xml"
LEDGER_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
DOCUMENT_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE_TYPE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"

_MAIN = ("/xl/workbook.xml", "/word/document.xml")
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
    """Return the package as another kind of workbook or document: with macros, or an add-in."""
    types = etree.fromstring(parts[CONTENT_TYPES])
    for override in types.iterfind("{*}Override"):
        if override.get("PartName") in _MAIN:
            override.set("ContentType", content_type)
    return {**parts, CONTENT_TYPES: _xml(types)}


def with_ribbon(parts: Parts, ribbon: bytes) -> Parts:
    """Return the package with a ribbon of its own."""
    related = _with_relation(parts["_rels/.rels"], "taizhangRibbon", _RIBBON_RELATION, RIBBON)
    return {**parts, "_rels/.rels": related, RIBBON: ribbon}


def _with_relation(relations: bytes, key: str, kind: str, target: str) -> bytes:
    root = etree.fromstring(relations)
    etree.SubElement(root, _like(root, "Relationship"), Id=key, Type=kind, Target=target)
    return _xml(root)


def _like(root: etree._Element, name: str) -> str:
    """Return an element's name in the namespace of the root."""
    return f"{{{etree.QName(root).namespace}}}{name}"


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
