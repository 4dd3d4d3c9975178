"""Figures that the ledger tells otherwise: known only where a report is read beside its ledger."""

from __future__ import annotations

from collections.abc import Iterator

from addin.proofreading.document.structure import Section
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule


def disagrees(case: Case) -> Iterator[Hit]:
    """数字与台账不符。

    同时给出台账时，报告里每一个数字都与台账核对；不符的，看是报告写错了，还是台账漏记了。

    错：报告写“支委会6次”，台账只有5次
    对：报告写“支委会5次”，台账是5次
    """
    for figure in case.figures:
        if figure.kind == "mismatch":
            quoted = {} if figure.where else {"text": figure.text}
            yield Hit(figure.where, {"told": figure.told, **quoted})


def falls_short(case: Case) -> Iterator[Hit]:
    """次数少于应开次数，报告没有说明。

    支委会等有应开的次数。台账上少的，在存在的问题里写明原因，或者补记漏记的。

    错：报告写“支委会5次”，4月没有记录，问题部分没有提到
    对：报告写“支委会5次”，问题部分写明4月为什么没有开
    """
    problems = "\n".join(p.text for p in case.structure.prose if p.section is Section.PROBLEMS)
    for figure in case.figures:
        if figure.kind == "short" and figure.key not in problems:
            yield Hit(figure.where, {"told": figure.told})


RULES = (
    TextRule("W420", "error", "“{text}”：{told}", disagrees, PRACTICE),
    TextRule("W421", "warning", "{told}；问题部分没有说明", falls_short, PRACTICE),
)
