"""Figures below a list that sum it up by type: 支委会 | 11次, one below the other or in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.rows.counted_types import counts_types_in_cells
from addin.ledger.tables.rows.data_rows import Header
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key, shown, standing

ALL = "次数"
_MOST_ROWS = 40  # below the last record
_TIMES = pattern(rf"(?:共|共计|计)?(\d{{1,3}}|{HAN_NUMBER})(?:场次|次|场)?")
_IN_ONE = pattern(rf"([^\d:()]+):?(?:共|共计|召开|开展)*(\d{{1,3}}|{HAN_NUMBER})(?:场次|次|场)")
_OF_ALL = pattern(r"[全本]?[年月季]?度?(?:合计|总计|共计|总数|活动总数|总次数|活动合计)")
_TITLE = pattern(r".{0,12}(?:合计|总计|小计|统计|汇总|次数|小结)(?:表|情况)?[:]?")
_OFTEN = pattern(r"(?!应|计划).*(?:次数|场次|频次|数量)")
_HEADS = ("序号", "应到人数", "实到人数", "请假人数", "缺席人数", "请假人员")

Texts = Sequence[tuple[int, Value]]


class StatedCount(Struct, frozen=True):
    """How often a type is said to have been held, or with ``ALL`` everything; zero-based cell."""

    row: int
    column: int
    what: str
    stated: int


class Block(Struct, frozen=True):
    """Rows that hold such figures and no records."""

    rows: range
    counts: tuple[StatedCount, ...]


def blocks_below(
    grid: Grid, header: Header, needed: Sequence[int], catalogue: Catalogue
) -> Iterator[Block]:
    """Yield the blocks of figures below the last whole record of a list.

    ``needed``: the columns that a record has filled. A single figure may be what somebody began
    to enter: it takes two, or a title such as 全年合计 above.
    """
    r, end = _below_records(grid, header, needed, catalogue), header.below(grid).stop
    while r < end:
        rows, found = _block_at(grid, r, end, catalogue)
        known = [c for c in found if c.what and not _is_line_of_totals(grid, rows, catalogue)]
        titled = _under_title(grid, r)
        if known and (titled or _are_figures(known, header, rows)):
            yield Block(range(rows.start - titled, rows.stop), tuple(known))
        r = max(rows.stop, r + 1)


def counts_of_table(grid: Grid, rows: range, catalogue: Catalogue) -> Iterator[StatedCount]:
    """Yield the figures of a small table 活动类型 | 次数, whose first row is its header."""
    heads = standing(grid.rows[rows[0]])
    often = [i for i, v in heads if _OFTEN.fullmatch(heading_key(shown(v)))]
    for r in rows[1:] if len(often) == 1 else ():
        texts = dict(standing(grid.rows[r]))
        name = next((v for i, v in texts.items() if i < often[0] and isinstance(v, str)), None)
        stated = _times(texts.get(often[0]))
        if name and stated is not None and (what := _meant(name, catalogue)):
            yield StatedCount(r, often[0], what, stated)


def _is_line_of_totals(grid: Grid, rows: range, catalogue: Catalogue) -> bool:
    """Return whether a single row is one of totals, 支委会：12次 | 党课：2次, and read as such."""
    values = [v for _, v in standing(grid.rows[rows.start])]
    return len(rows) == 1 and counts_types_in_cells(values, catalogue)


def _below_records(grid: Grid, header: Header, needed: Sequence[int], catalogue: Catalogue) -> int:
    """Return the row below the last whole record; the end where there is none to be seen."""
    rows = header.below(grid)
    for r in range(rows.stop - 1, max(rows.start, rows.stop - _MOST_ROWS) - 1, -1):
        texts = dict(standing(grid.rows[r]))
        if needed and texts.keys() >= {*needed} and not _holds_figures(grid, r, texts, catalogue):
            return r + 1
    return rows.stop


def _holds_figures(grid: Grid, row: int, texts: Mapping[int, Value], catalogue: Catalogue) -> bool:
    """Return whether a row is names and numbers, or either alone, as no record is."""
    names = all(isinstance(v, str) and _meant(v, catalogue) for v in texts.values())
    numbers = all(_times(v) is not None for v in texts.values())
    return names or numbers or bool(_pairs(grid, row, catalogue))


def _block_at(
    grid: Grid, first: int, end: int, catalogue: Catalogue
) -> tuple[range, list[StatedCount]]:
    """Return the rows of figures that begin at a row, and the figures."""
    found: list[StatedCount] = []
    r = first
    while r < end and (pairs := _pairs(grid, r, catalogue)):
        found += pairs
        r += 1
    if r == first and r + 1 < end and (below := _below_names(grid, r, catalogue)):
        return range(r, r + 2), below
    return range(first, r), found


def _are_figures(known: Sequence[StatedCount], header: Header, rows: range) -> bool:
    """Return whether figures without a title are of several types, and no heads of records."""
    heads = {header.columns[key] for key in _HEADS if key in header.columns}
    apart = len(rows) == 1 or not heads & {c.column for c in known}
    return len({c.what for c in known}) >= 2 and apart


def _under_title(grid: Grid, row: int) -> bool:
    above = standing(grid.rows[row - 1]) if row else []
    return len(above) == 1 and bool(_TITLE.fullmatch(folded(shown(above[0][1]))))


def _pairs(grid: Grid, row: int, catalogue: Catalogue) -> list[StatedCount]:
    """Return the figures of a row that holds a name and a number in turn, or both in each cell."""
    texts = list(standing(grid.rows[row]))
    if len(texts) > 1 and len(texts) % 2 and _OF_ALL.fullmatch(folded(shown(texts[0][1]))):
        texts = texts[1:]
    in_one = [(i, m) for i, v in texts if (m := _in_one(v))]
    if texts and len(in_one) == len(texts):
        return [_count(row, i, m[0], m[1], catalogue) for i, m in in_one]
    if not texts or len(texts) % 2:
        return []
    found = []
    for (_, name), (i, number) in zip(texts[::2], texts[1::2], strict=True):
        stated = _times(number)
        if not isinstance(name, str) or stated is None or _times(name) is not None:
            return []
        found.append(_count(row, i, name, stated, catalogue))
    return found


def _in_one(value: Value) -> tuple[str, int] | None:
    m = _IN_ONE.fullmatch(folded(value)) if isinstance(value, str) else None
    return (m[1], _int(m[2])) if m else None


def _count(row: int, column: int, name: str, stated: int, catalogue: Catalogue) -> StatedCount:
    return StatedCount(row, column, _meant(name, catalogue), stated)


def _meant(name: str, catalogue: Catalogue) -> str:
    """Return the type that a name means, or all of them; empty where it means none."""
    text = folded(name).rstrip(":")
    types = types_named(text, catalogue)
    return types[0] if types else ALL if _OF_ALL.fullmatch(text) else ""


def _below_names(grid: Grid, row: int, catalogue: Catalogue) -> list[StatedCount]:
    """Return the figures of a row of numbers, each below the name of what it counts."""
    names: Mapping[int, Value] = dict(standing(grid.rows[row]))
    numbers = dict(standing(grid.rows[row + 1]))
    known = {i: _meant(v, catalogue) for i, v in names.items() if isinstance(v, str)}
    stated = {i: n for i, v in numbers.items() if (n := _times(v)) is not None}
    if not stated or not stated.keys() <= known.keys() or len(numbers) > len(stated) + 1:
        return []
    found = [StatedCount(row + 1, i, known[i], n) for i, n in stated.items()]
    return found if all(c.what for c in found) and len(found) >= 2 else []


def _times(value: Value) -> int | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return int(value) if 0 <= value < 1000 and float(value).is_integer() else None
    m = _TIMES.fullmatch(folded(value)) if isinstance(value, str) else None
    return _int(m[1]) if m else None


def _int(text: str) -> int:
    return int(text) if text.isascii() else from_han(text) or 0
