"""Which rows head a table of a kind: headings matched to columns, near misses asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from addin.ledger.catalogue import SheetKind, all_headings
from addin.ledger.grid import Grid, Merge, a1
from addin.ledger.record import replace
from addin.ledger.tables.clock_columns import START, holds_clock_times, with_clock_columns
from addin.ledger.tables.columns_by_entries import by_entries
from addin.ledger.tables.data_rows import DATE, NUMBER, PLACE, TIMES, TYPE, Header
from addin.ledger.tables.full_headings import full_heading, lookup_key
from addin.ledger.tables.header_blocks import (
    MOST_ROWS,
    HeaderBlock,
    header_block,
    merges_by_row,
    merges_near,
    row_texts,
)
from addin.ledger.tables.kind_of_sheet import is_about, is_called, is_identified
from addin.ledger.values.near_misses import differ_in_meaning, means_otherwise
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import CellProblem, Problem
from addin.ledger.values.text import distance, heading_key
from addin.ledger.values.time_and_place import is_time_and_place

HEADER_SEARCH_ROWS = 40
NAMES = ("会议名称", "活动名称")
TITLE = "主题"
CONTENT = "主要内容"
_LONGEST_SPLIT = 24  # letters of a heading that is looked up by its parts
_TOPIC = {TITLE, CONTENT}
_ONE_FOR_BOTH = (_TOPIC, {"主持人", "主讲人"})  # 议题或内容、主讲（主持）: one cell tells both
_CODES = ("号", "号码", "编码", "代码", "ID", "电话", "手机", "邮箱", "联系方式")


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
        if len(header.columns) >= 3 and DATE in header.columns:
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
    """Count what tells the kind of a table: 序号 and 次数 stand in tables of every kind."""
    return len(header.columns.keys() - {NUMBER, TIMES}), header.in_parts


def _header(  # noqa: PLR0913, PLR0917
    grid: Grid,
    kind: SheetKind,
    top: int,
    bottom: int,
    texts: dict[int, str],
    told: frozenset[str] = frozenset(),
) -> Header | None:
    if not _may_head(kind, texts):
        return None
    columns, problems = match_headings(grid, kind, bottom, texts)
    columns, problems = by_entries(grid, kind, bottom, (texts, columns, problems))
    needed = [
        key
        for key in kind.identified_by
        if key not in columns and key not in told and kind.instead.get(key) not in columns
    ]
    if needed and not is_identified(kind, columns, needed):
        enough = len(columns.keys() - {TIMES}) >= 2 and len(needed) < len(kind.identified_by)
        if not (enough and is_called(grid, kind, top)):
            return None
    if not is_about(grid, kind, top, bottom, columns):
        return None
    return Header(kind, top, bottom, columns, texts, problems)


def _may_head(kind: SheetKind, texts: Mapping[int, str]) -> bool:
    """Return whether a row can have as many columns of a kind as a header needs; quickly.

    Near misses do not count: they are looked for where two columns have been found.
    """
    row = _words_in(tuple(texts.values()))
    found = {kind.headings[known] for known in row.words.intersection(kind.headings)}
    needed = min(2, len(kind.identified_by))
    if len(found) >= needed:
        return True
    for heading in row.long:
        found |= {key for known, key in kind.headings.items() if known in heading}
    more = 2 * row.tells_two + (CONTENT in found)  # 内容 may stand for 主题
    return len(found) + more >= needed


class _Words(NamedTuple):
    """What a row may head, whatever the kind: its words, its long headings, two columns in one."""

    words: frozenset[str]
    long: tuple[str, ...]
    tells_two: bool


@lru_cache(64)
def _words_in(texts: tuple[str, ...]) -> _Words:
    """Return all that may be a heading in a row: its texts, and what stands in those not long."""
    keys = [lookup_key(text) for text in texts]
    inside = (_parts(key) for key in keys if not _is_long(key))
    return _Words(
        frozenset(keys).union(*inside),
        tuple(filter(_is_long, map(heading_key, texts))),
        any(map(_tells_two, texts)),
    )


def _parts(key: str) -> Iterator[str]:
    return (key[i:j] for i in range(len(key)) for j in range(i + 2, len(key) + 1))


def _is_long(key: str) -> bool:
    return len(key) > _LONGEST_SPLIT


def _tells_two(text: str) -> bool:
    """Return whether a heading may tell of a column that does not stand in it by its name."""
    key = heading_key(text)
    return (
        key in ("月", "日", *NAMES)
        or _BOTH_HEADS.search(key) is not None
        or is_time_and_place(text)
    )


def match_headings(
    grid: Grid, kind: SheetKind, row: int, texts: dict[int, str]
) -> tuple[dict[str, int], tuple[CellProblem, ...]]:
    """Match headings to the columns of a kind: exact, else contained, else a near miss."""
    known = {i: kind.headings.get(lookup_key(t)) for i, t in texts.items()}
    known = with_clock_columns(grid, kind, row, texts, known)
    columns, problems = _exact(grid, kind, row, texts, known)
    if PLACE in kind.headings and DATE not in columns:
        columns |= _time_and_place(texts)
    unsure: dict[int, set[str]] = {}
    taken = set(columns.values())
    for index, text in ((i, t) for i, t in texts.items() if known[i] is None and i not in taken):
        found = _contained(lookup_key(text), kind)
        if len(found) == 1:
            timed = found == {DATE} <= columns.keys() and START in kind.headings
            clock = timed and holds_clock_times(grid, row, index)
            columns.setdefault(START if clock else found.pop(), index)
        elif found in _ONE_FOR_BOTH:
            columns = {**dict.fromkeys(found, index), **columns}
        elif found:
            unsure[index] = found
        elif (
            len(columns) >= 2 and (key := _misspelt(lookup_key(text), kind)) and key not in columns
        ):
            columns[key] = index
            problem = Problem("heading-near-miss", key, {"heading": text, "column": key})
            problems.append(CellProblem(grid.sheet, a1(row, index), key, text, problem))
    problems += [
        _ambiguous(grid.sheet, a1(row, index), texts[index], sorted(found))
        for index, found in unsure.items()
        if not found & columns.keys()
    ]
    if TITLE in kind.headings and TITLE not in columns and CONTENT in columns:
        columns[TITLE] = columns[CONTENT]  # where only 内容 is asked for, it says what it was about
    by_key = {heading_key(t): i for i, t in texts.items()}
    if DATE in kind.headings and DATE not in columns and {"月", "日"} <= by_key.keys():
        columns[DATE] = by_key["日"]  # a date in columns of its own: 年, 月, 日
    return columns, tuple(problems)


def _exact(
    grid: Grid, kind: SheetKind, row: int, texts: dict[int, str], known: Mapping[int, str | None]
) -> tuple[dict[str, int], list[CellProblem]]:
    """Match the headings that are known; of two for one column the better, and ask."""
    columns: dict[str, int] = {}
    problems: list[CellProblem] = []
    named: list[int] = []
    contents: list[int] = []
    for index, key in known.items():
        if key is None:
            continue
        if key not in columns:
            columns[key] = index
            continue
        weaker, columns[key] = _by_rank(kind, key, texts, columns[key], index)
        better = texts[columns[key]]
        if heading_key(texts[weaker]) in NAMES:
            named.append(weaker)
        elif key == TITLE:  # 会议主题 beside 会议议题: the one names it, the other goes into it
            contents.append(weaker)
        elif kind.column(key).required and heading_key(better) != heading_key(key):
            args: dict[str, object] = {"heading": texts[weaker], "other": better, "column": key}
            problem = Problem("heading-twice", None, args)
            problems.append(CellProblem(grid.sheet, a1(row, weaker), key, texts[weaker], problem))
    if contents and CONTENT in kind.headings:
        columns.setdefault(CONTENT, contents[0])
    if named:  # 会议名称 beside 会议类别: what the meeting was about
        columns.setdefault(TITLE, named[0])
    return columns, problems


def _time_and_place(texts: Mapping[int, str]) -> dict[str, int]:
    """Return the one column that holds both, 时间地点, as the column of each."""
    found = next((i for i, t in texts.items() if is_time_and_place(t)), None)
    return {} if found is None else {PLACE: found, DATE: found}


_HEADS = "实到人数"
_BOTH_HEADS = pattern(
    r"应到.*实到|实到.*应到|(?:到会|出席|参会|参加|出勤|签到|出缺[席勤])(?:人数|人员)?情况$"
)


def _ambiguous(sheet: str, cell: str, text: str, found: list[str]) -> CellProblem:
    args: dict[str, object] = {"heading": text, "columns": "”“".join(found)}
    return CellProblem(sheet, cell, found[0], text, Problem("heading-ambiguous", None, args))


def _by_rank(
    kind: SheetKind, key: str, texts: dict[int, str], one: int, other: int
) -> tuple[int, int]:
    """Return two columns that go by one name, the weaker first: names are listed best first."""
    known = [heading_key(key), *(heading_key(s) for s in kind.column(key).synonyms)]
    better = min((one, other), key=lambda index: _rank(lookup_key(texts[index]), known))
    return (other if better == one else one), better


def _rank(heading: str, known: Sequence[str]) -> tuple[bool, int]:
    """Return a heading's place among those of a column: what really was comes first."""
    return not heading.startswith("实际"), known.index(heading)


