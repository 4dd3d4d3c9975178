"""A new ledger, ready to be filled in: its sheets, drop-downs and notes come from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from addin.ledger.catalogue import Catalogue, Column, Norm, Parameter, SheetKind
from addin.office import sheet_style as look
from addin.office.ledger_guide import GUIDE, write_guide

SETTINGS = "参数"
ACTIVITIES = "活动台账"
FIRST_SHEETS = (SETTINGS, "党员名册")
LISTS = "列表"
HEADER = 1
ROWS = 300
READABLE = 200  # characters: a wider sheet is printed two pages wide
NORMS_BAND = "频次要求（不填的按“说明”里的要求核对；本单位另有规定的填次数，不适用的填 0）"

_NUMBER_FORMATS = {"when": "yyyy-mm-dd", "time": "hh:mm", "identity": "@"}
_COUNTS = {"int", "attendance"}
_TYPES, _TAGS = "活动类型列表", "主题标签列表"


@dataclass(frozen=True)
class _Paper:
    """A sheet of the new ledger that is being written, in the workbook it belongs to."""

    book: Workbook
    sheet: Worksheet

    def style(self, kind: str, **changes: object) -> Format:
        return look.style(self.book, kind, **changes)


def write_blank_ledger(path: Path, catalogue: Catalogue, year: int | None) -> None:
    """Write an empty ledger, for a year where one is given."""
    title = f"{year}年党建活动台账" if year else "党建活动台账"
    kinds = _in_order(catalogue.sheets)
    with look.new_workbook(path, title) as book:
        guide = _Paper(book, book.add_worksheet(GUIDE))
        papers = {k.name: _Paper(book, book.add_worksheet(k.name)) for k in kinds}
        write_guide(book, guide.sheet, title, [k.name for k in kinds])
        _write_lists(book, catalogue)
        for kind in kinds:
            if kind.name == SETTINGS:
                _write_settings(papers[kind.name], kind, catalogue, year)
            else:
                heading = title if kind.name == ACTIVITIES else kind.name
                _write_table(papers[kind.name], kind, heading)


def _in_order(kinds: Iterable[SheetKind]) -> list[SheetKind]:
    """Return the sheets as they are filled in: the bureau, its members, then what happened."""
    return sorted(kinds, key=lambda k: FIRST_SHEETS.index(k.name) if k.name in FIRST_SHEETS
                  else len(FIRST_SHEETS))


def _write_lists(book: Workbook, catalogue: Catalogue) -> None:
    """Write the hidden lists that drop-downs show, each under a name."""
    sheet = book.add_worksheet(LISTS)
    lists = {_TYPES: catalogue.type_order(), _TAGS: [t.name for t in catalogue.tags]}
    for column, (name, words) in enumerate(lists.items()):
        sheet.set_column(column, column, 20)
        for row, word in enumerate(words):
            sheet.write_string(row, column, word)
        letter = xl_col_to_name(column)
        book.define_name(name, f"='{LISTS}'!${letter}$1:${letter}${len(words)}")
    sheet.hide()


# --- Tables ---------------------------------------------------------------------------------


def _write_table(paper: _Paper, kind: SheetKind, title: str) -> None:
    """Write a sheet of empty rows under its headings."""
    columns = [c for c in kind.columns if not c.optional_in_new]
    _write_head(paper, title, columns)
    for index, column in enumerate(columns):
        fmt = paper.style(*_look_of(column))
        paper.sheet.set_column(index, index, column.width)
        for row in range(HEADER + 1, HEADER + 1 + ROWS):
            paper.sheet.write_blank(row, index, None, fmt)
        if rule := _validation(column):
            paper.sheet.data_validation(HEADER + 1, index, HEADER + ROWS, index, rule)
    # The first column that must be filled in stays in sight, unless it takes half the screen.
    kept = next((i + 1 for i, c in enumerate(columns) if c.required), 0)
    kept = kept if sum(c.width for c in columns[:kept]) <= 60 else 0
    paper.sheet.freeze_panes(HEADER + 1, kept)
    look.print_on_a4(paper.sheet, landscape=True, header=HEADER)
