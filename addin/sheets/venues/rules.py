"""Rules about 阵地: whether each was inspected."""

from __future__ import annotations

from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule, at
from addin.sheets.venues.figures import inspected
from addin.sheets.venues.record import VENUES


def not_inspected(case: Case) -> Iterator[Hit]:
    """阵地在报告期内未见检查。

    最近检查日期不在报告期内，或没有填。台账没有“最近检查日期”这一列的不检查。

    错：报告期 2022年上半年，最近检查日期 2021年11月3日
    对：最近检查日期 2022年4月8日
    """
    for v in case.ledger.of(VENUES):
        if v.name and "最近检查日期" in v.row.columns and not inspected(v, case.period):
            yield at(v.row, "最近检查日期", name=v.name)


RULES = (Rule("L621", "info", "“{name}”在报告期内未见检查记录；请核对", not_inspected),)
