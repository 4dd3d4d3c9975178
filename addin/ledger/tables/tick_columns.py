"""Columns that are ticked: 党员大会, 支委会, 党课 side by side, √ in the one that it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from addin.ledger.grid import Grid, Value
from addin.ledger.values.text import folded, is_blank, shown

_NO = {"×", "✗", "✘", "x", "X", "否", "无", "0", "-", "—", "/", "□", "☐", "未", "没有"}
_FULL = {"●", "■", "⚫", "◆"}
_HOLLOW = frozenset({"○", "〇", "◯", "◇"})
NOTHING = frozenset[str]()


def ticked(
    ticks: Mapping[int, str], values: Sequence[Value], unticked: frozenset[str] = NOTHING
) -> str:
    """Return the types whose columns are ticked in a row, joined by 暨.

    ``unticked``: further marks that say no, see ``hollow_marks``.
    """
    marked = (i for i in sorted(ticks) if i < len(values) and not is_blank(values[i]))
    no = _NO | unticked
    return "暨".join(ticks[i] for i in marked if folded(shown(values[i])) not in no)


def hollow_marks(grid: Grid, rows: Iterable[int], ticks: Mapping[int, str]) -> frozenset[str]:
    """Return ○ and its like where a table ticks with ●: there they say that it was not."""
    said = {shown(grid.value(r, c)).strip() for r in rows for c in ticks}
    return _HOLLOW if said & _FULL else NOTHING
