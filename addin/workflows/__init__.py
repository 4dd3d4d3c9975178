"""The jobs: each reads like its description. The doors (command line, ribbon) call one of these.

What is named here is loaded when it is asked for: a job on a report alone loads nothing of ledgers.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from addin.workflows.ledgers import (
        Checked,
        check,
        check_grids,
        corrections_listed,
        new_ledger,
        refuse_fixed_copy,
        save_findings,
        save_fixed_copy,
        save_statistics,
    )
    from addin.workflows.progress import Progress, silent

__all__ = [
    "Checked",
    "Progress",
    "check",
    "check_grids",
    "corrections_listed",
    "new_ledger",
    "refuse_fixed_copy",
    "save_findings",
    "save_fixed_copy",
    "save_statistics",
    "silent",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("addin.workflows.ledgers"), name)
