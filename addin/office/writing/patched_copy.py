"""A copy of a workbook in which some cells are rewritten and marked, and nothing else is touched.

The zip package is copied part by part; of the sheets concerned only the cells concerned are
rewritten where they stand, and the styles part gets the formats that mark them; a sheet without
notes gets a note at each. Libraries that load and save a workbook lose what they do not know:
a ribbon, slicers, x14 rules, threaded comments.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from addin.ledger.refusal import Refusal
from addin.office.ooxml.package import copy_package, refuse_signed
from addin.office.reading.parsing import refusing
from addin.office.reading.sheet_parts import main_part, targets, worksheets
from addin.office.writing.patching.notes import CONTENT_TYPES, parts_with_notes, relations_of
from addin.office.writing.patching.patched_cells import (
    NewCell,
    find_cells,
    rich_strings,
    why_not,
    with_cells,
)
from addin.office.writing.patching.styles import Styles

STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")

Place = tuple[str, str]
"""A sheet's name and a cell's address."""


def write_patched_copy(
    source: Path, target: Path, new: Mapping[Place, NewCell], fill: str
) -> dict[Place, str]:
    """Write the copy; return the cells that could not be rewritten, each with the reason.

    Where none is rewritten the copy is the same file, byte for byte. ``fill``: the colour
    that marks a rewritten cell, as RRGGBB. Raises Refusal where the package is signed, damaged,
    or has no styles.
    """
    damaged = f"“{source.name}”有一部分已损坏，复制不了；请用Excel或WPS打开后另存一次再试"
    with refusing(damaged):
        archive = ZipFile(source)
    with archive:
        refuse_signed(archive)
        with refusing(damaged):
            changed, left = _changed_parts(archive, new, fill) if new else ({}, {})
        if changed:
            copy_package(archive, target, changed, damaged)
        else:
            shutil.copyfile(source, target)
    return left


def has_formulas(source: Path) -> bool:
    """Return whether any sheet has a formula, whose kept result may rest on a rewritten cell."""
    with ZipFile(source) as archive:
        return any(_FORMULA.search(archive.read(part)) for part in worksheets(archive).values())


def _changed_parts(
    archive: ZipFile, new: Mapping[Place, NewCell], fill: str
) -> tuple[dict[str, bytes], dict[Place, str]]:
    related = dict(targets(archive, main_part(archive)).values())
    its_styles, strings = related.get("styles", STYLES), related.get("sharedStrings", STRINGS)
    if its_styles not in archive.namelist():
        raise Refusal("工作簿缺少样式，作不了标记；请用Excel打开后另存一次再试")
    styles = Styles(archive.read(its_styles), fill)
    rich = rich_strings(archive.read(strings)) if strings in archive.namelist() else frozenset()
    parts = worksheets(archive)
    changed: dict[str, bytes] = {}
    left: dict[Place, str] = {}
    for sheet in dict.fromkeys(sheet for sheet, _ in new):
        part = parts[sheet]
        its = {cell: content for (name, cell), content in new.items() if name == sheet}
        patched, reasons = _patched(archive.read(part), its, styles, rich)
        left |= {(sheet, cell): reason for cell, reason in reasons.items()}
        if len(reasons) < len(its):
            changed[part] = patched
            notes = {c: n.note for c, n in its.items() if n.note and c not in reasons}
            changed |= _noted(archive, changed, part, notes)
    return ({**changed, its_styles: styles.xml} if changed else {}), left


def _noted(
    archive: ZipFile, changed: Mapping[str, bytes], part: str, notes: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the parts that change where notes are put on a sheet."""
    names = frozenset(archive.namelist()) | changed.keys()
    wanted = {part, relations_of(part), CONTENT_TYPES}
    wanted |= {name for name in names if name.lower().endswith(".vml")}
    parts = {n: changed[n] if n in changed else archive.read(n) for n in wanted & names}
    return parts_with_notes(parts, names, part, notes)


def _patched(
    xml: bytes, new: Mapping[str, NewCell], styles: Styles, rich: frozenset[int]
) -> tuple[bytes, dict[str, str]]:
    found = find_cells(xml, new.keys())
    reasons = {
        cell: why_not(cell, found.cells[cell], found.shared, rich)
        if cell in found.cells
        else "找不到单元格"
        for cell in new
    }
    rewritten = []
    for cell, content in new.items():
        if reasons[cell] is None:
            span = found.cells[cell]
            numeric = not isinstance(content.content, str)
            style = styles.marked(int(span.attributes.get("s", "0")), numeric, content.is_day)
            rewritten.append((span, content, style))
    return with_cells(xml, rewritten), {cell: r for cell, r in reasons.items() if r}
