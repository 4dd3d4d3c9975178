"""What asks for something that is due: the regulation of its rule, or the sheet that says so."""

from __future__ import annotations

from addin.agenda.due import Due
from addin.all_sheets.checking import RULES
from addin.checks.ledger_rule import LEDGER_PRACTICE

_BY_CODE = {rule.code: rule for rule in RULES}


def basis(due: Due) -> str:
    """Return what something that is due rests on, by the version of the day it is due."""
    version = _BY_CODE[due.rule].versions.on(due.by)
    if version and version.text != LEDGER_PRACTICE:
        return version.text
    return due.rows[0].rpartition("!")[0] if due.rows else ""
