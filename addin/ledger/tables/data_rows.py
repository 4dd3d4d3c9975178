"""The records below a table's header, told from bands, totals and signatures."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any

from msgspec import Struct, field

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.grid import Grid, Value, a1
from addin.ledger.tables.bands import Band, read_band
from addin.ledger.tables.date_columns import date_in_parts, date_parts, month_cell, year_cell
from addin.ledger.tables.legend_words import is_legend
from addin.ledger.tables.sheet_names import bare, is_body, month_told
from addin.ledger.tables.summary_tables import tables_of_figures
from addin.ledger.tables.tick_columns import ticked
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import clean, folded, is_blank, shown, standing
from addin.ledger.values.time_and_place import time_and_place

ACTIVITIES = "活动台账"
DATE = "日期"
NUMBER = "序号"
TIMES = "次数"
PLACE = "地点"
TYPE = "活动类型"


class Row(Struct, frozen=True):
    """A data row: its values as read, and where they stand.

    ``filled``: values that come from elsewhere; ``merged``: the cell that holds them, where the
    row's own lies under a merged range. ``month``: the one that a band or a column 月份 tells.
    ``addresses``: where each value is, in forms that are no lists. ``item``: which of several
    records of one row of the sheet it is.
    """

    sheet: str
    number: int
    values: Sequence[Value]
    columns: Mapping[str, int]
    filled: Mapping[str, Value] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    month: int | None = None
    year: int | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)
    item: int = 0

    def value(self, column: str) -> Value:
        """Return a column's value, merged cells filled down; None where there is no such column."""
        if self.filled and column in self.filled:
            return self.filled[column]
        index = self.columns.get(column, -1)
        return self.values[index] if 0 <= index < len(self.values) else None

    def text(self, column: str) -> str:
        """Return a column's value as text, as it is quoted in messages."""
        return shown(self.value(column))

    def address(self, column: str) -> str | None:
        """Return the A1 address of a column's cell, None where there is no such column."""
        if column in self.merged:
            return self.merged[column]
        if self.addresses:
            return self.addresses.get(column)
        return a1(self.number - 1, self.columns[column]) if column in self.columns else None

    @property
    def place(self) -> tuple[str, int, int, int]:
        """What tells a record from all others: sheet, row number, first column of the table, and
        which of several of that row it is."""
        return self.sheet, self.number, min(self.columns.values(), default=0), self.item

    @property
    def ref(self) -> str:
        """Sheet and row number, as statistics name their rows: 活动台账!5."""
        return intern(f"{self.sheet}!{self.number}")  # many figures name the same row


class Header(Struct, frozen=True):
    """A header found: its kind, its rows (zero-based), columns by key, texts by position.

    ``begin``: the first of the title rows above it; ``end``: where the next table begins. Both
    are known once all headers of a sheet are. ``ticks``: types of activity that have a column
    each, to be ticked.
    """

    kind: SheetKind
    top: int
    bottom: int
    columns: dict[str, int]
    texts: dict[int, str]
    problems: tuple[CellProblem, ...]
    begin: int | None = None
    end: int | None = None
    ticks: Mapping[int, str] = field(default_factory=dict)

    @property
    def in_parts(self) -> bool:
        """Whether a date stands in columns of its own: 年, 月, 日."""
        return self.texts.get(self.columns.get(DATE, -1), "").strip() == "日"

    def below(self, grid: Grid) -> range:
        """Return the rows of the header's table."""
        return range(self.bottom + 1, len(grid.rows) if self.end is None else self.end)


TOTALS = pattern(
    r"(?:[本全](?:月|页|季度?|年|半年|期|表)|\d{1,2}月份?|[上下]半年|第?[一二三四]季度)?(?:合计|小计|总计|共计|累计|总数)"
    r"|汇总|Total|总共|共\d+次"
)
SIGNATURE = pattern(
    r"(?:(?:填报|填表|制表|审核|复核|经办|编制|登记|记录|联系)(?:人|日期|时间|单位|电话)?|单位"
    r"|(?:单位|部门)?负责人|(?:党)?支部书记|注|备注|说明|填[写表报]说明)"
    r"(?:\(?(?:签字|签名|签章|盖章|公章)\)?)?(?:[:\s]|$)"
)
_PAGE = pattern(r"第\d+页(?:,?共\d+页)?|.{0,40}(?:\(续表?\d*\)|续表\d*)|-?\d+-")
_BAND = pattern(
    r"(?:(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|第?[一二三四1-4]季度|[上下]半年)(?:活动|记录|工作)?"
)


_NONE: Mapping[str, Any] = {}  # for the many rows to share


def data_rows(
    grid: Grid, header: Header, catalogue: Catalogue, asides: Iterable[range] = ()
) -> Iterator[Row]:
    """Yield the records below a header; bands (三月份、一、党员大会、第一党支部) tell of the rows
    below them. ``asides``: rows that are no records."""
    merged = _merged_down(grid, header)
    wide = {m.top for m in grid.merges if m.right - m.left >= 2}
    content = [i for key, i in header.columns.items() if key != NUMBER]
    parts = date_parts(header.texts)
    told, closing = _told_above(grid, header, catalogue), False
    year: int | None = None
    aside = {r for block in asides for r in block}
    for r in header.below(grid):
        if r in aside:
            continue
        values = grid.rows[r]
        texts = standing(values)
        year = year_cell(grid, parts, merged, r) or year  # often written in the first row alone
        if lone := _lone(texts, header, r in wide):
            told = told.followed_by(read_band(lone, catalogue) or Band())
        filled_in = {i for i, _ in texts}
        if filled_in.isdisjoint(content):
            continue
        complete = _complete(header, filled_in)
        closing = not complete and (closing or _is_signature(texts, header))
        below = closing and len(texts) <= 2 and header.kind.name == ACTIVITIES
        if below or _is_furniture(texts, header, r in wide, catalogue):
            continue
        owners = {key: merged[r, i] for key, i in header.columns.items() if (r, i) in merged}
        filled = {key: grid.value(*owner) for key, owner in owners.items()}
        for key, value in told.values.items():
            if key not in owners and is_blank(_at(values, header.columns.get(key, -1))):
                filled[key] = value
        if header.ticks:
            filled[TYPE] = ticked(header.ticks, values)
        if header.in_parts and (written := date_in_parts(grid, parts, merged, r)):
            filled[DATE] = written
        filled |= _told_apart(header, filled.get(DATE, _at(values, header.columns.get(DATE, -1))))
        places = {key: a1(*owner) for key, owner in owners.items()}
        month = month_told(shown(month_cell(grid, parts, merged, r))) or told.month
        yield Row(
            grid.sheet,
            r + 1,
            values,
            header.columns,
            filled or _NONE,
            places or _NONE,
            month,
            year or told.year,
        )


