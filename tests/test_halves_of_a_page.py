"""Parts of a page side by side are one list, whose total may be of one part or of all."""

from __future__ import annotations

import re

import pytest

from ledgers import findings, ledger

FIGURES = re.compile(r"写的是(\d+)，逐行加起来是(\d+)")
HALF = "日期|活动类型|主题|主持人|实到人数"
HALVES = f"""
2022年上半年组织生活台账
{HALF}|{HALF}
1月5日|支委会|研究工作|张三|5|4月8日|支委会|研究工作|张三|5
2月9日|党员大会|学习|张三|20|5月9日|主题党日|学习|张三|19
3月3日|主题党日|学习|张三|18|6月2日|党课|学习|张三|20
"""


def wrong_totals(text: str) -> list[tuple[str | None, int, int]]:
    """Return the totals that are reported: cell, stated, counted."""
    said = [(f.cell, FIGURES.search(f.message)) for f in findings(text) if f.code == "L054"]
    return [(cell, int(m[1]), int(m[2])) for cell, m in said if m]


@pytest.mark.parametrize(
    "total",
    [
        "合计：共开展6次",
        "合计||||43",
        "合计||||87",
        "合计：3次|||||合计：3次",
        "合计||||43|合计||||44",
        "小计||||43|总计||||87",
        "合计|||||6次",
        "合计|共6次，其中支委会2次",
        "'|||||合计6次",
        "本页合计6次",
        "合计|||||87",
    ],
)
def test_a_total_of_one_half_or_of_both_is_right(total: str) -> None:
    assert not wrong_totals(HALVES + total)
    assert len(ledger(HALVES + total).activities) == 6
    assert not [f for f in findings(HALVES + total) if f.severity == "error"]


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("合计：共开展15次", ("A6", 15, 6)),
        ("合计||||80", ("E6", 80, 87)),
        ("合计：4次|||||合计：3次", ("A6", 4, 3)),
        ("合计：6次|||||合计：3次", ("A6", 6, 3)),
        ("'|||||合计7次", ("F6", 7, 6)),
        ("合计|||||5次", ("F6", 5, 6)),
    ],
)
def test_a_wrong_total_is_held_against_what_it_is_of(
    total: str, said: tuple[str, int, int]
) -> None:
    assert wrong_totals(HALVES + total) == [said]


def test_three_parts_have_one_total() -> None:
    part = "日期|活动类型|主题"
    text = f"""
    {part}|{part}|{part}
    2022-1-5|支委会|甲|2022-3-5|支委会|丙|2022-5-5|支委会|戊
    2022-2-5|支委会|乙|2022-4-5|支委会|丁|2022-6-6|支委会|己
    """
    assert len(ledger(text).activities) == 6
    assert not wrong_totals(f"{text}合计6次")
    assert wrong_totals(f"{text}合计7次") == [("A4", 7, 6)]
    assert not wrong_totals(f"{text}合计2次|||2次|||2次")
    assert not wrong_totals(f"{text}合计2次|||合计2次|||合计2次")


def test_subtotals_by_month_are_of_the_rows_of_both_halves() -> None:
    text = """
    日期|活动类型|主题|日期|活动类型|主题
    2022-1-5|支委会|甲|2022-1-12|党课|乙
    1月小计：{}次
    2022-2-5|支委会|丙|2022-2-12|党课|丁
    2022-2-15|主题党日|戊
    2月小计：3次
    合计：5次
    """
    assert not wrong_totals(text.format(2))
    assert wrong_totals(text.format(3)) == [("A3", 3, 2)]


def test_a_signature_over_both_halves_is_no_record() -> None:
    text = f"{HALVES}填报人：张三|||||2022年6月30日\n审核人：李四|||||填报日期：2022年7月1日"
    assert len(ledger(text).activities) == 6
    assert not [f for f in findings(text) if f.severity == "error"]


def test_halves_of_unequal_length_are_read_to_their_ends() -> None:
    text = f"{HALVES}'|||||6月20日|支委会|研究工作|张三|5\n合计7次"
    assert len(ledger(text).activities) == 7
    assert not wrong_totals(text)


TYPES = "支委会：{}次|主题党日：{}次||||党课：{}次|党员大会：1次"


@pytest.mark.parametrize(
    "total",
    [
        TYPES.format(2, 2, 1),
        "支委会2次|主题党日2次、党课1次",
        "共6次|支委会2次|||||党课1次",
        "支委会：共2次||主题党日：两次||||党课：一次",
        "本年共召开支委会2次、主题党日2次、党课1次",
        "其中：支委会2次，党课1次",
        "合计：支委会2次",
    ],
)
def test_a_row_that_counts_each_type_is_the_total_of_the_page(total: str) -> None:
    text = HALVES + total
    assert len(ledger(text).activities) == 6
    assert not [f for f in findings(text) if f.cell and f.severity != "info"]


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (TYPES.format(2, 3, 1), ("B6", 3, 2)),
        (TYPES.format(2, 2, 4), ("F6", 4, 1)),
        ("支委会3次|主题党日2次、党课1次", ("A6", 3, 2)),
        ("本年共召开支委会2次、主题党日2次、党课3次", ("A6", 3, 1)),
    ],
)
def test_a_type_that_the_row_miscounts_is_asked_about(
    total: str, said: tuple[str, int, int]
) -> None:
    assert wrong_totals(HALVES + total) == [said]
    assert len(ledger(HALVES + total).activities) == 6
