"""Sums of two types in other words, and one number for each of a list: counted here by hand."""

from __future__ import annotations

import pytest

from claims.reports import judged, ledger, verdicts

LEDGER = ledger(
    "2022年1月7日|支委会|研究一||5|5||",
    "2022年2月7日|支委会|研究二||5|5||",
    "2022年2月20日|组织生活会|2021年度||6|6||",
    "2022年2月21日|民主评议党员|2021年度||6|6||",
    "2022年3月4日|党员大会|会一||6|4||",
    "2022年4月8日|党课|讲党课|甲某|6|4||甲某",
    "2022年5月6日|党课|讲党课|甲某|6|3||乙某",
    "2022年6月1日|党课|讲党课|甲某|6|3||甲某",
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党员大会与支委会两会相加虽达3次", ["match"]),
        ("党员大会与支委会两会相加虽达4次", ["mismatch"]),
        ("党员大会与支委会两项之和为4次", ["mismatch"]),
        ("党员大会和支委会合并计算，共3次", ["match"]),
        ("党员大会开了1次，支委会2次。这两类会议合并计算，共3次", ["match"] * 3),
        ("党员大会开了1次，支委会2次。两会相加4次", ["match", "match", "mismatch"]),
        ("支委会2次、党课3次，两者相加5次", ["match"] * 3),
    ],
)
def test_a_sum_of_types_is_a_sum_in_whatever_words(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("组织生活会和民主评议党员都如期完成，两项各1场", ["match", "match"]),
        ("组织生活会和民主评议党员都如期完成，两项各开2次", ["mismatch", "mismatch"]),
        ("组织生活会、民主评议党员均按要求召开，各开了1次", ["match", "match"]),
    ],
)
def test_a_list_before_has_one_number_each(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("若按授课人统计，甲某、乙某两位同志共承担3堂党课", ["match"]),
        ("若以讲课人来算，甲某、乙某两位同志共承担4堂党课", ["mismatch"]),
        ("若条件允许，甲某再讲2堂党课", []),
    ],
)
def test_by_what_one_reckons_is_no_condition(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


JOINT = ledger(
    "2022年1月7日|支委会|研究一|甲某|5|5||",
    "2022年3月4日|党员大会暨党课|会一|甲某|6|4||甲某",
    "2022年4月8日|党课|讲党课|甲某|6|4||甲某",
)


@pytest.mark.parametrize(
    ("number", "verdict"), [(1, "mismatch"), (2, "match"), (3, "match"), (4, "mismatch")]
)
def test_a_meeting_of_two_types_counts_in_each_or_once(number: int, verdict: str) -> None:
    text = f"党员大会1次、党课2次，合计{number}次。"
    assert verdicts(JOINT, text) == ["match", "match", verdict]


def test_the_reason_names_every_time_of_a_sum() -> None:
    *_, its = judged(LEDGER, "2021年党课3次、2023年党课4次，合计7次。")
    assert its.reason == "“2021年、2023年”不在台账的期间（2022年上半年）之内"


@pytest.mark.parametrize(
    ("text", "verdict", "actual"),
    [
        # In April one lecture; in February a committee, the yearly meeting and the appraisal.
        ("支委会2次、党课3次。分月看，4月1次。", "match", 1),
        ("支委会2次、党课3次。从时间分布看，2月3次。", "match", 3),
        ("支委会2次、党课3次。从时间分布看，2月1次。", "match", 1),  # of the two types
        ("支委会2次、党课3次。按月份看，2月5次。", "mismatch", 3),
    ],
)
def test_how_activities_spread_is_of_all_or_of_those_counted(
    text: str, verdict: str, actual: int
) -> None:
    *_, its = judged(LEDGER, text)
    assert (its.verdict.value, its.actual) == (verdict, actual)


@pytest.mark.parametrize(
    ("number", "verdict"),
    [(5, "match"), (6, "unverifiable"), (7, "unverifiable"), (8, "match"), (9, "unverifiable")],
)
def test_a_branch_s_sum_is_of_the_two_types_or_of_all(number: int, verdict: str) -> None:
    text = f"支委会2次、党课3次，支部共计{number}次。"
    assert verdicts(LEDGER, text) == ["match", "match", verdict]
