"""One claim held against one ledger: its time, its branch, its figures, and why it stays open."""

from __future__ import annotations

from typing import Any

import pytest

from addin.audit.claim import Body, Claim, When
from addin.audit.figure_words.possible_figures import NARROWER
from addin.audit.parts.subset import Part
from addin.audit.text.quantity import quantities
from addin.audit.verdicts.verdicts import (
    LATER,
    NOT_APART,
    NOT_OURS,
    NOTHING,
    UNTOLD,
    VAGUE,
    judged,
)
from addin.ledger.period import parse_period
from addin.report.prose import Stretch
from claims.reports import ledger
from claims.test_figures_by_time import CHECKED, HEADER, PROBLEMS, ROWS, counts

H1 = parse_period("2022H1")
COUNTS = counts()
NO_BRANCHES = counts(ledger(*ROWS, header=HEADER, 整改台账=PROBLEMS.replace("|二支部|", "||")))


def claim(text: str, key: str = "支委会", **its: Any) -> Claim:
    """Return a claim of 支委会, or of another figure; keys in one text, apart by a blank."""
    (stated,) = quantities(text)
    return Claim(Stretch(0, 0, len(text)), text, stated, "会议", tuple(key.split()), **its)


def judge(its: Claim) -> tuple[str, object, str]:
    found = judged(its, COUNTS, H1)
    return found.verdict.value, found.actual, found.reason


def _long_ago(code: str) -> When:
    return When("那时", parse_period(code) if code else None, near=False)


@pytest.mark.parametrize(
    ("text", "key", "code", "verdict", "actual"),
    [
        # Of the first quarter, where it fits; else of the whole half.
        ("2次", "支委会", "2022Q1", "match", 2),
        ("3次", "支委会", "2022Q1", "match", 3),
        ("9次", "支委会", "2022Q1", "mismatch", 2),
        # In June nothing was held: the whole half is meant.
        ("9次", "支委会", "2022-06", "mismatch", 3),
        # A time that nobody knows, or that the ledger does not hold.
        ("3次", "支委会", "", "match", 3),
        ("2次", "支委会", "", "unverifiable", None),
        ("3次", "支委会", "2021", "unverifiable", None),
        # What is open is open whenever it is asked.
        ("2个", "整改未完成", "2022Q1", "match", 2),
        ("9个", "整改未完成", "2022Q1", "unverifiable", None),
    ],
)
def test_a_time_that_was_told_long_ago_may_be_over(
    text: str, key: str, code: str, verdict: str, actual: object
) -> None:
    assert judge(claim(text, key, when=_long_ago(code)))[:2] == (verdict, actual)


def test_words_that_may_mean_less_do_not_lean_on_another_time() -> None:
    its = claim("2个", "整改未完成", when=_long_ago("2022Q1"), loose="含糊")
    assert judge(its)[0] == "unverifiable"


@pytest.mark.parametrize(
    ("text", "key", "body", "verdict", "actual"),
    [
        ("2次", "支委会", Body("一支部", "一支部"), "match", 2),
        ("3次", "支委会", Body("一支部", "一支部"), "mismatch", 2),
        ("3次", "支委会", Body("一支部", "一支部", near=False), "match", 3),
        ("9次", "支委会", Body("一支部", "一支部", near=False), "mismatch", 2),
        ("3次", "支委会", Body("一支部", "两个支部", more=("二支部",)), "match", 3),
        ("0次", "党员大会", Body("二支部", "二支部"), "match", 0),
        ("3项", "整改问题", Body("一支部", "一支部"), "match", 3),
        # The first figure that is meant is kept branch by branch, or the other one.
        ("2次", "没有的数 支委会", Body("一支部", "一支部"), "match", 2),
    ],
)
def test_a_branchs_number_is_held_against_its_own(
    text: str, key: str, body: Body, verdict: str, actual: object
) -> None:
    assert judge(claim(text, key, body=body))[:2] == (verdict, actual)


@pytest.mark.parametrize(
    ("its", "reason"),
    [
        (claim("9次", body=Body("", "兄弟支部", other=True)), NOT_OURS.format("兄弟支部")),
        (claim("9次", body=Body("", "第九支部")), NOT_APART.format("第九支部")),
        (claim("9次", "党课", body=Body("一支部", "一支部")), NOTHING),
        (claim("约9次"), VAGUE),
        (claim("9次", "党课"), NOTHING),
        (claim("9次", "党课", loose="含糊"), NOTHING),
        (claim("9次", "", loose="含糊"), "含糊"),
        (claim("9次", "", loose=""), NOTHING),
        (claim("9次", loose="含糊"), "含糊"),
        (claim("3项", "整改完成"), LATER),
        (claim("9名", "预备党员 党员总数"), NOTHING),
        (claim("2次", "党课", otherwise=("支委会",)), NARROWER),
        (claim("2次", "党课", otherwise=("支委会",), loose="含糊"), "含糊"),
        (
            claim("2项", "整改未完成", when=When("一季度", parse_period("2022Q1"))),
            "台账里的这一项不分时段，核对不了其中一段",
        ),
        (claim("2次", when=When("换届以来", None)), "看不出“换届以来”是哪一段时间"),
        (
            claim("约9次", when=When("去年", parse_period("2021"))),
            "“去年”不在台账的期间（2022年上半年）之内",
        ),
        (
            claim("14人次", "参加人次.支委会", part=Part("branch", "一支部", ("一支部",))),
            NOT_APART.format("一支部"),
        ),
    ],
)  # fmt: skip
def test_why_a_claim_stays_open(its: Claim, reason: str) -> None:
    assert (judge(its)[0], judge(its)[2]) == ("unverifiable", reason)


