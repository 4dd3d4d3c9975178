"""Numbers of two times held against each other, sums behind their parts, and numbers that go on."""

from __future__ import annotations

import pytest

from addin.ledger.period import parse_period
from claims.reports import judged, ledger, told, verdicts

# 2023: 支委会 2 (1月, 5月), 党课 1, 主题党日 3. 2024: 支委会 4 (1月, 3月, 6月, 10月), 党课 3, 主题党日 2.
_LAST_YEAR = (
    "2023年1月6日|支委会|一|甲|5|5||",
    "2023年2月8日|主题党日|二|甲|9|9||",
    "2023年4月7日|党课|三|甲|9|9||甲",
    "2023年5月5日|支委会|四|甲|5|5||",
    "2023年7月6日|主题党日|五|甲|9|9||",
    "2023年8月9日|组织生活会|六|甲|9|9||",
    "2023年10月8日|主题党日|七|甲|9|9||",
    "2023年11月8日|民主评议党员|八|甲|9|9||",
)
_THIS_YEAR = (
    "2024年1月5日|支委会|一|甲|5|5||",
    "2024年2月7日|党课|二|甲|9|9||甲",
    "2024年3月8日|支委会|三|甲|5|5||",
    "2024年4月9日|主题党日|四|甲|9|9||",
    "2024年6月7日|支委会|五|甲|5|5||",
    "2024年7月5日|党课|六|甲|9|9||乙",
    "2024年9月6日|主题党日|七|甲|9|9||",
    "2024年10月9日|支委会|八|甲|5|5||",
    "2024年12月6日|党课|九|甲|9|9||甲",
)
BOTH = ledger(*_LAST_YEAR, *_THIS_YEAR, period=parse_period("2024"))
ONE = ledger(*_THIS_YEAR, period=parse_period("2024"))
RIGHT, WRONG, OPEN = "match", "mismatch", "unverifiable"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会由上年的2次增加到4次", [RIGHT, RIGHT]),
        ("支委会由上年的2次增至5次，党课3次", [RIGHT, WRONG, RIGHT]),
        ("主题党日从去年的4次减少为2次", [WRONG, RIGHT]),
        ("与2023年的2次相比，支委会增至4次", [RIGHT, RIGHT]),
        ("党课3次，同上年的1次相比明显增多", [RIGHT, RIGHT]),
        ("支委会4次，较上年增加两次，党课3次", [RIGHT, RIGHT, RIGHT]),
        ("支委会比去年多1次", [WRONG]),
        ("主题党日比2023年少1次", [RIGHT]),
        ("主题党日比2023年多1次", [WRONG]),
        ("党课同比增加2次，达到3次", [RIGHT, RIGHT]),
        ("较上年多讲了2次党课", [RIGHT]),
        ("较去年减少主题党日1次", [RIGHT]),
        ("支委会下半年比上半年少2次", [RIGHT]),
        ("支委会由上半年的3次减少到下半年的1次，少了2次", [RIGHT, RIGHT, RIGHT]),
        ("2023年党课1次，2024年党课3次，多了2次", [RIGHT, RIGHT, RIGHT]),
        ("支委会去年2次，今年5次", [RIGHT, WRONG]),
        ("与上年相比，支委会增加2次，党课由1次增加到3次", [RIGHT, RIGHT, RIGHT]),
        ("上半年支委会3次，比去年同期多1次", [RIGHT, RIGHT]),
        ("支委会由2次增加到4次", [OPEN, RIGHT]),
        ("支委会和党课合计7次，比上年的合计数3次有所增加", [RIGHT, RIGHT]),
        ("支委会和党课合计7次，比上年的合计数4次有所增加", [RIGHT, WRONG]),
        ("主题党日2次，与上年的3次基本持平", [RIGHT, RIGHT]),
        ("主题党日2次，与上年的总数2次大体相当", [RIGHT, WRONG]),
        ("支委会比前年多1次", [OPEN]),
        ("扩大支委会比去年多9次", [OPEN]),
        ("扩大支委会比去年多2次", [RIGHT]),
        ("支委会、党课分别比上年增加2次、2次", [RIGHT, RIGHT]),
        ("支委会4次、党课3次，同比分别增加2次和2次", [RIGHT, RIGHT, RIGHT]),
        ("支委会4次，超过去年2次", [RIGHT]),
        ("上年党课1次、支委会2次，本年分别为3次、4次", [RIGHT, RIGHT, OPEN, RIGHT]),
        ("警示教育比上年少9次", [OPEN]),
        ("2023、2024年支委会分别为2次、4次", [RIGHT, RIGHT]),
        ("支委会比去年的2次多2次，达4次", [RIGHT, RIGHT, RIGHT]),
    ],
)
def test_two_times_are_compared_where_the_ledger_holds_both(text: str, expected: list[str]) -> None:
    assert verdicts(BOTH, text) == expected


