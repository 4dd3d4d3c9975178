"""A data row of a table, and the header that its columns are under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sys import intern

from msgspec import Struct, field

from addin.ledger.catalogue import SheetKind
from addin.ledger.grid import Grid, Value, a1
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import shown

ACTIVITIES = "活动台账"
DATE = "日期"
NUMBER = "序号"
TIMES = "次数"
PLACE = "地点"
PRESENT = "实到人数"
REMARK = "备注"
TYPE = "活动类型"
WEEKDAY = "星期"


class Row(Struct, frozen=True):
    """A data row: its values as read, and where they stand.

    ``filled``: values that come from elsewhere; ``merged``: the cell that holds them, where the
    row's own lies under a merged range. ``month``: the one that a band or a column 月份 tells.
    ``addresses``: where each value is, in forms that are no lists. ``item``: which of several
    records of one row of the sheet it is. ``lines``: numbers of the rows that it goes on in.
    """

    sheet: str
    number: int
    values: Sequence[Value]
    columns: Mapping[str, int]
    filled: Mapping[str, Value] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    month: int | None = None
    year: int | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)
    item: int = 0
    lines: tuple[int, ...] = ()

    def value(self, column: str) -> Value:
        """Return a column's value, merged cells filled down; None where there is no such column."""
        if self.filled and column in self.filled:
            return self.filled[column]
        index = self.columns.get(column, -1)
        return self.values[index] if 0 <= index < len(self.values) else None

    def text(self, column: str) -> str:
        """Return a column's value as text, as it is quoted in messages."""
        return shown(self.value(column))

    def own_text(self, at: int) -> str:
        """Return the text of a column that the office added, by its position."""
        return shown(self.values[at]).strip() if 0 <= at < len(self.values) else ""

    def address(self, column: str) -> str | None:
        """Return the A1 address of a column's cell, None where there is no such column."""
        if column in self.merged:
            return self.merged[column]
        if self.addresses:
            return self.addresses.get(column)
        return a1(self.number - 1, self.columns[column]) if column in self.columns else None

    @property
    def place(self) -> tuple[str, int, int, int]:
        """What tells a record from all others: sheet, row number, first column of the table, and
        which of several of that row it is."""
        return self.sheet, self.number, min(self.columns.values(), default=0), self.item

    @property
    def ref(self) -> str:
        """Sheet and row number, as statistics name their rows: 活动台账!5."""
        return intern(f"{self.sheet}!{self.number}")  # many figures name the same row


class Header(Struct, frozen=True):
    """A header found: its kind, its rows (zero-based), columns by key, texts by position.

    ``begin``: the first of the title rows above it; ``end``: where the next table begins. Both
    are known once all headers of a sheet are. ``ticks``: types of activity that have a column
    each, to be ticked.
    """

    kind: SheetKind
    top: int
    bottom: int
    columns: dict[str, int]
    texts: dict[int, str]
    problems: tuple[CellProblem, ...]
    begin: int | None = None
    end: int | None = None
    ticks: Mapping[int, str] = field(default_factory=dict)

    @property
    def in_parts(self) -> bool:
        """Whether a date stands in columns of its own: 年, 月, 日."""
        return self.texts.get(self.columns.get(DATE, -1), "").strip() == "日"

    def below(self, grid: Grid) -> range:
        """Return the rows of the header's table."""
        return range(self.bottom + 1, len(grid.rows) if self.end is None else self.end)
