"""Claims are found in whatever words they are made, each with the figure that it means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addin.audit.text.quantity import bare_number, quantities
from claims.reports import claims, stated


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党员大会6次", [("党员大会6次", 6, "党员大会")]),
        ("召开支委会5场次。", [("支委会5场次", 5, "支委会")]),
        ("支部委员会会议召开六次", [("支部委员会会议召开六次", 6, "支委会")]),
        ("开展6次党员大会", [("6次党员大会", 6, "党员大会")]),
        ("召开了两次支委会", [("两次支委会", 2, "支委会")]),
        ("先后9次召开党组会议", [("9次召开党组会议", 9, "党组会")]),
        ("主题党日活动先后开展了十二期", [("主题党日活动先后开展了十二期", 12, "主题党日")]),
        ("支委会：3次；党课：２次", [("支委会：3次", 3, "支委会"), ("党课：２次", 2, "党课")]),
        ("书记讲党课1次", [("书记讲党课1次", 1, "书记讲党课")]),
        ("累计学习12期", [("学习12期", 12, "")]),
        ("覆盖党员120人次", [("覆盖党员120人次", 120, "参加人次")]),
        ("到会率95.6%", [("到会率95.6%", 95.6, "到会率")]),
        ("缴纳党费12,340元", [("缴纳党费12,340元", 12340, "党费.实缴合计")]),
        ("收缴党费1.2万元", [("收缴党费1.2万元", 12000, "党费.实缴合计")]),
        ("发展党员3名", [("发展党员3名", 3, "接收预备党员")]),
        ("发展3名党员", [("发展3名党员", 3, "接收预备党员")]),
        ("现有党员25名", [("党员25名", 25, "党员总数")]),
        ("预备党员转正三人", [("预备党员转正三人", 3, "预备党员转正")]),
        ("与7名班子成员签订责任书", [("7名班子成员签订责任书", 7, "责任书签订人数")]),
        ("共开展各类活动54次", [("各类活动54次", 54, "活动总数")]),
        ("两化专题学习6次", [("专题学习6次", 6, "专题学习.两化")]),
        ("民主评议优秀率百分之三十点五", [("优秀率百分之三十点五", 30.5, "评议.优秀占比")]),
        ("走访慰问困难党员8人次", [("走访慰问困难党员8人次", 8, "")]),
        ("党史学习教育活动3次", [("党史学习教育活动3次", 3, "标签.党史学习教育")]),
        ("党建工作满意率98.7%", [("党建工作满意率98.7%", 98.7, "")]),
    ],
)  # fmt: skip
def test_a_claim_is_found(text: str, found: list[tuple[str, float, str]]) -> None:
    assert stated(text) == found


def test_one_number_can_be_said_of_several() -> None:
    each = stated("党员大会、支委会各6次")
    assert each == [
        ("党员大会、支委会各6次", 6, "党员大会"),
        ("支委会各6次", 6, "支委会"),
    ]


def test_numbers_are_told_apart_by_their_order() -> None:
    found = [(n, key) for _, n, key in stated("党员大会、支委会、党课分别召开4次、12次、3次")]
    assert found == [(4, "党员大会"), (12, "支委会"), (3, "党课")]


def test_several_kinds_can_have_one_number_together() -> None:
    (claim,) = claims("党员大会、支委会共10次")
    assert claim.sums == ("党员大会", "支委会")


def test_a_number_that_names_nothing_goes_on_with_what_was_named() -> None:
    found = [(n, key) for _, n, key in stated("每月开展主题党日，累计9次，200人次参加")]
    assert found == [(9, "主题党日"), (200, "参加人次.主题党日")]


def test_a_list_of_numbers_before_their_nouns_is_read_pair_by_pair() -> None:
    found = [(n, key) for _, n, key in stated("开展8次党员大会、5次支委会、3次党课")]
    assert found == [(8, "党员大会"), (5, "支委会"), (3, "党课")]


@pytest.mark.parametrize(
    ("text", "number", "step", "vague"),
    [
        ("12,340元", "12340", "1", False),
        ("95.60%", "95.60", "0.01", False),
        ("1.2万元", "12000", "1000", False),
        ("二十三人", "23", "1", False),
        ("百分之九十五点六", "95.6", "0.1", False),
        ("20余次", "20", "1", True),
        ("二十余次", "20", "1", True),
        ("近60人次", "60", "1", True),
        ("8次以上", "8", "1", True),
        ("上百人次", "100", "1", True),
    ],
)
def test_numbers_are_read_to_their_last_digit(
    text: str, number: str, step: str, vague: bool
) -> None:
    (found,) = quantities(text)
    assert (found.number, found.step, found.vague) == (Decimal(number), Decimal(step), vague)


def test_a_cell_holds_a_number_or_it_does_not() -> None:
    told = [bare_number(t) for t in ("6", " 六次 ", "96.7%", "6次以上的", "无", "")]
    assert [t and t.number for t in told] == [6, 6, Decimal("96.7"), None, None, None]
