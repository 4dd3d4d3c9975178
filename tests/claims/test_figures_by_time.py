"""The ledger's figures by time and branch, and which times it is kept for."""

from __future__ import annotations

import pytest

from addin.audit.verdicts.figures_by_period import Counts
from addin.ledger.period import parse_period
from addin.workflows import Checked
from claims.reports import ledger, verdicts

H1 = parse_period("2022H1")
HEADER = "日期|党支部|活动类型|主题|主持人|应到人数|实到人数"
PROBLEMS = """
来源|党支部|问题|整改措施|责任人|整改时限|完成情况|发现日期|完成日期
市委巡察反馈|一支部|记录不全|补齐|张三|2022年5月31日|已完成|2022年1月5日|2022年2月10日
市委巡察反馈|二支部|公示不及时|按月公示|李四|2022年7月31日|正在整改|2022年3月5日|
自查|一支部|签到不全|补签|李四|2022年5月31日|已完成|2022年4月5日|2022年5月10日
自查|一支部|台账不全|补登|李四|2022年8月31日|已完成|2022年4月5日|2022年7月10日
"""
# 支委会 3 (一支部 2, 二支部 1), 党员大会 1 (一支部), 主题党日 1 of nobody knows whom.
ROWS = (
    "2022年1月7日|一支部|支委会|研究计划|张三|5|5",
    "2022年3月4日|一支部|支委会|研究计划|张三|5|4",
    "2022年4月8日|二支部|支委会|研究工作|李四|5|5",
    "2022年5月6日|一支部|党员大会|审议计划|张三|20|19",
    "2022年6月8日||主题党日|参观|李四|20|18",
)
ROSTER = "姓名|入党日期|党支部\n张三|1998-6-1|一支部\n李四|2006-6-1|二支部\n王五|2008-6-1|二支部"
CHECKED = ledger(*ROWS, header=HEADER, 整改台账=PROBLEMS, 党员名册=ROSTER)


def counts(checked: Checked = CHECKED) -> Counts:
    return Counts(checked.ledger, checked.scope, checked.tally)


def value(its: Counts, key: str, code: str = "2022H1") -> object:
    """Return a figure at a time, None where it is unknown."""
    found = its.figure(key, parse_period(code))
    return found.value if found else None


@pytest.mark.parametrize(
    ("branches", "meetings", "assemblies", "members"),
    [
        (("一支部",), 2, 1, 1),
        (("二支部",), 1, 0, 2),  # nought, where another branch has any
        (("一支部", "二支部"), 3, 1, 3),
    ],
)
def test_a_branch_has_its_own_figures(
    branches: tuple[str, ...], meetings: int, assemblies: int, members: int
) -> None:
    its = counts().of(*branches)
    assert [value(its, k) for k in ("支委会", "党员大会", "党员总数")] == [
        meetings,
        assemblies,
        members,
    ]
    assert value(its, "党课") is None


def test_branches_are_counted_once_and_apart() -> None:
    its = counts()
    assert its.of("一支部") is its.of("一支部")
    assert its.of("一支部") is not its.of("一支部", "二支部")
    assert [value(its.of(*b), "支委会") for b in (("一支部", "二支部"), ("一支部",))] == [3, 2]


def test_a_branchs_problems_are_those_of_its_rows() -> None:
    its = counts()
    found = [value(its.of(b), "整改问题") for b in ("一支部", "二支部")]
    assert found == [3, 1]
    assert value(its.of("一支部", "二支部"), "整改问题") == 4


def test_the_reports_own_figures_are_those_that_were_counted() -> None:
    own = next(f for f in CHECKED.tally.figures if f.key == "支委会")
    assert counts().figure("支委会", H1) is own


@pytest.mark.parametrize(
    ("key", "others", "apart"),
    [
        ("支委会", {}, True),
        ("党员总数", {"党员名册": ROSTER}, True),
        ("党员总数", {"党员名册": "姓名|入党日期\n张三|1998-6-1"}, False),
        ("整改问题", {"整改台账": PROBLEMS}, True),
        ("整改问题", {"整改台账": PROBLEMS.replace("|二支部|", "||")}, False),
        ("整改问题", {}, False),  # there are no rows
        ("党小组数", {}, False),
        ("没有的数", {}, False),
    ],
)
def test_what_the_ledger_keeps_branch_by_branch(
    key: str, others: dict[str, str], apart: bool
) -> None:
    assert counts(ledger(*ROWS, header=HEADER, **others)).is_told_apart(key) is apart


