"""Five-year plans: which year opens one, which closes it, and the years that it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, record, twice
from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import each, matched
from addin.proofreading.document.structure import Section
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_NAME = r"“?(?P<name>十[一二三四五六]五)”?(?:规划)?(?:纲要)?"
_YEAR = pattern(
    rf"(?:(?P<y>20\d\d)年|(?P<now>今年|本年度?))(?:既|不仅)?(?:是|作为|为|，)[^。；！？十]{{0,24}}?{_NAME}(?P<kind>[^。；，、和与暨及十]{{0,8}}?"
    r"(?:(?P<opens>开局|起步|启航|第一)(?:之)?年|(?P<closes>收官|收尾|最后一|完成|决胜收官)(?:之)?年|第(?P<n>[一二三四五])(?:个)?年))"
)
_SPAN = pattern(rf"{_NAME}(?:期间|时期)?[（(](?P<a>20\d\d)年?[—\-－–~～至](?P<b>20\d\d)年?[）)]")

_LATE_REPORTS = 2


class Plan(CheckedRecord, frozen=True):
    """A plan: its short name, its first and its last year."""

    name: str
    first: int
    last: int


@cache
def plans() -> dict[str, Plan]:
    """Return the plans by their names."""
    return {its.name: its for its in PLANS.load()}


def _read(data: Mapping[str, Any]) -> tuple[Plan, ...]:
    return tuple(record(Plan, its) for its in data["plan"])


def _wrong(those: Sequence[Plan]) -> Iterator[str]:
    yield from twice("规划", [its.name for its in those])
    yield from (f"“{its.name}”的起止年份反了" for its in those if its.first > its.last)


PLANS = DataSet(
    sources=(Path(__file__).with_name("plan_periods.toml"),),
    form={"plan": tuple[Plan, ...]},
    read=_read,
    check=_wrong,
)


def wrong_year(case: Case) -> Iterator[Hit]:
    """五年规划的年份写错了。

    “十四五”是2021年到2025年，“十五五”是2026年到2030年：第一年是开局之年，最后一年是收官之年。

    错：2025年是“十五五”规划的开局之年
    对：2026年是“十五五”规划的开局之年
    """
    for part, m in each(_YEAR, case.structure.prose):
        year = _year_meant(case, part.section, m)
        plan = plans()[m["name"]]
        due = _due(plan, m)
        if year and year != due:
            args = {"name": plan.name, "kind": _kind(m), "due": due, "years": _years(plan)}
            yield Hit(matched(part, m), args, severity=None if m["y"] else "warning")
    for part, m in each(_SPAN, case.structure.prose):
        plan = plans()[m["name"]]
        if (int(m["a"]), int(m["b"])) not in ((plan.first, plan.last), (plan.first - 1, plan.last)):
            args = {"name": plan.name, "kind": "起止", "due": _years(plan), "years": _years(plan)}
            yield Hit(matched(part, m), args)


def _year_meant(case: Case, section: Section, m: re.Match[str]) -> int:
    if m["y"]:
        return int(m["y"])
    if section is Section.PLANS:
        return 0
    stated, signed = case.period if case.reported.stated else None, case.structure.published
    if stated:
        later = signed and signed.year != stated.end.year  # 今年 may then be either year
        return 0 if later or len(stated.years_touched()) > 1 else stated.end.year
    # In January and February a text may yet be of the year before.
    return signed.year if signed and signed.month > _LATE_REPORTS else 0


def _due(plan: Plan, m: re.Match[str]) -> int:
    if m["n"]:
        return plan.first + (from_han(m["n"]) or 1) - 1
    return plan.first if m["opens"] else plan.last


def _kind(m: re.Match[str]) -> str:
    return f"第{m['n']}年" if m["n"] else "开局之年" if m["opens"] else "收官之年"


def _years(plan: Plan) -> str:
    return f"{plan.first}—{plan.last}年"


RULES = (
    TextRule(
        "W307",
        "error",
        "“{text}”：“{name}”是{years}，{kind}应为{due}",
        wrong_year,
        PRACTICE,
    ),
)
