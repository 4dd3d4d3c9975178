"""The table of a workbook's texts, as Excel itself keeps it, for workbooks of any length.

XlsxWriter keeps the table in memory, or writes each text into its cell; Excel moves those into a
table at the first saving. Here the table of a long workbook goes to a file as its rows are written.
XlsxWriter also takes a text that looks like its own rich text for such; here text is text.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from typing import Any

from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings, SharedStringTable
from xlsxwriter.worksheet import Worksheet

# Short texts recur: names, types, headings. A longer one is listed each time that it is written.
_MOST_KNOWN, _LONGEST_KNOWN = 20_000, 60

_Attributes = Sequence[tuple[str, Any]]


class StreamedTable(SharedStringTable):  # type: ignore[misc]
    """Texts that are written to a file as they come; one that recurs is listed once."""

    def __init__(self, folder: str | None) -> None:
        super().__init__()
        # Closed once the texts are copied, or with the workbook that nobody refers to any more.
        self._file = tempfile.TemporaryFile(  # noqa: SIM115
            "w+", encoding="utf-8", newline="", dir=folder
        )
        self._writer = SharedStrings()
        self._writer._set_filehandle(self._file)

    def number_of(self, text: str, *, spaced: bool) -> int:
        """Return the number of a text, control characters escaped; list it where it is not known.

        ``spaced``: whether it begins or ends with spaces.
        """
        self.count += 1
        known: int | None = self.string_table.get(text)
        if known is not None:
            return known
        number: int = self.unique_count
        self.unique_count += 1
        if len(text) <= _LONGEST_KNOWN and len(self.string_table) < _MOST_KNOWN:
            self.string_table[text] = number
        self._writer._xml_si_element(text, [("xml:space", "preserve")] if spaced else [])
        return number

    def copy_to(self, target: Any) -> None:
        """Copy all texts into a file, in the order of their numbers, and forget them."""
        self._file.seek(0)
        shutil.copyfileobj(self._file, target)
        self._file.close()

    def _sort_string_data(self) -> None:
        """Do nothing: the texts are in order."""


class StreamedSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose rows are written as they come, with their texts in the table."""

    def _xml_inline_string(self, string: str, preserve: object, attributes: _Attributes) -> None:
        number = self.str_table.number_of(string, spaced=bool(preserve))
        self._xml_string_element(number, attributes)

    def _xml_rich_inline_string(self, string: str, attributes: _Attributes) -> None:
        self._xml_inline_string(string, None, attributes)


class Packing(Packager):  # type: ignore[misc]
    """Packs a workbook, its texts as they are."""

    def _write_shared_strings_file(self) -> None:
        part = _Texts()
        part.string_table = self.workbook.str_table
        if part.string_table.count:
            part._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            part._assemble_xml_file()


class _Texts(SharedStrings):  # type: ignore[misc]
    def _write_sst_strings(self) -> None:
        if isinstance(self.string_table, StreamedTable):
            self.string_table.copy_to(self.fh)
        else:
            super()._write_sst_strings()

    def _xml_rich_si_element(self, string: str) -> None:
        self._xml_si_element(string)
