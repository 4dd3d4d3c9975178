"""Columns that are ticked: 党员大会, 支委会, 党课 side by side, √ in the one that it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from addin.ledger.grid import Value
from addin.ledger.values.text import folded, is_blank, shown

_NO = {"×", "✗", "✘", "x", "X", "否", "无", "0", "-", "—", "/"}


def ticked(ticks: Mapping[int, str], values: Sequence[Value]) -> str:
    """Return the types whose columns are ticked in a row, joined by 暨."""
    marked = (i for i in sorted(ticks) if i < len(values) and not is_blank(values[i]))
    return "暨".join(ticks[i] for i in marked if folded(shown(values[i])) not in _NO)
