"""The charts of a filled document: found by name, filled, each with its workbook.

A chart goes by what its author called it: the alternative text or the title of the picture frame,
or the chart's own title. One whose name is not known stays as it is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from addin.office.templates.charts.chart_part import (
    CHART,
    SHEET,
    c,
    shows,
    tied_to_workbook,
    with_data,
)
from addin.office.templates.filling.zip_members import (
    Member,
    members_of,
    package_of,
    replaced,
    unpacked,
)
from addin.report.language.traced import Values
from addin.report.values.chart_data import CHARTS, ChartData, chart_data

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "[Content_Types].xml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RELATION = "taizhangData"
_BODY = "word/document.xml"
_PLAIN: Any = {None: f"{_PACKAGE}/relationships"}  # no prefix, as Word writes it
_HOLDERS = tuple(f"{{{_DRAWING}/wordprocessingDrawing}}{name}" for name in ("inline", "anchor"))
_LARGEST = 5_000_000  # bytes of a chart's part


def with_filled_charts(package: bytes, values: Values) -> bytes:
    """Return a document with its charts filled; as it is where none is called as one of ours."""
    if b"word/charts/" not in package:
        return package
    members = members_of(package)
    parts = {its.name: its for its in members}
    changed: dict[str, bytes] = {}
    for part, name in _named_charts(parts):
        data = chart_data(name, values)
        if data is not None and data.categories:
            _fill(parts, part, data, changed)
    return package_of(replaced(members, changed)) if changed else package


def _named_charts(parts: Mapping[str, Member]) -> Iterator[tuple[str, str]]:
    """Yield the parts of the body's charts that are called as one of ours, each with the name."""
    body = _tree(parts, _BODY)
    targets = _targets(parts, _BODY)
    for frame in body.iter(f"{{{_DRAWING}/chart}}chart") if body is not None else ():
        part = targets.get(frame.get(f"{{{_OFFICE}}}id", ""), "")
        holder = next(frame.iterancestors(*_HOLDERS), None)
        called = _called(holder, _tree(parts, part) if part else None)
        if part and called:
            yield part, called


def _called(holder: Any, chart: Any) -> str:
    """Return which of our charts one is, by what it is called; empty for none of them."""
    said: list[str] = []
    if holder is not None:
        properties = holder.find(f"{{{_DRAWING}/wordprocessingDrawing}}docPr")
        if properties is not None:
            said += [properties.get(name, "") for name in ("descr", "title", "name")]
    if chart is not None and (title := chart.find(f"{c('chart')}/{c('title')}")) is not None:
        said.append("".join(t.text or "" for t in title.iter(f"{{{_DRAWING}/main}}t")))
    return next((text.strip() for text in said if text.strip() in CHARTS), "")


def _fill(
    parts: Mapping[str, Member], part: str, data: ChartData, changed: dict[str, bytes]
) -> None:
    root = _tree(parts, part)
    if root is None or root.tag != f"{{{CHART}}}chartSpace":
        return
    relations = _relations_of(part)
    old = root.find(c("externalData"))
    target = (
        _targets(parts, part).get(old.get(f"{{{_OFFICE}}}id", ""), "") if old is not None else ""
    )
    if (shows(root, data) and target in parts) or not with_data(root, data):
        return
    if target not in parts:
        target = f"word/embeddings/{posixpath.basename(part).removesuffix('.xml')}.xlsx"
        tied_to_workbook(root, _RELATION)
        changed[relations] = _with_relation(
            parts, relations, f"../embeddings/{posixpath.basename(target)}"
        )
        changed[_TYPES] = _with_type(changed.get(_TYPES) or unpacked(parts[_TYPES]))
    changed[target] = workbook_of(data)
    changed[part] = etree.tostring(root, encoding="UTF-8", standalone=True)


def workbook_of(data: ChartData) -> bytes:
    """Return the workbook that 编辑数据 opens: the names in A, the numbers in B."""
    from datetime import datetime  # noqa: PLC0415

    from xlsxwriter import Workbook  # noqa: PLC0415 - only where there is a chart

    copy = BytesIO()
    with Workbook(copy, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(1980, 1, 1)})
        sheet = book.add_worksheet(SHEET)
        sheet.write_string(0, 1, data.series)
        for row, (name, value) in enumerate(zip(data.categories, data.values, strict=True), 1):
            sheet.write_string(row, 0, name)
            if value is not None:
                sheet.write_number(row, 1, value)
    return copy.getvalue()


def _tree(parts: Mapping[str, Member], name: str) -> Any:
    member = parts.get(name)
    if member is None or member.size > _LARGEST * (4 if name == _BODY else 1):
        return None
    try:
        return etree.fromstring(unpacked(member), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return None


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _targets(parts: Mapping[str, Member], part: str) -> dict[str, str]:
    """Return the parts that a part is related to, by the identifier of the relation."""
    root = _tree(parts, _relations_of(part))
    found: dict[str, str] = {}
    for its in root if root is not None else ():
        if its.get("TargetMode") != "External" and its.get("Id"):
            target = its.get("Target", "")
            joined = posixpath.join(posixpath.dirname(part), target)
            found[its.get("Id")] = (
                posixpath.normpath(joined).lstrip("/") if not target.startswith("/") else target[1:]
            )
    return found


def _with_relation(parts: Mapping[str, Member], name: str, target: str) -> bytes:
    root = _tree(parts, name)
    if root is None:
        root = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships", nsmap=_PLAIN)
    for old in [its for its in root if its.get("Id") == _RELATION]:
        root.remove(old)
    etree.SubElement(
        root,
        f"{{{_PACKAGE}/relationships}}Relationship",
        Id=_RELATION,
        Type=f"{_OFFICE}/package",
        Target=target,
    )
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _with_type(types: bytes) -> bytes:
    root = etree.fromstring(types)
    name = f"{{{_PACKAGE}/content-types}}Default"
    if not any(its.tag == name and its.get("Extension", "").lower() == "xlsx" for its in root):
        new = etree.Element(name, Extension="xlsx", ContentType=_WORKBOOK)
        root.insert(0, new)
    return etree.tostring(root, encoding="UTF-8", standalone=True)
