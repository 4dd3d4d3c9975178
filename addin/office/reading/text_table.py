"""A .csv file, read into a grid: one sheet, named after the file."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from addin.ledger.grid import MOST_CELLS, CellError, Grid, Value
from addin.ledger.refusal import Refusal

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,10})(?:\.\d{1,10})?")
_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_NEAR_THE_TOP = 200_000  # characters
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_text_table(path: Path) -> Grid:
    """Return the table of a .csv in UTF-8 or GB18030, split at commas, tabs or semicolons.

    Plain numbers become numbers, as Excel would have it; leading zeros and long numbers stay
    text. Raises Refusal where the file is in another encoding, or no table.
    """
    text = _decoded(path)
    if "\0" in text:
        raise Refusal(f"“{path.name}”不是文本表格；请用Excel或WPS打开后另存为.xlsx再试")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as e:
        raise Refusal(
            f"“{path.name}”的格式乱了，读不出来；请用Excel或WPS打开后另存为.xlsx再试"
        ) from e
    if sum(map(len, rows)) > MOST_CELLS:
        return Grid(path.stem, (), too_large=True)
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


def _separator(text: str) -> str:
    """Return what separates the cells of the line that has the most of them near the top.

    What stands in quotes separates nothing.
    """
    lines = _QUOTED.sub("", text[:_NEAR_THE_TOP]).splitlines()[:40]
    return max(",\t;", key=lambda mark: max((line.count(mark) for line in lines), default=0))


def _value(cell: str) -> Value:
    text = cell.strip()
    if not text:
        return None
    if _ERROR.fullmatch(text):
        return CellError(text)
    return float(text) if _PLAIN_NUMBER.fullmatch(text) else cell
