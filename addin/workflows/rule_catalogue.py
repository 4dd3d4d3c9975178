"""Every rule there is, by what it looks at: the ledger, a report, or a template."""

from __future__ import annotations

from collections.abc import Mapping

from addin.all_sheets.kinds import FAMILIES
from addin.checks.rule_entry import Entry
from addin.layout.layout_rules import LAYOUT_FAMILIES
from addin.proofreading.text_rules import TEXT_FAMILIES
from addin.report.language.template_rules import TEMPLATE_FAMILIES

Families = Mapping[str, tuple[Entry, ...]]

CHAPTERS: Mapping[str, Families] = {
    "台账校验": FAMILIES,
    "报告校对": TEXT_FAMILIES,
    "报告版式": LAYOUT_FAMILIES,
    "模板检查": TEMPLATE_FAMILIES,
}
"""The chapters of the catalogue, each with its families in order."""

ALL_RULES: tuple[Entry, ...] = tuple(
    rule for families in CHAPTERS.values() for family in families.values() for rule in family
)


def having(word: str) -> tuple[Entry, ...]:
    """Return the rules that have a word in what they say, in their page, or in their basis."""
    return tuple(r for r in ALL_RULES if any(word in t for t in (r.message, r.page, r.authority)))
