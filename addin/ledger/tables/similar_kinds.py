"""What tells a sheet from another that looks the same: 党费 from 会费, both with 应缴 and 实缴."""

from __future__ import annotations

from collections.abc import Collection

from addin.ledger.catalogue import SheetKind
from addin.ledger.grid import Grid
from addin.ledger.values.month_columns import MONTHS, SPANS

LEAST_MONTHS = 2


def is_about(grid: Grid, kind: SheetKind, bottom: int, columns: Collection[str]) -> bool:
    """Return whether a sheet is what its columns make it look like.

    Its name, its title or a heading says so; or it has a column that tells, and none of them says
    that it is something else.
    """
    if not kind.about:
        return True
    months = _months(kind)
    if kind.by_month and len(months & set(columns)) < LEAST_MONTHS:
        return False
    said = grid.sheet + "".join(
        v for row in grid.rows[: bottom + 1] for v in row if isinstance(v, str)
    )
    if kind.about in said:
        return True
    return bool(set(kind.telling) & set(columns)) and not any(w in said for w in kind.not_about)


def _months(kind: SheetKind) -> set[str]:
    return {its.name + word for its in (*MONTHS, *SPANS) for word in kind.by_month}