@pytest.mark.parametrize(
    ("its", "verdict", "actual"),
    [
        (claim("3次", body=Body("", "兄弟支部", near=False, other=True)), "match", 3),
        (claim("3次", "党课", otherwise=("支委会",)), "match", 3),
        (claim("3次", loose="含糊"), "match", 3),
        (claim("3次", "党员大会 支委会"), "match", 3),
        (claim("9次", "党员大会 支委会"), "mismatch", 1),
        # Types that may be meant as well leave it open, unless the ledger has none of them.
        (claim("9次", loose="含糊", rivals=("党课",)), "mismatch", 3),
        (claim("9次", loose="含糊", rivals=("党员大会",)), "unverifiable", 3),
        (claim("9次", loose="含糊", rivals=("党课", "党员大会")), "unverifiable", 3),
        # Several figures added up, or one of the keys.
        (claim("4次", "", sums=("支委会", "党员大会")), "match", 4),
        (claim("5次", "", sums=("支委会", "党员大会")), "mismatch", 4),
        (claim("3次", "支委会", sums=("支委会", "党员大会")), "match", 3),
        (claim("6项", "", sums=("支委会", "党员总数")), "match", 6),
        (claim("3项", "", sums=("支委会", "党员总数")), "mismatch", 6),
        (claim("9次", "", sums=("党课",)), "unverifiable", None),
        (claim("3次", "", sums=("支委会",), body=Body("一支部", "一支部")), "mismatch", 2),
    ],
)
def test_agreement_with_any_figure_that_can_be_meant_is_enough(
    its: Claim, verdict: str, actual: object
) -> None:
    assert judge(its)[:2] == (verdict, actual)


@pytest.mark.parametrize(
    ("text", "key", "open_"),
    [
        ("1次", "主题党日", True),  # the one that says no branch may be this one's
        ("2次", "主题党日", False),
        ("4次", "活动总数", True),
        ("5次", "活动总数", False),
        ("2次", "活动总数", False),
        ("99%", "到会率", True),
        ("9次", "党员大会", False),
    ],
)
def test_activities_of_nobody_knows_whom_leave_a_branchs_number_open(
    text: str, key: str, open_: bool
) -> None:
    verdict, _, reason = judge(claim(text, key, body=Body("一支部", "一支部")))
    assert (verdict, reason) == (("unverifiable", UNTOLD.format(1)) if open_ else ("mismatch", ""))


def _months(*codes: str) -> When:
    parts = [parse_period(c) for c in codes]
    whole = parse_period(f"{parts[0].start}..{parts[-1].end}")
    return When("几个月", whole, parts=tuple(parts))


@pytest.mark.parametrize(
    ("text", "key", "codes", "verdict", "actual"),
    [
        ("2次", "支委会", ["2022-01", "2022-03"], "match", 2),
        ("3次", "支委会", ["2022-01", "2022-03"], "mismatch", 2),
        ("1次", "支委会", ["2022-01", "2022-05"], "match", 1),
        ("99%", "到会率.支委会", ["2022-01", "2022-03"], "unverifiable", None),
        ("4项", "整改问题", ["2022-01", "2022-03"], "unverifiable", None),
        ("9次", "支委会", ["2021-12", "2022-01"], "unverifiable", None),
        ("9次", "党课", ["2022-01", "2022-03"], "unverifiable", None),
    ],
)
def test_a_time_in_parts_has_what_they_have_together(
    text: str, key: str, codes: list[str], verdict: str, actual: object
) -> None:
    assert judge(claim(text, key, when=_months(*codes)))[:2] == (verdict, actual)


def test_parts_and_sums_have_the_rows_of_all() -> None:
    found = judged(claim("2次", when=_months("2022-01", "2022-03")), COUNTS, H1)
    assert (found.rows, found.unit, found.key) == (("活动台账!2", "活动台账!3"), "次", "支委会")
    both = judged(claim("4次", "", sums=("支委会", "党员大会")), COUNTS, H1)
    assert (len(both.rows), both.key) == (4, "会议")


def test_what_is_not_kept_by_branch_is_known_by_the_rows_that_say_theirs() -> None:
    body = Body("一支部", "一支部")
    found = judged(claim("3项", "整改问题", body=body), NO_BRANCHES, H1)
    assert found.verdict.value != "mismatch"
    assert CHECKED.scope.period == H1
