"""Sheets with several forms on them: each part is read by itself, at its own cells."""

from __future__ import annotations

import pytest

from form_sheets import book, found, held, sheet

LIST = """
党课登记
日期          | 活动类型 | 主题     | 主讲人 | 应到人数 | 实到人数
2023年1月30日 | 党课     | 学习条例 | 韩梅   | 24       | 23
2023年2月20日 | 党课     | 学习准则 | 韩梅   | 24       | 23
2023年3月20日 | 党课     | 学习章程 | 韩梅   | 24       | 25
"""
CROSSTAB = """
2023年一览表
月份 | 党员大会 | 支委会   | 主题党日
1月  |          | 5日：研究 | 20日：慰问
2月  |          | 6日：研究 | 21日：植树
3月  | 15日：通报 | 7日：研究 | 22日：祭扫
"""


@pytest.mark.parametrize("tables", [(CROSSTAB, LIST), (LIST, CROSSTAB)])
@pytest.mark.parametrize("between", ["\n", ""])
def test_a_crosstab_and_a_list_are_read_below_one_another(
    tables: tuple[str, str], between: str
) -> None:
    both = between.join(part.removeprefix("\n") for part in tables)
    assert len(held(both)) == 10
    assert {kind for _, kind, _ in held(both)} == {"党员大会", "支委会", "主题党日", "党课"}
    assert book(both).reading[0].explained == 1


def test_faults_of_a_lower_part_are_at_its_cells() -> None:
    errors = [(f.code, f.cell) for f in found(CROSSTAB + LIST) if f.severity == "error"]
    assert errors == [("L101", "F11")]


@pytest.mark.parametrize("between", ["\n", ""])
def test_each_of_two_crosstabs_is_of_the_type_in_its_own_title(between: str) -> None:
    committee = """2023年支委会召开情况
    支部       | 1月 | 2月 | 3月
    第一党支部 | 5日 | 6日 | 7日
    第二党支部 | 5日 | 6日 | 7日
    """
    both = committee + between + committee.replace("支委会", "主题党日").replace("日 ", "日上午")
    kinds = [kind for _, kind, _ in held(sheet(both, "一览"))]
    assert kinds == ["支委会"] * 6 + ["主题党日"] * 6


def test_cards_may_stand_beside_a_list() -> None:
    table = """
    2023年活动
    活动登记表 | | | | | 日期 | 活动类型 | 主题
    活动时间 | 2023年3月8日 | 活动类型 | 支委会 | | 2023年4月8日 | 支委会 | 研究经费
    活动主题 | 研究党费     | 主持人   | 韩梅   | | 2023年5月8日 | 支委会 | 研究值班
    应到人数 | 5            | 实到人数 | 5      | | 2023年6月8日 | 支委会 | 研究防汛
    """
    assert [topic for _, _, topic in held(table)] == [
        "研究党费",
        "研究经费",
        "研究值班",
        "研究防汛",
    ]


OVERVIEW = """
2023年一览表
月份 | 党员大会 | 支委会 | 主题党日
1月  |          | 5日    | 20日
2月  |          | 6日    | 21日
3月  | {day}    | 7日    | 22日

日期          | 活动类型 | 主题     | 主持人 | 应到人数 | 实到人数
2023年1月5日  | 支委会   | 研究计划 | 韩梅   | 5        | 5
2023年1月20日 | 主题党日 | 慰问     | 韩梅   | 24       | 23
2023年2月6日  | 支委会   | 研究党费 | 韩梅   | 5        | 5
2023年2月21日 | 主题党日 | 植树     | 韩梅   | 24       | 23
2023年3月7日  | 支委会   | 研究防汛 | 韩梅   | 5        | 5
2023年3月22日 | 主题党日 | 祭扫     | 韩梅   | 24       | 23
"""


def test_what_an_overview_repeats_counts_once() -> None:
    assert len(held(OVERVIEW.format(day=""))) == 6


def test_what_an_overview_has_besides_counts_too() -> None:
    assert ("2023-03-15", "党员大会", "") in held(OVERVIEW.format(day="15日"))
    assert len(held(OVERVIEW.format(day="15日"))) == 7
