"""Pass and fail cases of every rule: a file a family, in the order of the registry."""

from __future__ import annotations

from rule_cases import (
    admissions,
    attendance,
    branch,
    branch_life,
    cadres,
    cells,
    dates,
    dues,
    duplicates,
    duties,
    member_state,
    people,
    period,
    plans,
    roster,
    row,
    sheets,
    training,
    votes,
)
from rule_cases.case import RuleCase

CASES: tuple[RuleCase, ...] = (
    *cells.CASES,
    *dates.CASES,
    *row.CASES,
    *sheets.CASES,
    *attendance.CASES,
    *votes.CASES,
    *roster.CASES,
    *people.CASES,
    *branch.CASES,
    *member_state.CASES,
    *duplicates.CASES,
    *period.CASES,
    *duties.CASES,
    *admissions.CASES,
    *training.CASES,
    *branch_life.CASES,
    *cadres.CASES,
    *plans.CASES,
    *dues.CASES,
)
