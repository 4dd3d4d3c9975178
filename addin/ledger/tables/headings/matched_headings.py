"""Headings matched to the columns of a kind of sheet; near misses and doubles are asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from addin.ledger.catalogue import SheetKind, all_headings
from addin.ledger.grid import Grid, a1
from addin.ledger.tables.clock_columns import START, holds_clock_times, with_clock_columns
from addin.ledger.tables.days_beside import name_other_days, of_the_meeting
from addin.ledger.tables.headings.attendance_headings import (
    BOTH_HEADS,
    PRESENT,
    with_leave_told_apart,
)
from addin.ledger.tables.headings.full_headings import lookup_key
from addin.ledger.tables.rows.data_rows import DATE, PLACE
from addin.ledger.values.near_misses import differ_in_meaning, means_otherwise
from addin.ledger.values.problems import CellProblem, Problem
from addin.ledger.values.text import distance, heading_key
from addin.ledger.values.time_and_place import is_time_and_place

NAMES = ("会议名称", "活动名称")
TITLE = "主题"
CONTENT = "主要内容"
_ONE_FOR_BOTH = (
    {TITLE, CONTENT},
    {"主持人", "主讲人"},
)  # 议题或内容、主讲（主持）: one cell tells both
_WHO_SPOKE = {"主持人": "主持", "主讲人": "主讲"}
_CODES = ("号", "号码", "编码", "代码", "ID", "电话", "手机", "邮箱", "联系方式")


def match_headings(
    grid: Grid, kind: SheetKind, row: int, texts: dict[int, str]
) -> tuple[dict[str, int], tuple[CellProblem, ...]]:
    """Match headings to the columns of a kind: exact, else contained, else a near miss."""
    headed = {i: kind.headings.get(lookup_key(t)) for i, t in texts.items()}
    clocked = with_clock_columns(grid, kind, row, texts, headed)
    known = with_leave_told_apart(grid, kind, row, clocked)
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
            if timed and not clock and name_other_days(grid, row, columns[DATE], index):
                both = columns[DATE], index
                columns[DATE], problem = _meant(grid, row, texts, both, columns[DATE])
                problems.append(problem)
            columns.setdefault(START if clock else found.pop(), index)
        elif found in _ONE_FOR_BOTH:
            columns = {**dict.fromkeys(found, index), **columns}
        elif found:
            unsure[index] = found
        elif (
            len(columns) >= 2 and (key := _misspelt(lookup_key(text), kind)) and key not in columns
        ):
            columns[key] = index
            slip = Problem("heading-near-miss", key, {"heading": text, "column": key})
            problems.append(CellProblem(grid.sheet, a1(row, index), key, text, slip))
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
        both = columns[key], index
        weaker, columns[key] = _by_rank(kind, key, texts, *both)
        better = texts[columns[key]]
        if key == DATE and name_other_days(grid, row, *both):
            columns[key], problem = _meant(grid, row, texts, both, columns[key])
            problems.append(problem)
        elif heading_key(texts[weaker]) in NAMES:
            named.append(weaker)
        elif key == TITLE:  # 会议主题 beside 会议议题: the one names it, the other goes into it
            contents.append(weaker)
        elif kind.column(key).required and heading_key(better) != heading_key(key):
            args: dict[str, object] = {"heading": texts[weaker], "other": better, "column": key}
            twice = Problem("heading-twice", None, args)
            problems.append(CellProblem(grid.sheet, a1(row, weaker), key, texts[weaker], twice))
    if contents and CONTENT in kind.headings:
        columns.setdefault(CONTENT, contents[0])
    if named:  # 会议名称 beside 会议类别: what the meeting was about
        columns.setdefault(TITLE, named[0])
    return columns, problems


def _meant(
    grid: Grid, row: int, texts: Mapping[int, str], both: tuple[int, int], better: int
) -> tuple[int, CellProblem]:
    """Return which of two columns of different days is the meeting's, and ask about the other.

    ``better``: the one to be read where the headings do not say it.
    """
    which = of_the_meeting((texts[both[0]], texts[both[1]]))
    meant = better if which is None else both[which]
    other = both[1] if meant == both[0] else both[0]
    args: dict[str, object] = {"heading": texts[other], "other": texts[meant], "column": DATE}
    problem = Problem("heading-twice", None, {**args, "unsure": which is None})
    return meant, CellProblem(grid.sheet, a1(row, other), DATE, texts[other], problem)


def _time_and_place(texts: Mapping[int, str]) -> dict[str, int]:
    """Return the one column that holds both, 时间地点, as the column of each."""
    found = next((i for i, t in texts.items() if is_time_and_place(t)), None)
    return {} if found is None else {PLACE: found, DATE: found}


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
    if PRESENT in kind.headings and BOTH_HEADS.search(heading):
        return {PRESENT}
    found = {known: kind.headings[known] for known in _longest_inside(heading, kind)}
    its = {key for known, key in found.items() if not _is_of_another(heading, known, key, kind)}
    return its | _named_beside(heading, found) if its & _WHO_SPOKE.keys() else its


def _named_beside(heading: str, found: Mapping[str, str]) -> set[str]:
    """Return who else a heading asks for, 主持 beside the longer 主讲人 in 主持（主讲）人."""
    rest = heading
    for known in found:
        rest = rest.replace(known, "|", 1)
    return {key for key, word in _WHO_SPOKE.items() if word in rest}


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
