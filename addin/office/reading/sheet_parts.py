"""What the fast reader leaves out of a workbook: error cells, formulas never calculated, hidden
rows and columns, the date system, looks that carry meaning."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from msgspec import Struct, field

from addin.ledger.grid import CellError, Formats, NotCalculated, Value
from addin.ledger.limits import MOST_CELLS, MOST_CELLS_TOGETHER, MOST_COLUMNS, MOST_FILLED_CELLS
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.values.patterns import pattern
from addin.office.reading.cell_formats import Looks, formats, looks
from addin.office.reading.cell_positions import position
from addin.office.reading.package_guard import whole_part
from addin.office.reading.sheet_limits import left_out, refuse_many_sheets

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROOT = 1 << 14  # bytes in which the root of a part has begun
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WORKSHEET = "worksheet"
_FILLED = pattern(rb'<c r="([A-Z]+)(\d+)"')
_BEYOND = pattern(rb'<c r="(?:[A-Z]*[a-z]|[A-Z]{4})')
_PLACE = pattern(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_COLUMN = pattern(rb"<(?:\w+:)?col\s([^>]*)>")
_ATTRIBUTE = pattern(rb"""(\w+)\s*=\s*["']([^"']*)["']""")


class SheetParts(Struct, frozen=True):
    """``special``: zero-based positions of error cells and of formulas without a result.

    ``area``: the cells from A1 to the last filled row and column; ``filled``: those with content.
    ``too_large``: there are more
    of them, or more filled ones, than are read; how many. ``without_cells``: no worksheet.
    """

    special: dict[tuple[int, int], Value] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    date1904: bool = False
    too_large: int = 0
    hidden_columns: frozenset[int] = frozenset()
    formats: Formats | None = None
    hidden: bool = False
    area: int = 0
    filled: int = 0
    without_cells: bool = False


def sheet_parts(path: Path, file: IO[bytes] | None = None) -> dict[str, SheetParts]:
    """Return these for every sheet of an .xlsx or .xlsm, in the order of the tabs.

    ``file``: the workbook of the path with its parts under their usual names.
    """
    with zipfile.ZipFile(file or path) as archive:
        workbook = _parse(archive.read(main_part(archive)))
        if workbook.tag.startswith(f"{{{_STRICT}}}"):
            raise Refusal(
                f"“{path.name}”是“Strict Open XML”格式；请在Excel里另存为普通的.xlsx（工作簿）再试"
            )
        pr = workbook.find(f"{_MAIN}workbookPr")
        date1904 = pr is not None and pr.get("date1904") in ("1", "true")
        its = looks(archive, _parse)
        refuse_many_sheets(path.name, sum(1 for _ in workbook.iter(f"{_MAIN}sheet")))
        parts = worksheets(archive)
        hidden = {s.get("name") for s in workbook.iter(f"{_MAIN}sheet") if _is_hidden(s)}
        found = {name: _scan(archive, part, date1904, its) for name, part in parts.items()}
        seen = {n: replace(p, hidden=True) if n in hidden else p for n, p in found.items()}
        areas = [0 if p.too_large else p.area for p in seen.values()]
        filled = [0 if p.too_large else p.filled for p in seen.values()]
        if sum(areas) > MOST_CELLS_TOGETHER or sum(filled) > MOST_FILLED_CELLS:
            xml = {n: whole_part(archive, parts[n]) for n in seen}
            seen = dict(_within_limits(seen, xml))
        names = (s.get("name") or "" for s in workbook.iter(f"{_MAIN}sheet"))
        return {n: seen.get(n) or SheetParts(without_cells=True) for n in names}


def _within_limits(
    seen: Mapping[str, SheetParts], xml: Mapping[str, bytes]
) -> Iterator[tuple[str, SheetParts]]:
    """Yield the parts; of areas only bounds were known before."""
    areas = [p.too_large or _area(xml[n], enough=0) for n, p in seen.items()]
    read = [0 if p.too_large else a for p, a in zip(seen.values(), areas, strict=True)]
    filled = [0 if p.too_large else p.filled for p in seen.values()]
    out = left_out(read, MOST_CELLS_TOGETHER) | left_out(filled, MOST_FILLED_CELLS)
    for n, ((name, its), area) in enumerate(zip(seen.items(), areas, strict=True)):
        yield name, replace(its, too_large=area) if n in out else its


def _is_hidden(sheet: ElementTree.Element) -> bool:
    return sheet.get("state") in ("hidden", "veryHidden")


def worksheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of every worksheet by the sheet's name, in the order of the tabs.

    KeyError or ValueError where a sheet is told of that is not there, or none at all: a damaged
    workbook must not pass for one with less in it.
    """
    main = main_part(archive)
    workbook = _parse(archive.read(main))
    related = targets(archive, main)
    named = {
        sheet.get("name") or "": related[sheet.get(_REL_ID) or ""]
        for sheet in workbook.iter(f"{_MAIN}sheet")
    }
    if not named or not {part for _, part in named.values()} <= set(archive.namelist()):
        raise ValueError("sheets that are not there")
    return {name: part for name, (kind, part) in named.items() if kind == _WORKSHEET}


def _parse(xml: bytes) -> ElementTree.Element:
    """Return a part's root; the guard has refused document types, so there are no entities."""
    return ElementTree.fromstring(xml)


