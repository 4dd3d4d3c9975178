"""A branch that a heading, a line above or a sentence names, for the numbers behind it."""

from __future__ import annotations

import pytest

from claims.reports import verdicts
from claims.two_branches import year_ledger

LEDGER = year_ledger()
TITLE = ("机关党支部和排水所党支部情况通报", "各党支部：", "现将有关情况通报如下。", "一、总体情况")
M, W, U = "match", "mismatch", "unverifiable"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("机关党支部问题较为突出：", "一是讲课偏少。党课仅3次。"), [M]),
        (("机关党支部问题较为突出：", "一是讲课偏少。党课仅7次。"), [M]),
        (("机关党支部问题较为突出：", "一是讲课偏少。党课仅4次。"), [W]),
        (("机关党支部抓得实，有三个特点：", "（1）支委会8次；", "（2）主题党日9次。"), [M, W]),
        (
            ("排水所党支部有两点不足：", "1.支委会6次。", "2.党课4次。", "全年支委会6次。"),
            [M, M, W],
        ),
        (("两个支部各有长短：", "一是支委会8次。"), [W]),
    ],
)
def test_numbered_lines_are_about_the_branch_of_the_line_above(
    lines: tuple[str, ...], found: list[str]
) -> None:
    assert verdicts(LEDGER, *TITLE, *lines) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("（二）机关党支部", "支委会开了8次，党课3次。主题党日9次。"), [M, M, W]),
        (("（二）机关党支部", "（三）排水所党支部", "支委会开了6次。"), [M]),
        (("（二）机关党支部", "二、存在的问题", "支委会8次。"), [W]),
        (("（二）机关、排水所两个党支部", "支委会开了8次。"), [W]),
    ],
)
def test_a_heading_names_the_branch_of_what_is_below_it(
    lines: tuple[str, ...], found: list[str]
) -> None:
    assert verdicts(LEDGER, *TITLE, *lines) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机关党支部抓得实。支委会8次。排水所党支部稍弱。支委会6次，党课4次。", [M, M, M]),
        ("机关党支部抓得实。支委会8次。各支部还要努力。支委会8次。", [M, W]),
        ("同时指出，排水所党支部不够主动。支委会6次，党课5次。", [M, W]),
        ("再看机关党支部，抓得实。支委会8次。", [M]),
        ("这一点尤其要看机关党支部。支委会8次，党课4次。", [M, W]),
    ],
)
def test_a_sentence_names_the_branch_of_those_behind_it(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, *TITLE, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("两个支部各组织学习2场，又讲党课7堂。", [M, M]),
    ],
)
def test_of_each_may_end_with_its_clause(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, *TITLE, text)[-2:] == found
