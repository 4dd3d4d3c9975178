"""A .csv file, read into a grid: one sheet, named after the file."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from addin.ledger.grid import CellError, Grid, Value
from addin.ledger.limits import MOST_FILLED_CELLS
from addin.ledger.refusal import Refusal

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,10})(?:\.\d{1,10})?")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_KEPT_AS_TEXT = re.compile(r'(?<![^,;\t\r\n])="(?:[^"\r\n]|"")*"(?![^,;\t\r\n])')
_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t])"?(?:\r\n|\r|\n)', re.IGNORECASE)
_BESIDE_A_COMMA = re.compile(r"^\t|\t$|(?<=,)\t|\t(?=,)")
_NEAR_THE_TOP = 200_000  # characters
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_text_table(path: Path) -> Grid:
    """Return the table of a .csv in UTF-8 or GB18030, split at commas, tabs or semicolons.

    Plain numbers become numbers, as Excel would have it; leading zeros and long numbers stay
    text, and so does what an export marks as text: ="007" or '007. A first line sep=; states what
    separates the cells and is no row. Raises Refusal where the file is in another encoding, or no
    table.
    """
    text = _decoded(path)
    told = _SEPARATOR_LINE.match(text)
    if told:
        text = text[told.end() :]
    if "\0" in text:
        raise Refusal(f"“{path.name}”不是文本表格；请用Excel或WPS打开后另存为.xlsx再试")
    try:
        separator = told[1] if told else _separator(text)
        lines = io.StringIO(_formulas_quoted(text), newline="")
        rows = list(csv.reader(lines, delimiter=separator))
    except csv.Error as e:
        raise Refusal(
            f"“{path.name}”的格式乱了，读不出来；请用Excel或WPS打开后另存为.xlsx再试"
        ) from e
    cells = sum(map(len, rows))
    if cells > MOST_FILLED_CELLS:
        return Grid(path.stem, (), too_large=cells)
    return Grid(path.stem, [[_value(cell) for cell in row] for row in rows])


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal(
        f"“{path.name}”的文字编码认不出来（不是UTF-8，也不是GB18030）；请用Excel或WPS打开后另存为.xlsx再试"
    )


def _formulas_quoted(text: str) -> str:
    """Return the text with each cell ="a,b" in quotes: the comma in it separates nothing."""
    if '="' not in text:
        return text
    return _KEPT_AS_TEXT.sub(lambda m: '"' + m[0].replace('"', '""') + '"', text)


def _separator(text: str) -> str:
    """Return what separates the cells of the line that has the most of them near the top.

    What stands in quotes separates nothing, nor does a tab beside a comma: exports put one at a
    number so that it stays text.
    """
    lines = _QUOTED.sub("", text[:_NEAR_THE_TOP]).splitlines()[:40]
    lines = [_BESIDE_A_COMMA.sub("", line) if "," in line else line for line in lines]
    return max(",\t;", key=lambda mark: max((line.count(mark) for line in lines), default=0))


def _value(cell: str) -> Value:
    text = cell.strip()
    if not text:
        return None
    if text[0] in "='":
        return _marked_as_text(text)
    if _ERROR.fullmatch(text):
        return CellError(text)
    return float(text) if _PLAIN_NUMBER.fullmatch(text) else cell


def _marked_as_text(text: str) -> Value:
    """Return the text that an export keeps from being taken for a number: ="007" or '007."""
    if m := _TEXT_FORMULA.fullmatch(text):
        return m[1].replace('""', '"') or None
    if text[0] == "'" and "'" not in text[1:]:
        return text[1:] or None
    return text
