"""Months down, types of activity across: each cell holds what was held, one record a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid, Merge, Value
from addin.ledger.record import replace
from addin.ledger.tables.data_rows import DATE, TYPE, Row
from addin.ledger.tables.headers import HEADER_SEARCH_ROWS, TITLE
from addin.ledger.tables.month_headings import heading_text
from addin.ledger.tables.sheet_names import is_body, month_told
from addin.ledger.values.dates import DateContext
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded, heading_key, is_blank, is_unfilled, shown
from addin.ledger.values.time_and_place import time_and_place
from addin.ledger.values.types import types_named

_LEAST_TYPES = 2
_LEAST_RECORDS = 3
_LINES = pattern(r"[\n\r；;]+")
_NUMBERING = pattern(r"^\s*(?:\(?\d{1,2}[)、]|\d{1,2}\.(?!\d)|[①-⑩])\s*")
_LIKE_A_DAY = pattern(r"\s*(?:\d{4}\s*[年./\-]\s*)?\d{1,2}\s*[月./\-]\s*\d{1,2}\s*[日号]?(?!\d)")
_BEFORE_TOPIC = pattern(r"^[\s:：,，、—\-]+")
_BRANCH = "党支部"


class Matrix(Struct, frozen=True):
    """Such a table: the row of its headings (zero-based), the types by column, its records."""

    header: int
    types: Mapping[int, str]
    rows: tuple[Row, ...]


def find_matrix(grid: Grid, catalogue: Catalogue) -> Matrix | None:
    """Return the first such table of a sheet; None where most of its cells tell no day.

    A table of how often (支委会 3) is none.
    """
    for top in range(min(len(grid.rows), HEADER_SEARCH_ROWS)):
        types = _types(grid, top, catalogue)
        if len(types) < _LEAST_TYPES:
            continue
        rows = _with_topics(_records(grid, top, types))
        dated = sum(not is_blank(row.value(DATE)) for row in rows)
        if dated >= _LEAST_RECORDS and dated * 3 >= len(rows) * 2:
            return Matrix(top, types, rows)
    return None


def _with_topics(found: Iterable[Row]) -> tuple[Row, ...]:
    """Return the records; where the table gives days and nothing else, no topic is asked for."""
    rows = tuple(found)
    if any(not is_blank(row.value(TITLE)) for row in rows):
        return rows
    return tuple(
        replace(row, columns={k: i for k, i in row.columns.items() if k != TITLE}) for row in rows
    )


def _types(grid: Grid, top: int, catalogue: Catalogue) -> dict[int, str]:
    texts = {i: heading_key(heading_text(v)) for i, v in enumerate(grid.rows[top])}
    named = {i: types_named(text, catalogue) for i, text in texts.items() if text}
    return {i: "暨".join(types) for i, types in named.items() if types}


def _records(grid: Grid, top: int, types: Mapping[int, str]) -> Iterator[Row]:
    """Yield the records, from top to bottom and from left to right."""
    owners = _owners(grid, top)
    for r in range(top + 1, len(grid.rows)):
        said = [shown(grid.value(*owners.get((r, c), (r, c)))) for c in range(min(types))]
        month = next((m for text in said if (m := month_told(text))), None)
        branch = next((b for text in said if is_body(b := folded(text))), "")
        for column, name in types.items():
            for day, topic in _held(grid.value(r, column), month):
                filled: dict[str, Value] = {DATE: day, TITLE: topic, TYPE: name}
                columns = dict.fromkeys((DATE, TITLE, TYPE), column)
                if branch:
                    filled[_BRANCH], columns[_BRANCH] = branch, column
                yield Row(grid.sheet, r + 1, grid.rows[r], columns, filled, month=month)


def _owners(grid: Grid, top: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, for each cell under a merge below the header, the cell that holds its value."""
    return {(r, c): (m.top, m.left) for m in grid.merges if m.top > top for r, c in _inside(m)}


def _inside(m: Merge) -> Iterator[tuple[int, int]]:
    return ((r, c) for r in range(m.top, m.bottom + 1) for c in range(m.left, m.right + 1))


def _held(value: Value, month: int | None) -> Iterator[tuple[Value, Value]]:
    """Yield the day and the topic of each record in a cell; a line without a day goes on."""
    if isinstance(value, date) or (isinstance(value, float) and not value.is_integer()):
        yield value, None  # 3.5 is a day, 2 is how often
    if not isinstance(value, str) or is_unfilled(value):
        return
    found: list[tuple[Value, str]] = []
    for line in _LINES.split(value):
        text = _NUMBERING.sub("", unicodedata.normalize("NFKC", line))
        if days := _days(text):
            found += [(day, "") for day in days]
            continue
        parts = time_and_place(text, DateContext(2000, month=month)) or _no_day(text)
        if parts:
            found.append((parts[0], _BEFORE_TOPIC.sub("", parts[1])))
        elif found and clean(text):
            found[-1] = found[-1][0], f"{found[-1][1]} {clean(text)}".strip()
        elif clean(text):
            found.append((None, clean(text)))
    yield from found


def _days(text: str) -> list[str]:
    """Return the days of a line that lists several and says nothing else: 1.6、2.10、3月9日."""
    parts = [p for p in re.split(r"[、,，\s]+", text) if p]
    return parts if len(parts) > 1 and all(map(_LIKE_A_DAY.fullmatch, parts)) else []


def _no_day(text: str) -> tuple[str, str] | None:
    """Return 2月30日 and what follows it: meant as a day, to be asked about."""
    m = _LIKE_A_DAY.match(text)
    return (m[0], text[m.end() :]) if m else None
