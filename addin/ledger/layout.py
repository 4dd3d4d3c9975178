"""Where a sheet's table is: its kind, its header, its columns, its data rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.grid import Grid, Value, a1
from addin.ledger.problems import CellProblem, Problem
from addin.ledger.sheet_names import type_told
from addin.ledger.text import clean, distance, folded, heading_key, is_blank, shown

HEADER_SEARCH_ROWS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A data row: its values as read, and where they stand.

    ``filled``: values that come from elsewhere; ``merged``: the cell that holds them, where the
    row's own lies under a merged range.
    """

    sheet: str
    number: int
    values: Sequence[Value]
    columns: Mapping[str, int]
    filled: Mapping[str, Value] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)

    def value(self, column: str) -> Value:
        """Return a column's value, merged cells filled down; None where there is no such column."""
        if column in self.filled:
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
        return a1(self.number - 1, self.columns[column]) if column in self.columns else None

    @property
    def ref(self) -> str:
        """Sheet and row number, as statistics name their rows: 活动台账!5."""
        return f"{self.sheet}!{self.number}"


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet understood: kind, header (one-based row), columns by canonical key, data rows.

    ``hidden``: numbers of the data rows that Excel does not show. ``totals``: the rows that sum
    the others up. ``implied``: values that the sheet's name or title gives to all rows.
    """

    kind: SheetKind
    sheet: str
    header: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    rows: tuple[Row, ...]
    title: str
    problems: tuple[CellProblem, ...] = ()
    hidden: tuple[int, ...] = ()
    totals: tuple[Row, ...] = ()
    implied: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Header:
    kind: SheetKind
    top: int
    bottom: int
    columns: dict[str, int]
    texts: dict[int, str]
    problems: tuple[CellProblem, ...]


def find_table(grid: Grid, catalogue: Catalogue) -> Table | None:
    """Find the one table of a sheet by its contents; None where no kind of sheet fits.

    An activity sheet without a column for the type takes it from the sheet's name or title.
    """
    best = _best(h for kind in catalogue.sheets for h in _headers(grid, kind))
    header = best or _best(_untyped(grid, catalogue))
    if header is None:
        return None
    table = _table(grid, header)
    if table.kind.name == _ACTIVITIES and _TYPE not in table.columns:
        name = type_told(grid.sheet, table.title, catalogue)
        if name is not None:
            return with_implied(table, _TYPE, name)
    return table if best else None


def looks_untyped(grid: Grid, catalogue: Catalogue) -> bool:
    """Return whether a sheet would be an activity sheet, if only something told the type."""
    return _best(_untyped(grid, catalogue)) is not None


def with_implied(table: Table, column: str, value: str) -> Table:
    """Return a table whose every row has a value that no cell of it holds."""
    rows = tuple(replace(r, filled={column: value, **r.filled}) for r in table.rows)
    return replace(table, rows=rows, implied={**table.implied, column: value})


_ACTIVITIES, _TYPE = "活动台账", "活动类型"
_TOPIC = {"主题", "主要内容"}


def _best(headers: Iterable[_Header]) -> _Header | None:
    best: _Header | None = None
    for header in headers:
        if best is None or len(header.columns) > len(best.columns):
            best = header
    return best


def _untyped(grid: Grid, catalogue: Catalogue) -> Iterator[_Header]:
    """Yield the headers of an activity sheet that lack the type: 日期, 主题 and one more."""
    for kind in (k for k in catalogue.sheets if k.name == _ACTIVITIES):
        for header in _headers(grid, kind, frozenset({_TYPE})):
            columns = header.columns.keys()
            if len(columns) >= 3 and "日期" in columns and _TOPIC & columns:
                yield header


def _table(grid: Grid, header: _Header) -> Table:
    rows = tuple(_data_rows(grid, header))
    title = " ".join(shown(v) for r in range(header.top) for v in grid.rows[r] if not is_blank(v))
    return Table(
        kind=header.kind,
        sheet=grid.sheet,
        header=header.bottom + 1,
        columns=header.columns,
        headings={key: header.texts[i] for key, i in header.columns.items()},
        rows=rows,
        title=title,
        problems=header.problems,
        hidden=tuple(row.number for row in rows if row.number - 1 in grid.hidden_rows),
        totals=tuple(_totals_rows(grid, header)),
    )


def _headers(grid: Grid, kind: SheetKind, told: frozenset[str] = frozenset()) -> Iterator[_Header]:
    """Yield the rows, or pairs of rows, that could head a table of a kind."""
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        lower = _row_texts(grid, top)
        if len(lower) < 2:
            continue
        if header := _header(grid, kind, top, top, lower, told):
            yield header
            if _in_two_rows(grid, kind, top):
                pair = {**_spread(grid, top, lower), **_row_texts(grid, top + 1)}
                if both := _header(grid, kind, top, top + 1, pair, told):
                    yield both


def _in_two_rows(grid: Grid, kind: SheetKind, top: int) -> bool:
    """Return whether a header may go on in the next row: cells are merged, or it holds headings
    and nothing else (a file that knows no merged cells)."""
    if top + 1 >= len(grid.rows):
        return False
    if any(m.top == top for m in grid.merges):
        return True
    below = _row_texts(grid, top + 1)
    filled = sum(not is_blank(v) for v in grid.rows[top + 1])
    return filled == len(below) >= 2 and all(
        heading_key(t) in kind.headings for t in below.values()
    )


def _row_texts(grid: Grid, row: int) -> dict[int, str]:
    return {i: clean(v) for i, v in enumerate(grid.rows[row]) if isinstance(v, str) and clean(v)}


def _spread(grid: Grid, row: int, texts: dict[int, str]) -> dict[int, str]:
    """Return a header row's texts; those that span columns are dropped where none stands below."""
    wide = {m.left for m in grid.merges if m.top == row and m.right > m.left}
    return {i: t for i, t in texts.items() if i not in wide}


