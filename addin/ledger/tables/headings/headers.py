"""Which rows head a table of a kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from addin.ledger.catalogue import SheetKind
from addin.ledger.grid import Grid, Merge, a1
from addin.ledger.record import replace
from addin.ledger.tables.headings.columns_by_entries import by_entries
from addin.ledger.tables.headings.full_headings import full_heading
from addin.ledger.tables.headings.header_blocks import (
    MOST_ROWS,
    HeaderBlock,
    header_block,
    merges_by_row,
    merges_near,
    row_texts,
)
from addin.ledger.tables.headings.heading_words import may_head
from addin.ledger.tables.headings.matched_headings import CONTENT, TITLE, match_headings
from addin.ledger.tables.kind_of_sheet import is_about, is_called, is_identified
from addin.ledger.tables.rows.data_rows import DATE, NUMBER, TIMES, TYPE, WEEKDAY, Header

HEADER_SEARCH_ROWS = 40
_TOPIC = {TITLE, CONTENT}


def headers(grid: Grid, kinds: Iterable[SheetKind]) -> Iterator[Header]:
    """Yield the rows, or blocks of rows, near the top that could head a table of one of the kinds.

    One kind after the other, each from top to bottom.
    """
    tops = range(min(len(grid.rows), HEADER_SEARCH_ROWS))
    merges = merges_by_row(grid, range(HEADER_SEARCH_ROWS + MOST_ROWS))
    starts = [_start(grid, top, merges) for top in tops]
    for kind in kinds:
        for start in starts:
            yield from _headers_of(grid, kind, start)


def headers_at(
    grid: Grid, kind: SheetKind, top: int, told: frozenset[str] = frozenset()
) -> Iterator[Header]:
    """Yield a row, and the block of rows that it begins, where they could head a table of a kind.

    ``told``: columns that a table of it may lack, because something else tells them.
    """
    return _headers_of(grid, kind, _start(grid, top, merges_near(grid, top)), told)


class _Start(NamedTuple):
    """A row that may begin a header: its texts, and all rows of it where it has several."""

    top: int
    texts: dict[int, str]
    block: HeaderBlock | None


def _start(grid: Grid, top: int, merges: Mapping[int, Sequence[Merge]]) -> _Start:
    texts = row_texts(grid, top)
    return _Start(top, texts, header_block(grid, top, texts, merges) if len(texts) > 1 else None)


def _headers_of(
    grid: Grid, kind: SheetKind, start: _Start, told: frozenset[str] = frozenset()
) -> Iterator[Header]:
    if len(start.texts) < 2:
        return
    if start.block and (both := _header_of_block(grid, kind, start.top, start.block, told)):
        yield both
    if header := _header(grid, kind, start.top, start.top, start.texts, told):
        yield header


def _header_of_block(
    grid: Grid, kind: SheetKind, top: int, block: HeaderBlock, told: frozenset[str]
) -> Header | None:
    """Return the header of several rows; None where it is one with a line of a title above it."""
    texts = {i: full_heading(h, kind) for i, h in block.headings.items()}
    header = _header(grid, kind, top, block.bottom, texts, told)
    if header is None:
        return None
    if block.is_named_above(top):
        lower = headers_at(grid, kind, top + 1, told)
        if any(len(h.columns) >= len(header.columns) for h in lower):
            return None
    cells = {a1(block.bottom, i): a1(h.row, i) for i, h in block.headings.items()}
    problems = tuple(replace(p, cell=cells.get(p.cell or "", p.cell)) for p in header.problems)
    return replace(header, problems=problems)


def untyped_at(grid: Grid, kind: SheetKind, top: int) -> Iterator[Header]:
    """Yield the header of an activity table that lacks the type: 日期, 主题 and one more."""
    return (h for h in dated_at(grid, kind, top) if _TOPIC & h.columns.keys())


def dated_at(grid: Grid, kind: SheetKind, top: int) -> Iterator[Header]:
    """Yield the header of what may be activities if something tells the type: 日期 and two more."""
    for header in headers_at(grid, kind, top, frozenset({TYPE})):
        if len(header.columns.keys() - {WEEKDAY}) >= 3 and DATE in header.columns:
            yield header


def fullest(found: Iterable[Header]) -> Header | None:
    """Return the header with the most columns, of several the first; None of none.

    Of two rows 日期 over 年, 月, 日 the lower is the header's too, though it adds no column.
    """
    best: Header | None = None
    for header in found:
        if best is None or _fullness(header) > _fullness(best):
            best = header
    return best


def _fullness(header: Header) -> tuple[int, bool]:
    """Count what tells the kind of a table: 序号, 次数 and 星期 stand in tables of every kind."""
    return len(header.columns.keys() - {NUMBER, TIMES, WEEKDAY}), header.in_parts


def _header(  # noqa: PLR0913, PLR0917
    grid: Grid,
    kind: SheetKind,
    top: int,
    bottom: int,
    texts: dict[int, str],
    told: frozenset[str] = frozenset(),
) -> Header | None:
    if not may_head(kind, texts):
        return None
    columns, problems = match_headings(grid, kind, bottom, texts)
    columns, problems = by_entries(grid, kind, bottom, (texts, columns, problems))
    needed = [
        key
        for key in kind.identified_by
        if key not in columns and key not in told and kind.instead.get(key) not in columns
    ]
    if needed and not is_identified(kind, columns, needed):
        enough = len(columns.keys() - {TIMES, WEEKDAY}) >= 2 and len(needed) < len(
            kind.identified_by
        )
        if not (enough and is_called(grid, kind, top)):
            return None
    if not is_about(grid, kind, top, bottom, columns):
        return None
    return Header(kind, top, bottom, columns, texts, problems)
