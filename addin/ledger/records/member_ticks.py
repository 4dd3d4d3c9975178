"""Ticks in the columns of members beside the number who came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.records.activity import Activity
from addin.ledger.tables.table import Table
from addin.ledger.values.text import folded, shown

_CAME = frozenset({"√", "✓", "✔", "☑", "到", "到会", "出席", "参加", "●", "1", "是", "v", "V"})
_MAY_MEAN_SO = frozenset({"○", "〇", "◯", "△", "▲", "线上", "视频", "补"})
_FEWEST = 3
_TO_ONE = 3


def differing(table: Table, rows: Sequence[Activity]) -> Iterator[tuple[Activity, int]]:
    """Yield the rows whose ticks are not as many as came, with how many there are.

    Ticks mean what they mean in most rows, of which there have to be enough.
    """
    marked = [(a, _marks(table, a)) for a in rows if a.present is not None and not a.derived]
    ticked = [(a, marks) for a, marks in marked if any(m in _CAME for m in marks)]
    also = sorted({m for _, marks in ticked for m in marks} & _MAY_MEAN_SO)
    best: list[tuple[Activity, int]] = []
    most = -1
    for meaning in (_CAME, *(_CAME | {m} for m in also), _CAME | {*also}):
        numbers = [(a, sum(m in meaning for m in marks)) for a, marks in ticked]
        agreeing = sum(a.present == n for a, n in numbers)
        if agreeing > most:
            most, best = agreeing, numbers
    wrong = [(a, n) for a, n in best if a.present != n]
    if most >= max(_FEWEST, _TO_ONE * len(wrong)):
        yield from wrong


def _marks(table: Table, activity: Activity) -> list[str]:
    values = activity.row.values
    return [folded(shown(values[i])) for i in table.people if i < len(values)]
