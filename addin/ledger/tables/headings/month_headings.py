"""Headings that are months, also where Excel has turned them into dates."""

from __future__ import annotations

from datetime import date

from addin.ledger.grid import Value
from addin.ledger.values.month_columns import with_quarters_named
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded

_MONTH = pattern(
    r"(?:20\d\d年?度?)?(?:(?:0?[1-9]|1[0-2]|[一二三四五六七八九]|十[一二]?)月份?|第[一二三四]季度|[上下]半年)"
)


def heading_text(value: Value) -> str:
    """Return a cell's text as a heading; 2022年1月 that Excel made a date is a heading again."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date) and value.day == 1:
        return f"{value.year}年{value.month}月"
    return ""


def is_month(text: str) -> bool:
    """Return whether a heading is a month, a quarter or a half-year and nothing else."""
    return _MONTH.fullmatch(with_quarters_named(folded(text))) is not None
