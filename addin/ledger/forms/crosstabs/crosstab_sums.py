"""The sums of a crosstab, 合计 at the right or below, beside the records that they are of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from addin.ledger.forms.crosstabs.crosstab_axes import Axes
from addin.ledger.forms.form import Cell, Record, Sum
from addin.ledger.grid import Grid, Value
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, shown

_SUMS_UP = pattern(
    r"(?:全年|年度|本年|本[季半]年?|[当本每各]月|[上下]半年|总|累计)?(?:合计|小计|总计|共计|累计)(?:\(?次数?\)?)?"
    r"|(?:召开|开展|活动|实际|实开|已开|完成|全年|本年|[当本每各]月|[上下]半年|累计|总|合计)*(?:总?次数|总次)(?:合计|小计|总计)?(?:\(次\))?"
    r"|(?:全|本)年(?:度|\(次\))?"
)
_NUMBER = pattern(r"(?:共|共计)?(\d{1,4})(?:场?次|\(次\))?")
_FIGURES = pattern(r"\d+")

ByCell = Mapping[Cell, Sequence[Record]]


def is_sum(grid: Grid, row: int, left: int) -> bool:
    """Return whether a row is headed 合计."""
    return any(_SUMS_UP.fullmatch(folded(shown(grid.value(row, c)))) for c in range(left))


def sums(grid: Grid, axes: Axes, by_cell: ByCell) -> tuple[Sum, ...]:
    """Return the sums of rows and columns, each with what the cells come to."""
    return (*_of_rows(grid, axes, by_cell), *_of_columns(grid, axes, by_cell))


def _of_rows(grid: Grid, axes: Axes, by_cell: ByCell) -> Iterator[Sum]:
    heads = _heads(grid, axes)
    for c in (c for c in heads if _heads_sum(grid, axes, c)):
        before = max((h for h in heads if h < c), default=axes.left - 1)
        for r in axes.down:
            so_far = [at for at in by_cell if at[0] == r and at[1] < c]
            since = [at for at in so_far if at[1] > before]
            yield from _sum(
                grid, (r, c), (so_far, since, [x for x in by_cell if x[0] == r]), by_cell
            )


def _heads(grid: Grid, axes: Axes) -> list[int]:
    """Return the columns behind the axis and between its parts."""
    width = max(len(grid.rows[r]) for r in range(axes.top, axes.bottom + 1))
    return [c for c in range(axes.left, width) if c not in axes.across]


def _heads_sum(grid: Grid, axes: Axes, column: int) -> bool:
    rows = range(axes.top, axes.bottom + 1)
    return any(_SUMS_UP.fullmatch(folded(shown(grid.value(r, column)))) for r in rows)


def _of_columns(grid: Grid, axes: Axes, by_cell: ByCell) -> Iterator[Sum]:
    rows = [r for r in range(axes.bottom + 1, len(grid.rows)) if is_sum(grid, r, axes.left)]
    of_all = [c for c in _heads(grid, axes) if _heads_sum(grid, axes, c)]
    for r in rows:
        before = max((other for other in rows if other < r), default=axes.bottom)
        for c in axes.across:
            so_far = [at for at in by_cell if at[1] == c and at[0] < r]
            since = [at for at in so_far if at[0] > before]
            yield from _sum(grid, (r, c), (so_far, since), by_cell)
        for c in of_all[-1:]:
            so_far = [at for at in by_cell if at[0] < r]
            since = [at for at in so_far if at[0] > before]
            yield from _sum(grid, (r, c), (so_far, since), by_cell)


def _sum(grid: Grid, cell: Cell, spans: Iterable[Sequence[Cell]], by_cell: ByCell) -> Iterator[Sum]:
    stated = _number(grid.value(*cell))
    if stated is None or any(_may_come_to(stated, span, grid, by_cell) for span in spans):
        return
    counted = [n for span in spans for n in _counted(span, by_cell)]
    yield Sum(cell, stated, tuple(dict.fromkeys(counted)))


def _may_come_to(stated: int, span: Sequence[Cell], grid: Grid, by_cell: ByCell) -> bool:
    """Return whether cells that are asked about may hold what a sum has beyond the records.

    A cell without a readable day may hold as many as it has numbers: 一组9日，二组10日.
    """
    records = [record for at in span for record in by_cell[at]]
    asked = [at for at in span if any(r.fields[0].value is None for r in by_cell[at])]
    more = sum(max(len(_FIGURES.findall(shown(grid.value(*at)))) - 1, 0) for at in asked)
    return len(records) < stated <= len(records) + more


def _counted(span: Sequence[Cell], by_cell: ByCell) -> Iterator[int]:
    """Yield how many records some cells hold, with those that have no day, some or none of them."""
    records = [record for cell in span for record in by_cell[cell]]
    dated = sum(record.fields[0].value is not None for record in records)
    yield from range(len(records), dated - 1, -1)


def _number(value: Value) -> int | None:
    m = _NUMBER.fullmatch(folded(shown(value)))
    return int(m[1]) if m else None
