"""Findings: what a rule says of a ledger, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol

from msgspec import Struct

Severity = Literal["error", "warning", "info"]
SEVERITY_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}
SEVERITY_LABEL: dict[Severity, str] = {"error": "错误", "warning": "提醒", "info": "提示"}


class Hit(Struct, frozen=True):
    """What a rule's check yields. ``cell`` is A1, None for a whole sheet or an absence.

    ``args`` fill the rule's message. ``key`` and ``when`` say what is missing and when.
    ``severity`` replaces the rule's own where one rule has two grades. ``step``: the day of what
    was done, by which the version of the rule's basis is chosen; None for the period's last day.
    """

    sheet: str
    cell: str | None
    value: str
    args: dict[str, object]
    suggestion: str | None = None
    key: str | None = None
    when: str | None = None
    severity: Severity | None = None
    step: date | None = None


class Finding(Struct, frozen=True):
    """A hit with its rule's code, severity and wording; ``message`` is what the clerk reads."""

    code: str
    severity: Severity
    sheet: str
    cell: str | None
    value: str
    message: str
    suggestion: str | None
    basis: str
    key: str | None = None
    when: str | None = None


class Graded(Protocol):
    """Anything of a severity: a finding of the ledger, or of a report."""

    @property
    def severity(self) -> Severity:
        """How bad it is."""


def counted_in_words(findings: Sequence[Graded]) -> str:
    """Return how many findings of each severity there are: 错误 3，提醒 5; none: 未发现问题."""
    counted = Counter(f.severity for f in findings)
    said = [f"{SEVERITY_LABEL[s]} {counted[s]}" for s in SEVERITY_LABEL if counted[s]]
    return "，".join(said) or "未发现问题"
