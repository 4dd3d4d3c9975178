"""Totals and rates in tables against the numbers they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from addin.ledger.values.patterns import pattern
from addin.proofreading.arithmetic.amounts import said
from addin.proofreading.arithmetic.table_numbers import Grid, Number, grids
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule
from addin.report.prose import Stretch

_NESTED = pattern("其中|含|[（(][一二三四五六七八九十]")
_ENOUGH = 3  # rows in which a sum or a rate holds, so that it is meant
_MOST_CELLS = 3000
_ALL = 100  # per cent


def table_totals(case: Case) -> Iterator[Hit]:
    """表格的合计和各行、各列相加不相等。

    “合计”“小计”一行应当是上面各行相加，“合计”一列应当是前面各列相加。比率、平均数、得分不相加；
    有“其中”的、各列都不相加的，不作比较。

    错：一支部8次，二支部6次，合计15次
    对：一支部8次，二支部6次，合计14次
    """
    for grid in grids(case.paragraphs):
        if len(grid.cells) <= _MOST_CELLS:
            yield from _down(grid)
            yield from _across(grid)


def _down(grid: Grid) -> Iterator[Hit]:
    """Hold the rows of totals against the rows they add."""
    if any(_NESTED.search(grid.label(row)) for row in grid.rows):
        return
    for row in grid.totals:
        sums = {c: s for c in grid.added if (s := _column(grid, row, c)) is not None}
        wrong = {c: rows for c, (rows, right) in sums.items() if not right}
        empty = {c: rows for c, rows in wrong.items() if any(not grid.text(r, c) for r in rows)}
        full = len(sums) - len(empty)
        for column, rows in wrong.items():
            if column in empty or full == 1 or len(wrong) - len(empty) < full:
                yield from _wrong_total(grid, row, column, rows)


def _column(grid: Grid, row: int, column: int) -> tuple[list[int], bool] | None:
    """Return the rows that a total adds, and whether it is right; None where it cannot be said."""
    total = grid.numbers.get((row, column))
    first = max((t + 1 for t in grid.totals if t < row), default=grid.head)
    every = [r for r in range(grid.head, row) if r not in grid.totals]
    choices = [list(range(first, row)), every, [t for t in grid.totals if t < row]]
    if not every:  # the total stands above what it adds
        end = next((t for t in grid.totals if t > row), len(grid.rows))
        choices = [list(range(row + 1, end)), [t for t in grid.totals if t > row]]
    choices = [rows for rows in choices if len(rows) > 1 and _all_numbers(grid, rows, column)]
    if total is None or not choices:
        return None
    values = [grid.numbers[r, column].value for r in choices[0] if (r, column) in grid.numbers]
    if total.value in values:
        return None
    return choices[0], any(_sum(grid, rows, column) == total.value for rows in choices)


def _all_numbers(grid: Grid, rows: Sequence[int], column: int) -> bool:
    """Whether a column has numbers in some rows, and nothing else."""
    found = [(r, column) in grid.numbers for r in rows]
    blank = all(
        grid.blank(r, column) for r, is_number in zip(rows, found, strict=True) if not is_number
    )
    return sum(found) > 1 and blank


def _sum(grid: Grid, rows: Sequence[int], column: int) -> Decimal:
    return sum(
        (grid.numbers[r, column].value for r in rows if (r, column) in grid.numbers), Decimal(0)
    )


def _wrong_total(grid: Grid, row: int, column: int, rows: Sequence[int]) -> Iterator[Hit]:
    """Yield a total's finding: at the part whose digits are swapped, where it is one, or at it."""
    parts = [grid.numbers[r, column] for r in rows if (r, column) in grid.numbers]
    total, due = grid.numbers[row, column], _sum(grid, rows, column)
    swapped = [p for p in parts if total.value - (due - p.value) in _swapped(p)]
    empty = [r for r in rows if not grid.text(r, column)]
    at = swapped[0] if len(swapped) == 1 and due not in _swapped(total) else total
    added = "＋".join(said(p.value) for p in parts)
    why = f"“{grid.header(column)}”相加，{added}＝{said(due)}，与合计{said(total.value)}不相等"
    if empty:
        if len(empty) == 1 and due < total.value:
            cells = grid.cells.get((empty[0], column), [])
            blank = next((p for p in cells if p.text), None)
            where = Stretch(blank.number, 0, len(blank.text)) if blank else _place(total)
            yield Hit(where, {"why": f"{why}；“{grid.label(empty[0])}”一行没有填"})
    else:
        yield Hit(_place(at), {"why": why})


