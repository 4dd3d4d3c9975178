"""The tables of a report as grids of numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.report.prose import Paragraph

_NUMBER = pattern(r"(?P<n>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d+)?)(?P<percent>[%％]?)")
_NOTHING = ("", "—", "——", "-", "－", "/", "／", "无")
_TOTAL = pattern(r"(?:合|总|共|小)计(?:[（(].{1,6}[)）])?|总数")
NOT_ADDED = re.compile(
    "率|比|均|%|％|序号|编号|得分|分数|评分|单价|标准|年份|年度|日期|时间|电话|排名|名次|增长|增减|增幅|备注|年龄|天数|批次号|学时"
)


class Number(Struct, frozen=True):
    """A cell that holds a number, and nothing but it."""

    value: Decimal
    percent: bool
    decimals: int
    paragraph: Paragraph


class Grid(Struct, frozen=True, dict=True):
    """A table: its cells' paragraphs by row and column."""

    cells: dict[tuple[int, int], list[Paragraph]]

    @cached_property
    def rows(self) -> range:
        """The rows' numbers."""
        return range(max(row for row, _ in self.cells) + 1)

    @cached_property
    def columns(self) -> range:
        """The columns' numbers."""
        return range(max(column for _, column in self.cells) + 1)

    @cached_property
    def numbers(self) -> dict[tuple[int, int], Number]:
        """The numbers by row and column."""
        found = {at: _number(those) for at, those in self.cells.items()}
        return {at: number for at, number in found.items() if number is not None}

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell, without blanks."""
        those = self.cells.get((row, column), ())
        return re.sub(r"\s", "", "".join(p.text for p in those))

    def blank(self, row: int, column: int) -> bool:
        """Whether there is nothing in a cell: 0 where numbers are added."""
        return self.text(row, column) in _NOTHING

    @cached_property
    def head(self) -> int:
        """How many rows stand above the first that holds a number in another than the first column."""
        return min((row for row, column in self.numbers if column), default=len(self.rows))

    def header(self, column: int) -> str:
        """Return the words above a column."""
        return "".join(self.text(row, column) for row in range(self.head))

    def label(self, row: int) -> str:
        """Return the first words of a row."""
        texts = (self.text(row, c) for c in self.columns[:2] if (row, c) not in self.numbers)
        return next((t for t in texts if t not in _NOTHING), "")

    @cached_property
    def totals(self) -> list[int]:
        """The rows of totals and subtotals."""
        return [r for r in self.rows if r >= self.head and _TOTAL.fullmatch(self.label(r))]

    def is_total(self, column: int) -> bool:
        """Whether a column is one of totals."""
        return bool(_TOTAL.fullmatch(self.header(column)))

    @cached_property
    def added(self) -> list[int]:
        """The columns of numbers that may be added: no rates, no ordinals."""
        return [c for c in self.columns if self._is_added(c)]

    def _is_added(self, column: int) -> bool:
        header = self.header(column)
        numbers = [n for (_, c), n in self.numbers.items() if c == column]
        plain = len(numbers) > 1 and not any(n.percent for n in numbers)
        return plain and bool(header) and not NOT_ADDED.search(header)


def grids(paragraphs: Sequence[Paragraph]) -> list[Grid]:
    """Return the tables of a document that hold numbers."""
    tables: dict[int, dict[tuple[int, int], list[Paragraph]]] = defaultdict(dict)
    for p in paragraphs:
        if p.cell is not None:
            tables[p.cell.table].setdefault((p.cell.row, p.cell.column), []).append(p)
    found = [Grid(cells) for cells in tables.values()]
    return [grid for grid in found if len(grid.numbers) > 2]


def _number(paragraphs: Sequence[Paragraph]) -> Number | None:
    full = [p for p in paragraphs if p.text.strip()]
    m = _NUMBER.fullmatch(full[0].text.strip()) if len(full) == 1 else None
    if m is None:
        return None
    digits = m["n"].replace(",", "").replace("，", "")
    return Number(Decimal(digits), bool(m["percent"]), len(digits.partition(".")[2]), full[0])
