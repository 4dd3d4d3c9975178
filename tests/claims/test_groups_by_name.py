"""党小组 that have names instead of numbers, and meetings that speech has no noun for."""

from __future__ import annotations

from datetime import date

import pytest

from addin.audit.parts.group_words import group_names, named_groups
from addin.audit.times.period_words import times
from addin.audit.times.that_month import with_that_month
from addin.ledger.period import Period
from claims.reports import judged, ledger, verdicts

_ROWS = (
    "2022年1月7日|党小组会|早班党小组学习讨论|沈一舟|5|5||",
    "2022年2月7日|党小组会|早班党小组学习讨论|沈一舟|5|5||",
    "2022年2月9日|党小组会|夜班党小组学习|沈一舟|5|4||",
    "2022年3月4日|党员大会|审议计划|沈一舟|20|19||",
    "2022年3月9日|支委会|研究计划|沈一舟|5|5||",
)
LEDGER = ledger(*_ROWS)


def test_groups_are_those_that_topics_and_the_roster_name() -> None:
    roster = "姓名|性别|党员类别|党小组\n沈一舟|男|正式党员|青峰党小组\n高远|男|正式党员|第二党小组"
    assert group_names(LEDGER.ledger) == ("夜班", "早班")
    assert group_names(ledger(*_ROWS, 党员名册=roster).ledger) == ("夜班", "早班", "青峰")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("早班3次，夜班2次。", ["早班", "夜班"]),
        ("早班：3次", ["早班"]),
        ("早班、夜班各3次。", ["早班", "夜班"]),
        ("早班党小组开会3次。", ["早班党小组"]),
        ("早班党小组会3次。", []),
        ("早班人手少，夜班也不多。", []),
        ("早班职工3名。", []),
    ],
)
def test_a_name_is_one_of_a_group_beside_its_number(text: str, found: list[str]) -> None:
    assert [n.part.words for n in named_groups(text, ("早班", "夜班"))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("党小组会共3次，其中早班2次、夜班1次。", ["match"] * 3),
        ("党小组会共3次，其中早班3次、夜班2次。", ["match", "mismatch", "mismatch"]),
        ("早班党小组开会2次，夜班党小组开会1次。", ["match", "match"]),
        ("早班党小组半年碰头2次。", ["match"]),
        ("早班党小组半年碰头4次。", ["mismatch"]),
        ("沈一舟任组长的早班党小组半年碰头2次。", ["match"]),
        ("【小组学习有声有色】早班党小组碰头2次。", ["match"]),
        ("各党小组合计碰头3次。", ["match"]),
        ("全部加起来看，各党小组加起来，会开了3次。", ["match"]),
        ("各党小组加起来，会开了4次。", ["mismatch"]),
        ("各党小组加起来，看望群众4次。", []),
        ("夜班党小组也不落后，上半年召开党小组会1次。", ["match"]),
        ("夜班党小组也不落后，上半年召开党小组会3次。", ["match"]),  # of all of them
        ("夜班党小组也不落后，上半年召开党小组会2次。", ["mismatch"]),
        ("早班、夜班党小组分别召开党小组会2次、2次。", ["match", "mismatch"]),
    ],
)
def test_a_number_of_a_named_group_is_held_against_its_own_meetings(
    text: str, found: list[str]
) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((("早班党小组", "早班：2次"), ("夜班党小组", "夜班：2次")), ["match", "mismatch"]),
        ((("早班党小组", "共2次"), ("夜班党小组", "共2次")), ["match", "mismatch"]),
    ],
)
def test_a_row_of_a_group_says_whose_meetings_its_cells_count(
    rows: tuple[tuple[str, str], ...], found: list[str]
) -> None:
    table = [["党小组", "召开会议"], *map(list, rows)]
    assert [j.verdict.value for j in judged(LEDGER, "情况见下表。", table)] == found


@pytest.mark.parametrize(
    ("text", "words", "month"),
    [
        ("2月份停工，当月召开党小组会2次", "当月", 2),
        ("2月停工，3月复工，当月召开1次", "当月", 3),
        ("停工后，当月召开1次", "当月", None),
        ("一季度停工，当月召开1次", "当月", None),
    ],
)
def test_that_month_is_the_one_named_before(text: str, words: str, month: int | None) -> None:
    half = Period(date(2022, 1, 1), date(2022, 6, 30))
    last = list(with_that_month(times(text, half)))[-1].when
    assert last.words == words
    assert (last.period.start.month if last.period else None) == month
