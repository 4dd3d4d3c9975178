"""Dues that another month's sum pays, sums given back, sums not read, members who left."""

import pytest

from addin.ledger.period import parse_period
from addin.sheets.dues.figures import dues_figures
from ledgers import findings, ledger

Q1, H1 = parse_period("2023Q1"), parse_period("2023H1")
MEETING = "日期|活动类型|主题|主持人\n2023-1-10|支委会|学习|张三"


def figures(table: str, period: str = "2023Q1") -> dict[str, object]:
    span = parse_period(period)
    assert span is not None
    book = ledger(MEETING, 2023, 党费收缴=table)
    return {s.key.removeprefix("党费."): s.value for s in dues_figures(book, span)}


def codes(table: str) -> set[str]:
    return {f.code for f in findings(MEETING, H1, 党费收缴=table) if f.code.startswith("D")}


QUARTER_AT_ONCE = """
    姓名 | 月份      | 应缴 | 实缴
    向红 | 2023年1月 | 15   | 45
    向红 | 2023年2月 | 15   |
    向红 | 2023年3月 | 15   |
    文静 | 2023年1月 | 20   | 20
    文静 | 2023年2月 | 20   | 20
    文静 | 2023年3月 | 20   | 20
"""


def test_a_quarter_paid_in_its_first_month_leaves_nobody_in_arrears() -> None:
    found = figures(QUARTER_AT_ONCE)
    assert (found["未缴人数"], found["足额人数"], found["实缴合计"]) == (0, 2, 105)
    assert figures(QUARTER_AT_ONCE, "2023-02")["未缴人数"] == 0


def test_a_quarter_paid_in_its_last_month_leaves_nobody_in_arrears() -> None:
    table = """
        姓名 | 月应缴 | 1月 | 2月 | 3月
        向红 | 20     | 0   | 0   | 60
        文静 | 50     | 50  | 50  | 50
    """
    assert (figures(table)["未缴人数"], figures(table)["足额人数"]) == (0, 2)


def test_one_sum_that_is_not_enough_leaves_a_month_open() -> None:
    table = QUARTER_AT_ONCE.replace("| 45", "| 30")
    assert figures(table)["未缴人数"] == 1


def test_a_gift_pays_for_no_other_month() -> None:
    table = """
        姓名 | 月份      | 应缴 | 实缴 | 备注
        向红 | 2023年1月 | 15   | 1015 | 自愿多交
        向红 | 2023年2月 | 15   |      |
        文静 | 2023年2月 | 15   | 15   |
    """
    assert figures(table)["未缴人数"] == 1


@pytest.mark.parametrize("back", ["-10", "'-10元", "退10元", "退还10"])
def test_what_was_given_back_is_taken_off(back: str) -> None:
    table = f"""
        姓名 | 月份      | 应缴 | 实缴 | 备注
        向红 | 2023年1月 | 50   | 60   | 多缴10元
        向红 | 2023年2月 | 50   | {back} | 退还多缴
        向红 | 2023年2月 | 50   | 50   |
        向红 | 2023年3月 | 50   | 50   |
    """
    found = figures(table)
    assert (found["实缴合计"], found["应缴合计"], found["收缴率"]) == (150, 150, 100)
    assert (found["未缴人数"], found["足额人数"]) == (0, 1)
    assert codes(table) == set()


def test_a_month_in_which_a_sum_was_only_given_back_is_not_paid_in_full() -> None:
    table = """
        姓名 | 月份      | 应缴 | 实缴
        向红 | 2023年1月 | 50   | 60
        向红 | 2023年2月 | 50   | -10
    """
    found = figures(table, "2023-01-01..2023-02-28")
    assert (found["实缴合计"], found["足额人数"], found["未缴人数"]) == (50, 0, 0)


def test_a_sum_that_is_not_read_is_neither_paid_nor_open() -> None:
    table = """
        姓名 | 月份      | 应缴 | 实缴         | 缴纳日期
        向红 | 2023年1月 | 15   | 十几块       | 2023-1-10
        文静 | 2023年1月 | 15   | 15           | 2023-1-10
    """
    found = figures(table)
    assert (found["足额人数"], found["未缴人数"], found["实缴合计"]) == (1, 0, 15)
    assert "收缴率" not in found
    assert "D10" in codes(table)


@pytest.mark.parametrize("word", ["转出", "调走", "去世"])
def test_who_left_owes_nothing_after(word: str) -> None:
    table = f"""
        姓名 | 月应缴 | 1月 | 2月 | 3月 | 4月    | 5月 | 6月
        向红 | 50     | √   | √   | √   | √      | 未  | √
        文静 | 30     | √   | √   | √   | {word} |     |
    """
    found = figures(table, "2023H1")
    assert (found["应缴合计"], found["实缴合计"], found["未缴人数"]) == (390, 340, 1)
    assert codes(table) == set()


def test_arrears_of_last_year_are_no_dues_of_this_one() -> None:
    table = """
        姓名 | 月应缴 | 1月 | 2月 | 3月 | 补缴 | 备注
        向红 | 15     | 15  | 15  | 15  | 30   | 补缴2022年11-12月
    """
    assert figures(table)["实缴合计"] == 45


def test_a_remark_that_it_was_paid_before_leaves_the_month_open() -> None:
    table = """
        姓名 | 月份      | 实缴 | 备注
        向红 | 2023年1月 | 45   | 一次缴清一季度
        向红 | 2023年2月 |      | 已于1月缴
        文静 | 2023年2月 | 15   |
    """
    assert figures(table)["未缴人数"] == 0
