"""All rules of layout, in the order in which they are listed, and the run over them."""

from __future__ import annotations

from addin.report.layout import element_rules, number_rules, page_rules, part_rules
from addin.report.layout.rule import LayoutCase, LayoutRule
from addin.report.proofreading.finding import TextFinding

LAYOUT_FAMILIES: dict[str, tuple[LayoutRule, ...]] = {
    "页面": page_rules.RULES,
    "字体和段落": element_rules.RULES,
    "页码": number_rules.RULES,
    "各部分的位置": part_rules.RULES,
}

LAYOUT_RULES: tuple[LayoutRule, ...] = tuple(r for rules in LAYOUT_FAMILIES.values() for r in rules)


def layout_findings(case: LayoutCase) -> list[TextFinding]:
    """Return everything the rules find in a document's layout, in the order of the rules."""
    return [finding for rule in LAYOUT_RULES for finding in rule.findings(case)]
