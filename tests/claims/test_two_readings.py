"""Numbers whose time has two readings, or that compare two times, whatever the ledger."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addin.audit.claim import Claim, Difference, Judged, Verdict, When
from addin.audit.text.quantity import quantities
from addin.audit.verdicts.time_verdicts import (
    NOT_BOTH,
    TWO_READINGS,
    difference,
    in_every_reading,
)
from addin.audit.verdicts.verdicts import agree
from addin.ledger.period import Period, parse_period
from addin.report.prose import Stretch
from addin.statistics.statistic import Number

FIGURES: dict[str, Number | None] = {
    "2024": 5,
    "2023": 3,
    "2022": 3,
    "2021": None,
    "2024H1": Decimal("2.5"),
}


def _claim(
    text: str, when: When | None = None, than: Difference | None = None, loose: str = ""
) -> Claim:
    (stated,) = quantities(text)
    return Claim(
        Stretch(0, 0, 2), text, stated, "支委会", ("支委会",), when, loose, difference=than
    )


def _judge(claim: Claim) -> Judged:
    """Judge a count by the table of figures above; 2024 where no time is said."""
    assert claim.difference is None
    when = claim.when or When("", parse_period("2024"))
    assert when.period is not None and not (when.others or when.parts)
    code, stated = when.period.code, claim.stated
    actual = FIGURES[code]
    same = actual is not None and agree(stated, actual)
    verdict = Verdict.MATCH if same else Verdict.MISMATCH if actual else Verdict.UNVERIFIABLE
    reason = "" if actual else f"没有{code}"
    rows = (f"甲!{code}",)
    return Judged(claim.stretch, "", "支委会", 0, "次", actual, rows, verdict, reason)


def _when(*codes: str) -> When:
    first, *others = map(parse_period, codes)
    return When("那时", first, others=tuple(others), parts=(first, first))


@pytest.mark.parametrize(
    ("text", "codes", "verdict", "actual"),
    [
        ("3次", ["2023", "2022"], "match", 3),
        ("4次", ["2023", "2022"], "mismatch", 3),
        ("4次", ["2024", "2023"], "mismatch", 5),
        ("5次", ["2024", "2023"], "unverifiable", 5),
        ("3次", ["2024", "2023", "2022"], "unverifiable", 5),
        ("3次", ["2023", "2021"], "unverifiable", 3),
    ],
)
def test_a_time_of_two_readings_decides_where_they_agree(
    text: str, codes: list[str], verdict: str, actual: int
) -> None:
    when = _when(*codes)
    its = in_every_reading(_claim(text, when), when, _judge)
    assert (its.verdict.value, its.actual, its.rows) == (verdict, actual, (f"甲!{codes[0]}",))
    assert its.reason == (TWO_READINGS.format("那时") if verdict == "unverifiable" else "")


@pytest.mark.parametrize(
    ("text", "than", "less", "loose", "verdict", "actual"),
    [
        ("2次", "2023", False, "", "match", 2),
        ("1次", "2023", False, "", "mismatch", 2),
        ("2次", "2023", True, "", "mismatch", -2),
        ("2次", "2023", False, "含糊", "match", 2),
        ("1次", "2023", False, "含糊", "unverifiable", 2),
        ("2.5次", "2024H1", False, "", "match", Decimal("2.5")),
        ("2次", "2021", False, "", "unverifiable", None),
    ],
)  # fmt: skip
def test_a_difference_is_that_of_both_times_figures(
    *, text: str, than: str, less: bool, loose: str, verdict: str, actual: Number | None
) -> None:
    between = Difference(When("那时", parse_period(than)), less)
    its = difference(_claim(text, None, between, loose), between, _judge, agree)
    assert (its.verdict.value, its.actual) == (verdict, actual)
    assert its.rows == (() if actual is None else ("甲!2024", f"甲!{than}"))
    reason = loose if actual else f"没有{than}"
    assert its.reason == (reason if verdict == "unverifiable" else "")


def test_why_a_difference_is_unknown_is_the_first_times_reason_or_the_others() -> None:
    def judge(claim: Claim) -> Judged:
        return Judged(Stretch(0, 0, 2), "", "支委会", 0, "次", None, (), Verdict.UNVERIFIABLE)

    between = Difference(When("前年", parse_period("2022")))
    claim = _claim("2次", When("那时", parse_period("2021")), between)
    assert difference(claim, between, _judge, agree).reason == "没有2021"
    then = Difference(When("前年", parse_period("2021")))
    its = difference(_claim("2次", None, then), then, _unsaid, agree)
    assert its.reason == NOT_BOTH.format("前年")
    assert difference(claim, between, judge, agree).reason == ""


def _unsaid(claim: Claim) -> Judged:
    """Judge as above, without reasons."""
    its = _judge(claim)
    return Judged(its.stretch, "", its.key, 0, "次", its.actual, its.rows, its.verdict)


@pytest.mark.parametrize(
    ("text", "codes", "verdict"),
    [
        ("2次", ["2023", "2022"], "match"),
        ("1次", ["2023", "2022"], "mismatch"),
        ("2次", ["2023", "2024"], "unverifiable"),
        ("0次", ["2024", "2023"], "unverifiable"),
        ("1次", ["2023", "2024"], "mismatch"),
        ("2次", ["2023", "2021"], "unverifiable"),
    ],
)
def test_a_difference_from_a_time_of_two_readings(
    text: str, codes: list[str], verdict: str
) -> None:
    first, other = (parse_period(c) for c in codes)
    between = Difference(When("那时", first, others=(other,)))
    its = difference(_claim(text, None, between), between, _judge, agree)
    assert its.verdict.value == verdict
    assert its.actual == _more(first)
    assert its.reason == (TWO_READINGS.format("那时") if verdict == "unverifiable" else "")


def _more(period: Period) -> int:
    return {"2023": 2, "2024": 0}[period.code]
