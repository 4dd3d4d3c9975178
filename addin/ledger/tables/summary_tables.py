"""Small tables of figures under a ledger, 活动类型 | 次数: they sum it up, and are no records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from addin.ledger.grid import Grid, Value
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key, is_blank, shown

_FIGURE = pattern(
    r"(?:活动|召开|开展|完成|应开|实开|应有|实有|合计|总)?(?:次数|场次|人次|数量|频次)"
)
_LAST = tuple("数次量")  # most cells need not be looked at more closely
_LONGEST_HEADING = 12
_NUMBER = pattern(r"\d+(?:\.\d+)?(?:次|场|场次|人|人次|%)?")


def tables_of_figures(grid: Grid, rows: Iterable[int]) -> Iterator[range]:
    """Yield the rows of the small tables among some rows of a sheet, each with its header."""
    end = -1
    for r in rows:
        figure = _figure_column(grid.rows[r]) if r >= end else None
        if figure is None:
            continue
        end = r + 1
        while end < len(grid.rows) and _is_figure(grid.value(end, figure)):
            end += 1
        if end > r + 1:
            yield range(r, end)


def _figure_column(values: Sequence[Value]) -> int | None:
    """Return the column that a row heads as 次数 or the like, where all it holds are headings."""
    maybe = (i for i, v in enumerate(values) if isinstance(v, str) and v.rstrip()[-1:] in _LAST)
    found = next((i for i in maybe if _FIGURE.fullmatch(heading_key(str(values[i])))), None)
    if found is None:
        return None
    filled = [v for v in values if not is_blank(v)]
    short = all(isinstance(v, str) and len(folded(v)) <= _LONGEST_HEADING for v in filled)
    return found if short and len(filled) > 1 else None


def _is_figure(value: Value) -> bool:
    return not is_blank(value) and bool(_NUMBER.fullmatch(folded(shown(value))))
