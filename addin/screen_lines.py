"""Lines for a screen: broken at 80 columns, of which a Chinese character takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

COLUMNS = 80
_INDENT = 5  # of the lines that go on with the one before
_NOT_FIRST = "，。、；：？！”’）》】%…—"  # characters that begin no line
_NOT_LAST = "“‘（《【"  # and those that end none
_LONGEST = 40  # characters of a report's text that are quoted


def shortened(text: str) -> str:
    """Return a text that is quoted, without its middle where it is long."""
    return text if len(text) <= _LONGEST else f"{text[:24]}……{text[-12:]}"


def wrapped(text: str, columns: int = COLUMNS) -> Iterator[str]:
    """Yield a text in lines; words and numbers stay whole, and punctuation begins no line."""
    line, width = "", 0
    for piece in _pieces(text):
        if width + _width(piece) > columns and line.strip():
            yield line.rstrip()
            line = " " * _INDENT + piece.lstrip()
            width = _width(line)
        else:
            line, width = line + piece, width + _width(piece)
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of a text between which a line may end."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or _may_end(text[at - 1], text[at]):
            yield text[start:at]
            start = at


def _may_end(last: str, first: str) -> bool:
    """Whether a line may end with one character and the next begin with another."""
    whole = last.isascii() and first.isascii() and not last.isspace() and not first.isspace()
    counted = last.isascii() and last.isalnum() and not first.isascii()  # 6次, 第12行
    return not (whole or counted or first in _NOT_FIRST or last in _NOT_LAST)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