def main_part(archive: zipfile.ZipFile) -> str:
    """Return the part of the workbook itself, whatever it is called."""
    found = targets(archive, "").values()
    return next((part for kind, part in found if kind == "officeDocument"), "xl/workbook.xml")


def relations_of(part: str) -> str:
    """Return the part with the relationships of another; "" is the whole package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def targets(archive: zipfile.ZipFile, owner: str) -> dict[str, tuple[str, str]]:
    """Return the kind of each relationship of a part, and the part that it points to.

    The kind is the last word of its type: worksheet, chartsheet …, wherever the part lies.
    """
    rels = _parse(archive.read(relations_of(owner)))
    folder = f"/{posixpath.dirname(owner)}"
    return {
        rel.get("Id", ""): (
            rel.get("Type", "").rpartition("/")[2],
            _part(folder, rel.get("Target", "")),
        )
        for rel in rels.iter(_REL)
    }


def _part(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")


def _scan(archive: zipfile.ZipFile, part: str, date1904: bool, its: Looks) -> SheetParts:
    xml = whole_part(archive, part)
    if _MAIN[1:-1].encode() not in xml[:_ROOT]:
        raise ValueError("no sheet")
    area, filled = _area(xml, MOST_CELLS), xml.count(b"</v>") + xml.count(b"</is>")
    if area > MOST_CELLS or filled > MOST_FILLED_CELLS:
        return SheetParts(date1904=date1904, too_large=_area(xml, enough=0))
    struck_or_filled = formats(xml, its)
    if not any(mark in xml for mark in (b't="e"', b"<f", b"hidden=")):
        return SheetParts(date1904=date1904, formats=struck_or_filled, area=area, filled=filled)
    special, hidden = _walk(io.BytesIO(xml))
    columns = frozenset(_hidden_columns(xml))
    return SheetParts(
        special,
        frozenset(hidden),
        date1904,
        hidden_columns=columns,
        formats=struck_or_filled,
        area=area,
        filled=filled,
    )


def _hidden_columns(xml: bytes) -> Iterator[int]:
    """Yield the columns that a sheet hides, counted from 0; ranges are not gone through twice."""
    after = 0
    for first, last in sorted(set(_hidden_ranges(xml))):
        yield from range(max(first - 1, after), min(last, MOST_COLUMNS))
        after = max(after, last)


def _hidden_ranges(xml: bytes) -> Iterator[tuple[int, int]]:
    for told in _COLUMN.findall(xml, 0, max(0, xml.find(b"<sheetData"))):
        said = dict(_ATTRIBUTE.findall(told))
        if said.get(b"hidden") in (b"1", b"true"):
            yield int(said.get(b"min", 1)), int(said.get(b"max", 1))


def _area(xml: bytes, enough: int) -> int:
    """Return how many cells the fast reader would lay out, or a bound of at most ``enough``.

    That is every row to the last, times every column to the widest, that has a filled cell.
    """
    if _is_unusual(xml):
        return _area_of_all(xml)
    end = max(xml.rfind(b"</v>"), xml.rfind(b"</is>"), 0)
    last = _FILLED.match(xml, max(0, xml.rfind(b"<c r=", 0, end)))
    rows = int(last[2]) if last else 0
    for letters, widest in ((3, 16_384), (2, 702), (1, 26)):
        if rows * widest <= enough:
            return rows * widest
        filled = re.finditer(rb'<c r="([A-Z]{%d})\d+"[^>/]*>(?!</c>)' % letters, xml)
        if columns := {m[1] for m in filled}:
            return rows * (position(f"{max(columns).decode()}1")[1] + 1)
    return rows


def _is_unusual(xml: bytes) -> bool:
    """Whether cells are written otherwise than <c r="A1" …> anywhere, or stand beyond XFD."""
    return (
        xml.count(b"<c ") != xml.count(b'<c r="')
        or any(start in xml for start in (b"<c>", b"<c\t", b"<c\n", b"<c\r", b":c ", b":c>"))
        or _BEYOND.search(xml) is not None
    )


def _area_of_all(xml: bytes) -> int:
    """Return the same however cells are written, filled or not."""
    rows, columns = 0, 0
    for m in _PLACE.finditer(xml):
        row, column = position(f"{m[1].decode().upper() or 'A'}{m[2].decode()}")
        rows, columns = max(rows, row + 1), max(columns, column + 1)
    return rows * columns


def _walk(stream: IO[bytes]) -> tuple[dict[tuple[int, int], Value], set[int]]:
    special: dict[tuple[int, int], Value] = {}
    hidden: set[int] = set()
    row_tag, cell_tag = f"{_MAIN}row", f"{_MAIN}c"
    for _, element in ElementTree.iterparse(stream):
        if element.tag == row_tag:
            if element.get("hidden") in ("1", "true"):
                hidden.add(int(element.get("r", "1")) - 1)
            element.clear()
        elif element.tag == cell_tag and (value := _special(element)) is not None:
            special[position(element.get("r", "A1"))] = value
    return special, hidden


def _special(cell: ElementTree.Element) -> Value:
    result = cell.find(f"{_MAIN}v")
    if cell.get("t") == "e":
        return CellError(result.text if result is not None and result.text else "#VALUE!")
    formula = cell.find(f"{_MAIN}f")
    if formula is not None and (result is None or result.text is None) and cell.get("t") != "str":
        return NotCalculated(formula.text or "")
    return None
