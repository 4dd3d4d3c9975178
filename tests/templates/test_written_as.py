"""Which filters print a value as a text has it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.report.language.filters import applied, printed
from addin.report.language.keys import filter_key
from addin.report.language.traced import Value
from addin.report.language.written_as import in_ten_thousands, written_as


def _filters(value: Value, text: str) -> str | None:
    way = written_as(value, text)
    return None if way is None else "".join(filter_key(f.name, f.arguments) for f in way)


@pytest.mark.parametrize(
    ("value", "text", "filters"),
    [
        (6, "6", ""),
        (6, "六", "|几"),
        (2, "两", "|几"),
        (2, "二", "|汉字"),
        (12340, "12,340", "|千分位"),
        (Decimal("94.75"), "94.8", "|位数(1)"),
        (Decimal("94.8"), "94.80", "|位数(2)"),
        (95, "百分之九十五", "|百分之"),
        (date(2022, 7, 8), "2022年7月8日", "|日期"),
        (date(2022, 7, 8), "7月8日", "|月日"),
        (6, "７", None),
        (6, "5", None),
        (None, "6", None),
    ],
)
def test_the_plainest_way_is_taken(value: Value, text: str, filters: str | None) -> None:
    assert _filters(value, text) == filters


def test_a_number_before_ten_thousand() -> None:
    way = in_ten_thousands(12340, "1.2万")
    assert way is not None
    assert [(f.name, f.arguments) for f in way] == [("万", (1,))]
    assert in_ten_thousands(12340, "1.3万") is None


@given(
    st.integers(0, 10_000_000) | st.decimals(0, 10_000, places=2),
    st.sampled_from(["", "几", "汉字", "千分位", "百分之"]),
)
def test_what_a_filter_prints_is_found_again(value: int | Decimal, name: str) -> None:
    text = printed(applied(name, value) if name else value)
    way = written_as(value, text)
    assert way is not None
    shown: object = value
    for its in way:
        shown = applied(its.name, shown, its.arguments)
    assert printed(shown) == text
