"""Rules about 承诺事项, held against what was done."""

from __future__ import annotations

from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.sheets.commitments.figures import broken
from addin.sheets.commitments.record import COMMITMENTS


def own_commitment(case: Case) -> Iterator[Hit]:
    """承诺的次数没有兑现。

    承诺事项表里写了次数、按活动类型能核对的承诺，逐月、逐季对照台账。

    错：承诺每月1次中心组学习，3月没有记录
    对：每个月都有
    """
    kept = case.ledger.keeps_activities  # or nothing tells what was done
    for commitment in case.ledger.of(COMMITMENTS) if kept else ():
        for short in broken(commitment, case.ledger, case.scope.reached):
            span = short.span
            args = {"text": commitment.text, "span": span.title, "held": short.held}
            hit = at(commitment.row, "原文", due=commitment.times, **args)
            yield Hit(hit.sheet, hit.cell, hit.value, hit.args, None, commitment.type, span.code)


RULES = (
    Rule(
        "F16",
        "warning",
        "承诺“{text}”，{span}记录{held}次，少于承诺的{due}次；请核对",
        own_commitment,
        "上期报告的承诺",
    ),
)
