from datetime import date, time

import pytest

from addin.ledger.grid import Value
from addin.ledger.values.dates import DateContext, When, parse_when

IN_2022 = DateContext(year=2022)
MARCH_5 = When(date(2022, 3, 5), date(2022, 3, 5))


@pytest.mark.parametrize(
    "typed",
    [
        "2022.3.5",
        "2022。3。5",
        "2022年3月5日",
        "2022年3月5号",
        "２０２２年３月５日",
        "二〇二二年三月五日",
        "二○二二年三月五日",
        "二零二二年三月五日",
        "2022-3-5 00:00:00",
        "2022/03/05",
        "2022 年 3 月 5 日",
        "2022年3月5日（星期六）",
        "2022年3月5日（农历二月初三）",
        "20220305",
        20220305.0,
        44625,
        44625.0,
        date(2022, 3, 5),
    ],
)
def test_a_date_with_one_reading_is_read(typed: Value) -> None:
    reading = parse_when(typed, IN_2022)
    assert reading.value == MARCH_5
    assert reading.problems == ()


@pytest.mark.parametrize(
    "typed", ["3月5日", "三月五日", "3.5", "3/5", 3.5, 3.05, "22.3.5", "22年3月5日"]
)
def test_a_date_not_written_out_is_read_and_proposed_in_full(typed: Value) -> None:
    reading = parse_when(typed, IN_2022)
    assert reading.value == MARCH_5
    assert [p.suggestion for p in reading.problems] == ["2022年3月5日"]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2022年3月", date(2022, 3, 1), date(2022, 3, 31)),
        ("3月份", date(2022, 3, 1), date(2022, 3, 31)),
        ("3月上旬", date(2022, 3, 1), date(2022, 3, 31)),
        ("2022.2", date(2022, 2, 1), date(2022, 2, 28)),
        (3.1, date(2022, 3, 1), date(2022, 3, 31)),
        (3.2, date(2022, 3, 1), date(2022, 3, 31)),
        (2022.3, date(2022, 3, 1), date(2022, 3, 31)),
        (2022.12, date(2022, 12, 1), date(2022, 12, 31)),
        (2022.1, date(2022, 1, 1), date(2022, 10, 31)),
    ],
)
def test_a_date_sure_only_to_the_month_is_asked_about(
    typed: Value, first: date, last: date
) -> None:
    reading = parse_when(typed, IN_2022)
    assert reading.value == When(first, last, exact=False)
    assert [p.kind for p in reading.problems] == ["date-vague"]


def test_a_number_3_1_in_february_can_only_be_one_day() -> None:
    """2.3 cannot be 30 February, so it is the third."""
    assert parse_when(2.3, IN_2022).value == When(date(2022, 2, 3), date(2022, 2, 3))


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("2022年2月30日", "date-impossible"),
        ("2022年13月1日", "date-impossible"),
        ("2021年2月29日", "date-impossible"),
        ("春节前", "date-unreadable"),
        ("待定", "date-unreadable"),
        ("第一季度", "date-unreadable"),
        (0.5, "date-unreadable"),
        (-3, "date-unreadable"),
        (True, "date-unreadable"),
        (float("nan"), "date-unreadable"),
        (float("inf"), "date-unreadable"),
        ("2022年3月8日—6日", "date-backwards"),
    ],
)
def test_what_is_no_date_has_no_value(typed: Value, kind: str) -> None:
    reading = parse_when(typed, IN_2022)
    assert reading.value is None
    assert [p.kind for p in reading.problems] == [kind]


def test_without_a_year_from_anywhere_a_short_date_is_not_guessed() -> None:
    assert parse_when("3月5日", DateContext()).value is None


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2022年3月5日上午9:00", time(9), None),
        ("2022年3月5日下午3点半", time(15, 30), None),
        ("2022-3-5 14:30-16:00", time(14, 30), time(16)),
        ("2022年3月5日9:00—11:00", time(9), time(11)),
        ("2022年3月5日９：００", time(9), None),
    ],
)
def test_a_clock_time_behind_the_date_is_kept(typed: str, start: time, end: time | None) -> None:
    assert parse_when(typed, IN_2022).value == When(MARCH_5.first, MARCH_5.last, start, end)


@pytest.mark.parametrize(
    "typed",
    [
        "2022年3月5日—6日",
        "2022年3月5日至3月6日",
        "2022.3.5~2022.3.6",
        "2022年3月5-6日",
        "2022.03.05-06",
        "2022-03-05~2022-03-06",
        "2022-3-5 至 2022-3-6",
    ],
)
def test_days_in_a_row_are_one_activity(typed: str) -> None:
    reading = parse_when(typed, IN_2022)
    assert reading.value == When(date(2022, 3, 5), date(2022, 3, 6))
    assert reading.problems == ()


def test_two_dates_are_asked_about() -> None:
    reading = parse_when("2022.3.5/2022.3.12", IN_2022)
    assert reading.value == When(date(2022, 3, 5), date(2022, 3, 12))
    assert [p.kind for p in reading.problems] == ["date-two"]


def test_serial_dates_of_a_1904_workbook_are_1462_days_later() -> None:
    assert parse_when(44625 - 1462, DateContext(date1904=True)).value == MARCH_5
