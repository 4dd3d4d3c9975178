"""Which time a number is of, and what a number of another time is compared with."""

from __future__ import annotations

import pytest

from addin.audit.claim import When
from addin.audit.text.quantity import quantities
from addin.audit.times.comparisons import Comparisons, comparisons
from addin.audit.times.period_words import times
from addin.audit.times.spoken_times import (
    in_said_years,
    is_spoken_of,
    lasting,
    times_of,
    together,
)
from addin.ledger.period import parse_period

YEAR = parse_period("2024")


def when(code: str, words: str = "") -> When:
    return When(words or code, parse_period(code))


def compared(text: str, period: str = "2024") -> Comparisons:
    its = parse_period(period)
    return comparisons(text, list(times(text, its)), list(quantities(text)), its)


@pytest.mark.parametrize(
    ("codes", "whole", "parts"),
    [
        (["2024-01", "2024-02"], "2024-01-01..2024-02-29", 0),
        (["2024-02", "2024-01"], "2024-01-01..2024-02-29", 0),
        (["2024-01", "2024-03"], "2024Q1", 2),
        (["2024Q1", "2024Q2", "2024Q3"], "2024-01-01..2024-09-30", 0),
        (["2024-01", "2024-02", "2024-04"], "2024-01-01..2024-04-30", 3),
        (["2024Q1", "2024-03"], None, 0),
        (["2024-03", "2024-03-31..2024-04-02"], None, 0),
    ],
)
def test_several_times_are_one_where_they_follow_each_other(
    codes: list[str], whole: str | None, parts: int
) -> None:
    its = together([when(c) for c in codes], "x")
    assert (its.period, len(its.parts)) == (parse_period(whole) if whole else None, parts)


def test_an_unknown_time_leaves_several_unknown() -> None:
    assert together([when("2024-01"), When("x", None)], "x").period is None
    assert together([], "x").period is None


def test_a_day_does_not_last_over_a_paragraph() -> None:
    assert lasting(when("2024-03-01..2024-03-01")) is None
    its = lasting(when("2024-03"))
    assert its is not None and not its.near
    assert lasting(When("换届以来", None)) == When("换届以来", None, near=False)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("12月召开支委会", True),
        ("12月会议通过", False),
        ("2021年印发的办法", False),
        ("2021年生活", True),
        ("2021年生", False),
        ("2021年入党", False),
    ],
)
def test_a_time_may_be_a_part_of_a_name(text: str, is_one: bool) -> None:
    assert is_spoken_of(next(iter(times(text, YEAR))), text) is is_one


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2023年讲党课1次，上半年", "2023H1"),
        ("2023年讲党课1次，2024年上半年", "2024H1"),
        ("对照2023年清单，上半年", "2024H1"),
        ("2023年打基础，今年上半年", "2024H1"),
        ("2023年讲党课1次，换届以来2次，上半年", "2023H1"),
        ("2022年至2023年讲党课1次，上半年", "2024H1"),
        ("2023年讲党课1次，报告期内", "2024"),
        ("2023年讲党课1次，5月前", "2024-01-01..2024-04-30"),
    ],
)
def test_a_part_of_a_year_is_of_the_year_that_opened_a_clause(text: str, code: str) -> None:
    assert in_said_years(list(times(text, YEAR)), text)[-1].when.period == parse_period(code)


def test_a_part_of_another_year_is_called_so() -> None:
    for text, words in (
        ("2023年讲党课1次，上半年", "2023年上半年"),
        ("2024年讲党课1次，上半年", "上半年"),
    ):
        assert in_said_years(list(times(text, YEAR)), text)[-1].when.words == words


def test_there_may_be_no_such_day_in_the_year_that_was_said() -> None:
    text = "2023年讲党课1次，2月29日"
    (_, day) = in_said_years(list(times(text, YEAR)), text)
    assert (day.when.words, day.when.period) == ("2023年2月29日", None)
    text = "2023年讲党课1次，13月"
    (_, month) = in_said_years(list(times(text, YEAR)), text)
    assert (month.when.words, month.when.period) == ("13月", None)
    text = "2月29日，"
    (leap,) = in_said_years(list(times(text, YEAR)), text, when("2023", "2023年"))
    assert (leap.when.period, leap.when.others) == (when("2024-02-29..2024-02-29").period, ())


