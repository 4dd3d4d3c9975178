"""The times that reports speak of."""

from __future__ import annotations

import pytest

from addin.audit.times.listed_parts import LISTED_PARTS, listed_parts
from addin.audit.times.period_words import times
from addin.ledger.period import Period, parse_period
from claims.reports import judged, ledger, verdicts
from ledgers import H1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("上半年", "2022H1"),
        ("下半年", "2022H2"),
        ("一季度", "2022Q1"),
        ("第二季度", "2022Q2"),
        ("前三季度", "2022-01-01..2022-09-30"),
        ("5月份", "2022-05"),
        ("五月", "2022-05"),
        ("1至3月", "2022Q1"),
        ("1月至6月", "2022H1"),
        ("前5个月", "2022-01-01..2022-05-31"),
        ("全年", "2022"),
        ("今年以来", "2022H1"),
        ("2022年以来", "2022H1"),
        ("2022年", "2022H1"),
        ("2021年", "2021"),
        ("二〇二一年下半年", "2021H2"),
        ("去年同期", "2021H1"),
        ("去年", "2021"),
        ("3月以来", "2022-03-01..2022-06-30"),
        ("自3月起", "2022-03-01..2022-06-30"),
        ("二季度以来", "2022Q2"),
        ("5月至今", "2022-05-01..2022-06-30"),
        ("5月20日以来", "2022-05-20..2022-06-30"),
        ("6月20日以来", "2022-06-20..2022-06-30"),
        ("4月底以来", "2022-04-30..2022-06-30"),
        ("4月末以来", "2022-04-30..2022-06-30"),
        ("6月30日以来", "2022-06-30..2022-06-30"),
        ("4月末前", "2022-01-01..2022-04-30"),
        ("4月后", "2022-05-01..2022-06-30"),
        ("3月15日之后", "2022-03-16..2022-06-30"),
        ("4月底前", "2022-01-01..2022-04-30"),
        ("去年10月以来", "2021-10-01..2022-06-30"),
        ("5月集中攻坚以来", "2022-05-01..2022-06-30"),
        ("从3月到5月", "2022-03-01..2022-05-31"),
        ("从3月抓到5月", "2022-03-01..2022-05-31"),
        ("自3月一直持续至5月", "2022-03-01..2022-05-31"),
        ("到5月底", "2022-01-01..2022-05-31"),
        ("头两个月", "2022-01-01..2022-02-28"),
        ("1、2月", "2022-01-01..2022-02-28"),
        ("一、二季度", "2022H1"),
        ("3月上旬", "2022-03-01..2022-03-10"),
        ("2月下旬", "2022-02-21..2022-02-28"),
        ("截至5月底", "2022-01-01..2022-05-31"),
        ("截至目前", "2022H1"),
        ("9月16日", "2022-09-16..2022-09-16"),
        ("2022年1月1日至2022年6月30日", "2022H1"),
        ("3月5日至8日", "2022-03-05..2022-03-08"),
    ],
)
def test_a_time_is_a_period(text: str, code: str) -> None:
    assert H1 is not None
    (told,) = times(f"{text}，", H1)
    assert told.when.words == text.lstrip("自从")
    assert told.when.period == parse_period(code)


@pytest.mark.parametrize(
    "text",
    [
        "上月",
        "近三年来",
        "13月",
        "2月30日",
        "7月以来",
        "换届以来",
        "入汛以来",
        "主题教育启动后",
        "往年",
        "2021年前",
        "今年以前",
        "7、13月",
    ],
)
def test_what_time_that_is_nobody_can_tell(text: str) -> None:
    assert H1 is not None
    assert [t.when.period for t in times(text, H1)] == [None]


@pytest.mark.parametrize(
    ("text", "code", "other"),
    [
        ("近三个月", "2022Q2", "2022-03-01..2022-05-31"),
        ("最近两个月来", "2022-05-01..2022-06-30", "2022-04-01..2022-05-31"),
        ("5月前", "2022-01-01..2022-04-30", "2022-01-01..2022-05-31"),
        ("5月16日前", "2022-01-01..2022-05-15", "2022-01-01..2022-05-16"),
    ],
)
def test_some_words_leave_open_where_a_time_begins_or_ends(
    text: str, code: str, other: str
) -> None:
    assert H1 is not None
    (told,) = times(f"{text}，", H1)
    assert told.when.period == parse_period(code)
    assert told.when.others == (parse_period(other),)


@pytest.mark.parametrize(
    "text",
    [
        "每月",
        "长期以来",
        "一直以来",
        "会后",
        "每季度",
        "第三",
        "十二次",
        "半年工作",
        "一月一清",
        "一季度一通报",
    ],
)
def test_no_time_is_spoken_of(text: str) -> None:
    assert H1 is not None
    assert list(times(text, H1)) == []


