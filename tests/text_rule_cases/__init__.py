"""Bad and good texts for every rule of proof-reading: a file a family."""

from __future__ import annotations

from text_rule_cases import placeholders
from text_rule_cases.case import TextRuleCase

CASES: tuple[TextRuleCase, ...] = (*placeholders.CASES,)
