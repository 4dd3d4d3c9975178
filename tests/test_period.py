from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.ledger.period import Period, parse_period, period_in_title


@pytest.mark.parametrize(
    ("code", "start", "end", "title"),
    [
        ("2022H1", date(2022, 1, 1), date(2022, 6, 30), "2022年上半年"),
        ("2022H2", date(2022, 7, 1), date(2022, 12, 31), "2022年下半年"),
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022年"),
        ("2022Q2", date(2022, 4, 1), date(2022, 6, 30), "2022年第二季度"),
        ("2022-03", date(2022, 3, 1), date(2022, 3, 31), "2022年3月"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        (
            "2022-01-01..2022-05-31",
            date(2022, 1, 1),
            date(2022, 5, 31),
            "2022年1月1日至5月31日",
        ),
    ],
)
def test_periods_as_the_command_line_writes_them(
    code: str, start: date, end: date, title: str
) -> None:
    period = parse_period(code)
    assert period == Period(start, end)
    assert period.code == code
    assert period.title == title
    assert parse_period(title) == period


@pytest.mark.parametrize(
    "code",
    [
        "",
        "2022H3",
        "22H1",
        "2022-13",
        "2022-06-30..2022-01-01",
        "上半年",
        "2022年台账",
        "2022年2月30日至3月1日",
        "2022-2-30..2022-3-1",
    ],
)
def test_what_is_no_period(code: str) -> None:
    assert parse_period(code) is None


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("云州市财政局2022年上半年党建活动台账", "2022H1"),
        ("2022年度党建活动台账", "2022"),
        ("二〇二二年下半年台账", "2022H2"),
        ("2022年第一季度活动登记表", "2022Q1"),
        ("2022年3月活动台账", "2022-03"),
        ("填表日期：2022年7月8日", "2022"),
        ("2024年1月至6月党建活动台账", "2024H1"),
        ("2024年1-6月台账", "2024H1"),
        ("2022年(上半年)台账", "2022H1"),
        ("2022年前三季度台账", "2022-01-01..2022-09-30"),
        ("党建活动台账", None),
    ],
)
def test_periods_in_titles(title: str, code: str | None) -> None:
    period = period_in_title(title)
    assert (period.code if period else None) == code


@pytest.mark.parametrize(
    ("code", "following"),
    [
        ("2022H1", "2022H2"),
        ("2022H2", "2023H1"),
        ("2022", "2023"),
        ("2022Q4", "2023Q1"),
        ("2022-12", "2023-01"),
        ("2023-01-01..2024-12-31", "2025-01-01..2026-12-31"),
    ],
)
def test_the_period_that_follows(code: str, following: str) -> None:
    period = parse_period(code)
    assert period is not None
    assert period.following().code == following


def test_only_whole_months_and_quarters_count() -> None:
    period = Period(date(2022, 1, 5), date(2022, 6, 30))
    assert [m.code for m in period.months()] == [f"2022-0{m}" for m in range(2, 7)]
    assert [q.code for q in period.quarters()] == ["2022Q2"]
    assert period.years() == []


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 1000))
def test_the_whole_months_of_a_period_join_without_gap(start: date, days: int) -> None:
    period = Period(start, date.fromordinal(start.toordinal() + days))
    months = period.months()
    assert all(period.covers(m) for m in months)
    for earlier, later in pairwise(months):
        assert later.start.toordinal() - earlier.end.toordinal() == 1


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 1000))
def test_a_period_is_read_back_from_its_code(start: date, days: int) -> None:
    period = Period(start, date.fromordinal(start.toordinal() + days))
    assert parse_period(period.code) == period
