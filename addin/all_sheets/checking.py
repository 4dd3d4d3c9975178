"""All rules of a ledger, in the order in which they are listed, and the run over them."""

from __future__ import annotations

import re

from addin.checks import (
    attendance,
    branch,
    branch_life,
    cadres,
    cell_values,
    date_conflicts,
    duplicates,
    duties,
    member_state,
    people,
    period,
    roster,
    row_values,
    votes,
    whole_sheets,
)
from addin.checks.finding import SEVERITY_ORDER, Finding
from addin.checks.ledger_rule import Case, Rule
from addin.ledger.ledger import Ledger
from addin.ledger.scope import Scope
from addin.sheets.admissions import decision_rules, step_rules
from addin.sheets.commitments import rules as commitments
from addin.sheets.dues import amount_rules, payment_rules
from addin.sheets.rectifications import rules as rectifications
from addin.sheets.required_readings import rules as required_readings
from addin.sheets.talks import rules as talks
from addin.sheets.training import course_rules, hour_rules
from addin.sheets.venues import rules as venues

FAMILIES: dict[str, tuple[Rule, ...]] = {
    "逐格": (*cell_values.RULES, *date_conflicts.RULES),
    "逐行": row_values.RULES,
    "工作表": whole_sheets.RULES,
    "出席": attendance.RULES,
    "表决": votes.RULES,
    "名册": (*roster.RULES, *people.RULES, *branch.RULES, *member_state.RULES),
    "重复": duplicates.RULES,
    "报告期": period.RULES,
    "频次": (*duties.RULES, *hour_rules.RULES, *commitments.RULES),
    "发展党员": (*step_rules.RULES, *decision_rules.RULES),
    "教育管理": (*course_rules.RULES, *talks.RULES, *branch_life.RULES, *cadres.RULES),
    "整改和清单": (*rectifications.RULES, *required_readings.RULES, *venues.RULES),
    "党费": (*amount_rules.RULES, *payment_rules.RULES),
}

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family)


def check_ledger(ledger: Ledger, scope: Scope) -> list[Finding]:
    """Return everything the rules find: worst first, then from top to bottom, absences last."""
    case = Case(ledger, scope)
    # Two rows that share a merged cell say the same of it: once is enough.
    found = dict.fromkeys(finding for rule in RULES for finding in rule.findings(case))
    return sorted(found, key=_order)


def _order(finding: Finding) -> tuple[int, str, int, int, str, str]:
    cell = re.fullmatch(r"([A-Z]+)(\d+)", finding.cell or "")
    column, row = (len(cell[1]), int(cell[2])) if cell else (0, 1 << 30)
    letters = cell[1] if cell else ""
    severity = SEVERITY_ORDER[finding.severity]
    return severity, finding.sheet, row, column, letters + finding.code, finding.when or ""