def test_a_difference_has_the_rows_of_both_times() -> None:
    (its,) = judged(BOTH, "支委会比去年多2次")
    assert (its.actual, len(its.rows)) == (2, 6)


HALF = ledger(*_LAST_YEAR, *_THIS_YEAR, period=parse_period("2024H1"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会比去年多1次", RIGHT),  # 3 beside 2 of that year, all of its first half
        ("支委会比去年多2次", WRONG),
        ("主题党日比去年少2次", OPEN),  # 1 beside 3 of that year, or 1 of its first half
        ("主题党日比去年少1次", WRONG),
        ("主题党日比去年同期少2次", WRONG),
    ],
)
def test_last_year_beside_a_half_may_be_all_of_it_or_its_half(text: str, expected: str) -> None:
    assert verdicts(HALF, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会由上年的2次增加到4次", [OPEN, RIGHT]),
        ("支委会4次，比上年多9次", [RIGHT, OPEN]),
        ("去年支委会2次，今年4次", [OPEN, RIGHT]),
    ],
)
def test_a_year_that_the_ledger_does_not_hold_is_unknown(text: str, expected: list[str]) -> None:
    assert verdicts(ONE, text) == expected


def test_a_few_rows_of_another_year_are_not_that_year() -> None:
    checked = ledger(*_LAST_YEAR[-2:], *_THIS_YEAR, period=parse_period("2024"))
    assert verdicts(checked, "去年召开支委会2次") == [OPEN]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会4次、党课3次，合计7次", [RIGHT, RIGHT, RIGHT]),
        ("支委会4次、党课3次，加起来8次", [RIGHT, RIGHT, WRONG]),
        ("主题党日2次，支委会4次，党课3次，后两项不错，上述三项合计9次", [RIGHT, RIGHT, RIGHT, RIGHT]),
        ("主题党日2次，支委会4次，党课3次，两项合计7次", [RIGHT, RIGHT, RIGHT, RIGHT]),
        ("支委会和党课加在一块儿是7次", [RIGHT]),
        ("支委会、党课两项合计8次", [WRONG]),
        ("共召开支委会、讲党课7次", [RIGHT]),
        ("支委会上半年3次，下半年1次，共4次", [RIGHT, RIGHT, RIGHT]),
        ("支委会一季度2次，二季度1次，合计2次", [RIGHT, RIGHT, WRONG]),
        ("支委会1月1次、3月1次，全年共4次", [RIGHT, RIGHT, RIGHT]),
        ("支委会4次、党课3次，上半年共4次", [RIGHT, RIGHT, RIGHT]),
        ("支委会和党课加在一起7次", [RIGHT]),
        ("支委会4次，组织生活会均已召开，共0次", [RIGHT, RIGHT]),
        ("光是支委会、党课和主题党日，就有九次", [RIGHT]),
    ],
)  # fmt: skip
def test_a_sum_behind_its_parts_is_held_against_their_sum(text: str, expected: list[str]) -> None:
    assert verdicts(BOTH, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会上半年3次，下半年2次", [RIGHT, WRONG]),
        ("支委会4次。上半年3次，下半年1次", [RIGHT, RIGHT, RIGHT]),
        ("支委会1月1次，3月2次，6月1次", [RIGHT, WRONG, RIGHT]),
        ("支委会4次，其中一季度2次", [RIGHT, RIGHT]),
        ("党课也没有断，讲了3次", [RIGHT]),
        ("党课也没有断，讲了4次", [WRONG]),
        ("支委会、党课、主题党日分别为4次、3次和3次", [RIGHT, RIGHT, WRONG]),
        ("支委会和党课依次召开4次及2次", [RIGHT, WRONG]),
        ("支委会、党课4次和3次", [RIGHT, RIGHT]),
        ("支委会4次（1月5日、3月8日、6月7日、10月9日），党课3次", [RIGHT, RIGHT]),
        ("党课3次（其中上半年1次、下半年2次），支委会4次", [RIGHT, RIGHT, RIGHT, RIGHT]),
        ("先后于1月、3月、6月、10月召开支委会4次", [RIGHT]),
        ("3月和6月共召开支委会2次", [RIGHT]),
        ("3月和6月共召开支委会3次", [WRONG]),
        ("3月以来召开支委会3次", [RIGHT]),
        ("3月后召开支委会2次", [RIGHT]),
        ("换届以来召开支委会9次", [OPEN]),
        ("3月到6月支委会2次", [RIGHT]),
        ("从3月份开始，召开支委会3次", [RIGHT]),
        ("学习教育期间（3月至6月），召开支委会2次", [RIGHT]),
        ("支委会先后2次研究换届工作", [OPEN]),
        ("春节后召开支委会9次", [OPEN]),
        ("“七一”前召开支委会9次", [OPEN]),
        ("两年来召开支委会9次", [WRONG]),
        ("近三年召开支委会9次", [OPEN]),
        ("自3月1日起至6月30日，召开支委会2次", [RIGHT]),
        ("一至三季度召开支委会3次", [RIGHT]),
        ("三季度末，支委会已开3次", [RIGHT]),
        ("第3次党课于12月6日举行，4次支委会均有记录", [RIGHT]),
        ("党纪学习教育开展以来，召开支委会2次", [RIGHT]),
        ("党纪学习教育开展以来，召开支委会4次", [WRONG]),
        ("支委会上半年、下半年分别召开3次和1次", [RIGHT, RIGHT]),
        ("支委会一季度、二季度分别召开1次和2次", [WRONG, WRONG]),
        ("四个季度支委会分别为2次、1次、1次、1次", [RIGHT, RIGHT, WRONG, RIGHT]),
        ("四个季度共召开支委会4次", [RIGHT]),
        ("上下半年分别讲党课1次、2次", [RIGHT, RIGHT]),
        ("上半年、下半年支委会分别召开3次、2次", [RIGHT, WRONG]),
        ("支委会和党课的“三会一课”也没断，全年共7次，上半年4次", [RIGHT, RIGHT]),
        ("10月前召开支委会3次", [OPEN]),
        ("10月前召开支委会5次", [WRONG]),
        ("近三个月召开支委会1次", [RIGHT]),
    ],
)
def test_numbers_that_name_nothing_again_and_their_times(text: str, expected: list[str]) -> None:
    assert verdicts(BOTH, text) == expected


