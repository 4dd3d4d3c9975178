"""Numbers of others that look like ours: of other institutions, inspections, all lecturers."""

from __future__ import annotations

import pytest

from claims.reports import verdicts
from claims.two_branches import year_ledger

LEDGER = year_ledger()
M, W, U = "match", "mismatch", "unverifiable"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("邻县金穗公司的支部听说了，他们半年搞了10次主题党日。", [U]),
        ("隔壁的热力公司全年上党课20次。", [U]),
        ("城东支行全年召开主题党日16次。", [U]),
        ("县自来水公司全年开展主题党日24次。", [U]),
        ("水务局全年开展主题党日11次。", [W]),
        ("我们公司全年开展主题党日11次。", [W]),
    ],
)
def test_another_institution_is_not_ours(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("检查组抽查会议记录20余本，发现代签到等问题9处。", [U]),
        ("经检查，发现问题9处，已整改5处。", [U, U]),
        ("经检查，发现问题7处，已整改4处。", [M, M]),
        ("全年查摆问题9个。", [W]),
        ("整改台账列入问题9个。", [W]),
    ],
)
def test_what_an_inspection_found_may_be_in_no_ledger(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("书记及委员讲党课（7次）。", [M]),
        ("书记、委员讲党课7次。", [M]),
        ("支部书记及支委会成员讲党课5次。", [U]),
        ("书记和委员讲党课5次。", [U]),
        ("书记讲党课6次。", [M]),
        ("书记讲党课5次。", [W]),
    ],
)
def test_the_secretary_and_the_committee_may_be_all_lecturers(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("两个党小组于11月召开小组会各1次。", [U, U]),
        ("两个党小组各召开小组会1次。", [U, U]),
    ],
)
def test_so_many_groups_have_a_number_each(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found
