"""Clock times as offices write them: a start, or a start and an end, of one day."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from addin.ledger.grid import Value
from addin.ledger.values.days.clock_times import Clock, is_clock, parse_clock


def _written(clock: Clock | None) -> str:
    if clock is None or clock.start is None:
        return "?"
    return f"{clock.start:%H:%M}" + (f"-{clock.end:%H:%M}" if clock.end else "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    {
        "9:00": "09:00",
        "9：00": "09:00",
        "09:00:00": "09:00",
        "9时": "09:00",
        "14时30分": "14:30",
        "9点整": "09:00",
        "两点半": "02:30",
        "十点一刻": "10:15",
        "下午两点半": "14:30",
        "下午2：30": "14:30",
        "晚7点": "19:00",
        "中午12:30": "12:30",
        "中午1点": "13:00",
        "凌晨12点半": "00:30",
        "2:30 PM": "14:30",
        "9:00 AM": "09:00",
        "0900": "09:00",
        "1430": "14:30",
        "9:30左右": "09:30",
        "19:30开始": "19:30",
    }.items(),
)
def test_a_start_is_read(typed: str, meant: str) -> None:
    assert _written(parse_clock(typed).value) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    {
        "09:00 - 10:30": "09:00-10:30",
        "9：00～11：00": "09:00-11:00",
        "9:00至11:00": "09:00-11:00",
        "9点—11点": "09:00-11:00",
        "9-11点": "09:00-11:00",
        "0900-1030": "09:00-10:30",
        "上午8:30到11:30": "08:30-11:30",
        # 下午 and 晚 hold for the end as well
        "下午2:30-4:00": "14:30-16:00",
        "下午2-4点": "14:00-16:00",
        "晚7:00-8:30": "19:00-20:30",
        "下午3点半—5点": "15:30-17:00",
        "下午3时45分至5时": "15:45-17:00",
        "下午2:30-17:00": "14:30-17:00",
        "2:30-4:00 PM": "14:30-16:00",
        # each with its own
        "上午9:00-下午3:00": "09:00-15:00",
        "下午1:00-晚7:00": "13:00-19:00",
        "9:00-下午3:00": "09:00-15:00",
        # across noon
        "11:30-1:00": "11:30-13:00",
        "上午11:00-1:00": "11:00-13:00",
        "中午12:30-1:30": "12:30-13:30",
        "12:00-1:30": "12:00-13:30",
        # two sessions
        "上午9:00-11:00、下午2:00-4:00": "09:00-16:00",
        # past midnight: the end is of another day
        "晚11:00-1:00": "23:00",
        # a slip, or the afternoon: as it is written, to be asked about
        "9:00-8:30": "09:00-08:30",
        "14:30-13:00": "14:30-13:00",
        "上午9:00-3:00": "09:00-03:00",
    }.items(),
)
def test_a_start_and_an_end_are_read(typed: str, meant: str) -> None:
    assert _written(parse_clock(typed).value) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "上班后",
        "待定",
        "25:00",
        "9:75",
        "3.5",
        "2022-3-5",
        "3月5日",
        "晚12点",
        "9",
        "周五",
        9.0,
        3.5,
        True,
    ],
)
def test_what_is_no_clock_time_is_asked_about(typed: Value) -> None:
    assert [p.kind for p in parse_clock(typed).problems] == ["time-unreadable"]


@pytest.mark.parametrize(
    "stored",
    [time(9, 30), timedelta(hours=9, minutes=30), datetime(2022, 3, 5, 9, 30), 9.5 / 24, 930.0],
)
def test_a_time_is_read_however_the_file_stores_it(stored: Value) -> None:
    assert _written(parse_clock(stored).value) == "09:30"


@pytest.mark.parametrize("typed", ["上午", "下午", "晚上", "全天", "上午、下午"])
def test_a_part_of_the_day_is_no_time_and_no_fault(typed: str) -> None:
    reading = parse_clock(typed)
    assert (reading.value, reading.problems) == (Clock(), ())


@pytest.mark.parametrize("value", ["2022-3-5", "3月5日9:00", 3.5, None, "支委会"])
def test_a_day_is_no_clock_time(value: Value) -> None:
    assert not is_clock(value)


CLOCK = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@given(CLOCK, CLOCK, st.sampled_from(["{}-{}", "{} — {}", "{}至{}", "{}～{}"]))
def test_times_of_24_hours_read_back(one: time, other: time, form: str) -> None:
    assume(one != other)
    start, end = sorted((one, other))
    typed = form.format(f"{start:%H:%M}", f"{end:%H:%M}")
    assert parse_clock(typed).value == Clock(start, end)
