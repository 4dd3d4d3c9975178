"""What is shared by the workbooks that we write ourselves: their making, formats, printing."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from addin.office.pages.sheet_looks import FONT, INK, LOOKS
from addin.office.writing import leftovers
from addin.office.writing.shared_strings import Packing, StreamedSheet, StreamedTable

_TEXT_STAYS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(2022, 1, 1)


class _Packed(BytesIO):
    """Bytes that stay readable: of a workbook that failed the pieces end in any order."""

    def close(self) -> None:
        """Do nothing."""


class _Book(Workbook):  # type: ignore[misc]
    """A workbook that is packed in memory and then written at once.

    What the system refuses is an OSError; XlsxWriter would turn it into an error of its own.
    """

    def __init__(self, path: Path, options: dict[str, object]) -> None:
        self._path, self._packed = path, _Packed()
        super().__init__(self._packed, options)
        if self.constant_memory:
            self.str_table = StreamedTable(self.tmpdir)
            self.worksheet_class = StreamedSheet

    def close(self) -> None:
        """Write the file."""
        try:
            super().close()
        except FileCreateError as e:
            raise e.args[0] from e
        self._path.write_bytes(self._packed.getvalue())

    def _get_packager(self) -> Packing:
        return Packing()


def new_workbook(path: Path, title: str, *, long: bool = False) -> Workbook:
    """Return a workbook that writes text as text and whose bytes depend on its contents only.

    A ``long`` one keeps no row once it is written: its rows must come from top to bottom.
    """
    options: dict[str, object] = {
        **_TEXT_STAYS_TEXT,
        "in_memory": not long,
        "constant_memory": long,
        "tmpdir": leftovers.private_folder() if long else None,
        "default_row_height": 22,
        "default_format_properties": {"font_name": FONT, "font_size": 10},
    }
    book = _Book(path, options)
    book.set_properties({"title": title, "author": "台账通", "created": _CREATED})
    return book


def style(book: Workbook, look: str, **changes: object) -> Format:
    """Return the format of a kind of cell, with changes."""
    return book.add_format({"font_color": INK, "font_scheme": False, **LOOKS[look], **changes})


def write_across(sheet: Worksheet, row: int, columns: range, text: str, fmt: Format) -> None:
    """Write text across columns of a row, merged where there is more than one."""
    if len(columns) == 1:
        sheet.write_string(row, columns[0], text, fmt)
    else:
        sheet.merge_range(row, columns[0], row, columns[-1], "", fmt)
        sheet.write_string(row, columns[0], text, fmt)


def print_on_a4(sheet: Worksheet, *, landscape: bool, header: int | None = None) -> None:
    """Print on A4 as wide as the page, the header row on each, with page numbers."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_footer(f'&C&"{FONT}"&9第 &P 页　共 &N 页')
    if header is not None:
        sheet.repeat_rows(header)