def test_what_stands_behind_among_them_is_no_whole_itself() -> None:
    text = "共开展各类活动9次。其中，党课3次，支委会5次，主题党日2次"
    assert verdicts(BOTH, text) == [RIGHT, RIGHT, WRONG, RIGHT]


def test_how_activities_spread_over_the_months() -> None:
    text = "从时间分布看，一季度3次，二季度2次；最多的是3月，达1次；7月和9月，各为1次"
    assert verdicts(BOTH, text) == [RIGHT] * 5
    assert verdicts(BOTH, "分季度看，一季度7次") == [OPEN]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("基层党建座谈会发言", "支委会去年4次", RIGHT),
        ("基层党建座谈会发言", "支委会去年5次", WRONG),
        ("2024年度党建工作总结", "支委会去年2次", RIGHT),
        ("2024年度党建工作总结", "支委会去年4次", WRONG),
    ],
)
def test_last_year_counts_from_the_year_of_a_speech_that_names_no_period(
    title: str, text: str, expected: str
) -> None:
    assert verdicts(BOTH, title, "（2025年1月18日）", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "计划主题党日12次",
        "会议决定，12月份开展主题党日2次，由宣传委员负责",
        "会议要求，年底前再开1次党员大会",
        "支部研究决定，每名委员讲党课1次",
        "双方商定今后互办主题党日2次",
        "因防汛延期的1次支委会已补开",
        "补开支委会1次，取消主题党日1次",
        "有1次党课未能按期开展",
        "如条件允许，再讲党课2次",
        "原计划讲党课4次",
        "年度计划主题党日12次",
        "年初安排党课6次",
        "支部制定了学习计划，安排党课6次、主题党日12次",
        "要求各支部讲党课6次",
    ],
)
def test_what_is_decided_supposed_or_put_off_is_no_claim(text: str) -> None:
    assert told(BOTH, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应召开支委会12次，实际召开4次", [RIGHT]),
        ("应召开支委会12次，实际召开5次", [WRONG]),
        ("计划讲党课4次，实际讲了3次", [RIGHT]),
        ("支部决定开展主题党日2次，现已开展2次", [RIGHT]),
        ("上级要求全年不少于4次党课，支部实际讲了3次", [RIGHT]),
        ("支委会一个月一次，一年下来开了4次", [RIGHT]),
        ("按照会议要求，全年共召开支委会4次", [RIGHT]),
        ("上级要求每季度讲党课1次，我们全年共讲党课3次", [RIGHT]),
    ],
)
def test_what_was_held_beside_what_was_due_is_a_claim(text: str, expected: list[str]) -> None:
    assert verdicts(BOTH, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两年来共召开支委会6次", [RIGHT]),
        ("近两年讲党课4次，这两年主题党日分别开展3次、3次", [RIGHT, RIGHT, WRONG]),
        ("支委会两年分别为2次和5次", [RIGHT, WRONG]),
        ("2023、2024两年累计召开支委会6次", [RIGHT]),
        ("2022、2023两年累计召开支委会6次", [OPEN]),
        ("支委会两年分别为2次和4次；党课由1次增至4次", [RIGHT, RIGHT, RIGHT, WRONG]),
        ("支委会两年分别为2次和4次；党课由2次增至3次", [RIGHT, RIGHT, WRONG, RIGHT]),
        ("党课由1次增至3次", [OPEN, RIGHT]),  # since when, nobody says
        ("在党支部干了两年，召开支委会4次", [RIGHT]),
        ("与去年同期的主题党日3次相比，活动有所减少", [RIGHT]),
        ("与去年的主题党日8次相比，活动有所减少", [WRONG]),
        ("较上年的党课1次增加2次", [RIGHT, RIGHT]),
        ("较上年党课1次有所增加，达到4次", [RIGHT, WRONG]),
    ],
)
def test_two_years_beside_each_other(text: str, expected: list[str]) -> None:
    assert verdicts(BOTH, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年受疫情影响，全年仅召开支委会4次、党课3次", [OPEN, OPEN]),
        ("2023年讲党课1次，全年召开支委会2次", [RIGHT, RIGHT]),
        ("2023年讲党课1次，今年3次，全年召开支委会4次", [RIGHT, RIGHT, RIGHT]),
        ("对照2023年的问题清单，全年召开支委会4次", [RIGHT]),
        ("较2023年有所增加，全年召开支委会4次", [RIGHT]),
        ("2023年打基础。全年召开支委会3次", [WRONG]),
        ("2023年打基础。全年召开支委会4次", [OPEN]),
    ],
)
def test_a_time_without_a_year_is_of_the_year_that_the_sentence_said(
    text: str, expected: list[str]
) -> None:
    assert verdicts(BOTH, text) == expected


