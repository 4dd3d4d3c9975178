"""All rules of layout, in the order in which they are listed, and the run over them."""

from __future__ import annotations

from addin.report.layout import element_rules, number_rules, overall, page_rules, part_rules
from addin.report.layout.rule import LayoutCase, LayoutRule
from addin.report.proofreading.finding import TextFinding

_EACH: dict[str, tuple[LayoutRule, ...]] = {
    "页面": page_rules.RULES,
    "字体和段落": element_rules.RULES,
    "页码": number_rules.RULES,
    "各部分的位置": part_rules.RULES,
}

LAYOUT_FAMILIES: dict[str, tuple[LayoutRule, ...]] = {"总体": overall.RULES, **_EACH}

LAYOUT_RULES: tuple[LayoutRule, ...] = tuple(r for rules in LAYOUT_FAMILIES.values() for r in rules)


def layout_findings(case: LayoutCase, every: bool = True) -> list[TextFinding]:
    """Return what the rules find in a document's layout, in the order of the rules.

    ``every``: also where the document was never laid out; otherwise that alone is said then, and
    the form of the date, which is a matter of words.
    """
    unlaid = [] if every else [f for rule in overall.RULES for f in rule.findings(case)]
    if unlaid:
        return [*unlaid, *(f for rule in part_rules.WORDED for f in rule.findings(case))]
    return [f for rules in _EACH.values() for rule in rules for f in rule.findings(case)]
