"""Bad and good texts for every rule of proof-reading: a file a family."""

from __future__ import annotations

from text_rule_cases import (
    arithmetic,
    claims,
    comparisons,
    facts,
    language,
    numbering,
    one_name,
    parts,
    past_and_left_over,
    placeholders,
    punctuation,
    spaces,
    tables,
    times,
    wording,
)
from text_rule_cases.case import TextRuleCase

CASES: tuple[TextRuleCase, ...] = (
    *placeholders.CASES,
    *punctuation.CASES,
    *spaces.CASES,
    *numbering.CASES,
    *parts.CASES,
    *language.CASES,
    *times.CASES,
    *past_and_left_over.CASES,
    *claims.CASES,
    *arithmetic.CASES,
    *comparisons.CASES,
    *tables.CASES,
    *facts.CASES,
    *wording.CASES,
    *one_name.CASES,
)
