"""Parts of a year, and times that lean on what the report is about."""

from __future__ import annotations

import pytest

from addin.audit.times.period_parts import part_of_year, year_told
from addin.audit.times.period_words import in_year, times
from addin.ledger.period import parse_period


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("后半年", "2022H2"),
        ("第四季度", "2022Q4"),
        ("1季度", "2022Q1"),
        ("三季度末", "2022Q3"),
        ("前四季度", "2022"),
        ("头两个季度", "2022H1"),
        ("三、四季度", "2022H2"),
        ("三至四季度", "2022H2"),
        ("一至四季度", "2022"),
        ("前12个月", "2022"),
        ("前一个月", "2022-01"),
        ("11、12月", "2022-11-01..2022-12-31"),
        ("1至12月", "2022"),
        ("6月至6月", "2022-06"),
        ("十二月份", "2022-12"),
        ("12月31日", "2022-12-31..2022-12-31"),
        ("5月4号", "2022-05-04..2022-05-04"),
        ("3月30日至4月2日", "2022-03-30..2022-04-02"),
        ("3月5日至5日", "2022-03-05..2022-03-05"),
        ("5月上旬", "2022-05-01..2022-05-10"),
        ("5月中旬", "2022-05-11..2022-05-20"),
        ("5月下旬", "2022-05-21..2022-05-31"),
        ("12月下旬", "2022-12-21..2022-12-31"),
    ],
)
def test_a_part_of_a_year_is_a_period(words: str, code: str) -> None:
    assert part_of_year(2022, words) == parse_period(code)


@pytest.mark.parametrize(
    "words",
    [
        *("第五季度", "0季度", "前五季度", "一、三季度", "二、一季度", "四、五季度"),
        *("二至二季度", "三至一季度", "三至五季度", "0至2季度"),
        *("前13个月", "前0个月", "1、3月", "2、1月", "12、13月", "0、1月"),
        *("0至3月", "6至3月", "10至13月", "0月", "13月", "13月上旬"),
        *("2月29日", "0月5日", "3月8日至5日", "2月27日至30日", "2月30日至3月5日", "4月31日"),
    ],
)
def test_there_is_no_such_part_of_a_year(words: str) -> None:
    assert part_of_year(2022, words) is None


@pytest.mark.parametrize(
    ("words", "year"),
    [
        *(("今年", 2024), ("本年度", 2024), ("去年", 2023), ("上一年度", 2023)),
        *(("前年", 2022), ("明年", 2025), ("2019年度", 2019), ("二〇二〇年", 2020)),
        ("某年", None),
    ],
)
def test_a_year_is_told_in_digits_or_from_the_one_that_is_spoken_in(
    words: str, year: int | None
) -> None:
    assert year_told(words, 2024) == year


@pytest.mark.parametrize(
    ("code", "year", "other"),
    [
        ("2024-02", 2023, "2023-02"),
        ("2023-02", 2024, "2024-02"),
        ("2023Q4", 2021, "2021Q4"),
        ("2021-07-01..2022-06-30", 2021, "2020-07-01..2021-06-30"),
    ],
)
def test_the_same_days_of_another_year(code: str, year: int, other: str) -> None:
    assert in_year(parse_period(code), year) == parse_period(other)


def test_another_year_may_lack_the_day() -> None:
    assert in_year(parse_period("2024-02-29..2024-03-31"), 2023) is None


