"""Rows filled in before anything was held: a month and a type, and nothing of what was done."""

from __future__ import annotations

from addin.ledger.records.activity import Activity
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.text import is_unfilled

_TOLD = ("主题", "实到人数")
_OF_WHAT_WAS_DONE = (
    *_TOLD,
    "主要内容",
    "参加人员",
    "请假人员",
    "缺席人数",
    "决议",
    "开始时间",
    "备注",
)


def tells_what_was_done(table: Table) -> bool:
    """Return whether a list has rows that say what about, and how many came: then others may."""
    if table.form != "list" or table.ticks or any(c not in table.columns for c in _TOLD):
        return False
    return any(all(_has(row, c) for c in _TOLD) for row in table.rows)


def is_prefilled(activity: Activity) -> bool:
    """Return whether a row has no day, only a month, and says nothing of what was done."""
    when = activity.when
    if when is None or when.exact or not activity.type_names:
        return False
    return not any(_has(activity.row, c) for c in _OF_WHAT_WAS_DONE)


def _has(row: Row, column: str) -> bool:
    return not is_unfilled(row.value(column))
