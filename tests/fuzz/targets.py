"""What is fuzzed: each takes bytes, and raises a Refusal or nothing."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from addin.all_sheets.reading import read_ledger
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid
from addin.ledger.values.dates import DateContext
from addin.ledger.values.parsers import PARSERS, Context, parse_cell
from addin.office.reading.closed_workbook import read_workbook
from addin.office.word.body import paragraphs_of, read_part
from addin.office.word.word_file import open_word, parts_with_text
from addin.resources import resource

_FOLDER = tempfile.TemporaryDirectory(prefix="taizhang-fuzz-")
_SHEET = "xl/worksheets/sheet3.xml"
_CONTEXT = Context(catalogue(), DateContext(2022))
_KINDS = {c.type: c for sheet in catalogue().sheets for c in sheet.columns}


def workbook(data: bytes) -> None:
    """Read a workbook's file."""
    read_workbook(_file("台账.xlsx", data))


def sheet(data: bytes) -> None:
    """Read a sheet's part, in a workbook that is otherwise sound."""
    read_workbook(_file("台账.xlsx", _with_sheet(data)))


def document(data: bytes) -> None:
    """Read a document's file."""
    with open_word(_file("汇报.docx", data)) as file:
        for name in parts_with_text(file):
            read_part(file, name)


def body(data: bytes) -> None:
    """Read a document's body."""
    paragraphs_of(data)


def table(data: bytes) -> None:
    """Read a text table, and a ledger from it."""
    grids: list[Grid] = read_workbook(_file("台账.csv", data))
    read_ledger("台账.csv", grids, catalogue(), 2022)


def cell(data: bytes) -> None:
    """Read a cell's text as every kind of value that a column may have."""
    text = data.decode("utf-8", "replace")
    for column in _KINDS.values():
        value = parse_cell(text, column, _CONTEXT).value
        assert not isinstance(value, date) or value.year


TARGETS: tuple[Callable[[bytes], None], ...] = (workbook, sheet, document, body, table, cell)
assert set(_KINDS) <= set(PARSERS)


def _file(name: str, data: bytes) -> Path:
    path = Path(_FOLDER.name) / name
    path.write_bytes(data)
    return path


def _with_sheet(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new, zipfile.ZipFile(_sample()) as old:
        for name in old.namelist():
            new.writestr(name, data if name == _SHEET else old.read(name))
    return buffer.getvalue()


def _sample() -> Path:
    return resource("samples", "活动台账.xlsx")
