"""Ledgers that go over the end of a year, and ledgers of another time than is asked for."""

import pytest

from addin.checks.finding import Finding
from addin.ledger.period import parse_period, period_in_title
from addin.ledger.scope import find_scope
from addin.statistics.tally import tally
from ledgers import findings, ledger

WINTER = parse_period("2022-12-01..2023-03-31")
ABSENCES = {"F01", "F02", "F05"}


def absent(found: list[Finding]) -> list[tuple[str, str | None]]:
    return [(f.code, f.when) for f in found if f.code in ABSENCES]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("活动台账（2022年12月—2023年3月）", "2022-12-01..2023-03-31"),
        ("2023年度活动台账（2022年12月至2023年3月）", "2022-12-01..2023-03-31"),
        ("二〇二二年十二月至二〇二三年三月台账", "2022-12-01..2023-03-31"),
        ("2022年9月1日—次年1月20日活动台账", "2022-09-01..2023-01-20"),
        ("2022年12月15日至2023年3月10日", "2022-12-15..2023-03-10"),
        ("2022年第四季度至2023年第一季度台账", "2022-10-01..2023-03-31"),
        ("2022年下半年至2023年上半年台账", "2022-07-01..2023-06-30"),
        ("2022年11月-1月台账", "2022-11-01..2023-01-31"),
        ("2022年10月至翌年3月台账", "2022-10-01..2023-03-31"),
        ("2023年1月至2023年3月台账", "2023Q1"),
        ("2022年至2023年台账", "2022-01-01..2023-12-31"),
    ],
)
def test_titles_that_name_a_span_up_to_another_year(title: str, code: str) -> None:
    period = period_in_title(title)
    assert period is not None
    assert period.code == code


WINTER_LIST = """
    活动台账（2022年12月—2023年3月）
    日期     | 活动类型 | 主题 | 主持人
    12月10日 | 支委会   | 一   | 张三
    1月10日  | 支委会   | 二   | 张三
    2月      | 支委会   | 三   | 张三
    3.15     | 支委会   | 四   | 张三
"""


def test_a_day_without_a_year_is_of_the_year_in_which_the_title_has_it() -> None:
    book = ledger(WINTER_LIST, year=None)
    assert find_scope(book, None).period == WINTER
    months = [a.when.first.isoformat()[:7] for a in book.activities if a.when]
    assert months == ["2022-12", "2023-01", "2023-02", "2023-03"]


def test_the_proposal_for_such_a_day_has_that_year() -> None:
    proposals = [f.suggestion for f in findings(WINTER_LIST, None) if f.code == "L006"]
    assert proposals[:2] == ["2022年12月10日", "2023年1月10日"]


def test_a_month_that_may_be_of_either_year_is_asked_about() -> None:
    book = ledger(
        """
        活动台账（2022年1月—2023年3月）
        日期    | 活动类型 | 主题
        2月10日 | 支委会   | 一
        9月10日 | 支委会   | 二
        """,
        year=None,
    )
    assert [bool(a.when) for a in book.activities] == [False, True]


def test_months_across_take_the_year_of_their_place_in_the_span() -> None:
    book = ledger(
        """
        三会一课开展情况（2022年12月—2023年3月）
        类别     | 12月 | 1月  | 2月  | 3月
        支委会   | 10日 | 10日 | 10日 | 10日
        主题党日 | 5日  | 5日  | 5日  | 5日
        """,
        year=None,
    )
    assert sorted(a.when.first.isoformat() for a in book.activities if a.when)[:2] == [
        "2022-12-05",
        "2022-12-10",
    ]
    assert [t for t in absent(findings(WINTER_LIST, WINTER)) if t[0] == "F02"] == []


def test_a_span_that_parameters_state_tells_the_year_as_well() -> None:
    book = ledger(
        """
        日期     | 活动类型 | 主题
        12月10日 | 支委会   | 一
        1月10日  | 支委会   | 二
        """,
        year=None,
        参数="键|值\n报告期起|2022-12-01\n报告期止|2023-03-31",
    )
    assert [a.when.first.year for a in book.activities if a.when] == [2022, 2023]


OF_NEXT_YEAR = """
    2022年第一季度活动台账
    日期      | 活动类型 | 主题 | 主持人
    2023-1-10 | 支委会   | 一   | 张三
    2023-2-10 | 支委会   | 二   | 张三
    2023-3-10 | 支委会   | 三   | 张三
"""


@pytest.mark.parametrize("period", [None, "2022Q1", "2022", "2024H1"])
def test_where_all_rows_are_of_another_time_no_absence_is_stated(period: str | None) -> None:
    found = findings(OF_NEXT_YEAR, parse_period(period) if period else None)
    assert absent(found) == []
    assert [f.code for f in found].count("L411") == 1


def test_the_figures_of_another_time_leave_open_what_is_missing() -> None:
    book = ledger(OF_NEXT_YEAR, year=None)
    duties = tally(book, find_scope(book, None).period).duties
    assert duties
    assert [d.gap for d in duties] == [None] * len(duties)


def test_a_month_between_rows_without_one_of_its_own_lacks_its_meetings() -> None:
    table = "日期|活动类型|主题\n2022-3-10|支委会|一\n2022-5-10|支委会|二"
    found = findings(table, parse_period("2022-04"))
    assert ("F02", "2022-04") in absent(found)
