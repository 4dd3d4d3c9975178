"""All rules of layout, in the order in which they are listed, and the run over them."""

from __future__ import annotations

from addin.layout import (
    element_rules,
    ornament_rules,
    overall,
    page_number_rules,
    page_rules,
    part_rules,
)
from addin.layout.layout_rule import LayoutCase, LayoutRule
from addin.ledger.record import replace
from addin.proofreading.text_finding import TextFinding

_EACH: dict[str, tuple[LayoutRule, ...]] = {
    "页面": page_rules.RULES,
    "字体和段落": element_rules.RULES,
    "颜色和修饰": ornament_rules.RULES,
    "页码": page_number_rules.RULES,
    "各部分的位置": part_rules.RULES,
}

LAYOUT_FAMILIES: dict[str, tuple[LayoutRule, ...]] = {"总体": overall.RULES, **_EACH}

LAYOUT_RULES: tuple[LayoutRule, ...] = tuple(r for rules in LAYOUT_FAMILIES.values() for r in rules)


def layout_findings(case: LayoutCase, every: bool = True) -> list[TextFinding]:
    """Return what the rules find in a document's layout, in the order of the rules.

    ``every``: a layout was asked for. Otherwise a document that was never laid out is only told
    so (and what is wrong in words, or was left there in colour), and no layout is an error.
    """
    each = tuple(rule for rules in _EACH.values() for rule in rules)
    if every:
        return [f for rule in each for f in rule.findings(case)]
    unlaid = [f for rule in overall.RULES for f in rule.findings(case)]
    if unlaid:  # the colours of its headings are those of Word's own styles
        each = (*ornament_rules.RULES, *part_rules.WORDED)
        case = replace(case, styled=False)
    return unlaid + [_eased(f) for rule in each for f in rule.findings(case)]


def _eased(finding: TextFinding) -> TextFinding:
    return replace(finding, severity="warning") if finding.severity == "error" else finding
