"""What a sentence compares: the times that others are held against, and what only says so."""

from __future__ import annotations

import pytest

from addin.audit.claim import When
from addin.audit.text.quantity import quantities
from addin.audit.times.comparisons import BLANK, Comparisons, comparisons
from addin.audit.times.period_words import times
from addin.ledger.period import parse_period


def compared(text: str, period: str = "2024") -> Comparisons:
    its = parse_period(period)
    return comparisons(text, list(times(text, its)), list(quantities(text)), its)


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("与上年3次相比增至4次", ["2023", None]),
        ("与上年的3次相比增至4次", ["2023", None]),
        ("由上年的3次增至4次", ["2023", None]),
        ("比上年的3次多1次", ["2023", None]),
        ("同比由1次增至3次", ["2023", None]),
        ("由1次增至3次", ["原来", None]),
        ("由原来的1次增至3次", ["原来", None]),
        ("由3次会议研究", [None]),
        ("与上年的主题党日3次相比减少", ["2023"]),
        ("比上年的主题党日3次有所减少", ["2023"]),
        ("比上年的主题党日3次在册", [None]),
        ("比上年增加主题党日3次有所减少", [None]),
        ("比上年的党课，主题党日3次对比", [None]),
        ("二季度比上年同期的3次多1次", ["2023Q2", None]),
        ("支委会3次增至4次", [None, None]),
        ("超过去年3次", [None]),
        ("上年召开3次", [None]),
        ("支委会3次，与上年相比增加1次", [None, None]),
    ],
)
def test_a_number_may_be_what_another_one_is_compared_with(
    text: str, bases: list[str | None]
) -> None:
    its = compared(text)
    found = [its.base_number(q) for q in its.numbers]
    assert found == [_base(b, w) for b, w in zip(bases, found, strict=True)]


def _base(code: str | None, found: When | None) -> When | None:
    """Return the time of a code under the words that were found for it."""
    if code == "原来":
        return When("原来", None)
    return When(found.words if found else "", parse_period(code)) if code else None


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("比去年多1次", [True]),
        ("比去年多20人次", [True]),
        ("比去年多300元", [True]),
        ("比去年多1名", [False]),
        ("超过去年2次", [True]),
        ("高于去年2次", [True]),
        ("多于去年2次", [True]),
        ("少于去年2次", [True]),
        ("低于去年2次", [True]),
        ("比去年2次", [False]),
        ("超过去年的2次", [False]),
        ("召开2次", [False]),
        ("增加1次和2次", [True, True]),
        ("增加1次、2次以及3次", [True, True, True]),
        ("增加1次，2次", [True, False]),
        ("召开1次和2次", [False, False]),
        ("召开1次，增加2次", [False, True]),
    ],
)
def test_a_number_may_say_how_many_more_or_fewer(text: str, differs: list[bool]) -> None:
    its = compared(text)
    assert [its.is_difference(q) for q in its.numbers] == differs


@pytest.mark.parametrize(
    ("text", "than", "less"),
    [
        ("一季度2次，二季度比去年同期多1次", "2023Q2", False),
        ("二季度比去年同期多1次，一季度持平", "2023Q2", False),
        ("二季度，换届以来，比去年同期多1次", "2023Q2", False),
        ("同比增加1次，比前年多2次", "2022", False),
        ("比前年多2次，同比减少1次", "2023", True),
        ("同比增加1次和2次", "2023", False),
        ("同比减少1次和2次", "2023", True),
        ("比此前多1次", None, False),
    ],
)
def test_the_last_time_that_is_compared_with_counts(
    text: str, than: str | None, less: bool
) -> None:
    its = compared(text)
    found = its.difference(its.numbers[-1])
    assert found is not None
    assert (found.than.period, found.less) == (parse_period(than) if than else None, less)


