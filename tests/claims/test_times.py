"""The times that reports speak of."""

from __future__ import annotations

import pytest

from addin.audit.period_words import times
from addin.ledger.period import parse_period
from ledgers import H1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("上半年", "2022H1"),
        ("下半年", "2022H2"),
        ("一季度", "2022Q1"),
        ("第二季度", "2022Q2"),
        ("前三季度", "2022-01-01..2022-09-30"),
        ("5月份", "2022-05"),
        ("五月", "2022-05"),
        ("1至3月", "2022Q1"),
        ("1月至6月", "2022H1"),
        ("前5个月", "2022-01-01..2022-05-31"),
        ("全年", "2022"),
        ("今年以来", "2022H1"),
        ("2022年以来", "2022H1"),
        ("2022年", "2022H1"),
        ("2021年", "2021"),
        ("二〇二一年下半年", "2021H2"),
        ("去年同期", "2021"),
        ("截至5月底", "2022-01-01..2022-05-31"),
        ("截至目前", "2022H1"),
        ("9月16日", "2022-09-16..2022-09-16"),
        ("2022年1月1日至2022年6月30日", "2022H1"),
        ("3月5日至8日", "2022-03-05..2022-03-08"),
    ],
)
def test_a_time_is_a_period(text: str, code: str) -> None:
    assert H1 is not None
    (told,) = times(f"{text}，", H1)
    assert told.when.words == text
    assert told.when.period == parse_period(code)


@pytest.mark.parametrize("text", ["上月", "近三年来", "13月", "2月30日"])
def test_what_time_that_is_nobody_can_tell(text: str) -> None:
    assert H1 is not None
    assert [t.when.period for t in times(text, H1)] == [None]


@pytest.mark.parametrize(
    "text", ["每月", "每季度", "第三", "十二次", "半年工作", "一月一清", "一季度一通报"]
)
def test_no_time_is_spoken_of(text: str) -> None:
    assert H1 is not None
    assert list(times(text, H1)) == []


@pytest.mark.parametrize("text", ["年底", "截至年底", "截至年末"])
def test_the_end_of_the_year_is_that_of_a_half_that_ends_then(text: str) -> None:
    half = parse_period("2023H2")
    (told,) = times(f"{text}，", half)
    assert told.when.period == half
