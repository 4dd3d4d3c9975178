"""Pass and fail cases of every rule: a file a family."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from rule_cases.case import RuleCase

CASES: tuple[RuleCase, ...] = tuple(
    case
    for module in iter_modules(__path__)
    if module.name != "case"
    for case in import_module(f"{__name__}.{module.name}").CASES
)
