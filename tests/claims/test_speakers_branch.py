"""Which branch 我们支部 and 他们 mean, where the ledger tells several apart."""

from __future__ import annotations

import pytest

from claims.reports import judged, verdicts
from claims.two_branches import year_ledger

LEDGER = year_ledger()
OF_OFFICE = "我叫王五，是机关党支部书记，向大家汇报。"
WHOSE_IS_OPEN = ["unverifiable"]


@pytest.mark.parametrize(
    "text",
    [
        "我们支部召开支委会8次。",
        "咱们支部召开支委会6次。",
        "支委会，我支部开了14次。",
        "本支部召开支委会9次。",
        "那边支部召开支委会6次。",
    ],
)
def test_nobody_knows_whose_branch_it_is_where_no_speaker_says_so(text: str) -> None:
    assert verdicts(LEDGER, text) == WHOSE_IS_OPEN


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支委会，我们支部开了八次。", ["match"]),
        ("咱们支部召开支委会7次。", ["mismatch"]),
        ("我们支部的党课是三次，全总支合计七次党课。", ["match", "match"]),
        ("排水所党支部比我们少，他们的支委会有6次。", ["match"]),
        ("排水所党支部比我们少，他们的支委会有8次。", ["mismatch"]),
        ("我们支部召开支委会8次，他们召开支委会6次。", ["match", "unverifiable"]),
        ("排水所那边李红上了2次党课。", ["match"]),
    ],
)
def test_the_speakers_branch_is_his_own_and_theirs_that_named_before(
    text: str, found: list[str]
) -> None:
    assert verdicts(LEDGER, OF_OFFICE, text) == found


@pytest.mark.parametrize(
    "speaker", ["我是机关党支部书记。", "我们机关党支部人不多。", "我代表机关党支部汇报。"]
)
def test_a_speaker_says_whose_he_is(speaker: str) -> None:
    assert verdicts(LEDGER, speaker, "我们支部召开支委会8次。") == ["match"]


def test_two_speakers_leave_it_open() -> None:
    lines = ("我是机关党支部书记。", "我是排水所党支部书记。", "我们支部召开支委会8次。")
    assert verdicts(LEDGER, *lines) == WHOSE_IS_OPEN


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("党员大会6次，主题党日12次，全总支合计14次支委会。", "支委会"),
        ("党员大会6次，主题党日12次，总共七次党课。", "党课"),
    ],
)
def test_a_total_counts_the_noun_right_behind_it(text: str, figure: str) -> None:
    *_, its = judged(LEDGER, text)
    assert (its.key, its.verdict.value) == (figure, "match")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("整改台账中3个问题尚未整改到位。", ["match"]),
        ("整改清单里还有3个问题正在整改。", ["match"]),
        ("整改台账中2个问题尚未整改到位。", ["mismatch"]),
        ("整改台账中4个问题已整改完成。", ["match"]),
        ("整改台账中7个问题。", ["match"]),
        ("整改台账中共7个。", ["match"]),
    ],
)
def test_problems_of_a_list_are_those_in_the_state_behind_them(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "有一次支委会只谈了两个议题，一次主题党日来了不到二十个人。",
        "只参加了一次主题党日。",
        "错过了一次党课。",
        "仅上月，一次党课去了三名党员。",
    ],
)
def test_one_that_somebody_came_to_is_a_story(text: str) -> None:
    assert "mismatch" not in verdicts(LEDGER, text)