@pytest.mark.parametrize(
    ("period", "text", "code", "others"),
    [
        ("2023-07-01..2024-06-30", "比前年多1次", "2022", 0),
        ("2024-02-29..2024-03-31", "比去年多1次", "2023", 0),
        ("2024-03-01..2024-03-31", "比去年多1次", "2023", 1),
        ("2024-03-01..2024-03-31", "比2023年一季度多1次", "2023Q1", 0),
    ],
)
def test_last_year_is_a_part_of_it_only_beside_a_part_of_one_year(
    period: str, text: str, code: str, others: int
) -> None:
    its = compared(text, period)
    found = its.difference(its.numbers[-1])
    assert found is not None
    assert (found.than.period, len(found.than.others)) == (parse_period(code), others)


def test_what_is_compared_behind_a_number_is_not_what_it_differs_from() -> None:
    its = compared("增加1次，同比持平")
    assert its.difference(its.numbers[0]) is None


def test_a_difference_behind_several_times_is_from_the_last_other_one() -> None:
    its = compared("少了1次")
    years = [When(y, parse_period(y)) for y in ("2022", "2023")]
    found = its.difference(its.numbers[0], years)
    assert found is not None and (found.than, found.less) == (years[-1], True)


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("党课、支委会，同比分别增加2次和3次", True),
        ("党课、支委会，分别比上年增加2次和3次", True),
        ("党课、支委会；同比分别增加2次和3次", True),
        ("党课、支委会同比分别增加2次和3次", False),  # the same clause says of what
        ("党课、支委会，同比增加2次和3次", False),
        ("党课、支委会，支部分别增加2次", False),
        ("分别开展，增加2次", False),
    ],
)
def test_each_of_what_a_clause_named_may_have_its_own_difference(text: str, shared: bool) -> None:
    its = compared(text)
    assert its.is_shared_out(its.numbers[0]) is shared


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("支委会比去年多1次", "支委会____1次"),
        ("支委会又增加1次", "支委会又__1次"),
        ("比去年，支委会又增加1次", "___，支委会___1次"),
        ("支委会由3次增至4次", "支委会_3次__4次"),
        ("支委会由3次会议研究", "支委会由3次会议研究"),
        ("支委会增加到4次", "支委会___4次"),
        ("3月召开支委会4次", "3月召开支委会4次"),
        ("换届以来召开支委会4次", "____召开支委会4次"),
        ("与上年召开情况相比，支委会4次", "_________，支委会4次"),
        ("与上年的2次相比，支委会4次", "___的2次__，支委会4次"),
        ("与上年主题党日同步，支委会4次", "与上年主题党日同步，支委会4次"),
        ("从上半年看，支委会4次", "从上半年看，支委会4次"),
        ("由上年的3次增至4次", "___的3次__4次"),
        ("由上年的会议增至4次", "由上年的会议__4次"),
        ("由上年的3次会议研究", "由上年的3次会议研究"),
        ("同比增加1次", "____1次"),
        ("上年对比，支委会4次", "上年对比，支委会4次"),
    ],
)
def test_words_that_only_compare_name_nothing(text: str, plain: str) -> None:
    assert compared(text).plain() == plain.replace("_", BLANK)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("与上年的3次相比，支委会增至4次", [True, False]),
        ("与上年的3次对比，支委会增至4次", [True, False]),
        ("与上年的主题党日3次相比，活动减少", [False]),
        ("同上年3次相比增加", [False]),
        ("比前年少，与上年的主题党日3次相比，活动减少", [False]),
        ("同比持平，与上年的主题党日3次相比，活动减少", [False]),
        ("支委会3次，与上年相比增加1次", [False, False]),
    ],
)
def test_a_number_may_come_before_the_word_for_it(text: str, ahead: list[bool]) -> None:
    its = compared(text)
    assert [its.looks_ahead(q) for q in its.numbers] == ahead


@pytest.mark.parametrize(("words", "code"), [("同比", "2023H1"), ("环比", "2023H2")])
def test_a_half_is_compared_with_that_of_last_year_or_the_one_before(words: str, code: str) -> None:
    (base,) = compared(f"{words}增加1次", "2024H1").bases
    assert base.when == When(words, parse_period(code))


def test_what_others_are_compared_with_is_no_time_of_a_number() -> None:
    its = compared("上半年4次，比去年多1次，同比持平")
    assert [t.when.words for t in its.spoken()] == ["上半年"]
    assert [b.when.words for b in its.bases] == ["去年", "同比"]
