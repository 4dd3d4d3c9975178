"""Columns of months: 1月 to 12月, and such with a word behind, as 1月应缴."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from addin.ledger.values.numerals import to_han

_ALSO: Mapping[str, tuple[str, ...]] = {
    "应缴": ("应交",),
    "实缴": ("实交", "已缴", "已交"),
    "基数": ("计算基数", "缴费基数"),
}
_TYPES = {"": "payment", "实缴": "payment"}


def month_column(month: int, word: str = "") -> str:
    """Return the heading of a month's column: 3月, 3月应缴."""
    return f"{month}月{word}"


def month_columns(words: Iterable[str]) -> list[dict[str, Any]]:
    """Return the columns of the twelve months, one for each word behind (may be none)."""
    return [
        {
            "key": month_column(m, word),
            "type": _TYPES.get(word, "money"),
            "synonyms": tuple(_names(m, (word, *_ALSO.get(word, ())))),
            "sensitive": True,
        }
        for word in words
        for m in range(1, 13)
    ]


def _names(month: int, words: tuple[str, ...]) -> list[str]:
    numbers = (str(month), f"{month:02d}", to_han(month))
    names = [f"{n}月{part}{word}" for word in words for n in numbers for part in ("", "份")]
    return [n for n in dict.fromkeys(names) if n != month_column(month, words[0])]
