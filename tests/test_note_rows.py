"""Rows that note that nothing was held, and activities that nobody chairs."""

from __future__ import annotations

import pytest

from addin.ledger.grid import Value
from ledgers import findings, ledger


@pytest.mark.parametrize(
    "row",
    [
        "2022年2月1日—20日 | | 寒　假 | |",
        "2022年2月1日—20日 | 寒假 | | |",
        "2022-2-1 | | 春节放假 | |",
        "2022-5-1 | | | 五一劳动节假期 |",
        "2022年2月 | | 学生放寒假，无活动 | |",
        "2022年2月 | | 本月无活动 | |",
        "2022年2月 | | 因疫情期间未开展活动 | |",
        "| | （以下空白） | |",
        "2022年4月 | 当月未安排组织生活 | | |",
    ],
)
def test_a_row_that_notes_that_nothing_was_held_is_no_activity(row: str) -> None:
    table = f"""
    日期 | 活动类型 | 主题 | 主持人 | 实到人数
    2022-1-5 | 支委会 | 研究防汛 | 石磊 | 5
    {row}
    2022-3-5 | 支委会 | 研究春耕 | 石磊 | 5
    """
    assert [a.topic for a in ledger(table).activities] == ["研究防汛", "研究春耕"]
    assert not [f for f in findings(table) if f.cell]


@pytest.mark.parametrize(
    "row",
    [
        "2022-2-1 | 支委会 | 春节放假安排 | 石磊 | 5",
        "2022-2-1 | 主题党日 | 寒假 | |",
        "2022-2-1 | | 寒假家访 | |",
        "2022-2-1 | | 假期志愿服务 | |",
    ],
)
def test_a_row_of_an_activity_in_the_holidays_is_one(row: str) -> None:
    table = f"日期 | 活动类型 | 主题 | 主持人 | 实到人数\n{row}"
    assert len(ledger(table).table("活动台账").rows) == 1  # type: ignore[union-attr]


def _blank(typed: str) -> set[Value]:
    table = f"""
    日期 | 活动类型 | 主题 | 主持人 | 实到人数
    2022-3-5 | {typed} | 研究春耕 | |
    """
    return {f.cell for f in findings(table) if f.code == "L001"}


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("谈心谈话", set()),
        ("支部书记谈心谈话", set()),
        ("党建调研", set()),
        ("政治生日", {"E2"}),
        ("主题党日", {"D2", "E2"}),
        ("主题党日暨谈心谈话", {"D2", "E2"}),
        ("政治生日、谈心谈话", {"E2"}),
    ],
)
def test_a_talk_has_no_chair_and_no_attendance(typed: str, asked: set[Value]) -> None:
    assert _blank(typed) == asked
