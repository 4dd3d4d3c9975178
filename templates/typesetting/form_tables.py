"""Tables written row by row: forms, and tables of several loops.

``列 1700 * 900w``: the widths of the columns; ``*`` is what the others leave, ``w`` makes a column
one of prose. Then a line a row: ``头`` headings, repeated on every page; ``行`` cells; ``行2000``
cells of that height at least; ``签`` a control tag, which leaves with its row. Cells are parted by
¦; ``#`` before a cell makes it a label, ``<3>`` behind it lets it span three columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from typesetting.elements import Element, paragraph, text, w

REST, PROSE, PARTED = "*", "w", "¦"
HEIGHT = 480
_SPAN = re.compile(r"<(\d)>$")


class Cell(NamedTuple):
    """A cell: its words, the style of its paragraph, how many columns it spans."""

    words: str
    style: str
    span: int = 1


def form_table(lines: Sequence[str], width: int) -> Element:
    """Return the table that is written in lines; ``width``: of the type area."""
    told = lines[0].removeprefix("列").split()
    widths, wordy = _widths(told, width), [its.endswith(PROSE) or its == REST for its in told]
    return table_of(widths, [_row(line, widths, wordy) for line in lines[1:]])


def _widths(told: Sequence[str], width: int) -> list[int]:
    numbers = [its.removesuffix(PROSE) for its in told]
    left = width - sum(int(its) for its in numbers if its != REST)
    return [left if its == REST else int(its) for its in numbers]


def _row(line: str, widths: Sequence[int], wordy: Sequence[bool]) -> Element:
    kind, _, said = line.partition(" ")
    if kind == "签":
        return row_of((Cell(said, "表格说明", len(widths)),), widths)
    cells, at = [], 0
    for words in said.split(PARTED):
        cell = _cell(words.strip(), wordy[at], kind == "头")
        cells.append(cell)
        at += cell.span
    height = int(kind[1:] or HEIGHT)
    return row_of(cells, widths, heading=kind == "头", height=height)


def _cell(words: str, wordy: bool, heading: bool) -> Cell:
    span = _SPAN.search(words)
    words = _SPAN.sub("", words)
    if heading or words.startswith("#"):
        style = "表头"
    else:
        style = "表格说明" if wordy or (span and int(span[1]) > 1) else "表格文字"
    return Cell(words.removeprefix("#"), style, int(span[1]) if span else 1)


def row_of(
    cells: Sequence[Cell], widths: Sequence[int], *, heading: bool = False, height: int = HEIGHT
) -> Element:
    """Return a row that no page break cuts."""
    marks = [w("cantSplit"), w("trHeight", val=height, hRule="atLeast")]
    made, at = [], 0
    for cell in cells:
        made.append(_drawn(cell, sum(widths[at : at + cell.span])))
        at += cell.span
    return w("tr", w("trPr", *marks, *([w("tblHeader")] if heading else [])), *made)


def _drawn(cell: Cell, width: int) -> Element:
    wide = [w("gridSpan", val=cell.span)] if cell.span > 1 else []
    layout = w("tcPr", w("tcW", w=width, type="dxa"), *wide, w("vAlign", val="center"))
    return w("tc", layout, paragraph(cell.style, text(cell.words)))


def table_of(widths: Sequence[int], rows: Sequence[Element]) -> Element:
    """Return a table as wide as the type area, with thin lines."""
    borders = [
        w(side, val="single", sz=4, space=0, color="auto")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    margins = [w(side, w=57, type="dxa") for side in ("left", "right")]
    layout = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", layout, grid, *rows)