def _header(  # noqa: PLR0913, PLR0917
    grid: Grid,
    kind: SheetKind,
    top: int,
    bottom: int,
    texts: dict[int, str],
    told: frozenset[str] = frozenset(),
) -> _Header | None:
    columns, problems = _match(grid, kind, bottom, texts)
    named = any(folded(a) in folded(grid.sheet) for a in (kind.name, *kind.aliases))
    needed = [key for key in kind.identified_by if key not in columns and key not in told]
    if needed and not (named and len(columns) >= 2 and len(needed) < len(kind.identified_by)):
        return None
    return _Header(kind, top, bottom, columns, texts, problems)


def _match(
    grid: Grid, kind: SheetKind, row: int, texts: dict[int, str]
) -> tuple[dict[str, int], tuple[CellProblem, ...]]:
    """Match headings to columns: exact first, then the longest contained, then a near miss."""
    columns: dict[str, int] = {}
    problems: list[CellProblem] = []
    left: dict[int, str] = {}
    for index, text in texts.items():
        key = kind.headings.get(heading_key(text))
        if key is None:
            left[index] = text
        elif key not in columns:
            columns[key] = index
        else:
            weaker, columns[key] = _by_rank(kind, key, texts, columns[key], index)
            if kind.column(key).required and heading_key(texts[columns[key]]) != heading_key(key):
                args: dict[str, object] = {
                    "heading": texts[weaker],
                    "other": texts[columns[key]],
                    "column": key,
                }
                problem = Problem("heading-twice", None, args)
                cell = a1(row, weaker)
                problems.append(CellProblem(grid.sheet, cell, key, texts[weaker], problem))
    unsure: dict[int, set[str]] = {}
    for index, text in left.items():
        found = _contained(heading_key(text), kind)
        if _HEADS in kind.headings and _BOTH_HEADS.search(heading_key(text)):
            found = {_HEADS}
        if len(found) == 1:
            columns.setdefault(found.pop(), index)
            continue
        if found:
            unsure[index] = found
        key = None if found or len(columns) < 2 else _misspelt(heading_key(text), kind)
        if key and key not in columns:
            columns[key] = index
            problem = Problem("heading-near-miss", key, {"heading": text, "column": key})
            problems.append(CellProblem(grid.sheet, a1(row, index), key, text, problem))
    problems += [
        _ambiguous(grid.sheet, a1(row, index), texts[index], sorted(found))
        for index, found in unsure.items()
        if not found & columns.keys()
    ]
    return columns, tuple(problems)


_HEADS = "实到人数"
_BOTH_HEADS = re.compile(r"应到.*实到|实到.*应到|(?:到会|出席|参会|参加|出勤)(?:人数|人员)?情况$")


def _ambiguous(sheet: str, cell: str, text: str, found: list[str]) -> CellProblem:
    args: dict[str, object] = {"heading": text, "columns": "”“".join(found)}
    return CellProblem(sheet, cell, found[0], text, Problem("heading-ambiguous", None, args))


def _by_rank(
    kind: SheetKind, key: str, texts: dict[int, str], one: int, other: int
) -> tuple[int, int]:
    """Return two columns that go by one name, the weaker first: names are listed best first."""
    known = [heading_key(key), *(heading_key(s) for s in kind.column(key).synonyms)]
    better = min((one, other), key=lambda index: known.index(heading_key(texts[index])))
    return (other if better == one else one), better


