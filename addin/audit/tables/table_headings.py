"""A table as its cells are read: what stands above a number, and what at the head of its row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct

from addin.audit.tables.cell_numbers import cell_number
from addin.audit.text.quantity import Quantity
from addin.report.prose import Paragraph

_REMARK = re.compile(
    r"(?:党?支部)?(?:书记|副书记|负责人|联系人|召集人|备注|说明|联系电话)(?:姓名)?"
)

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_COUNTS = re.compile(
    r"[\u4e00-\u9fff][：:]?\s?(?:\d+|[一二两三四五六七八九十]+)(?:人次|场次|[次场期堂])"
)
# A head may say what is prescribed: 每季1次.
_SHOULD = re.compile(r"[每应需拟]|不[少低]于|至少|要求|标准|计划|目标|不超过")


class Table(Struct, frozen=True, dict=True):
    """A table's cells by row and column, and the paragraph that each number stands in.

    ``number`` counts the document's tables from 0.
    """

    cells: Mapping[tuple[int, int], str]
    numbers: Mapping[tuple[int, int], tuple[Paragraph, Quantity]]
    caption: str
    number: int = 0

    @cached_property
    def _by_row(self) -> Mapping[int, Mapping[int, str]]:
        """The cells of each row by their columns, in their order."""
        found: dict[int, dict[int, str]] = {}
        for (r, c), text in sorted(self.cells.items()):
            found.setdefault(r, {})[c] = text
        return found

    def before(self, row: int, column: int) -> list[str]:
        """Return the cells of a row before a column."""
        return [text for c, text in self._by_row.get(row, {}).items() if c < column]

    @cached_property
    def numbers_in(self) -> Mapping[int, int]:
        """How many numbers each column holds."""
        return Counter(c for (_, c) in self.numbers)

    @cached_property
    def first_data_row(self) -> int:
        """The first row with a number that does not only count the rows, or counts in words."""
        rows = [r for (r, c) in self.numbers if not self._counts_rows(c)]
        told = [r for (r, c), text in self.cells.items() if r and c and _tells_counts(text)]
        return min([*rows, *told], default=0) if rows else 0

    def _counts_rows(self, column: int) -> bool:
        head = self.cells.get((0, column), "")
        return head in ("序号", "序", "编号")

    @cached_property
    def columns(self) -> list[int]:
        """The columns that hold numbers which do not only count the rows."""
        return sorted({c for (_, c) in self.numbers if not self._counts_rows(c)})

    @cached_property
    def rows(self) -> list[int]:
        """The rows that hold numbers."""
        return sorted({r for (r, c) in self.numbers if not self._counts_rows(c)})

    def heads(self, column: int) -> list[str]:
        """Return what stands above a column, row of heads by row of heads."""
        found = [self._at_or_before(r, column) for r in range(self.first_data_row)]
        return list(dict.fromkeys(t for t in found if t))

    def _at_or_before(self, row: int, column: int) -> str:
        """Return a head; one above other heads goes on over the empty cells behind it."""
        cells = self._by_row.get(row, {})
        own = [c for c in cells if c <= column]
        text = cells[own[-1]] if own else ""
        if text or row >= self.first_data_row - 1:
            return text
        return next((cells[c] for c in reversed(own) if c and cells[c]), "")

    def words_of(self, row: int, column: int) -> list[str]:
        """Return the words of a row before a column, those first that rows above share with it."""
        if column == 0:
            return []
        cells, start = self._by_row.get(row, {}), self._starts.get(column, 0)
        before = [c for c in cells if start <= c < column and not self._number_at(row, c)]
        names = (c for c in before if c not in self._remarks)
        found = [cells[c] for c in names if not (c > start and _states_counts(cells[c]))]
        lacks_first = not found or before[0] > start or not found[0]
        if lacks_first and (shared := self._first_above(row, start)):
            found.insert(0, shared)
        return [t for t in found if t]

    @cached_property
    def _starts(self) -> Mapping[int, int]:
        """Where a column's names of rows begin: anew if heads repeat, 项目、次数、项目、次数."""
        first = self.heads_of_words(0)
        found: dict[int, int] = {}
        start = 0
        for column in range(max((c for _, c in self.cells), default=0) + 1):
            anew = column and first and self.heads_of_words(column - 1) != first
            start = column if anew and self.heads_of_words(column) == first else start
            found[column] = start
        return found

    def heads_of_words(self, column: int) -> list[str]:
        """Return what stands above a column, in a table of words too, unless that states counts."""
        if self.numbers:
            return self.heads(column)
        texts = self._by_row.get(0, {})
        return [] if any(map(_states_counts, texts.values())) else [texts.get(column, "")]

    @cached_property
    def _remarks(self) -> frozenset[int]:
        """The columns that only say more of what the row is about: its secretary, a remark."""
        heads = self._by_row.get(0, {}) if self.first_data_row else {}
        return frozenset(c for c, text in heads.items() if c and _REMARK.fullmatch(text))

    def _first_above(self, row: int, start: int) -> str:
        """Return the name that a merged first column still holds for a row."""
        if self._counts_rows(start):
            return ""
        rows = range(row - 1, self.first_data_row - 1, -1)
        first = next((r for r in rows if self.cells.get((r, start))), None)
        return "" if first is None or self._number_at(first, start) else self.cells[first, start]

    def _number_at(self, row: int, column: int) -> bool:
        return (row, column) in self.numbers


@lru_cache(maxsize=4096)
def _states_counts(text: str) -> bool:
    """Whether a cell holds counts in words, and is no name of its row: 党课3次、党日5次."""
    return bool(_COUNTS.search(_BRACKETS.sub("", text)))


def _tells_counts(text: str) -> bool:
    """Whether a cell says how often, and not how often it should be: 会议6次，按月召开."""
    return _states_counts(text) and not _SHOULD.search(text)


def tables_of(paragraphs: Iterable[Paragraph]) -> Iterator[Table]:
    """Yield the tables among paragraphs, each with the paragraph before it as its caption."""
    caption, last = "", None
    cells: dict[tuple[int, int], str] = {}
    numbers: dict[tuple[int, int], tuple[Paragraph, Quantity]] = {}
    for p in [*paragraphs, Paragraph(-1, "")]:
        if last is not None and (p.cell is None or p.cell.table != last):
            yield Table(cells, numbers, caption, last)
            cells, numbers, last = {}, {}, None
        if p.cell is None:
            caption = p.text if p.text.strip() else caption
            continue
        last, place = p.cell.table, (p.cell.row, p.cell.column)
        cells[place] = cells.get(place, "") + p.text.strip()
        if number := cell_number(p.text):
            numbers[place] = (p, number)
