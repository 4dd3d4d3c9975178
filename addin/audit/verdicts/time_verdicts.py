"""Verdicts on numbers whose time has several readings, or that compare two times."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from addin.audit.claim import Claim, Difference, Judged, Verdict, When
from addin.audit.text.quantity import Quantity
from addin.ledger.record import replace
from addin.statistics.statistic import Number, plain

Judge = Callable[[Claim], Judged]
Agree = Callable[[Quantity, Number], bool]
TWO_READINGS = "“{}”的起止有两种理解，得数不同，核对不了"
NOT_BOTH = "要与“{}”相比才能核对，台账里没有那一段的数据"


def in_every_reading(claim: Claim, when: When, judge: Judge) -> Judged:
    """Hold a claim against each reading of its time; undecided where they do not agree."""
    readings = [when.period, *when.others]
    found = [
        judge(replace(claim, when=replace(when, period=p, others=(), parts=()))) for p in readings
    ]
    if len({j.verdict for j in found}) == 1:
        return found[0]
    reason = TWO_READINGS.format(when.words)
    return replace(found[0], verdict=Verdict.UNVERIFIABLE, reason=reason)


def difference(claim: Claim, between: Difference, judge: Judge, agree: Agree) -> Judged:
    """Hold a difference between two times against the ledger's figures for both of them."""
    if between.than.others:
        first = replace(between, than=replace(between.than, others=()))
        readings = [first] + [
            replace(first, than=replace(first.than, period=p)) for p in between.than.others
        ]
        found = [difference(claim, b, judge, agree) for b in readings]
        if len({j.verdict for j in found}) == 1:
            return found[0]
        reason = TWO_READINGS.format(between.than.words)
        return replace(found[0], verdict=Verdict.UNVERIFIABLE, reason=reason)
    count = replace(claim, difference=None)
    now, then = judge(count), judge(replace(count, when=between.than))
    reason = _unknown(claim, now, then, between.than.words)
    if now.actual is None or then.actual is None:
        return replace(now, actual=None, rows=(), verdict=Verdict.UNVERIFIABLE, reason=reason)
    more = Decimal(now.actual) - Decimal(then.actual)
    actual = plain(-more if between.less else more)
    if not reason or agree(claim.stated, actual):
        verdict = Verdict.MATCH if agree(claim.stated, actual) else Verdict.MISMATCH
        reason = ""
    else:
        verdict = Verdict.UNVERIFIABLE
    rows, reading = (*now.rows, *then.rows), now.reading and replace(now.reading, keys=())
    return replace(now, actual=actual, rows=rows, verdict=verdict, reason=reason, reading=reading)


def _unknown(claim: Claim, now: Judged, then: Judged, words: str) -> str:
    """Return why a difference cannot be held against the ledger, "" where it can."""
    if now.actual is None:
        return now.reason
    if then.actual is None:
        return then.reason or NOT_BOTH.format(words)
    return claim.loose
