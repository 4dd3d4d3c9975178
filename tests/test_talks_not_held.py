"""Talks that were not held, or are only planned, are not counted."""

from __future__ import annotations

import pytest

from addin.all_sheets.counting import tally
from addin.statistics.statistic import Number
from ledgers import H1, ledger

ACTIVITIES = "日期|活动类型|主题\n2022-3-5|支委会|研究"
HEADER = "日期|谈话人|谈话对象|{}"
FIRST = "2022-3-5|甲一|乙二|{}"


def talks(table: str) -> Number | None:
    assert H1 is not None
    found = {s.key: s.value for s in tally(ledger(ACTIVITIES, 谈心谈话=table), H1).figures}
    return found.get("谈心谈话")


@pytest.mark.parametrize(
    ("heading", "entry", "counted"),
    [
        ("是否完成", "否", 1),
        ("是否完成", "未谈", 1),
        ("是否谈话", "×", 1),
        ("完成情况", "未完成", 1),
        ("状态", "待谈", 1),
        ("状态", "取消", 1),
        ("备注", "因出差取消", 1),
        ("备注", "未谈成，改期", 1),
        ("备注", "拟谈", 1),
        ("是否完成", "是", 2),
        ("完成情况", "已完成", 2),
        ("备注", "", 2),
        ("备注", "谈了工作情况", 2),
    ],
)
def test_a_talk_that_was_not_held_is_not_counted(heading: str, entry: str, counted: int) -> None:
    good = "" if heading == "备注" else "是"
    rows = (HEADER.format(heading), FIRST.format(good), f"2022-3-6|甲一|丙三|{entry}")
    assert talks("\n".join(rows)) == counted


@pytest.mark.parametrize("title", ["谈心谈话计划安排", "2022年谈心谈话计划", "谈心谈话安排表"])
def test_a_plan_of_talks_counts_what_is_marked_done(title: str) -> None:
    plan = "\n".join((title, HEADER.format("主要内容"), FIRST.format("工作")))
    assert talks(plan) is None
    done = "\n".join((title, HEADER.format("是否完成"), FIRST.format("是"), FIRST.format("")))
    assert talks(done) == 1
    assert talks(plan.replace(title, "谈心谈话计划落实情况")) == 1