def _contained(heading: str, kind: SheetKind) -> set[str]:
    """Return the columns whose longest known heading stands inside this one."""
    inside = {
        known: key for known, key in kind.headings.items() if len(known) > 1 and known in heading
    }
    longest = max(map(len, inside), default=0)
    return {key for known, key in inside.items() if len(known) == longest}


def _misspelt(heading: str, kind: SheetKind) -> str | None:
    """Return the one column with a heading of three letters or more that is one edit away."""
    near = {
        key
        for known, key in kind.headings.items()
        if len(known) >= 3
        and distance(heading, known, 1) == 1
        and known.endswith("人数") == heading.endswith("人数")
    }
    return near.pop() if len(near) == 1 else None


# --- Data rows ------------------------------------------------------------------------------

_TOTALS = re.compile(
    r"(?:[本全](?:月|页|季度?|年|半年|期|表)|\d{1,2}月份?|[上下]半年|第?[一二三四]季度)?(?:合计|小计|总计|共计|累计|总数)"
    r"|汇总|Total|总共|共\d+次"
)
_SIGNATURE = re.compile(
    r"(?:(?:填报|填表|制表|审核|复核|经办|编制|登记|记录|联系)(?:人|日期|时间|单位|电话)?|单位"
    r"|(?:单位|部门)?负责人|(?:党)?支部书记|注|备注|说明|填[写表报]说明)"
    r"(?:\(?(?:签字|签名|签章|盖章|公章)\)?)?(?:[:\s]|$)"
)
_BAND = re.compile(
    r"(?:(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|第?[一二三四1-4]季度|[上下]半年)(?:活动|记录|工作)?"
)


def _data_rows(grid: Grid, header: _Header) -> Iterator[Row]:
    merged = _merged_down(grid, header)
    wide = {m.top for m in grid.merges if m.right - m.left >= 2}
    content = [i for key, i in header.columns.items() if key != "序号"]
    for r in range(header.bottom + 1, len(grid.rows)):
        values = grid.rows[r]
        if all(i >= len(values) or is_blank(values[i]) for i in content):
            continue
        owners = {key: merged[r, i] for key, i in header.columns.items() if (r, i) in merged}
        if _is_furniture(values, header, r in wide):
            continue
        filled = {key: grid.value(*owner) for key, owner in owners.items()}
        places = {key: a1(*owner) for key, owner in owners.items()}
        yield Row(grid.sheet, r + 1, values, header.columns, filled, places)


def _is_furniture(values: Sequence[Value], header: _Header, merged_wide: bool) -> bool:
    """Return whether a row is a repeated header, a month band, totals or signatures."""
    texts = [(i, v) for i, v in enumerate(values) if not is_blank(v)]
    first = folded(shown(texts[0][1]))
    spaced = clean(unicodedata.normalize("NFKC", shown(texts[0][1])))
    filled = {i for i, _ in texts[1:]}
    complete = _complete(header, filled)
    if not complete and (_TOTALS.match(first) or _SIGNATURE.match(spaced)):
        return True
    if len(texts) == 1 and (merged_wide or _BAND.fullmatch(first)):
        return True
    same = sum(1 for i, v in texts if isinstance(v, str) and clean(v) == header.texts.get(i))
    return same >= 2 and same * 2 >= len(texts)


def _complete(header: _Header, filled: set[int]) -> bool:
    """Return whether the cells that make a row a record are all filled."""
    needed = [header.columns[k] for k in header.kind.identified_by if k in header.columns]
    return all(i in filled for i in needed)


def _totals_rows(grid: Grid, header: _Header) -> Iterator[Row]:
    """Yield the rows below the header that sum the others up."""
    for r in range(header.bottom + 1, len(grid.rows)):
        texts = [(i, v) for i, v in enumerate(grid.rows[r]) if not is_blank(v)]
        if not texts or not _TOTALS.match(folded(shown(texts[0][1]))):
            continue
        if not _complete(header, {i for i, _ in texts[1:]}):
            yield Row(grid.sheet, r + 1, grid.rows[r], header.columns)


def _merged_down(grid: Grid, header: _Header) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each cell hidden under a vertical merge, the cell that holds its value."""
    return {
        (r, c): (m.top, m.left)
        for m in grid.merges
        if m.top > header.bottom and m.bottom > m.top
        for r in range(m.top + 1, min(m.bottom + 1, len(grid.rows)))
        for c in header.columns.values()
        if m.left <= c <= m.right
    }