@pytest.mark.parametrize("text", ["年底", "截至年底", "截至年末"])
def test_the_end_of_the_year_is_that_of_a_half_that_ends_then(text: str) -> None:
    half = parse_period("2023H2")
    (told,) = times(f"{text}，", half)
    assert told.when.period == half


# The ledger holds a year; the report is of its third quarter.
_YEAR = tuple(
    f"2024年{m}月{d}日|{type_}|研究工作|张三|5|5||"
    for type_, days in (
        ("支委会", ((1, 5), (2, 2), (3, 1), (4, 3), (5, 7), (6, 4), (7, 4), (8, 2), (9, 3), (10, 9))),
        ("党员大会", ((1, 26), (4, 19), (7, 1), (10, 25))),
        ("主题党日", ((2, 9), (7, 12), (8, 9), (8, 23), (11, 8))),
    )
    for m, d in days
)  # fmt: skip
THIRD_QUARTER = ledger(*_YEAR, period=parse_period("2024Q3"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("前三季度召开党员大会3次。", ["match"]),
        ("截至9月底，今年支部已召开支委会9次、党员大会3次。", ["match", "match"]),
        ("截至9月底，今年支部已召开支委会3次、党员大会1次。", ["mismatch", "mismatch"]),
        ("今年以来，截至9月底，召开支委会9次。", ["match"]),
        ("今年以来召开支委会9次，本季度3次。", ["match", "match"]),
        ("年初以来，召开支委会3次。", ["mismatch"]),
        ("今年已召开支委会9次。", ["match"]),
        ("今年召开支委会9次。", ["unverifiable"]),  # this year so far, or what the report is about
        ("今年召开支委会3次。", ["unverifiable"]),
        ("今年召开支委会4次。", ["mismatch"]),
        ("截至9月底，召开支委会5次。", ["mismatch"]),
        ("截至9月底，召开支委会9次。", ["unverifiable"]),
        ("截至9月底已召开支委会9次。", ["unverifiable"]),
        ("截至10月底，今年召开党员大会4次。", ["match"]),
        ("本季度召开支委会3次。", ["match"]),
    ],
)  # fmt: skip
def test_a_report_of_a_quarter_may_speak_of_the_year_so_far(text: str, found: list[str]) -> None:
    assert verdicts(THIRD_QUARTER, text) == found


def test_a_time_of_two_readings_says_so_with_the_nearer_ones_figure() -> None:
    (its,) = judged(THIRD_QUARTER, "今年召开支委会9次。")
    assert (its.actual, its.reason) == (3, "“今年”的起止有两种理解，得数不同，核对不了")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7、8、9三个月各召开支委会1次。", ["match"] * 3),
        ("7、8、9三个月各开展主题党日1次。", ["match", "mismatch", "mismatch"]),
        ("七、八月各开展主题党日1次。", ["match", "mismatch"]),
        ("7、8、9月共召开支委会3次。", ["match"]),
        ("7、8月分别开展主题党日1次、2次。", ["match", "match"]),
        ("7月、8月、9月三个月各召开支委会1次。", ["match"] * 3),
        ("7至9月各召开支委会1次。", ["match"] * 3),
        ("7—9月召开支委会3次。", ["match"]),
        ("三季度各月均召开支委会1次。", ["match"] * 3),
        ("二、三季度各召开党员大会1次。", ["match", "match"]),
        ("一、三季度共召开党员大会2次。", ["match"]),
        ("今年2、8月共开展主题党日3次。", ["match"]),
        ("7至9月各支部召开支委会3次。", ["match"]),
        ("2023年7、8、9三个月共召开支委会3次。", ["unverifiable"]),
    ],
)
def test_months_may_share_one_word_and_each_have_a_number(text: str, found: list[str]) -> None:
    assert verdicts(THIRD_QUARTER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支委会一季度3次，二季度到三季度分别为3次和3次。", ["match"] * 3),
        ("支委会一至三季度分别召开3次、3次、2次。", ["match", "match", "mismatch"]),
        ("7至9月支委会分别召开1次、1次和2次。", ["match", "match", "mismatch"]),
        ("一季度到二季度支委会分别为3次、3次、3次。", ["match", "match", "unverifiable"]),
        ("主题党日7月、11月各1次，张三同志讲党课0次。", ["match", "match", "unverifiable"]),
        ("今年党员大会前半年开了两次，后半年又开了2次。", ["match", "match"]),
        ("今年党员大会前半年开了3次。", ["mismatch"]),
    ],
)
def test_quarters_and_halves_have_their_own_numbers(text: str, found: list[str]) -> None:
    assert verdicts(THIRD_QUARTER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上级要求每季度至少开1次党员大会，支部前三季度开了3次，本季度1次。", ["match", "match"]),
        ("上级要求每年至少开2次党员大会，并召开支委会3次。", []),
        ("会议要求支部召开党员大会2次，开展主题党日3次。", []),
    ],
)
def test_what_was_done_is_claimed_behind_what_is_demanded(text: str, found: list[str]) -> None:
    assert verdicts(THIRD_QUARTER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支委会一季度3次，其余三个季度各3次。", ["match", "match", "match", "mismatch"]),
        ("党员大会一季度1次、二季度1次，其余两个季度各1次。", ["match"] * 4),
        ("党员大会一季度1次，其余三个季度共3次。", ["match", "match"]),
        ("党员大会一季度1次，其余两个季度各1次。", ["match", "unverifiable"]),
    ],
)
def test_the_rest_of_the_quarters_are_those_not_named(text: str, found: list[str]) -> None:
    assert verdicts(ledger(*_YEAR, period=parse_period("2024")), text) == found


