"""Times that a question names before its answer, and that may begin in the year before."""

from __future__ import annotations

import pytest

from claims.reports import judged, ledger, verdicts
from claims.two_branches import year_ledger

HALF, YEAR = ledger(), year_ledger()


def test_a_question_s_last_time_may_limit_the_answer() -> None:
    (its,) = judged(HALF, "一季度、二季度呢？支委会4次。")
    assert its.reason == "这句话里的“二季度”可能限定了这个数，核对不了"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Five from March on, nine from January on.
        ("3月起启动学习教育，至6月底，召开支委会5次。", ["unverifiable"]),
        ("3月起启动学习教育，至6月底，召开支委会3次。", ["mismatch"]),
        ("9月起启动学习教育，至6月底，召开支委会9次。", ["unverifiable"]),  # of the year after
    ],
)
def test_what_began_may_have_begun_in_the_year_before(text: str, found: list[str]) -> None:
    assert verdicts(YEAR, text) == found
