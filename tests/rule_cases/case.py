"""What a case of a rule is: a ledger it must object to beside one it must leave alone."""

from __future__ import annotations

from dataclasses import dataclass

from addin.checks.finding import Severity


@dataclass(frozen=True)
class RuleCase:
    """A rule's code, how bad a hit is, what the case shows, and a bad and a good ledger.

    A ledger is a text table, columns split at |. A line 【党员名册】 starts another sheet; what
    stands before the first such line is the 活动台账. #REF! is an error cell, =SUM(A1:A9) a
    formula never calculated, '3.5 is text; any other plain number is a number cell. A line that
    starts with ~ is hidden; （范围太大） in place of a table is a sheet with a cell far away; a sheet
    （正被打开着） says that a colleague has the workbook open.

    ``at`` is where the finding stands in ``bad`` (several: a tuple): D2 on the 活动台账,
    党员名册!B3 on another sheet, and behind it what is missing and when, as in 支委会 2022-04.
    ``proposal`` is the text put forward for the cell, where that matters.
    ``period`` is the one asked for; None leaves it to the ledger. A case about when a rule is
    silent may do without ``bad``.
    """

    code: str
    severity: Severity
    shows: str
    bad: str = ""
    at: str | tuple[str, ...] = ()
    good: str = ""
    period: str | None = "2022H1"
    proposal: str | None = None

    @property
    def places(self) -> list[str]:
        return [self.at] if isinstance(self.at, str) else list(self.at)
