"""A rule, and the case that it looks at."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from addin.checks.finding import Finding, Hit, Severity
from addin.checks.private_talks import private_cells, unquoted
from addin.ledger.activity import Activity
from addin.ledger.identity import masked
from addin.ledger.layout import Row
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.roster import Member
from addin.ledger.scope import Scope

LONGEST_QUOTE = 300
LEDGER_PRACTICE = "台账填写要求"


@dataclass(frozen=True)
class Case:
    """What a rule may look at: a ledger and the period it is looked at for."""

    ledger: Ledger
    scope: Scope

    @property
    def period(self) -> Period:
        """The report's period."""
        return self.scope.period

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All activities of the ledger, inside the period or not."""
        return self.ledger.activities

    @property
    def activity_sheet(self) -> str:
        """The name of the (first) activity sheet, for findings about an absence."""
        table = self.ledger.table("活动台账")
        return table.sheet if table else ""

    @cached_property
    def members_by_name(self) -> dict[str, Member]:
        """The roster by name; of two with one name, the last."""
        return {m.name: m for m in self.ledger.members if m.name}

    @cached_property
    def private_cells(self) -> frozenset[tuple[str, str]]:
        """Cells that no finding may quote."""
        return private_cells(self.ledger)

    def problems(self, *kinds: str) -> Iterator[Hit]:
        """Yield the parser's problems of some kinds as hits at their cells."""
        for p in self.ledger.problems:
            if p.problem.kind in kinds:
                text = masked(p.text) if p.column == "身份证号" else p.text
                uncounted = "，这一行未计数" if p.column == "日期" else ""
                args = {"column": p.column, "uncounted": uncounted, **p.problem.args}
                yield Hit(p.sheet, p.cell, text, args, p.problem.suggestion)


Check = Callable[[Case], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code (never reused), how bad a hit is, what it says, and what it rests on.

    ``message`` is filled with the hit's ``args`` and ``value``. The docstring of ``check`` is
    the rule's page: its first line is the title; below, why, with a bad and a good example.
    ``verified``: the wording of the regulation was read in a stored source.
    """

    code: str
    severity: Severity
    message: str
    check: Check
    basis: str = LEDGER_PRACTICE
    verified: bool = True

    @property
    def title(self) -> str:
        """The first line of the rule's page."""
        return self.page.splitlines()[0].rstrip("。")

    @property
    def page(self) -> str:
        """The rule explained, as ``taizhang rules CODE`` prints it."""
        return inspect.cleandoc(self.check.__doc__ or "")

    @property
    def authority(self) -> str:
        """What the rule rests on, saying so where the wording was not read in a source."""
        return self.basis if self.verified else f"{self.basis}（条文未逐字核对）"

    def findings(self, case: Case) -> Iterator[Finding]:
        """Yield what this rule finds in a case."""
        for hit in unquoted(self.check(case), case.private_cells):
            value = shortened(hit.value)
            message = self.message.format_map({"value": value, **hit.args})
            yield Finding(
                self.code,
                hit.severity or self.severity,
                hit.sheet,
                hit.cell,
                value,
                message,
                hit.suggestion,
                self.basis,
                hit.key,
                hit.when,
            )


def shortened(text: str) -> str:
    """Return a cell's text as it is quoted: whole, unless it is longer than anyone would read."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}……（共{len(text)}字）"


def at(row: Row, column: str, suggestion: str | None = None, /, **args: object) -> Hit:
    """Return a hit at a column's cell of a row."""
    return Hit(row.sheet, row.address(column), row.text(column), args, suggestion)
