"""Pass and fail cases of every rule: a file a family, in the order of the registry."""

from __future__ import annotations

from rule_cases import (
    attendance,
    branch,
    cells,
    duplicates,
    duties,
    people,
    period,
    roster,
    row,
    sheets,
    votes,
)
from rule_cases.case import RuleCase

CASES: tuple[RuleCase, ...] = (
    *cells.CASES,
    *row.CASES,
    *sheets.CASES,
    *attendance.CASES,
    *votes.CASES,
    *roster.CASES,
    *people.CASES,
    *branch.CASES,
    *duplicates.CASES,
    *period.CASES,
    *duties.CASES,
)
