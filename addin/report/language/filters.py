"""How a template may print a value: the filters, and what a value reads like on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from addin.ledger.period import chinese_date
from addin.ledger.values.numerals import to_han
from addin.ledger.values.patterns import pattern

TO_FILL_IN = "（待补充）"
TO_CONFIRM = "（待核实）"
OPEN_PLACE = pattern("(（待补充）|（待核实(?:：(?:[^（）]|（[^（）]*）)*)?）)")
"""What is printed red: something is missing, or not known for sure (（待核实：……）)."""
_STRANGE = pattern("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ue0f0-\ue0ff\ufffe\uffff]|\\s+")


class Filter(NamedTuple):
    """A way to print a value, and what the field list says of it."""

    note: str
    apply: Callable[[object], object]


def _date(value: object) -> object:
    return chinese_date(value) if isinstance(value, date) else value


def _day(value: object) -> object:
    return f"{value.month}月{value.day}日" if isinstance(value, date) else value


def _han(value: object) -> object:
    return to_han(value) if isinstance(value, int) and value >= 0 else value


FILTERS: Mapping[str, Filter] = {
    "日期": Filter("把日期写成 2022年7月8日", _date),
    "月日": Filter("把日期写成 7月8日", _day),
    "汉字": Filter("把数字写成汉字：6 → 六", _han),
}


def is_open(text: str) -> bool:
    """Return whether a text says no more than that it is still to be filled in or confirmed."""
    return OPEN_PLACE.fullmatch(text) is not None


def printable(text: str) -> str:
    """Return a text without what Word has no place for; every stretch of blanks is one."""
    return _STRANGE.sub(" ", text)


def printed(value: object) -> str:
    """Return what a value reads like; （待补充） where there is none."""
    return TO_FILL_IN if value is None else printable(str(value))
