"""Lists with a day and a type of activity that are registers of other things: who was on leave, who
got how many points, what was printed. A row of theirs is no activity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from addin.ledger.catalogue import SheetKind
from addin.ledger.grid import Grid
from addin.ledger.tables.headings.header_blocks import row_texts
from addin.ledger.tables.rows.data_rows import ACTIVITIES, DATE, TYPE, Row
from addin.ledger.tables.table import Table
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key, is_blank, shown, standing

_TELLING = ("主题", "主要内容", "主持人", "主讲人", "记录人", "应到人数", "实到人数")
_LEAST_TELLING = 2
_ONE_PERSON = ("参加人员", "请假人员", "主讲人")
_LEAST_SHARED = 3
_NAME = "姓名"
_SEVERAL = pattern(r"[、,;/\s]|等|全体|\d")
_TALKS = "谈"
_OFTEN = pattern(
    r"每(?:个)?(?:两|半|[一二三]个?)?(?:年|季度?|月|周|星期|旬).{0,12}|不少于.{1,6}次.{0,6}"
)
_LEAST_RULES = 2


def other_register(table: Table, grid: Grid) -> str:
    """Return why a list with days and types of activity may be a register of something else."""
    if table.kind.name != ACTIVITIES or table.form != "list":
        return ""
    telling = [key for key in _TELLING if key in table.columns]
    others = _other_headings(table, grid)
    foreign = next((t for t in others.values() if _is_foreign(table.kind, t)), "")
    if foreign and len(telling) < _LEAST_TELLING and not _is_named_ledger(table):
        return f"有“{foreign}”一列，像是登记别的事的，不像一行一次活动"
    if column := _by_person(table, telling, others):
        return f"同一天同一类活动有几行，各写一个“{column}”，像是一人一行登记的"
    return ""


def says_how_often(grid: Grid) -> bool:
    """Return whether a sheet says how often things are to be done: 每月1次, 每季度不少于1次."""
    said = sum(
        isinstance(value, str) and _OFTEN.fullmatch(folded(value)) is not None
        for row in grid.rows
        for _, value in standing(row)
    )
    return said >= _LEAST_RULES


def _other_headings(table: Table, grid: Grid) -> dict[int, str]:
    """Return the headings that are none of the ledger's, by column."""
    known = table.kind.headings
    texts = row_texts(grid, table.header - 1).items()
    return {i: t for i, t in texts if heading_key(t) not in known}


def _is_foreign(kind: SheetKind, heading: str) -> bool:
    plain = folded(heading)
    return any(re.fullmatch(p, plain) for p in kind.not_with)


def _is_named_ledger(table: Table) -> bool:
    sheet = folded(table.sheet)
    return any(folded(name) in sheet for name in (table.kind.name, *table.kind.aliases))


def _by_person(table: Table, telling: Collection[str], others: Mapping[int, str]) -> str:
    """Return the heading of a column with another one person in each row of the same activity."""
    known = [(table.columns[c], table.headings[c]) for c in _ONE_PERSON if c in table.columns]
    named = [(i, t) for i, t in others.items() if folded(t).endswith(_NAME)]
    if not (known or named) or len(set(telling) - set(_ONE_PERSON)) >= _LEAST_TELLING - bool(known):
        return ""
    shared = [row for rows in _groups(table.rows) if len(rows) > 1 for row in rows]
    if len(shared) < max(_LEAST_SHARED, len(table.rows) // 2):
        return ""
    return next((heading for i, heading in (*known, *named) if _is_one_each(shared, i)), "")


def _is_one_each(rows: Iterable[Row], column: int) -> bool:
    people = [folded(shown(row.values[column])) for row in rows if column < len(row.values)]
    return len(set(people)) > 1 and not any(not its or _SEVERAL.search(its) for its in people)


def _groups(rows: Iterable[Row]) -> Iterable[list[Row]]:
    """Return rows by day and type, but for private talks: of those there are several on a day."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if not is_blank(row.value(DATE)) and _TALKS not in row.text(TYPE):
            groups[row.text(DATE), row.text(TYPE)].append(row)
    return groups.values()