# First half: 支委会 2, 警示教育 1, 党课 1. Second half: 支委会 2, 警示教育 2, 党课 1.
HALVES = ledger(
    "2024年1月12日|支委会|一|甲|5|5||",
    "2024年3月15日|支委会|二|甲|5|5||",
    "2024年4月14日|党课|三|甲|9|9||甲",
    "2024年6月20日|警示教育|四|甲|9|9||",
    "2024年8月9日|支委会|五|乙|5|5||",
    "2024年9月6日|党课|六|甲|9|9||乙",
    "2024年10月11日|警示教育|七|甲|9|9||",
    "2024年11月8日|支委会|八|甲|5|5||",
    "2024年12月6日|警示教育|九|乙|9|9||",
    period=parse_period("2024"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下半年党课1次；支委会由上半年的2次变为2次；警示教育由1次增加到2次", RIGHT),
        ("下半年党课1次；支委会由上半年的2次变为2次；警示教育由1次增加到3次", WRONG),
        ("下半年，支委会由上半年的2次变为2次；警示教育由1次增加到3次", WRONG),
        ("下半年，支委会由上半年的2次变为2次；警示教育由1次升至2次", RIGHT),
    ],
)
def test_a_number_that_grew_is_of_the_half_that_its_paragraph_is_about(
    text: str, expected: str
) -> None:
    *_, before, reached = verdicts(HALVES, text)
    assert [before, reached] == [RIGHT, expected]


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("一、上半年：打好基础", "各类会议正常，支委会2次。", RIGHT),
        ("二、下半年：再接再厉", "警示教育2次，支委会有序开展。", RIGHT),
        ("二、下半年：再接再厉", "警示教育1次，支委会有序开展。", WRONG),
        ("二、下半年：再接再厉", "全年警示教育3次。", RIGHT),
        ("二、下半年：再接再厉", "警示教育比原来多，增加到3次。", RIGHT),  # of the year, may be
        ("二、上半年与下半年对比", "警示教育1次。", WRONG),
        ("三、2024年做法", "警示教育3次。", RIGHT),
    ],
)
def test_a_heading_of_a_half_is_the_time_of_the_paragraphs_below(
    heading: str, text: str, expected: str
) -> None:
    assert verdicts(HALVES, heading, text) == [expected]


