"""Crosstabs with 计划 and 实际 as a second heading: plans are not counted."""

from __future__ import annotations

import pytest

from form_sheets import form, found, held, sheet

ACROSS = """
2023年第一季度三会一课台账
类别     | 1月    |        | 2月    |        | 3月    |
'        | {plan} | {done} | {plan} | {done} | {plan} | {done}
支委会   | 10日   | 12日   | 10日   |        | 10日   | 10日
主题党日 | 5日    | 5日    | 5日    | 6日    | 5日    | 未开展
党课     |        |        |        |        | 15日   |
"""
HELD = [
    ("2023-01-12", "支委会", ""),
    ("2023-03-10", "支委会", ""),
    ("2023-01-05", "主题党日", ""),
    ("2023-02-06", "主题党日", ""),
]
MERGED = [(1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 1, 6)]


@pytest.mark.parametrize(
    ("plan", "done"),
    [
        ("计划", "完成"),
        ("计划", "实际"),
        ("计划安排", "落实情况"),
        ("应开", "已开"),
        ("拟定", "实际开展"),
    ],
)
@pytest.mark.parametrize("merges", [MERGED, []])
def test_plans_beside_what_was_done_are_not_counted(
    plan: str, done: str, merges: list[tuple[int, int, int, int]]
) -> None:
    table = sheet(ACROSS.format(plan=plan, done=done), "三会一课", *merges)
    assert form(table) == ["crosstab"]
    assert held(table) == HELD
    asked = [f.cell for f in found(table, period="2023Q1") if f.code == "L074"]
    assert sorted(filter(None, asked)) == ["D4", "F5", "F6"]


DOWN = """
2023年第一季度三会一课记录
月份 |      | 支委会 | 主题党日 | 党课
1月  | 计划 | 10日   | 5日      |
'    | 实际 | 12日   | 5日      |
2月  | 计划 | 10日   | 5日      |
'    | 实际 |        | 6日      |
3月  | 计划 | 10日   | 5日      | 15日
'    | 实际 | 10日   |          |
"""


@pytest.mark.parametrize("merges", [[], [(2, 0, 3, 0), (4, 0, 5, 0), (6, 0, 7, 0)]])
def test_plans_above_what_was_done_are_not_counted(
    merges: list[tuple[int, int, int, int]],
) -> None:
    assert sorted(held(sheet(DOWN, "三会一课", *merges))) == sorted(HELD)


def test_columns_of_figures_beside_months_are_no_plans() -> None:
    table = """
    2023年三会一课
    类别     | 计划 | 完成 | 1月  | 2月  | 3月
    支委会   | 12   | 3    | 6日  | 8日  | 9日
    主题党日 | 12   | 3    | 10日 | 15日 | 5日
    """
    assert len(held(table)) == 6