@pytest.mark.parametrize(
    ("text", "code", "parts"),
    [
        ("一季度4次，其余三个季度", "2024-04-01..2024-12-31", 3),
        ("二季度4次、三季度3次，另外两个季度", "2024", 2),
        ("一季度4次，剩下2个季度", None, 0),
        ("一季度4次、三季度3次，剩下2个季度", "2024-04-01..2024-12-31", 2),
        ("二季度4次、三季度3次、一季度其余三个季度", None, 0),
        ("一季度其余三个季度", "2024-04-01..2024-12-31", 3),
        ("其余三个季度", None, 0),
        ("2023年一季度4次，2024年一季度3次，其余三个季度", None, 0),
        ("去年一季度4次，其余三个季度", "2023-04-01..2023-12-31", 3),
        ("1月4次，其余三个季度", None, 0),
        ("换届以来4次，一季度3次，其余三个季度", "2024-04-01..2024-12-31", 3),
    ],
)
def test_the_rest_of_a_year_is_its_other_quarters(text: str, code: str | None, parts: int) -> None:
    its = list(times(text, parse_period("2024")))[-1].when
    assert its.words in text[-6:]
    assert (its.period, len(its.parts)) == (parse_period(code) if code else None, parts)


def test_last_year_counts_from_the_year_that_is_spoken_in() -> None:
    period = parse_period("2023")
    for spoken, code in ((0, "2022"), (2023, "2022"), (2024, "2023"), (2025, "2024")):
        (its,) = times("去年，", period, spoken)
        assert its.when.period == parse_period(code)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4月换届以来，5月", {"4月换届以来": "2024-04-01..2024-12-31", "5月": "2024-05"}),
        ("2月召开，换届以来", {"2月": "2024-02", "换届以来": None}),
        ("2月部署4月换届以来", {"2月部署4月换届以来": "2024-04-01..2024-12-31"}),
        ("3月部署6月20日以来", {"3月": "2024-03", "6月20日以来": "2024-06-20..2024-12-31"}),
        ("春节前，3月", {"春节前": None, "3月": "2024-03"}),
        ("3月，春节前", {"3月": "2024-03", "春节前": None}),
        ("截至9月底,今年", {"截至9月底,今年": "2024-01-01..2024-09-30"}),
    ],
)
def test_an_event_is_dated_by_the_month_in_its_own_name(
    text: str, found: dict[str, str | None]
) -> None:
    known = {t.when.words: t.when.period for t in times(text, parse_period("2024"))}
    assert known == {w: parse_period(c) if c else None for w, c in found.items()}
    assert list(known) == list(found)


def test_quarters_that_are_named_behind_the_rest_are_none_of_those_before() -> None:
    its = [t.when for t in times("其余三个季度各3次，一季度4次", parse_period("2024"))]
    assert [w.period for w in its] == [None, parse_period("2024Q1")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5月底已召开", "2022-01-01..2022-05-31"),
        ("5月末，支部已召开", "2022-01-01..2022-05-31"),
        ("一季度末累计召开", "2022Q1"),
        ("5月底召开", "2022-05"),
        ("5月已召开", "2022-05"),
    ],
)
def test_what_is_done_by_the_end_of_a_month_counts_from_the_first_on(text: str, code: str) -> None:
    assert H1 is not None
    (its,) = times(text, H1)
    assert its.when.period == parse_period(code)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("7、8、9三个月", ["2024-07", "2024-08", "2024-09"]),
        ("7、8月份", ["2024-07", "2024-08"]),
        ("一、三季度", ["2024Q1", "2024Q3"]),
        ("2023年7、8月", ["2023-07", "2023-08"]),
        ("去年7和8月", ["2024-07", "2024-08"]),  # spoken in 2025
        ("7、13月", []),
        ("9、8月", []),
        ("8、8月", []),
        ("四、五季度", []),
    ],
)
def test_months_that_are_listed_are_in_their_order(text: str, codes: list[str]) -> None:
    m = LISTED_PARTS.match(text)
    assert m is not None
    its = listed_parts(m, parse_period("2024"), 2025)
    assert list(its.parts if its else ()) == [parse_period(c) for c in codes]
    assert its is None or (its.words, its.period) == (
        m[0],
        Period(its.parts[0].start, its.parts[-1].end),
    )
