"""How many came in all, behind several types; rows of tables that name a group nobody knows."""

from __future__ import annotations

import pytest

from claims.reports import judged, ledger, verdicts

# 党课 17, 党员大会 19 + 20, 主题党日 18 + 19, 支委会 5 + 4 + 5 heads.
LEDGER = ledger()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党课1次、党员大会2次；共56人次。", "match"),  # 17 + 39
        ("党课1次、党员大会2次。共56人次参加。", "match"),
        ("党课1次，党员大会2次，共56人次参加。", "match"),
        ("党课1次，党员大会2次，累计参加56人次。", "match"),
        ("党课1次，党员大会2次，合计56人次。", "match"),
        ("党课1次，党员大会2次，合计57人次。", "unverifiable"),
        ("党课1次、党员大会2次；共39人次。", "match"),  # of the last alone
        ("党课1次、党员大会2次；共40人次。", "unverifiable"),
        ("党课1次，17人次参加；党员大会2次，共39人次。", "match"),
        ("党课1次，17人次参加；党员大会2次，共40人次。", "mismatch"),
        ("党员大会2次；共39人次。", "match"),
        ("党员大会2次；共40人次。", "mismatch"),
    ],
)
def test_those_who_came_in_all_may_have_come_to_several_types(text: str, found: str) -> None:
    assert verdicts(LEDGER, text)[-1] == found


@pytest.mark.parametrize(
    ("label", "number", "found"),
    [
        ("甲组", "3", "unverifiable"),
        ("第三片区", "3", "unverifiable"),
        ("甲组", "9", "match"),
        ("数量", "9", "match"),
        ("数量", "3", "mismatch"),
        ("全局", "3", "mismatch"),
        ("完成情况", "3", "mismatch"),
    ],
)
def test_a_single_row_of_an_unknown_group_may_be_a_part(
    label: str, number: str, found: str
) -> None:
    table = [["组别", "活动次数"], [label, number]]
    assert verdicts(LEDGER, table) == [found]


def test_a_part_that_no_row_tells_is_unknown_and_not_nought() -> None:
    (its,) = judged(LEDGER, "青年党员讲党课3次。")
    assert (its.verdict.value, its.actual, its.rows) == ("unverifiable", None, ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第一季度支委会2次，与第二季度的1次相比，增加1次。", ["match", "match", "match"]),
        ("第一季度支委会2次；与第二季度的1次相比，增加1次。", ["match", "match", "match"]),
        ("第一季度支委会2次，与第二季度的2次相比，增加2次。", ["match", "mismatch", "mismatch"]),
        ("第一季度支委会2次，与第二季度的1次相比，走访慰问更多。", ["match"]),
    ],
)
def test_the_time_before_is_compared_with_what_was_counted(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found
