"""Headers of several rows: which rows they are, and what stands above each heading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from addin.ledger.catalogue import all_headings, catalogue
from addin.ledger.grid import Grid, Merge
from addin.ledger.tables.headings.attendance_headings import is_short
from addin.ledger.tables.headings.month_headings import heading_text, is_month
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key, is_blank

MOST_ROWS = 4
_LONGEST = 20
_FAR = 1 << 20
_VALUE = pattern(r"\d{3}(?!\d年)|\d+[-/.:]\d")  # a date, a time or a number, and no heading
_PARTS_OF_DATE = frozenset("年月日")

Texts = Mapping[int, str]
"""A row's headings by column."""


class Heading(NamedTuple):
    """The lowest text of a column of a header, its row, and the texts above it, nearest first."""

    text: str
    row: int
    above: tuple[str, ...]


class HeaderBlock(NamedTuple):
    """A header of several rows: the last of them, and its headings by column."""

    bottom: int
    headings: Mapping[int, Heading]

    def is_named_above(self, top: int) -> bool:
        """Return whether all headings of a row only span others, as lines of a title do too."""
        return all(h.row > top for h in self.headings.values())


def merges_by_row(grid: Grid, rows: range) -> dict[int, list[Merge]]:
    """Return the merged ranges that begin in some rows, by the row in which they begin."""
    found: dict[int, list[Merge]] = {}
    for m in grid.merges:
        if m.top in rows:
            found.setdefault(m.top, []).append(m)
    return found


def merges_near(grid: Grid, top: int) -> dict[int, list[Merge]]:
    """Return the merged ranges that may belong to a header that begins in a row."""
    return merges_by_row(grid, range(top, top + MOST_ROWS))


def header_block(
    grid: Grid, top: int, texts: Texts, merges: Mapping[int, Sequence[Merge]]
) -> HeaderBlock | None:
    """Return the header that begins in a row and goes on below it; None where it does not.

    ``texts``: those of the row; ``merges``: see ``merges_by_row``.
    """
    if len(set(texts.values())) < 2:  # a title, if anything
        return None
    lines = [texts]
    while len(lines) < MOST_ROWS and (line := _next_line(grid, top, lines, merges)):
        lines.append(line)
    if len(lines) == 1:
        return None
    its = [m for r in range(top, top + len(lines)) for m in merges.get(r, ())]
    cells = _spans(lines, top, its) if its else _unmerged_spans(lines)
    return HeaderBlock(top + len(lines) - 1, _stacked(cells, lines, top, its))


def row_texts(grid: Grid, row: int) -> dict[int, str]:
    """Return the texts of a row that may be headings, by column."""
    return {i: text for i, v in enumerate(grid.rows[row]) if (text := heading_text(v))}


def _next_line(
    grid: Grid, top: int, lines: Sequence[Texts], merges: Mapping[int, Sequence[Merge]]
) -> Texts | None:
    """Return the next row of a header, if it has one."""
    row = top + len(lines)
    if row >= len(grid.rows):
        return None
    its = [m for r in range(top, row) for m in merges.get(r, ())]
    if not any(m.bottom >= row or (m.top == row - 1 and m.right > m.left) for m in its):
        return None if its else _unmerged_line(grid, row, lines)
    below = row_texts(grid, row)
    return below if below and _holds_headings(grid, row, below) else None


def _unmerged_line(grid: Grid, row: int, lines: Sequence[Texts]) -> Texts | None:
    """Return the next row of a header in a file without merged cells: its texts are below blanks,
    or below texts that have blanks beside them. One text alone needs a further row below it."""
    if row >= len(grid.rows) or len(lines) > MOST_ROWS:  # of a long column every row is such a line
        return None
    below = row_texts(grid, row)
    if not below or not all(_has_room(c, t, below, lines) for c, t in below.items()):
        return None
    known = sum(_is_known(text) for text in below.values())
    if (known * 2 < len(below) and len(below) > 1) or not _holds_headings(grid, row, below):
        return None
    if len(below) == 1 and not _unmerged_line(grid, row + 1, [*lines, below]):
        return None
    return below


def _has_room(column: int, text: str, below: Texts, lines: Sequence[Texts]) -> bool:
    """Return whether a text in a further row may be a heading: what is above spans its column."""
    line = next((line for line in reversed(lines) if column in line), None)
    if line is None:
        return column > min(lines[-1], default=column)
    above = line[column]
    if above in {text, line.get(column - 1), line.get(column + 1)}:
        return True  # what was merged is written into every cell of it
    end = min((c for c in line if c > column), default=_FAR)
    return end > column + 1 and (any(column < c < end for c in below) or len(below) == 1)


def _holds_headings(grid: Grid, row: int, texts: Texts) -> bool:
    """Return whether a row holds what may be headings and nothing else."""
    filled = sum(not is_blank(v) for v in grid.rows[row])
    return filled == len(texts) and not any(
        len(t) > _LONGEST or (_VALUE.search(t) and not is_month(t)) for t in texts.values()
    )


def _is_known(text: str) -> bool:
    key = heading_key(text)
    return (
        key in all_headings()
        or key in _PARTS_OF_DATE
        or is_month(text)
        or is_short(key)
        or folded(text) in catalogue().type_names
    )


def _spans(lines: Sequence[Texts], top: int, merges: Iterable[Merge]) -> list[dict[int, str]]:
    """Return the rows with the text of each merged range in all its cells."""
    cells = [dict(line) for line in lines]
    for m in merges:
        text = lines[m.top - top].get(m.left)
        if text is None:
            continue
        for line in cells[m.top - top : m.bottom - top + 1]:
            line.update(dict.fromkeys(range(m.left, m.right + 1), text))
    return cells


def _unmerged_spans(lines: Sequence[Texts]) -> list[dict[int, str]]:
    """Return the rows with each text in the blank cells on its right, where texts are below."""
    cells: list[dict[int, str]] = [dict(lines[-1])]
    for line in reversed(lines[:-1]):
        spread, last = dict(line), ""
        for c in range(min(line), max(cells[0], default=0) + 1) if line else ():
            last = line.get(c, last)
            if c in cells[0]:
                spread[c] = last
        cells.insert(0, spread)
    return cells


def _stacked(
    cells: Sequence[Texts], lines: Sequence[Texts], top: int, merges: Sequence[Merge]
) -> dict[int, Heading]:
    """Return each column's lowest own text with what is above it; what only spans is no heading."""
    last = top + len(lines) - 1
    wide = {(m.top, m.left) for m in merges if m.bottom < last and _spans_others(m, lines, top)}
    found: dict[int, Heading] = {}
    for c in sorted({c for line in lines for c in line}):
        r = max(i for i, line in enumerate(lines) if c in line)
        text = lines[r][c]
        while r and lines[r - 1].get(c) == text:  # what was merged is written into every cell
            r -= 1
        if (top + r, c) not in wide:
            above = (cells[i].get(c, "") for i in range(r - 1, -1, -1))
            found[c] = Heading(text, top + r, tuple(dict.fromkeys(filter(None, above))))
    return found


def _spans_others(merge: Merge, lines: Sequence[Texts], top: int) -> bool:
    """Return whether texts are below a merged range that is wider than a column."""
    below = lines[merge.bottom - top + 1 :]
    columns = range(merge.left, merge.right + 1)
    return merge.right > merge.left and any(c in line for line in below for c in columns)
