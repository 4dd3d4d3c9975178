"""Tallies of a calendar's months, in their titles, beside and below them, against what was read."""

from __future__ import annotations

import pytest

from form_sheets import found

CALENDAR = """
{title}渔政站党支部2023年月历
三　月 | | | | | | | {march}
周一   | 周二   | 周三   | 周四   | 周五   | 周六 | 周日 | 本周
6      | 7      | 8      | 9      | 10     | 11 | 12 |
支委会⏎9:00 值守室 | | 巡江 | | 党课 19:30 食堂 | | | 2次
13     | 14     | 15     | 16     | 17     | 18 | 19 |
党小组会（一组）8:30 | | 主题党日暨党课⏎码头 | 支委会（停开） | | | | 2次
{line}
四　月 | | | | | | | {april}
周一   | 周二   | 周三   | 周四   | 周五   | 周六 | 周日 |
3      | 4      | 5      | 6      | 7      | 8 | 9 |
支委会⏎9:00 值守室 | | 放流 | | {slip} | | |
"""


def asked(**said: str) -> list[tuple[str, str | None]]:
    texts = {"title": "", "march": "", "april": "", "line": "", "slip": "党课 19:30", **said}
    return [(f.code, f.cell) for f in found(CALENDAR.format(**texts)) if f.code == "L054"]


@pytest.mark.parametrize(
    "tally",
    [
        "党内4次",
        "本月4次",
        "共4次",
        "3月：4次",
        "（共召开4次）",
        "党建活动合计：4次",
        "4次",
        "党内四次",
    ],
)
def test_a_right_tally_in_the_title_is_right(tally: str) -> None:
    assert asked(march=tally) == []


@pytest.mark.parametrize(
    "tally",
    [
        "党内6次",
        "本月3次",
        "共7次",
        "3月：3次",
        "（共召开2次）",
        "党建活动合计：6次",
        "三会一课6次",
    ],
)
def test_a_tally_that_is_not_what_was_read_is_asked_about(tally: str) -> None:
    assert asked(march=tally) == [("L054", "H2")]


def test_a_tally_of_all_may_be_of_other_things_as_well() -> None:
    assert asked(march="本月5次") == []  # 巡江 is one of them
    assert asked(march="党内6次") == [("L054", "H2")]


@pytest.mark.parametrize(
    "line", ["本月3次", "本月：支委会3次、党课2次", "3月共7次", "本月三会一课2次"]
)
def test_a_line_below_a_month_is_of_that_month(line: str) -> None:
    assert asked(line=line) == [("L054", "A8")]


@pytest.mark.parametrize(
    "line",
    [
        *("本月4次", "本月：支委会1次、党课2次", "三月共4次", "本月三会一课4次", "每月支委会2次"),
        *("本月应召开支委会2次", "累计9次", "本月：支委会1次、放流2次", "本月出江12次"),
    ],
)
def test_a_right_line_and_one_of_other_things_are_right(line: str) -> None:
    assert asked(line=line) == []


def test_a_slip_may_or_may_not_be_counted() -> None:
    for tally in ("党内1次", "党内2次"):
        assert asked(slip="支委汇 19:30", april=tally) == []
    assert asked(slip="支委汇 19:30", april="党内3次") == [("L054", "H9")]


def test_a_tally_below_the_one_month_of_a_sheet() -> None:
    table = """
    2023年5月月历
    周一   | 周二   | 周三   | 周四   | 周五   | 周六 | 周日
    8      | 9      | 10     | 11     | 12     | 13 | 14
    支委会 |        | 党课   |        | 主题党日 |   |
    本月{n}次
    """
    assert [f.code for f in found(table.format(n=3)) if f.code == "L054"] == []
    assert [f.cell for f in found(table.format(n=4)) if f.code == "L054"] == ["A5"]