def _swapped(number: Number) -> set[Decimal]:
    """Return what a whole number of two or three digits would be with its digits in another order."""
    digits = said(number.value)
    if not digits.isdecimal() or not 1 < len(digits) < 4:
        return set()
    return {Decimal("".join(its)) for its in permutations(digits)} - {number.value}


def _across(grid: Grid) -> Iterator[Hit]:
    """Hold a column that is the sum of others in all rows but one against them in that one."""
    columns = grid.added
    for total in [c for c in columns if grid.is_total(c)]:
        left = [c for c in columns if c < total and not grid.is_total(c)]
        parts = left or [c for c in columns if c > total and not grid.is_total(c)]
        rows = [r for r in grid.rows if all((r, c) in grid.numbers for c in (total, *parts))]
        due = {r: sum((grid.numbers[r, c].value for c in parts), Decimal(0)) for r in rows}
        wrong = [r for r in rows if due[r] != grid.numbers[r, total].value]
        if len(parts) > 1 and len(wrong) == 1 and len(rows) > _ENOUGH - 1:
            its = grid.numbers[wrong[0], total]
            added = "＋".join(said(grid.numbers[wrong[0], c].value) for c in parts)
            why = f"“{grid.label(wrong[0])}”一行相加，{added}＝{said(due[wrong[0]])}，与{said(its.value)}不相等"
            yield Hit(_place(its), {"why": why})


def table_rates(case: Case) -> Iterator[Hit]:
    """表格里的百分比和同一行的数对不上。

    其他各行的百分比都是某两列相除，只有这一行不是的，多半这一行算错或抄错了。

    错：计划4次，完成3次，完成率70%
    对：计划4次，完成3次，完成率75%
    """
    for grid in grids(case.paragraphs):
        if len(grid.cells) <= _MOST_CELLS and any(n.percent for n in grid.numbers.values()):
            for column in grid.columns:
                yield from _rates(grid, column)


def _rates(grid: Grid, column: int) -> Iterator[Hit]:
    """Hold a column of rates against the two columns of which all but one of them are."""
    rates = {r: n for (r, c), n in grid.numbers.items() if c == column and n.percent}
    for whole, some in permutations(grid.added, 2) if len(rates) > 2 else ():
        named = grid.header(some).startswith(grid.header(column).split("率")[0])
        pairs = [
            (n, grid.numbers[r, whole].value, grid.numbers[r, some].value)
            for r, n in rates.items()
            if r not in grid.totals and (r, whole) in grid.numbers and (r, some) in grid.numbers
        ]
        pairs = [its for its in pairs if its[1]]  # nothing is a share of 0
        wrong = [its for its in pairs if not _gives(*its)]
        held = {n.value for n, *_ in pairs if n.value != _ALL} - {n.value for n, *_ in wrong}
        meant = named or len(held) > 1  # 100 % agrees with any two columns of ones
        if meant and len(wrong) == 1 and len(pairs) > (2 if named else _ENOUGH):
            rate, all_, part = wrong[0]
            due = said(round(part / all_ * 100, max(1, rate.decimals)))
            yield Hit(_place(rate), {"sum": f"{said(part)}÷{said(all_)}≈{due}%"})
            return


def _gives(rate: Number, whole: Decimal, some: Decimal) -> bool:
    return abs(some / whole * 100 - rate.value) < Decimal(1).scaleb(-rate.decimals)


def _place(number: Number) -> Stretch:
    return Stretch(number.paragraph.number, 0, len(number.paragraph.text))


RULES = (
    TextRule("W443", "error", "{why}，请核对", table_totals, PRACTICE),
    TextRule("W444", "error", "“{text}”：{sum}，请核对", table_rates, PRACTICE),
)
