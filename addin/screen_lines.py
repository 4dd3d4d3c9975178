"""Lines for a screen: broken at 80 columns, of which a Chinese character takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

COLUMNS = 80
_INDENT = 5  # of the lines that go on with the one before
_GAP = "  "  # between the columns of a table
_NOT_FIRST = "，。、；：？！”’）》】%…—"  # characters that begin no line
_NOT_LAST = "“‘（《【"  # and those that end none
_LONGEST = 40  # characters of a report's text that are quoted


def shortened(text: str) -> str:
    """Return a text that is quoted, without its middle where it is long."""
    return text if len(text) <= _LONGEST else f"{text[:24]}……{text[-12:]}"


def wrapped(text: str, columns: int = COLUMNS, indent: int = _INDENT) -> Iterator[str]:
    """Yield a text in lines; words and numbers stay whole, and punctuation begins no line."""
    line, width = "", 0
    for piece in _pieces(text):
        if width + width_of(piece) > columns and line.strip():
            yield line.rstrip()
            line = " " * indent + piece.lstrip()
            width = width_of(line)
        else:
            line, width = line + piece, width + width_of(piece)
    if line.strip():
        yield line.rstrip()


def table(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Yield rows in columns of some widths; the one of width 0 has what is left of the line.

    Columns that are empty in every row are left out.
    """
    listed = list(rows)
    kept = [i for i in range(len(widths)) if any(row[i] for row in listed)]
    left = COLUMNS - sum(widths[i] + len(_GAP) for i in kept) + len(_GAP)
    its = [widths[i] or left for i in kept]
    for row in listed:
        cells = [list(wrapped(row[i], w, 0)) for i, w in zip(kept, its, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            parts = [t + " " * (w - width_of(t)) for t, w in zip(line, its, strict=True)]
            yield _GAP.join(parts).rstrip()


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


def width_of(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
