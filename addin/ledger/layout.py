"""Where a sheet's table is: its kind, its header, its columns, its data rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.data_rows import ACTIVITIES, Header, Row, data_rows, totals_rows
from addin.ledger.grid import Grid, a1
from addin.ledger.likeness import is_about
from addin.ledger.month_headings import heading_text, under_months
from addin.ledger.problems import CellProblem, Problem
from addin.ledger.sheet_names import type_told
from addin.ledger.text import distance, folded, heading_key, is_blank, shown

__all__ = ["HEADER_SEARCH_ROWS", "Row", "Table", "find_table", "looks_untyped", "with_implied"]

HEADER_SEARCH_ROWS = 40


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


def find_table(grid: Grid, catalogue: Catalogue) -> Table | None:
    """Find the one table of a sheet by its contents; None where no kind of sheet fits.

    An activity sheet without a column for the type takes it from the sheet's name or title.
    """
    best = _best(h for kind in catalogue.sheets for h in _headers(grid, kind))
    header = best or _best(_untyped(grid, catalogue))
    if header is None:
        return None
    table = _table(grid, header, catalogue)
    if table.kind.name == ACTIVITIES and heading_key(table.headings.get(_TYPE, "")) in _NAMES:
        table = _by_name(table, grid, catalogue)
    if table.kind.name == ACTIVITIES and _TYPE not in table.columns:
        name = type_told(grid.sheet, table.title, catalogue)
        if name is not None:
            return with_implied(table, _TYPE, name)
    by_bands = bool(table.rows) and all(_TYPE in row.filled for row in table.rows)
    if best is None and by_bands:
        return replace(table, implied={_TYPE: ""})
    return table if best else None


def looks_untyped(grid: Grid, catalogue: Catalogue) -> bool:
    """Return whether a sheet would be an activity sheet, if only something told the type."""
    return _best(_untyped(grid, catalogue)) is not None


def with_implied(table: Table, column: str, value: str) -> Table:
    """Return a table whose every row has a value that no cell of it holds."""
    rows = tuple(replace(r, filled={column: value, **r.filled}) for r in table.rows)
    return replace(table, rows=rows, implied={**table.implied, column: value})


def _by_name(table: Table, grid: Grid, catalogue: Catalogue) -> Table:
    """Return a table whose 会议名称 is the topic, where the sheet tells the type and no topic is
    written elsewhere."""
    if _TITLE in table.columns or type_told(grid.sheet, table.title, catalogue) is None:
        return table
    renamed = {_TITLE if key == _TYPE else key: i for key, i in table.columns.items()}
    headings = {_TITLE if key == _TYPE else key: t for key, t in table.headings.items()}
    rows = tuple(replace(row, columns=renamed) for row in table.rows)
    return replace(table, columns=renamed, headings=headings, rows=rows)


_TYPE = "活动类型"
_TOPIC = {"主题", "主要内容"}


def _best(headers: Iterable[Header]) -> Header | None:
    best: Header | None = None
    for header in headers:
        if best is None or len(header.columns) > len(best.columns):
            best = header
    return best


def _untyped(grid: Grid, catalogue: Catalogue) -> Iterator[Header]:
    """Yield the headers of an activity sheet that lack the type: 日期, 主题 and one more."""
    for kind in (k for k in catalogue.sheets if k.name == ACTIVITIES):
        for header in _headers(grid, kind, frozenset({_TYPE})):
            columns = header.columns.keys()
            if len(columns) >= 3 and "日期" in columns and _TOPIC & columns:
                yield header


def _table(grid: Grid, header: Header, catalogue: Catalogue) -> Table:
    rows = tuple(data_rows(grid, header, catalogue))
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
        totals=tuple(totals_rows(grid, header)),
    )


def _headers(grid: Grid, kind: SheetKind, told: frozenset[str] = frozenset()) -> Iterator[Header]:
    """Yield the rows, or pairs of rows, that could head a table of a kind."""
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        lower = _row_texts(grid, top)
        if len(lower) < 2:
            continue
        if header := _header(grid, kind, top, top, lower, told):
            yield header
            if _in_two_rows(grid, kind, top):
                pair = {**_spread(grid, top, lower), **under_months(grid, top, _row_texts)}
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
    return {i: text for i, v in enumerate(grid.rows[row]) if (text := heading_text(v))}


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
) -> Header | None:
    columns, problems = _match(grid, kind, bottom, texts)
    named = any(folded(a) in folded(grid.sheet) for a in (kind.name, *kind.aliases))
    needed = [key for key in kind.identified_by if key not in columns and key not in told]
    if needed and not (named and len(columns) >= 2 and len(needed) < len(kind.identified_by)):
        return None
    if not is_about(grid, kind, bottom, columns):
        return None
    return Header(kind, top, bottom, columns, texts, problems)


def _match(
    grid: Grid, kind: SheetKind, row: int, texts: dict[int, str]
) -> tuple[dict[str, int], tuple[CellProblem, ...]]:
    """Match headings to columns: exact first, then the longest contained, then a near miss."""
    known = {i: kind.headings.get(heading_key(t)) for i, t in texts.items()}
    columns, problems = _exact(grid, kind, row, texts, known)
    unsure: dict[int, set[str]] = {}
    for index, text in ((i, t) for i, t in texts.items() if known[i] is None):
        found = _contained(heading_key(text), kind)
        if len(found) == 1:
            columns.setdefault(found.pop(), index)
        elif found:
            unsure[index] = found
        elif (
            len(columns) >= 2 and (key := _misspelt(heading_key(text), kind)) and key not in columns
        ):
            columns[key] = index
            problem = Problem("heading-near-miss", key, {"heading": text, "column": key})
            problems.append(CellProblem(grid.sheet, a1(row, index), key, text, problem))
    problems += [
        _ambiguous(grid.sheet, a1(row, index), texts[index], sorted(found))
        for index, found in unsure.items()
        if not found & columns.keys()
    ]
    return columns, tuple(problems)


def _exact(
    grid: Grid, kind: SheetKind, row: int, texts: dict[int, str], known: Mapping[int, str | None]
) -> tuple[dict[str, int], list[CellProblem]]:
    """Match the headings that are known; of two for one column the better, and ask."""
    columns: dict[str, int] = {}
    problems: list[CellProblem] = []
    named: list[int] = []
    for index, key in known.items():
        if key is None:
            continue
        if key not in columns:
            columns[key] = index
            continue
        weaker, columns[key] = _by_rank(kind, key, texts, columns[key], index)
        better = texts[columns[key]]
        if heading_key(texts[weaker]) in _NAMES:
            named.append(weaker)
        elif kind.column(key).required and heading_key(better) != heading_key(key):
            args: dict[str, object] = {"heading": texts[weaker], "other": better, "column": key}
            problem = Problem("heading-twice", None, args)
            problems.append(CellProblem(grid.sheet, a1(row, weaker), key, texts[weaker], problem))
    if named:  # 会议名称 beside 会议类别: what the meeting was about
        columns.setdefault(_TITLE, named[0])
    return columns, problems


_NAMES = ("会议名称", "活动名称")
_TITLE = "主题"
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
    if _HEADS in kind.headings and _BOTH_HEADS.search(heading):
        return {_HEADS}
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