def test_months_that_are_listed_are_of_the_year_that_was_said() -> None:
    text = "2023年讲党课1次，2、8月"
    (_, months) = in_said_years(list(times(text, YEAR)), text)
    february, august = parse_period("2023-02"), parse_period("2023-08")
    assert (months.when.words, months.when.parts) == ("2023年2、8月", (february, august))
    text = "2、8月，"
    (months,) = in_said_years(list(times(text, YEAR)), text, when("2023", "2023年"))
    assert (months.when.others, len(months.when.parts)) == ((), 2)
    assert months.when.parts[0] == parse_period("2024-02")


def test_a_paragraph_whose_year_nobody_can_tell_says_nothing_of_a_part() -> None:
    opening = When("2023年换届以来", None)
    (its,) = in_said_years(list(times("上半年，", YEAR)), "上半年，", opening)
    assert (its.when.period, its.when.others) == (parse_period("2024H1"), ())


def test_a_paragraphs_other_year_leaves_a_part_open() -> None:
    (its,) = in_said_years(list(times("上半年，", YEAR)), "上半年，", when("2023", "2023年"))
    assert its.when.period == parse_period("2023H1")
    assert its.when.others == (parse_period("2024H1"),)
    (same,) = in_said_years(list(times("上半年，", YEAR)), "上半年，", when("2024", "2024年"))
    assert (same.when.period, same.when.others) == (parse_period("2024H1"), ())
    (no_year,) = in_said_years(list(times("上半年，", YEAR)), "上半年，", when("2023", "学期"))
    assert no_year.when.period == parse_period("2024H1")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("召开支委会3次", [None]),
        ("上半年召开支委会3次", ["2024H1"]),
        ("上半年每月召开支委会1次", [None]),
        ("1月和3月各召开支委会1次", ["2024-01", "2024-03"]),
        ("1月和3月各召开，共召开支委会2次", [None]),
        ("1月，3月各召开支委会1次", ["2024-03"]),
        ("1至3月各召开支委会1次", ["2024-01", "2024-02", "2024-03"]),
        ("一季度各月召开支委会1次", ["2024-01", "2024-02", "2024-03"]),
        ("上半年各季度召开支委会1次", ["2024Q1", "2024Q2"]),
        ("上半年各支部召开支委会1次", ["2024H1"]),
        ("一季度（含3月）召开支委会1次", ["2024Q1"]),
        ("学习教育期间（4月）召开支委会1次", ["2024-04"]),
        ("3月5日召开支委会，讲党课1次", [None]),
        ("3月5日，召开支委会1次", ["2024-03-05..2024-03-05"]),
        ("3月召开支委会，讲党课1次", ["2024-03"]),
        ("四个季度分别召开支委会1次、2次", ["2024Q2"]),
        ("四个季度分别召开1次、2次，上半年、下半年分别召开3次、4次", ["2024H2"]),
        ("上半年3次", ["2024H1"]),
        ("召开支委会3次，5月另有安排", [None]),
        ("3月5日召开支委会1次", ["2024-03-05..2024-03-05"]),
        ("3月召开支委会1次，5月召开支委会2次", ["2024-05"]),
        ("1月，2月和3月各召开支委会1次", ["2024-02", "2024-03"]),
        ("1月、2月和3月各召开支委会1次", ["2024-01", "2024-02", "2024-03"]),
        ("1月和3月各支部各召开支委会1次", ["2024Q1"]),
        ("1月和3月召开支委会2次", ["2024Q1"]),
        ("1月和3月各1次，王五同志讲了2次", [None]),
        ("1月和3月分别召开支委会1次、2次、3次", [None]),
        ("1至3月分别召开支委会1次、2次", ["2024-02"]),
        ("一至三季度分别召开支委会1次、2次", ["2024Q2"]),
        ("一至三季度各召开支委会1次", ["2024Q1", "2024Q2", "2024Q3"]),
        ("1至3月召开支委会1次", ["2024Q1"]),
        ("一至三季度召开支委会1次", ["2024-01-01..2024-09-30"]),
        ("上半年各召开支委会1次", ["2024H1"]),
        ("近三个月各月召开支委会1次", ["2024Q4"]),
        ("换届以来各月召开支委会1次", [None]),
        ("上半年每月召开1次，6月召开支委会2次", ["2024-06"]),
        ("1月分别讲了党课，2月和3月召开支委会2次", ["2024-02-01..2024-03-31"]),
        ("5月和7至9月各召开支委会1次", ["2024-05", "2024Q3"]),
        ("1至3月支委会、党课各召开1次", ["2024Q1"]),
        ("一至三季度支委会、党课各召开1次", ["2024-01-01..2024-09-30"]),
        ("四个季度各召开支委会1次", ["2024Q1", "2024Q2", "2024Q3", "2024Q4"]),
    ],
)
def test_a_number_is_of_the_time_that_was_told_before_it(
    text: str, codes: list[str | None]
) -> None:
    numbers = [q for q in quantities(text) if q.unit == "次"]
    found = times_of(list(times(text, YEAR)), text, numbers[-1].start, [q.start for q in numbers])
    assert [w.period if w else None for w in found] == [
        parse_period(c) if c else None for c in codes
    ]


