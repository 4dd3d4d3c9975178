"""Words in passing that leave what a number is of as it is, and words that name it further off."""

from __future__ import annotations

import pytest

from claims.reports import claims, ledger, verdicts

YEARS = ledger(
    "2021年8月5日|支委会|研究计划|张三|5|5||",
    "2021年9月6日|支委会|研究党费|张三|5|5||",
    "2021年11月9日|支委会|研究换届|张三|5|5||",
    "2021年12月7日|主题党日|清扫|张三|20|18||",
    "2022年1月7日|支委会|研究计划|张三|5|5||",
    "2022年2月25日|组织生活会|年度组织生活会|张三|20|20||",
    "2022年3月4日|主题党日|植树|李四|20|18||",
    "2022年4月8日|主题党日|清河|李四|20|18||",
    "2022年5月12日|支委会|研究教育|张三|5|5||",
    "2022年6月10日|组织生活会|专题组织生活会|张三|20|20||",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主题党日除2月因防汛停开外，累计开展2次。", ["match"]),
        ("主题党日除了1月、2月外，一共开展2次。", ["match"]),
        ("主题党日3月停开，4月开展2次。", ["mismatch"]),
        ("连同2月那一次，上半年组织生活会共2次。", ["match"]),
        ("加上2月的那次，上半年组织生活会共2次。", ["match"]),
        ("2月那次组织生活会，共有1次。", ["match"]),
        ("上半年组织生活会共2次。", ["match"]),
        ("对照上年度工作召开组织生活会2次。", ["match"]),
        ("回顾上年度情况，召开组织生活会2次。", ["match"]),
        ("支委会2次，与上年下半年的3次相比总体平稳。", ["match", "match"]),
        ("支委会2次，与上年下半年的4次相比基本稳定。", ["match", "mismatch"]),
        ("支委会一、二季度分别为1次和2次。", ["match", "mismatch"]),
        ("支委会不断档，一、二季度分别为1次和1次。", ["match", "match"]),
        ("主题党日有特色，上半年共开展2次，全季度共开展2次。", ["match", "match"]),
    ],
)
def test_a_time_in_passing_is_not_that_of_a_number(text: str, found: list[str]) -> None:
    assert verdicts(YEARS, text) == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("2021年下半年", ["match", "match"]),
        ("2022年上半年", ["mismatch", "mismatch"]),
    ],
)
def test_half_a_year_at_the_head_of_a_column_is_half_a_year(head: str, found: list[str]) -> None:
    table = [["项目", head, "说明"], ["议事", "支委会3次", "按时"], ["党日", "主题党日1次", "按时"]]
    assert verdicts(YEARS, "表1  两期对照", table) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支委会、党课月月有，分别召开和开展6次、5次。", [("支委会", 6), ("党课", 5)]),
        ("支委会、党课都不断档，分别为6次和5次。", [("支委会", 6), ("党课", 5)]),
        ("支委会、党课都不断档，其中党课5次。", [("党课", 5)]),
        (
            "支委会6次，党课5次。两类活动加起来，一共是11次。",
            [("支委会", 6), ("党课", 5), ("支委会+党课", 11)],
        ),
        (
            "支委会6次，党课5次。以上两项合计11次。",
            [("支委会", 6), ("党课", 5), ("支委会+党课", 11)],
        ),
        ("要说明的是，专题学习和党课两项加起来是9次。", [("专题学习+党课", 9)]),
        ("要看到，支委会和党课合计9次。", [("支委会+党课", 9)]),
        ("要开好支委会和党课，合计9次。", []),
        ("问题都建了账，一共7个。", [("整改问题", 7)]),
        ("检视问题逐条建账，共7项。", [("整改问题", 7)]),
        ("问题不少，食堂新添菜品共7个。", []),
        ("道路问题都建了账，一共7个。", []),
        ("支部党员22名，其中女同志8名。", [("党员总数", 22), ("女党员", 8)]),
        ("支部党员22名（其中女性8名）。", [("党员总数", 22), ("女党员", 8)]),
        ("看望女同志8名。", []),
    ],
)
def test_a_number_goes_on_with_what_was_named_before(
    text: str, found: list[tuple[str, int]]
) -> None:
    told = [("+".join(c.sums) or "".join(c.keys[:1]), int(c.stated.number)) for c in claims(text)]
    assert [its for its in told if its[0]] == found


def test_a_sum_of_two_kinds_behind_three_is_of_nobody_knows_which() -> None:
    its = claims("支委会6次，党课5次，主题党日4次。两类活动加起来，一共是9次。")[-1]
    assert its.loose
