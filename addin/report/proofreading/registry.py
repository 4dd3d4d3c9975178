"""All rules of a report's text, in the order in which they are listed, and the run over them."""

from __future__ import annotations

from addin.report.proofreading import (
    annexes,
    claims,
    comparisons,
    dates,
    document_titles,
    enumeration_commas,
    enumerations,
    events,
    figures,
    language,
    numbering,
    one_name,
    pairs,
    parallels,
    parts_missing,
    placeholders,
    privacy,
    punctuation,
    siblings,
    spaces,
    wording_rules,
)
from addin.report.proofreading.finding import TextFinding
from addin.report.proofreading.rule import Case, TextRule

TEXT_FAMILIES: dict[str, tuple[TextRule, ...]] = {
    "未填之处": placeholders.RULES,
    "标点": (*punctuation.RULES, *pairs.RULES, *enumeration_commas.RULES),
    "空格和数字": spaces.RULES,
    "序号和层次": (*numbering.RULES, *enumerations.RULES, *siblings.RULES),
    "要素": (*parts_missing.RULES, *annexes.RULES, *document_titles.RULES),
    "用语": wording_rules.RULES,
    "前后一致": one_name.RULES,
    "文字": (*language.RULES, *parallels.RULES, *comparisons.RULES),
    "时间": (*events.RULES, *dates.RULES),
    "数据和隐私": (*claims.RULES, *figures.RULES, *privacy.RULES),
}

TEXT_RULES: tuple[TextRule, ...] = tuple(r for family in TEXT_FAMILIES.values() for r in family)


def proofread_text(case: Case) -> list[TextFinding]:
    """Return everything the rules find: the document as a whole first, then from top to bottom."""
    found = dict.fromkeys(finding for rule in TEXT_RULES for finding in rule.findings(case))
    return sorted(found, key=order)


def order(finding: TextFinding) -> tuple[int, int, int, str]:
    """Return where a finding stands among others."""
    its = finding.where
    if its is None:
        return -1, 0, 0, finding.code
    return its.paragraph, its.start, its.end, finding.code
