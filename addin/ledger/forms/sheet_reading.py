"""How a sheet was read, for those who want to know whether it was understood."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

_FORMS = {
    "list": "列表",
    "columns": "一列一次的横排表",
    "cards": "登记卡片",
    "crosstab": "交叉表",
    "calendar": "日历",
    "text": "文字记录",
    "names": "人员名单",
}
_MOST_SHOWN = 8


class Stated(Struct, frozen=True):
    """How often a sheet says that something was held: the cell, what it is of, the number; the
    year that the sheet is of, where it states one."""

    cell: str
    name: str
    number: int
    year: int | None = None


class SheetReading(Struct, frozen=True):
    """How a sheet was read.

    ``form``: list, cards, ... or unread. ``kind``: what it was taken for, empty where unread.
    ``explained``: the share of its filled cells that the reading accounts for. ``seen``: of a
    sheet that seems to hold activities but was not understood, what is on it. ``counts``: whether
    an unread sheet is a table of how often. ``stated``: the counts on an unread sheet.
    """

    sheet: str
    form: str
    kind: str = ""
    records: int = 0
    explained: float = 0.0
    seen: str = ""
    counts: bool = False
    stated: tuple[Stated, ...] = ()

    @property
    def words(self) -> str:
        """The reading in words: “活动记录”按登记卡片读作活动台账，17条，看懂97%."""
        if self.seen:
            return f"“{self.sheet}”没有看懂（{self.seen}）"
        if self.counts:
            return f"“{self.sheet}”没有读取（是次数统计表，没有逐次的日期）"
        if self.form == "unread":
            return f"“{self.sheet}”没有读取"
        share = f"看懂{self.explained:.0%}"
        return f"“{self.sheet}”按{_FORMS[self.form]}读作{self.kind}，{self.records}条，{share}"


def reading_in_words(reading: Sequence[SheetReading]) -> str:
    """Return how the sheets of a workbook were read, in one line; those not understood first."""
    ordered = sorted(reading, key=lambda r: not r.seen)
    shown = "；".join(r.words for r in ordered[:_MOST_SHOWN])
    more = len(ordered) - _MOST_SHOWN
    return f"读取：{shown}" + (f"；另有{more}张工作表" if more > 0 else "")