def _contained(heading: str, kind: SheetKind) -> set[str]:
    """Return the columns whose longest known heading stands inside this one."""
    if _HEADS in kind.headings and _BOTH_HEADS.search(heading):
        return {_HEADS}
    found = {known: kind.headings[known] for known in _longest_inside(heading, kind)}
    return {key for known, key in found.items() if not _is_of_another(heading, known, key, kind)}


def _longest_inside(heading: str, kind: SheetKind) -> set[str]:
    """Return the longest known headings of two letters or more that are part of a text."""
    for length in range(min(len(heading), kind.longest_heading), 1, -1):
        parts = (heading[i : i + length] for i in range(len(heading) - length + 1))
        if found := {part for part in parts if part in kind.headings}:
            return found
    return set()


def _is_of_another(heading: str, known: str, key: str, kind: SheetKind) -> bool:
    """Return whether a heading with a column's name in it asks for something else: 通知时间."""
    if heading.endswith(_CODES) and not known.endswith(_CODES):
        return True  # 主持人学工号 is no name
    rest = heading.replace(known, "|", 1)
    return means_otherwise(heading, known) or any(w in rest for w in kind.column(key).unlike)


def _misspelt(heading: str, kind: SheetKind) -> str | None:
    """Return the one column that a heading of three letters or more may be a slip of."""
    maybe = kind.headings_by_end.get(heading[:1], ()), kind.headings_by_end.get(heading[-1:], ())
    near = {
        known: kind.headings[known]
        for known in {k for its in maybe for k in its}  # of three letters, an edit leaves an end
        if abs(len(known) - len(heading)) <= 1
        and distance(heading, known, 1) == 1
        and known.endswith("人数") == heading.endswith("人数")
    }
    if len(set(near.values())) != 1 or heading in all_headings():
        return None
    return None if any(differ_in_meaning(heading, n) for n in near) else near.popitem()[1]
