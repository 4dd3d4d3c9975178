"""同上: what a clerk writes in place of what stands in the row above."""

from __future__ import annotations

from collections.abc import Iterable

from addin.ledger.grid import Value
from addin.ledger.record import replace
from addin.ledger.tables.rows.data_rows import Row
from addin.ledger.values.text import begins_with_han, folded

_LONGEST_DITTO = 20  # letters, spaces between them too
_DITTO = {"同上", "″", "〃", '"', "同前"}
_OPENING = frozenset("同″〃\"＂'＇ \u3000\u00a0\t\n\r\u200b\ufeff")  # what a ditto begins with


def with_dittos(row: Row, above: Row | None) -> Row:
    """Return the row with 同上 replaced by what stands in the row above."""
    if above is None or not (_may_hold_one(row.values) or _may_hold_one(row.filled.values())):
        return row
    same = {c: above.value(c) for c in row.columns if is_ditto(row.value(c))}
    return replace(row, filled={**row.filled, **same}) if same else row


def _may_hold_one(values: Iterable[Value]) -> bool:
    """Return whether a ditto may be among some values; quickly, for most rows have none."""
    return bool([v for v in values if type(v) is str and v[:1] in _OPENING])


def is_ditto(value: Value) -> bool:
    """Return whether a cell says 同上 or the like and nothing else."""
    if not isinstance(value, str) or len(value) > _LONGEST_DITTO:
        return False
    return (not begins_with_han(value) or value[0] == "同") and folded(value) in _DITTO
