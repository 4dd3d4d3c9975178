"""Days of a calendar: close to the text, of the months beside, or not to be parted from it."""

from __future__ import annotations

import pytest

from form_sheets import found, held

CLOSE = """
2023年3月组织生活日历
一   | 二     | 三         | 四  | 五       | 六 | 日
     |        | 1          | 2   | 3支委会  | 4  | 5
6    | 7      | 8主题党日：植树  | 9   | 10       | 11 | 12
13   | 14     | 15         | 16  | 17       | 18 | 19
20   | 21党课 | 22党员大会（未开） | 23  | {day}    | 25 | 26
27   | 28     | 29         | 30  | 31       |    |
"""


def test_the_number_of_a_day_may_be_close_to_the_text() -> None:
    assert held(CLOSE.format(day="24")) == [
        ("2023-03-03", "支委会", ""),
        ("2023-03-08", "主题党日", "植树"),
        ("2023-03-21", "党课", ""),
    ]


@pytest.mark.parametrize("day", ["支委会：研究防汛", "14支委会：研究防汛", "2.支委会：研究防汛"])
def test_a_text_without_a_day_among_days_is_not_of_the_day_above(day: str) -> None:
    table = CLOSE.format(day=day)
    assert ("2023-03-17", "支委会", "研究防汛") not in held(table)
    assert ("?", "支委会", "研究防汛") in held(table)
    assert [f.cell for f in found(table) if f.code == "L001"] == ["E6"]


def test_below_a_row_of_days_numbers_are_those_of_a_list() -> None:
    table = """
    2023年3月组织生活日历
    一 | 二 | 三 | 四 | 五 | 六 | 日
       |    | 1  | 2  | 3  | 4  | 5
       |    |    |    | 支委会：研究防汛 | |
    6  | 7  | 8  | 9  | 10 | 11 | 12
    1支委会：研究值班 | | | 1、党课：学党章 | | |
    """
    days = [day for day, _, _ in held(table)]
    assert days[0] == "2023-03-03"
    assert "2023-03-01" not in days


def test_days_of_the_months_beside_are_of_those_months() -> None:
    table = """
    2023年3月组织生活日历
    一        | 二 | 三 | 四 | 五       | 六 | 日
    27 支委会 | 28 | 1  | 2  | 3 支委会 | 4  | 5
    6         | 7  | 8 主题党日 | 9  | 10 | 11 | 12
    13        | 14 | 15 | 16 | 17       | 18 | 19
    20        | 21 | 22 | 23 | 24       | 25 | 26
    27        | 28 | 29 | 30 | 31 党课  | 1  | 2 主题党日
    """
    assert [day for day, _, _ in held(table)] == [
        "2023-02-27", "2023-03-03", "2023-03-08", "2023-03-31", "2023-04-02",
    ]  # fmt: skip


def test_the_months_beside_may_be_of_other_years() -> None:
    table = """
    2023年1月组织生活日历
    日 | 一 | 二 | 三 | 四 | 五 | 六
    25 | 26 支委会 | 27 | 28 | 29 | 30 党课 | 31
    1  | 2  | 3  | 4  | 5 支委会 | 6  | 7
    8  | 9  | 10 | 11 | 12 | 13 | 14
    15 | 16 | 17 | 18 | 19 主题党日 | 20 | 21
    22 | 23 | 24 | 25 | 26 | 27 | 28
    29 | 30 | 31 | 1 党员大会  | 2 | 3 | 4
    """
    assert [day for day, _, _ in held(table)] == [
        "2022-12-26", "2022-12-30", "2023-01-05", "2023-01-19", "2023-02-01",
    ]  # fmt: skip
