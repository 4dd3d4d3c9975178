"""Numbers of people with a remark in brackets: who was away, who sat in, and how."""

from __future__ import annotations

import pytest

from addin.ledger.values.heads.counts import RATIOS, Attendance, parse_attendance, parse_guests
from ledgers import findings, ledger

LEDGER = """
日期|活动类型|主题|主持人|实到/应到
2022-3-3|支委会|春灌安排|张三|{}
"""


@pytest.mark.parametrize(
    ("typed", "present", "due", "away"),
    [
        ("17/19（2人出海）", 17, 19, 2),
        ("17/19（出警2）", 17, 19, 2),
        ("17/19（1人病假、1人值班）", 17, 19, 2),
        ("17/19（病假1人，另列席3人）", 17, 19, 1),
        ("17/19（张三、李四抢修）", 17, 19, 2),
        ("17/19（2人放排）", 17, 19, 2),  # not known, but it is as many as are missing
        ("19/19（2人视频参加）", 19, 19, None),
        ("17/19（出差）", 17, 19, None),
        ("17人/19人（缺2人）", 17, 19, 2),
        ("5/5（全勤）", 5, 5, None),
        ("17/19（1人出差）", 17, 19, 1),  # the difference is two
    ],
)
def test_a_remark_beside_two_numbers(typed: str, present: int, due: int, away: int | None) -> None:
    reading = parse_attendance(typed, RATIOS[0])
    assert reading.value == Attendance(present=present, due=due, away=away)
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("typed", "count", "away"),
    [
        ("9（另列席2人）", 9, None),
        ("9人（列席2人）", 9, None),
        ("9（入党积极分子2人列席）", 9, None),
        ("9（列席2人不计）", 9, None),
        ("9（2人线上）", 9, None),
        ("9（1人轮休）", 9, 1),
        ("9（1人出差、1人住院）", 9, 2),
        ("9（1人迟到）", 9, None),
        ("9（全勤）", 9, None),
        ("9（线上）", 9, None),
        ("9（含列席2人）", 7, None),
    ],
)
def test_a_remark_beside_one_number(typed: str, count: int, away: int | None) -> None:
    assert parse_attendance(typed).value == Attendance(count=count, away=away)


@pytest.mark.parametrize(
    "typed",
    ["20（实为18）", "20（估计）", "20（+3）", "20（代签2人）", "20（到会18人）", "20（18人参加）",
     "20（待核）", "20（每场）", "14/12（含列席2人）", "20（见签到表）"],
)  # fmt: skip
def test_other_remarks_leave_a_question(typed: str) -> None:
    reading = parse_attendance(typed, RATIOS[0])
    assert reading.value is None
    assert reading.problems != ()


def test_who_was_away_settles_which_number_is_of_those_due() -> None:
    assert parse_attendance("17/19（2人出海）").problems == ()
    assert parse_attendance("17/19（1人出海）").problems != ()


def test_a_remark_that_does_not_explain_the_difference_is_said() -> None:
    said = findings(LEDGER.format("17/19（1人出海）"))
    assert "E2" in {f.cell for f in said if f.severity in ("error", "warning")}
    fits = findings(LEDGER.format("17/19（2人出海）"))
    assert "E2" not in {f.cell for f in fits}


@pytest.mark.parametrize(("typed", "heads"), [(3, 3), ("12", 12), ("3人", 3), ("三人", 3)])
def test_guests_may_be_a_number(typed: int | str, heads: int) -> None:
    reading = parse_guests(typed)
    assert reading.value is not None
    assert reading.value.total == heads
    assert reading.problems == ()


def test_a_number_of_guests_is_no_fault() -> None:
    table = """
    日期|活动类型|主题|主持人|实到人数|列席人员
    2022-3-3|主题党日|修渠|张三|9|3
    2022-4-3|主题党日|护林|张三|9|12
    """
    assert not [f for f in findings(table) if f.code == "L041"]
    assert [a.present for a in ledger(table).activities] == [9, 9]
