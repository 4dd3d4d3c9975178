"""What we remember of a workbook, on hidden sheets of its own: marks put on, proposals applied.

Beside every entry stands a formula that refers to its cell, so that Excel itself tells where the
cell has gone when rows are put in or taken out and sheets renamed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from addin.excel.areas import text_at, values_of, write
from addin.excel.native import native, where_it_can
from addin.excel.own_sheets import empty, find_sheet, fresh_sheet, remove
from addin.excel.page_sheet import typed_text
from addin.office.pages.findings_page import address_of

if TYPE_CHECKING:
    import xlwings

_EXPLAINED = {
    "台账通标记": "本表由台账通记录已作的标记，供“清除标记”使用，请勿修改；清除标记后自动删除。",
    "台账通改动": "本表由台账通记录应用过的建议和原值，供“撤销建议”使用，请勿修改。",
}
_TRACKED = re.compile(r"=(.*)!\$?([A-Z]+)\$?(\d+)")


class Entry(Struct, frozen=True):
    """An entry: what it says, and where its cell is now (None: the cell was deleted)."""

    row: int
    data: Mapping[str, Any]
    sheet: str
    cell: str | None


class About(Struct, frozen=True):
    """What is to be remembered of a cell."""

    sheet: str
    cell: str
    data: Mapping[str, Any]


class Record(Struct, frozen=True):
    """One of our hidden sheets, opened to be read and written."""

    sheet: xlwings.Sheet

    def entries(self) -> list[Entry]:
        """Return what is remembered, in the order it was written down."""
        last = self._last_row()
        if last < 2:
            return []
        kept = values_of(self.sheet.range(f"A2:A{last}"))
        followed = _formulas(self.sheet.range(f"B2:B{last}"))
        followed += [""] * (len(kept) - len(followed))
        found = []
        for row, ((text,), formula) in enumerate(zip(kept, followed, strict=True), 2):
            data = _read(text)
            if data is not None:
                found.append(Entry(row, data, *_place(formula, data)))
        return found

    def remember(self, abouts: Sequence[About]) -> list[int]:
        """Write entries below those there are; return their rows."""
        first = max(2, self._last_row() + 1)
        last = first + len(abouts) - 1
        block = self.sheet.range(f"A{first}:A{last}")
        block.number_format = "@"
        texts = [{"sheet": a.sheet, "cell": a.cell, **a.data} for a in abouts]
        write(block, [[_written(data)] for data in texts])
        with where_it_can():
            formulas = [(f"={address_of(a.sheet, a.cell)}",) for a in abouts]
            _follow(self.sheet.range(f"B{first}:B{last}"), formulas)
        return list(range(first, last + 1))

    def amend(self, row: int, data: Mapping[str, Any]) -> None:
        """Write an entry anew; the cell it is about stays the same."""
        self.sheet.range((row, 1)).value = _written(data)

    def _last_row(self) -> int:
        return int(self.sheet.used_range.last_cell.row)


def _follow(area: xlwings.Range, formulas: Sequence[tuple[str]]) -> None:
    if native(area, "Cells") is None:
        area.formula = formulas
    else:
        area.api.Formula = tuple(formulas)


def find_record(book: xlwings.Book, name: str) -> Record | None:
    """Return a record of a workbook, None where it has none."""
    sheet = find_sheet(book, name)
    return Record(sheet) if sheet is not None else None


def open_record(book: xlwings.Book, name: str) -> Record:
    """Return a record of a workbook, begun where there is none yet."""
    record = find_record(book, name)
    if record is None or not text_at(record.sheet, "A1"):
        sheet = record.sheet if record else fresh_sheet(book, name)
        sheet.range("A1").value = _EXPLAINED[name]
        with where_it_can():
            sheet.visible = False
        record = Record(sheet)
    return record


def forget(book: xlwings.Book, name: str, but: Sequence[About] = ()) -> None:
    """Take a record away, or leave in it only what is still needed."""
    record = find_record(book, name)
    if record is None:
        return
    if but or native(book, "ProtectStructure", default=False):
        empty(record.sheet)
        record.sheet.range("A1").value = _EXPLAINED[name]
        if but:
            record.remember(but)
    else:
        remove(book, record.sheet)


def _written(data: Mapping[str, Any]) -> str:
    return typed_text(json.dumps(data, ensure_ascii=False))


def _read(text: Any) -> dict[str, Any] | None:
    try:
        data = json.loads(text)
    except (TypeError, ValueError):
        return None
    return data if isinstance(data, dict) and {"sheet", "cell"} <= data.keys() else None


def _place(formula: str, data: Mapping[str, Any]) -> tuple[str, str | None]:
    """Return the sheet and the cell that an entry's formula refers to now."""
    place = _TRACKED.fullmatch(formula)
    if place:
        return place[1].strip("'").replace("''", "'"), f"{place[2]}{place[3]}"
    return data["sheet"], None if "#REF!" in formula else data["cell"]


def _formulas(area: xlwings.Range) -> list[str]:
    found = native(area, "Formula")
    try:
        found = area.formula if found is None else found
    except (NotImplementedError, AttributeError):
        return []
    if isinstance(found, str):
        return [found]
    return [str(row[0] or "") for row in found or []]