def test_activities_that_say_no_branch_are_counted() -> None:
    found = [counts().untold(k) for k in ("主题党日", "活动总数", "支委会", "党课")]
    assert found == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("code", "covered"),
    [
        ("2022H1", True),
        ("2022-02", True),
        ("2022", False),
        ("2021Q1", True),  # rows in two of its months
        ("2021-02", True),
        ("2021Q2", False),  # rows in one month only
        ("2021-03-01..2021-04-30", False),
        ("2021Q3", True),
        ("2021Q4", False),
        ("2021H1", False),
        ("2020", False),
    ],
)
def test_a_ledger_covers_what_it_says_or_what_has_rows_in_most_months(
    code: str, covered: bool
) -> None:
    days = ("2021年1月5日", "2021年3月5日", "2021年4月5日", "2021年4月6日", "2021年8月5日")
    rows = [f"{d}|一支部|支委会|研究|张三|5|5" for d in (*days, "2021年9月5日")]
    its = counts(ledger(*rows, *ROWS, header=HEADER))
    assert its.covers(parse_period(code)) is covered
    assert its.of("二支部").covers(parse_period(code)) is covered
    assert its.span == H1


def test_a_ledger_that_says_nothing_is_kept_for_what_is_asked() -> None:
    its = counts(ledger(*ROWS, header=HEADER, period=parse_period("2022"), 参数=""))
    assert its.span == parse_period("2022")
    assert value(its, "支委会", "2022") == 3


@pytest.mark.parametrize(
    ("asked", "text", "verdict"),
    [
        # Nothing of what is asked is in the ledger, nor in what it says it is kept for.
        ("2020", "支委会0次", "unverifiable"),
        # A part of it is.
        ("2022-06-09..2022-12-31", "支委会1次", "mismatch"),
    ],
)
def test_a_time_that_was_asked_for_counts_where_the_ledger_has_some_of_it(
    asked: str, text: str, verdict: str
) -> None:
    checked = ledger(*ROWS, header=HEADER, period=parse_period(asked))
    assert verdicts(checked, text) == [verdict]


def test_rows_beyond_what_the_ledger_says_count_where_they_are_asked_for() -> None:
    more = "2023年2月7日|一支部|支委会|研究计划|张三|5|5"
    checked = ledger(*ROWS, more, header=HEADER, period=parse_period("2023H1"))
    assert verdicts(checked, "支委会1次") == ["match"]
    assert counts(checked).span == parse_period("2023H1")


@pytest.mark.parametrize(
    ("key", "code", "found"),
    [
        ("支委会", "2022Q1", 2),
        ("支委会", "2022-06", 0),
        ("支委会", "2021Q1", None),  # what lacks there may be kept elsewhere
        ("党课", "2022Q1", None),
        ("没有的数", "2022H1", None),
        ("到会率.党员大会", "2022Q1", None),  # of nothing there is no rate
        ("到会率.党员大会", "2022Q2", "95.0"),
        ("党员总数", "2022H1", 3),
    ],
)
def test_a_figure_is_nought_where_another_time_has_it(key: str, code: str, found: object) -> None:
    its = value(counts(), key, code)
    assert (its if its is None or isinstance(found, int) else str(its)) == found


@pytest.mark.parametrize(
    ("key", "code", "values"),
    [
        ("支委会", "2022Q1", [2]),
        ("没有的数", "2022H1", []),
        ("党课", "2022H1", []),
        ("支部数", "2022Q1", []),  # stated once for the whole report
        # Found or put right by the end of a time, and within it.
        ("整改问题", "2022H1", [4]),
        ("整改问题", "2022Q1", [2, 2]),
        ("整改问题", "2022Q2", [4, 2]),
        ("整改完成", "2022H1", [2, 2]),  # one was put right later
        ("整改完成", "2022Q2", [2, 1]),
        ("整改未完成", "2022H1", [2]),
        ("整改未完成", "2022Q1", []),
        ("整改完成率", "2022H1", [50]),
    ],
)
def test_the_readings_of_a_figure_at_a_time(key: str, code: str, values: list[int]) -> None:
    assert [int(f.value) for f in counts().readings(key, parse_period(code))] == values


def test_figures_whose_rows_have_days_are_known_with_all_of_their_rows() -> None:
    keys = ("整改完成", "支委会", "整改未完成", "没有的数", "党课")
    assert [(f.key, f.value) for f in counts().as_kept(keys)] == [
        ("整改完成", 3),
        ("整改未完成", 1),
    ]


def test_the_members_of_a_family_are_those_of_the_whole_ledger() -> None:
    its = counts()
    for one in (its, its.of("二支部")):
        assert one.members("整改问题.{source}", "source") == ["市委巡察反馈", "自查"]
    assert its.members("没有.{source}", "source") == []


@pytest.mark.parametrize(
    ("key", "dated"),
    [("支委会", True), ("支部数", False), ("整改问题", False), ("没有的数", False)],
)
def test_some_figures_are_stated_once_for_the_report(key: str, dated: bool) -> None:
    assert counts().is_dated(key) is dated


def test_a_figure_of_members_may_be_lacking() -> None:
    its = counts()
    assert its.lacks(("预备党员", "党员总数"), H1)
    assert not its.lacks(("党员总数",), H1)
    assert not its.lacks(("党课",), H1)
    assert not its.lacks(("没有的数",), H1)
    assert not its.lacks((), H1)
    assert not counts(ledger(*ROWS, header=HEADER)).lacks(("预备党员",), H1)
