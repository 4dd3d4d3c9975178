"""A whole ledger checked: all rules, and the run over them."""

from __future__ import annotations

import re

from addin.all_sheets.kinds import FAMILIES
from addin.checks.finding import SEVERITY_ORDER, Finding
from addin.checks.ledger_rule import Case, Rule
from addin.ledger.ledger import Ledger
from addin.ledger.scope import Scope

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
