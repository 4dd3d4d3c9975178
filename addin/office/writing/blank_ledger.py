"""A new ledger, ready to be filled in: its sheets, drop-downs and notes come from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from addin.ledger.catalogue import Catalogue, Column, SheetKind
from addin.office.pages import sheet_looks
from addin.office.pages.settings_page import SHEET as SETTINGS
from addin.office.pages.settings_page import settings_page
from addin.office.writing import sheet_style as look
from addin.office.writing.entry_rules import LISTS, entry_rule, number_format
from addin.office.writing.ledger_guide import GUIDE, write_guide
from addin.office.writing.page_file import draw

ACTIVITIES = "活动台账"
FIRST_SHEETS = (SETTINGS, "党员名册")
HIDDEN = "列表"
HEADER = 1
ROWS = 300
KEPT = 60  # characters that the columns kept in sight may take
READABLE = 200  # characters: a wider sheet is printed on two pages side by side
_LONG = {"text", "names", "tags"}


class _Paper(Struct, frozen=True):
    """A sheet that is being written, and the workbook it belongs to."""

    book: Workbook
    sheet: Worksheet

    def style(self, kind: str, **changes: object) -> Format:
        return look.style(self.book, kind, **changes)


def write_blank_ledger(path: Path, catalogue: Catalogue, year: int | None) -> None:
    """Write an empty ledger, for a year where one is given."""
    title = f"{year}年党建活动台账" if year else "党建活动台账"
    half = (date(year, 1, 1), date(year, 6, 30)) if year else None
    with look.new_workbook(path, title) as book:
        kinds = [k.name for k in catalogue.sheets if not k.form_of]
        write_guide(book, book.add_worksheet(GUIDE), title, kinds)
        for kind in _in_order(catalogue.sheets):
            if kind.name == SETTINGS:
                draw(book, settings_page(catalogue, half))
            else:
                paper = _Paper(book, book.add_worksheet(kind.name))
                _write_table(paper, kind, title if kind.name == ACTIVITIES else kind.name)
        _write_lists(book, catalogue, year)


def _in_order(kinds: Iterable[SheetKind]) -> list[SheetKind]:
    """Return the sheets as they are filled in: the body, its members, then what happened."""
    found = [k for k in kinds if not k.form_of]
    first = [k for name in FIRST_SHEETS for k in found if k.name == name]
    return first + [k for k in found if k not in first]


def _write_lists(book: Workbook, catalogue: Catalogue, year: int | None) -> None:
    """Write the hidden lists that drop-downs show, each under its name; the tags of the year."""
    sheet = book.add_worksheet(HIDDEN)
    tags = [t.name for t in catalogue.tags if year is None or t.is_about_in(year)]
    words = {"types": catalogue.type_order(), "tags": tags}
    for column, (key, name) in enumerate(LISTS.items()):
        sheet.set_column(column, column, 20)
        for row, word in enumerate(words[key]):
            sheet.write_string(row, column, word)
        letter = xl_col_to_name(column)
        book.define_name(name, f"='{HIDDEN}'!${letter}$1:${letter}${len(words[key])}")
    sheet.hide()


# --- Tables ---------------------------------------------------------------------------------


def _write_table(paper: _Paper, kind: SheetKind, title: str) -> None:
    """Write a sheet of empty rows under its headings."""
    columns = [c for c in kind.columns if not c.optional_in_new]
    _write_head(paper, title, columns)
    for index, column in enumerate(columns):
        shape = "cell" if column.type in _LONG else "middle"
        fmt = paper.style(shape, num_format=number_format(column.type))
        for row in range(HEADER + 1, HEADER + 1 + ROWS):
            paper.sheet.write_blank(row, index, None, fmt)
        if rule := entry_rule(column.key, column.type, column.allowed):
            paper.sheet.data_validation(HEADER + 1, index, HEADER + ROWS, index, rule)
    _set_up_view(paper.sheet, columns)


def _write_head(paper: _Paper, title: str, columns: Sequence[Column]) -> None:
    """Write title and headings: a star and a dark ground where a cell must be filled in."""
    sheet = paper.sheet
    sheet.set_row(0, 34)
    # Centred over a wide sheet, a title is out of sight and cut in two in print.
    place = {"align": "left", "indent": 1} if _is_wide(columns) else {}
    look.write_across(sheet, 0, range(len(columns)), title, paper.style("title", **place))
    sheet.set_row(HEADER, 36)
    sheet.set_comments_author("台账通")
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        heading = column.key + ("*" if column.required else "")
        sheet.write_string(HEADER, index, heading, _heading_style(paper, column))
        if note := _note(column):
            size = {"width": 220, "height": 24 + 4 * int(sheet_looks.height([(note, 30)])) // 3}
            its = {"font_name": sheet_looks.FONT, "font_size": 9, "color": "#FFFBE6"}
            sheet.write_comment(HEADER, index, note, {**size, **its})


def _heading_style(paper: _Paper, column: Column) -> Format:
    if column.required:
        return paper.style("heading", bg_color=sheet_looks.NAVY, font_color="white")
    if column.required_for:
        return paper.style("heading", bg_color=sheet_looks.PALE_AMBER)
    return paper.style("heading")


def _note(column: Column) -> str:
    """Return what a heading's comment says, with the types of activity that need the column."""
    needed = f"{'、'.join(column.required_for)}必填。" if column.required_for else ""
    return column.note + ("" if needed and needed in column.note else needed)


def _set_up_view(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Keep the headings in sight, and the columns up to the first that must be filled in."""
    kept = next((i + 1 for i, c in enumerate(columns) if c.required), 0)
    if sum(c.width for c in columns[:kept]) > KEPT:
        kept = 0
    sheet.freeze_panes(HEADER + 1, kept)
    look.print_on_a4(sheet, landscape=True, header=HEADER)
    if _is_wide(columns):
        sheet.fit_to_pages(2, 0)
        if kept:
            sheet.repeat_columns(0, kept - 1)


def _is_wide(columns: Sequence[Column]) -> bool:
    return sum(c.width for c in columns) > READABLE