def test_a_number_that_grew_since_another_year_is_of_the_whole_one() -> None:
    assert verdicts(BOTH, "下半年支委会1次；党课由去年的1次增加到3次") == [RIGHT, RIGHT, RIGHT]
    assert verdicts(BOTH, "下半年支委会1次；党课由去年的1次增加到4次") == [RIGHT, RIGHT, WRONG]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会、党课、警示教育合计，一季度2次，四季度3次", [RIGHT, RIGHT]),
        ("支委会、党课合计，二季度2次，三季度2次", [WRONG, RIGHT]),
        ("支委会和党课加起来，上半年3次", [RIGHT]),
    ],
)
def test_several_types_summed_up_by_the_clause_before(text: str, expected: list[str]) -> None:
    assert verdicts(HALVES, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会4次、警示教育3次。分月看，6月1次，12月2次。", [RIGHT, WRONG]),
        ("支委会4次、党课2次。分月看，1月1次，9月1次。", [RIGHT, RIGHT]),
        ("支委会4次、党课2次。分季度看，三季度2次，四季度3次。", [RIGHT, RIGHT]),
        ("支委会4次、党课2次。分季度看，四季度1次。", [RIGHT]),
        ("支委会4次。分季度看，四季度2次。", [OPEN]),
        ("支委会4次。分季度看，四季度1次。", [RIGHT]),
    ],
)
def test_how_all_that_was_counted_before_spreads_over_the_months(
    text: str, expected: list[str]
) -> None:
    assert verdicts(HALVES, text)[text.partition("。")[0].count("次") :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支委会不少，做到一月多议，警示教育3次。", RIGHT),
        ("一月一议、一季两课，警示教育3次。", RIGHT),
        ("一月，警示教育3次。", WRONG),
        ("3月起抓学习教育，至6月底，警示教育1次。", RIGHT),
        ("3月起抓学习教育，至6月底，警示教育2次。", WRONG),
        ("3月起抓学习教育，至6月底，支委会1次。", OPEN),  # from January or from March on
    ],
)
def test_how_often_a_month_is_no_month_and_what_lasts_began_before(
    text: str, expected: str
) -> None:
    assert verdicts(HALVES, text) == [expected]


def test_a_heading_of_a_half_is_the_time_of_what_a_number_grew_to() -> None:
    text = "警示教育由1次增加到3次，支委会2次。"
    assert verdicts(HALVES, "二、下半年工作", text) == [OPEN, WRONG, RIGHT]
    assert verdicts(HALVES, "二、全年工作", text)[:2] == [OPEN, RIGHT]


def test_a_number_in_turn_is_the_claims_own_place() -> None:
    text = "支委会、警示教育、党课分别为4次、3次和1次"
    assert told(HALVES, text) == [
        ("支委会、警示教育、党课分别为4次", "支委会", RIGHT),
        ("3次", "警示教育", RIGHT),
        ("1次", "党课", WRONG),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与上半年相比，警示教育则由1次增加到2次", [RIGHT, WRONG]),
        ("党课2次，而支委会只有4次", [RIGHT, RIGHT]),
        ("党课2次，但支委会却有5次", [RIGHT, WRONG]),
    ],
)
def test_a_word_that_sets_two_clauses_against_each_other_narrows_nothing(
    text: str, expected: list[str]
) -> None:
    assert verdicts(HALVES, text) == expected
