"""The record of our marks in a workbook, kept on a hidden sheet until they are taken away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from addin.excel.native import where_it_can
from addin.excel.own_sheets import fresh_sheet
from addin.excel.page_sheet import typed_text
from addin.office.findings_page import address_of

if TYPE_CHECKING:
    import xlwings

RECORD = "台账通标记"
_EXPLAINED = "本表由台账通记录已作的标记，供“清除标记”使用，请勿修改；清除标记后自动删除。"
_TRACKED = re.compile(r"=(.*)!\$?([A-Z]+)\$?(\d+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on a cell. ``before``: its own colour (None: no fill); ``theme``: that colour's place
    in the workbook's theme and its shade.

    ``colour`` and ``note`` are ours, None where the cell keeps its own.
    """

    sheet: str
    cell: str
    colour: str | None
    note: str | None
    before: str | None = None
    theme: tuple[int, float] | None = None


def write_record(book: xlwings.Book, marks: Sequence[Mark]) -> None:
    """Write down the marks on a hidden sheet; a reference to each cell moves with it."""
    sheet = fresh_sheet(book, RECORD)
    sheet.range("A1").value = _EXPLAINED
    block = sheet.range((2, 1), (len(marks) + 1, 1))
    block.number_format = "@"
    block.value = [[typed_text(json.dumps(asdict(m), ensure_ascii=False))] for m in marks]
    with where_it_can():
        follow = sheet.range((2, 2), (len(marks) + 1, 2))
        follow.formula = [(f"={address_of(m.sheet, m.cell)}",) for m in marks]
    with where_it_can():
        sheet.visible = False


def read_record(sheet: xlwings.Sheet) -> Iterator[tuple[Mark, str, str | None]]:
    """Yield each mark with the sheet and the cell it is on now; no cell where that was deleted."""
    last = sheet.used_range.last_cell.row
    if last < 2:
        return
    kept = sheet.range((2, 1), (last, 1)).options(ndim=2).value
    followed: list[str | None] = [*_formulas(sheet.range((2, 2), (last, 2)))]
    followed += [None] * (len(kept) - len(followed))
    for (text,), formula in zip(kept, followed, strict=True):
        its = _mark_of(text)
        if its is None:
            continue
        place = _TRACKED.fullmatch(formula) if formula else None
        if place:
            yield its, place[1].strip("'").replace("''", "'"), f"{place[2]}{place[3]}"
        else:
            yield its, its.sheet, None if formula and "#REF!" in formula else its.cell


def _formulas(area: xlwings.Range) -> list[str]:
    try:
        found = area.formula
    except (NotImplementedError, AttributeError):
        return []
    if isinstance(found, str):
        return [found]
    return [str(row[0]) for row in found or []]


def _mark_of(text: Any) -> Mark | None:
    try:
        kept = json.loads(text)
        theme = kept.pop("theme")
        return Mark(**kept, theme=(theme[0], theme[1]) if theme else None)
    except (TypeError, ValueError, KeyError, AttributeError):
        return None
