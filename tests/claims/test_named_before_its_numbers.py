"""What is counted is named by a title, or was counted before and is shared out behind."""

from __future__ import annotations

import pytest

from claims.reports import verdicts
from claims.two_branches import year_ledger

LEDGER = year_ledger()
M, W, U = "match", "mismatch", "unverifiable"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["（四）主题党日。下半年5次，上半年7次。"], [M, M]),
        (["（四）主题党日。下半年6次、上半年7次。"], [W, M]),
        (["四是主题党日。下半年开展5次，与上半年的7次相比略有减少。"], [M, M]),
        (["（一）党员大会。下半年召开4次，与上半年持平。"], [W]),
        (["（三）党课方面：", "全年安排7次，下半年5次。"], [M, W]),
        (["（三）主题党日", "县局检查3次，市局来人2次。"], []),
        (["（三）主题党日", "全年讲党课7次，支委会14次。"], [M, M]),
        (["三、主题党日和党课", "全年12次。"], []),
    ],
)
def test_a_title_names_what_is_counted(lines: list[str], found: list[str]) -> None:
    assert verdicts(LEDGER, *lines) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("召开支委会14次（由周明主持8次，李红6次）。", [M, M, M]),
        ("召开支委会14次（其中由周明主持9次，李红主持6次）。", [M, W, M]),
        ("召开支委会14次（周明主持8次、李红5次）。", [M, M, W]),
        ("召开支委会14次（由周明主持8次，副书记1次）。", [M, M, U]),  # no such in the roster
        ("全年党课7次（周明4次、李红2次）。", [M, M, M]),
    ],
)
def test_a_bracket_says_who_did_so_many(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主题党日全年搞了12次，有四次放在二季度。", [M, M]),
        ("主题党日全年搞了12次，四次放在二季度，三次在四季度。", [M, M, W]),
        ("主题党日全年搞了12次，其中有4次安排在三季度。", [M, W]),
        ("主题党日全年搞了12次，3次集中在三季度。", [M, M]),
        ("党员大会开了6次，2次安排在上半年。", [M, W]),
        ("机关党支部主题党日8次，有3次放在二季度。", [M, M]),
        ("主题党日全年搞了12次，服务群众3次在二季度。", [M]),
        ("主题党日全年搞了12次，4次在敬老院。", [M]),
    ],
)
def test_so_many_of_them_are_put_in_a_time(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支委会14次，其中8次在机关党支部，6次在排水所党支部。", [M, M, M]),
        ("支委会14次，其中8次在机关党支部，5次在排水所党支部。", [M, M, W]),
        ("主题党日12次，有8次来自机关党支部。", [M, M]),
        ("主题党日12次，8次是机关党支部的，3次是排水所党支部的。", [M, M, W]),
        ("主题党日12次，4次在机关党支部和排水所党支部。", [M]),
        ("主题党日12次，慰问8次在机关党支部。", [M, U]),
    ],
)
def test_so_many_of_them_are_a_branchs(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("周明全年到支部讲课四次。", [M]),
        ("总支书记周明全年到支部讲课两次。", [W]),
        ("局党委书记周明下半年到各支部讲课两次。", [M]),
        ("周明以普通党员身份到所在支部授课4次。", [M]),
        ("周明到县党校讲课3次。", []),
    ],
)
def test_lectures_at_a_branch_are_lectures(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("大家提的意见梳理成7个问题，现在改完了4个，其余年底前见底。", [M, M]),
        ("意见归纳成6个问题，已经改了5个。", [W, W]),
        ("查摆的7个问题，改好了4个。", [M, M]),
        ("用电问题归纳成9个方面，改完3个配电箱。", []),
        ("改完了4个方案。", []),
    ],
)
def test_problems_put_together_and_put_right(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # Four of the seven lectures are 周明's, six of them by the two secretaries.
        ("书记周明带头，讲党课4次。", "match"),
        ("周明同志率先垂范，讲党课5次。", "mismatch"),
        ("周明同志带头，讲党课7次。", "match"),  # all of them
        ("书记带头，讲党课6次。", "match"),
        ("支部书记带头，讲党课5次。", "unverifiable"),
        ("班子成员带头，讲党课3次。", "unverifiable"),
        ("周明请了假，讲党课4次。", "mismatch"),
    ],
)
def test_who_set_an_example_may_be_who_did_it(text: str, verdict: str) -> None:
    assert verdicts(LEDGER, text) == [verdict]