@pytest.mark.parametrize(
    ("text", "words", "parts"),
    [
        ("1月和3月召开支委会2次", "1月和3月", ["2024-01", "2024-03"]),
        ("1月和2月召开支委会2次", "1月和2月", []),
        ("四个季度召开支委会2次", "四个季度", []),
        ("1、3月召开支委会2次", "1、3月", ["2024-01", "2024-03"]),
        ("1月和3月分别召开支委会1次、2次、3次", "3月", []),
        ("1至3月各召开支委会1次", "1至3月", []),
        ("上半年召开支委会1次", "上半年", []),
    ],
)
def test_times_that_have_a_number_together_keep_their_words(
    text: str, words: str, parts: list[str]
) -> None:
    numbers = [q.start for q in quantities(text) if q.unit == "次"]
    its = times_of(list(times(text, YEAR)), text, numbers[-1], numbers)[0]
    assert its is not None
    assert (its.words, its.parts) == (words, tuple(map(parse_period, parts)))


def test_a_day_is_over_with_its_event_but_not_for_those_who_came() -> None:
    text = "3月5日召开支委会，到会9人次"
    (number,) = [q for q in quantities(text) if q.unit == "人次"]
    spoken = list(times(text, YEAR))
    day = when("2024-03-05..2024-03-05").period
    found = [times_of(spoken, text, number.start, kind=kind) for kind in ("heads", "times")]
    assert [its[0] and its[0].period for its in found] == [day, None]


@pytest.mark.parametrize(
    ("text", "than", "less"),
    [
        ("比去年多1次", "2023", False),
        ("比去年少1次", "2023", True),
        ("较上年增加党课1次", "2023", False),
        ("较上年减少党课1次", "2023", True),
        ("同比增加1次", "2023", False),
        ("比去年增加到1次", None, False),
        ("新增1次", None, False),
        ("至少1次", None, False),
        ("增加1次", None, False),
        ("上半年比去年同期多1次", "2023H1", False),
        ("下半年比上半年多1次", "2024H1", False),
    ],
)
def test_a_number_is_the_difference_from_another_time(
    text: str, than: str | None, less: bool
) -> None:
    its = compared(text)
    found = its.difference(its.numbers[-1])
    assert (found and found.than.period) == (parse_period(than) if than else None)
    assert not found or found.less is less


def test_a_difference_without_a_base_is_from_the_time_of_the_number_before_it() -> None:
    its = compared("多了1次")
    found = its.difference(its.numbers[0], [when("2022"), None, when("2023"), when("2024")])
    assert found is not None and found.than.period == parse_period("2023")
    assert its.difference(its.numbers[0], [None, when("2024")]) is None


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("2024-01", "2023-12"),
        ("2024Q1", "2023Q4"),
        ("2024H2", "2024H1"),
        ("2024", "2023"),
        ("2024-02-03..2024-03-09", None),
    ],
)
def test_the_time_before_one_is_as_long(period: str, code: str | None) -> None:
    (base,) = compared("环比增加1次", period).bases
    assert base.when.period == (parse_period(code) if code else None)


@pytest.mark.parametrize(
    ("period", "text", "code", "others"),
    [
        ("2024H1", "比去年多1次", "2023", ["2023H1"]),
        ("2024H1", "比去年同期多1次", "2023H1", []),
        ("2024", "比去年多1次", "2023", []),
        ("2024H1", "比今年3月多1次", "2024-03", []),
        ("2024H1", "比全年少1次", "2024", []),
    ],
)
def test_last_year_beside_a_half_is_that_year_or_its_half(
    period: str, text: str, code: str, others: list[str]
) -> None:
    its = compared(text, period)
    found = its.difference(its.numbers[-1])
    assert found is not None and found.than.period == parse_period(code)
    assert found.than.others == tuple(map(parse_period, others))