@pytest.mark.parametrize(
    ("period", "text", "code"),
    [
        ("2022-05", "本月", "2022-05"),
        ("2022-05", "当月", "2022-05"),
        ("2022-05", "上月", "2022-04"),
        ("2022-01", "上个月", "2021-12"),
        ("2022Q2", "本季度", "2022Q2"),
        ("2022Q3", "上季度", "2022Q2"),
        ("2022Q1", "上个季度", "2021Q4"),
        ("2022H1", "本月", None),
        ("2022Q2", "上个月", None),
        ("2022-05", "本季度", None),
        ("2022H1", "上季度", None),
        ("2022H1", "上期", None),
        ("2022H1", "近期", None),
        ("2022H1", "本期", "2022H1"),
        ("2022H1", "报告期内", "2022H1"),
        ("2022H1", "半年来", "2022H1"),
        ("2022H1", "一年来", "2022"),
        ("2022H1", "年内", "2022H1"),
        ("2021-07-01..2022-06-30", "年内", "2022"),
        ("2021-07-01..2022-06-30", "今年", "2022"),
        ("2022H1", "年底", "2022"),
        ("2022H1", "年初", "2022H1"),
        ("2022H1", "明年年初", None),
        ("2022H1", "2021年以来", "2021-01-01..2022-06-30"),
        ("2022H1", "2023年以来", None),
        ("2022H1", "去年1月同期", "2021-01"),
        ("2022H1", "2021年3月底前", "2021Q1"),
        ("2022H1", "1月前", "2022-01"),
        ("2022H1", "6月后", None),
        ("2022H1", "截至去年5月底", "2021-01-01..2021-05-31"),
        ("2024Q3", "截至5月底", "2024-01-01..2024-05-31"),
        ("2021-07-01..2022-06-30", "截至去年9月底", "2021Q3"),
        ("2022H1", "从5月到3月", None),
        ("2022H1", "从13月到14月", None),
        ("2024H2", "自9月集中整治以来", "2024-09-01..2024-12-31"),
        ("2024H2", "自9月2日集中整治以来", None),
        ("2022H1", "五一期间", None),
    ],
)
def test_a_time_may_lean_on_what_the_report_is_about(
    period: str, text: str, code: str | None
) -> None:
    (its,) = times(f"{text}，", parse_period(period))
    assert its.when.period == (parse_period(code) if code else None)


@pytest.mark.parametrize(
    ("period", "text", "code", "other"),
    [
        ("2022H1", "最近半年", "2022H1", "2021-12-01..2022-05-31"),
        ("2022H1", "近两个月", "2022-05-01..2022-06-30", "2022-04-01..2022-05-31"),
        ("2022-01", "近两个月", "2021-12-01..2022-01-31", "2021-11-01..2021-12-31"),
        ("2024Q3", "5月前", "2024-01-01..2024-04-30", "2024-01-01..2024-05-31"),
        ("2022H1", "3月1日前", "2022-01-01..2022-02-28", "2022-01-01..2022-03-01"),
        ("2022H1", "去年10月前", "2021-01-01..2021-09-30", "2021-01-01..2021-10-31"),
        ("2024Q3", "今年以来", "2024-01-01..2024-09-30", None),
        ("2024Q3", "今年", "2024Q3", "2024-01-01..2024-09-30"),
        ("2024Q3", "截至9月底", "2024Q3", "2024-01-01..2024-09-30"),
    ],
)
def test_a_time_may_have_a_second_reading(
    period: str, text: str, code: str, other: str | None
) -> None:
    (its,) = times(f"{text}，", parse_period(period))
    assert its.when.period == parse_period(code)
    assert its.when.others == ((parse_period(other),) if other else ())


@pytest.mark.parametrize(
    ("period", "text", "parts"),
    [
        ("2024", "近三年", ["2022", "2023", "2024"]),
        ("2024", "这两年", ["2023", "2024"]),
        ("2024", "四个季度", ["2024Q1", "2024Q2", "2024Q3", "2024Q4"]),
        ("2024", "上、下半年", ["2024H1", "2024H2"]),
        ("2024", "上、下两个半年", ["2024H1", "2024H2"]),
        ("2024H1", "近三年", []),
    ],
)
def test_a_time_may_be_several_that_each_have_a_number(
    period: str, text: str, parts: list[str]
) -> None:
    (its,) = times(f"{text}，", parse_period(period))
    assert its.when.parts == tuple(map(parse_period, parts))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2012月", []),
        ("第3月", []),
        ("截至9月底，今年", ["截至9月底，今年"]),
        ("今年截至9月底", ["今年截至9月底"]),
        ("截至9月底，去年", ["截至9月底", "去年"]),
        ("截至9月底；今年", ["截至9月底", "今年"]),
        ("3月，5月", ["3月", "5月"]),
        ("3月到5月底", ["3月到5月底"]),
        ("3月抓到5月", ["3月", "5月"]),
        ("从3月抓到5月", ["3月抓到5月"]),
        ("2月1日至3月5日、4月", ["2月1日至3月5日", "4月"]),
        ("自4月换届以来", ["4月换届以来"]),
        ("4月换届以来，5月", ["4月换届以来", "5月"]),
    ],
)
def test_times_are_taken_apart_where_nothing_joins_them(text: str, words: list[str]) -> None:
    assert [t.when.words for t in times(text, parse_period("2024"))] == words
