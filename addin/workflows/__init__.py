"""The jobs: each reads like its description. The doors (command line, ribbon) call one of these."""

from addin.workflows.ledgers import (
    Checked,
    Progress,
    check,
    check_grids,
    corrections_listed,
    new_ledger,
    refuse_fixed_copy,
    refuse_unparametered,
    save_findings,
    save_fixed_copy,
    save_statistics,
    silent,
)

__all__ = [
    "Checked",
    "Progress",
    "check",
    "check_grids",
    "corrections_listed",
    "new_ledger",
    "refuse_fixed_copy",
    "refuse_unparametered",
    "save_findings",
    "save_fixed_copy",
    "save_statistics",
    "silent",
]
