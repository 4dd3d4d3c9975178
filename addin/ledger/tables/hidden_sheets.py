"""Sheets that Excel does not show: most are read as any other, old drafts are not."""

from __future__ import annotations

from collections.abc import Iterable

from addin.ledger.grid import Grid
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_DRAFT = pattern(
    r"旧稿|草稿|底稿|初稿|原稿|旧版|旧表|备份|作废|废弃|停用|模板|模版|样表|样例|示例"
    r"|历史|副本|^旧|(?i:bak|copy)"
)


def drafts(grids: Iterable[Grid]) -> tuple[str, ...]:
    """Return the hidden sheets whose names say that they do not count."""
    return tuple(g.sheet for g in grids if g.hidden and _DRAFT.search(folded(g.sheet)))
