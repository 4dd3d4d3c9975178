"""Cells of a crosstab that are of a further type as well, or point to another row."""

from __future__ import annotations

import pytest

from form_sheets import found, held

TABLE = """
2023年组织生活一览
类别     | 1月     | 2月        | 3月       | 4月        | 次数
支委会   | 6日研究年货 | 7日研究评议 | 3日研究春灌 | 4日{committee} | 4
{heading} | {january}  | {february} |           |            | {times}
专题学习 |         | 14日 学文件 | 15日 14:00 学章程{study} |   | 2
党课     |         |            | {lecture} | 20日 老张讲家风 | {lectures}
主题党日 | 12日 送对联 | 16日 扫雪  | 10日 栽树 | 11日 扫墓  | 4
"""
PLAIN = {
    "committee": "研究扫墓",
    "heading": "组织生活会",
    "january": "",
    "february": "21日 谈体会",
    "times": "1",
    "study": "",
    "lecture": "",
    "lectures": "1",
}


def types(**told: str) -> dict[str, str]:
    """Return the types by day of what is held, of the days with more than one."""
    return {d: kind for d, kind, _ in held(TABLE.format(**{**PLAIN, **told})) if "暨" in kind}


def asked(**told: str) -> list[tuple[str, str | None]]:
    table = TABLE.format(**{**PLAIN, **told})
    return [
        (f.code, f.cell) for f in found(table, period="2023-01..2023-04") if f.severity != "info"
    ]


def test_the_only_cell_below_a_heading_of_both_is_of_both() -> None:
    assert types(heading="组织生活会（含民主评议）") == {"2023-02-21": "组织生活会暨民主评议党员"}


def test_of_several_cells_those_that_name_the_further_type_are_of_both() -> None:
    several = {"january": "8日 专题", "february": "21日 谈体会，民主评议", "times": "2"}
    assert types(heading="组织生活会（含民主评议）", **several) == {
        "2023-02-21": "组织生活会暨民主评议党员"
    }


def test_of_several_cells_that_do_not_name_it_each_is_asked_about() -> None:
    several = {"january": "8日 专题", "february": "21日 谈体会", "times": "2"}
    told = {"heading": "组织生活会（含民主评议）", **several}
    assert types(**told) == {}
    assert [cell for code, cell in asked(**told) if code == "L058"] == ["B4", "C4"]


@pytest.mark.parametrize(
    "words",
    [
        "组织生活会同时民主评议党员",
        "谈体会，并开展民主评议",
        "谈体会（一并进行民主评议）",
        "谈体会暨民主评议党员",
    ],
)
def test_a_cell_may_say_that_it_was_of_both(words: str) -> None:
    assert types(february=f"21日 {words}") == {"2023-02-21": "组织生活会暨民主评议党员"}


@pytest.mark.parametrize(
    "words", ["部署组织生活会并民主评议党员", "研究扫墓，兼顾党课", "商量党课"]
)
def test_what_a_meeting_was_about_is_no_further_type(words: str) -> None:
    assert types(committee=words) == {}


def test_a_cell_that_points_to_another_row_is_counted_there() -> None:
    told = {"study": "", "lecture": "15日 见专题学习栏", "lectures": "2"}
    assert types(**told) == {"2023-03-15": "专题学习暨党课"}
    assert asked(**told) == []
    assert [d for d, _, _ in held(TABLE.format(**{**PLAIN, **told}))].count("2023-03-15") == 1


def test_a_cell_that_points_to_what_is_not_there_is_counted_itself() -> None:
    told = {"lecture": "22日 见专题学习栏", "lectures": "2"}
    assert ("2023-03-22", "党课") in [(d, k) for d, k, _ in held(TABLE.format(**{**PLAIN, **told}))]