def small_tables(grid: Grid, header: Header) -> tuple[range, ...]:
    """Return the rows below an activity header that are tables of figures, and no records."""
    return (
        tuple(tables_of_figures(grid, header.below(grid))) if header.kind.name == ACTIVITIES else ()
    )


def _told_above(grid: Grid, header: Header, catalogue: Catalogue) -> Band:
    """Return what the title rows of a further table tell of all its rows."""
    told = Band()
    for r in range(header.top if header.begin is None else header.begin, header.top):
        texts = standing(grid.rows[r])
        if lone := _lone(texts, header, True):
            told = told.followed_by(read_band(lone, catalogue) or Band())
    return told


def _at(values: Sequence[Value], index: int) -> Value:
    return values[index] if 0 <= index < len(values) else None


def _told_apart(header: Header, value: Value) -> dict[str, Value]:
    """Return the date and the place of a column that holds both, where they can be told apart."""
    if not isinstance(value, str) or header.columns.get(PLACE) != header.columns.get(DATE, -1):
        return {}
    parts = time_and_place(value)
    return {DATE: parts[0], PLACE: parts[1] or None} if parts else {PLACE: None}


def _lone(texts: Sequence[tuple[int, Value]], header: Header, merged_wide: bool) -> str | None:
    """Return the one text of a row that could be a band: not a value typed in its own column."""
    if len(texts) != 1 or header.kind.name != ACTIVITIES:
        return None
    index, text = texts[0]
    if not isinstance(text, str):
        return None
    own = {header.columns.get("活动类型"), header.columns.get("党支部")}
    return text if merged_wide or index not in own else None


def _is_signature(texts: Sequence[tuple[int, Value]], header: Header) -> bool:
    if not texts:
        return False
    first = clean(unicodedata.normalize("NFKC", shown(texts[0][1])))
    others = {i for i, _ in texts[1:]}
    if not _complete(header, others) and SIGNATURE.match(first):
        return True
    if len(texts) == 2 and texts[0][0] != header.columns.get("党支部") and is_body(bare(first)):
        return header.kind.name == ACTIVITIES and header.columns.get("活动类型") not in others
    return False


def _is_furniture(
    texts: Sequence[tuple[int, Value]], header: Header, merged_wide: bool, catalogue: Catalogue
) -> bool:
    """Return whether a row is a repeated header, a band, totals or signatures."""
    first = folded(shown(texts[0][1]))
    complete = _complete(header, {i for i, _ in texts[1:]})
    if not complete and (TOTALS.match(first) or _is_signature(texts, header)):
        return True
    remarked = texts[0][0] in header.columns.values() and texts[0][0] != header.columns.get(DATE)
    if not complete and is_legend([v for _, v in texts], not remarked):
        return True
    if len(texts) == 1 and (merged_wide or _BAND.fullmatch(first) or _PAGE.fullmatch(first)):
        return True
    lone = _lone(texts, header, merged_wide)
    if lone and read_band(lone, catalogue) is not None:
        return True
    heads = header.texts
    same = len([i for i, v in texts if i in heads and isinstance(v, str) and _says(v, heads[i])])
    return same >= 2 and same * 2 >= len(texts)


def _says(text: str, heading: str) -> bool:
    return heading[:1] in text and clean(text) == heading


def _complete(header: Header, filled: set[int]) -> bool:
    """Return whether the cells that make a row a record are all filled."""
    needed = [header.columns[k] for k in header.kind.identified_by if k in header.columns]
    return bool(needed) and all(i in filled for i in needed)


def has_record(grid: Grid, header: Header, end: int) -> bool:
    """Return whether a whole record stands between a header and a row."""
    return any(
        _complete(header, {i for i, _ in standing(grid.rows[r])})
        for r in range(header.bottom + 1, end)
    )


def totals_rows(grid: Grid, header: Header) -> Iterator[Row]:
    """Yield the rows below the header that sum the others up."""
    for r in header.below(grid):
        first = next((v for v in grid.rows[r] if not is_blank(v)), None)
        if first is None or not TOTALS.match(folded(shown(first))):
            continue
        if not _complete(header, {i for i, _ in standing(grid.rows[r])[1:]}):
            yield Row(grid.sheet, r + 1, grid.rows[r], header.columns)


def _merged_down(grid: Grid, header: Header) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each cell hidden under a vertical merge, the cell that holds its value."""
    return {
        (r, c): (m.top, m.left)
        for m in grid.merges
        if m.top > header.bottom and m.bottom > m.top
        for r in range(m.top + 1, min(m.bottom + 1, len(grid.rows)))
        for c in {*header.columns.values(), *header.texts}
        if m.left <= c <= m.right
    }
