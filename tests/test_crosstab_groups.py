"""Cells of a table of types and months that say a day for each group, and days day first."""

import pytest

from form_sheets import found, held

DAYS = """
2023年三会一课开展情况一览表
类别     | 1月  | 2月  | 3月   | 4月  | 5月   | 6月  | 合计
党员大会 |      |      | 18日  |      |       | 20日 | 2
支委会   | 6日  | 9日  | 7日   | 7日  | 8日   | 5日  | 6
党小组会 | {a}  | 11日 | 14日  | 13日 | {b}   | 15日 | 8
主题党日 | 10日 | 15日 | 5日   | 14日 | 5日   | 6日  | 6
合计     | 4    | 3    | 4     | 3    | 4     | 4    | 22
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一组9日；二组10日", "一组16日；二组17日"),
        ("一组9日、二组10日", "16日一组、17日二组"),
        ("9日（一组）、10日（二组）", "一组（16日），二组（17日）"),
        ("一组：9日⏎二组：10日", "一组：5.16⏎二组：5.17"),
        ("一组1月9日下午，二组1月10日上午", "一组16日 学章程；二组17日 谈体会"),
    ],
)
def test_a_day_of_each_group_is_a_meeting_of_that_group(first: str, second: str) -> None:
    table = DAYS.format(a=first, b=second)
    its = [d for d, kind, _ in held(table) if kind == "党小组会"]
    assert its == [
        *("2023-01-09", "2023-01-10", "2023-02-11", "2023-03-14", "2023-04-13"),
        *("2023-05-16", "2023-05-17", "2023-06-15"),
    ]
    assert not [f for f in found(table, period="2023H1") if f.severity in ("error", "warning")]


@pytest.mark.parametrize("cell", ["一、二组9日10日", "一组9日二组10日", "各组：9日，10日"])
def test_a_cell_that_is_not_clear_is_asked_about_and_no_sum_is_said_to_be_wrong(cell: str) -> None:
    its = found(DAYS.format(a=cell, b="16日、17日"), period="2023H1")
    assert [(f.code, f.cell) for f in its if f.severity in ("error", "warning")] == [("L001", "B5")]


def test_a_sum_that_nothing_asked_about_explains_is_said() -> None:
    table = DAYS.format(a="一组9日；二组10日", b="16日、17日").replace("20日 | 2", "20日 | 3")
    assert [f.cell for f in found(table, period="2023H1") if f.code == "L054"] == ["H3"]


def test_below_its_month_the_day_may_stand_first() -> None:
    table = DAYS.format(a="20/1、30/1", b="16/5 学章程⏎30/5 谈体会")
    assert [d for d, kind, _ in held(table) if kind == "党小组会" and "-05-" in d] == [
        "2023-05-16",
        "2023-05-30",
    ]


def test_a_day_first_of_another_month_is_asked_about() -> None:
    table = DAYS.format(a="9日、10日", b="16日、17日").replace("| 8日 ", "| 30/4")
    assert [f.cell for f in found(table, period="2023H1") if f.severity == "error"] == ["F4"]
