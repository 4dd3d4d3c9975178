"""A rule, and the case that it looks at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache

from msgspec import Struct

from addin.checks.finding import Finding, Hit, Severity
from addin.checks.private_talks import private_cells, unquoted
from addin.checks.rule_entry import Entry
from addin.ledger.grid import column_letters
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.records.repeats import Repeat
from addin.ledger.records.roster import Member
from addin.ledger.scope import Scope
from addin.ledger.tables.other_periods import Outside, tables_outside
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.identity_numbers import masked, unidentified
from addin.statistics.unclear import Doubts

LONGEST_QUOTE = 300
HIDDEN = "***"
LEDGER_PRACTICE = "台账填写要求"


class Case(Struct, frozen=True, dict=True):
    """What a rule may look at: a ledger and the period it is looked at for."""

    ledger: Ledger
    scope: Scope

    @property
    def period(self) -> Period:
        """The report's period."""
        return self.scope.period

    @cached_property
    def left_out(self) -> tuple[Outside, ...]:
        """The tables of another time, which are not looked at row by row."""
        return tables_outside(self.ledger, self.period)

    def _is_left_out(self, sheet: str, row: int | None) -> bool:
        """Return whether a row, or where none is told a whole sheet, is of another time."""
        return any(
            sheet == o.sheet and (o.whole or (row is not None and o.first <= row <= o.last))
            for o in self.left_out
        )

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """All activities of the ledger, inside the period or not, but for sheets left out."""
        return tuple(
            a for a in self.ledger.activities if not self._is_left_out(a.row.sheet, a.row.number)
        )

    @cached_property
    def aside(self) -> tuple[Activity, ...]:
        """Those of them, few as a rule, that the period does not count or whose type is unread."""
        return tuple(a for a in self.activities if a.types is None or not a.within(self.period))

    @cached_property
    def later(self) -> frozenset[tuple[str, int, int, int]]:
        """The places of the rows after the period: they may be filled in yet."""
        end = self.period.end
        return frozenset(a.row.place for a in self.aside if a.when and a.when.first > end)

    @cached_property
    def doubts(self) -> Doubts:
        """What may be an activity that seems to be missing."""
        return Doubts(self.ledger, self.scope.reached)

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """The rows that repeat an activity of another sheet, but for sheets left out."""
        return tuple(
            r
            for r in self.ledger.repeats
            if not self._is_left_out(r.again.row.sheet, r.again.row.number)
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The sheets understood, but for those left out."""
        return tuple(t for t in self.ledger.tables if not self._is_left_out(t.sheet, t.header))

    @property
    def activity_sheet(self) -> str:
        """The name of the (first) activity sheet, for findings about an absence.

        Of a book without activities it is the first sheet understood.
        """
        first = next((t.sheet for t in self.tables if t.kind.name != "参数"), "")
        return next((t.sheet for t in self.tables if t.kind.name == "活动台账"), first)

    @cached_property
    def members_by_name(self) -> dict[str, Member]:
        """The roster by name; of two with one name, the last."""
        return {m.name: m for m in self.ledger.members if m.name}

    @cached_property
    def proposals(self) -> Mapping[tuple[str, str], str]:
        """What the reader proposes in place of a cell that it could not read."""
        return {
            (p.sheet, p.cell): p.problem.suggestion
            for p in self.ledger.problems
            if p.cell and p.problem.suggestion
        }

    @cached_property
    def private_cells(self) -> frozenset[tuple[str, str]]:
        """Cells that no finding may quote."""
        return private_cells(self.ledger)

    def quoted(self, hit: Hit) -> str:
        """Return the value of a hit as it may be shown: nothing of a sensitive column is."""
        m = re.fullmatch(r"([A-Z]+)(\d+)", hit.cell or "")
        column = self._sensitive.get((hit.sheet, m[1])) if m else None
        if column is None or not hit.value or m is None or int(m[2]) <= column[1]:
            return shortened(hit.value)
        return masked(hit.value) if column[0] == "身份证号" else HIDDEN

    @cached_property
    def _sensitive(self) -> dict[tuple[str, str], tuple[str, int]]:
        """The sensitive columns by sheet and letters, each with its key and its header row."""
        return {
            (t.sheet, column_letters(index)): (key, t.header)
            for t in reversed(self.ledger.tables)  # of two tables on a sheet the upper header holds
            for key, index in t.columns.items()
            if key in t.kind.sensitive
        }

    def problems(self, *kinds: str) -> Iterator[Hit]:
        """Yield the parser's problems of some kinds as hits at their cells.

        A day that is not yet sure in a row after the period is none.
        """
        later = {place[:2] for place in self.later}
        for p in self.ledger.problems:
            if p.problem.kind in kinds and not self._is_left_out(p.sheet, _row_of(p.cell)):
                if p.problem.kind == "date-vague" and (p.sheet, _row_of(p.cell)) in later:
                    continue
                uncounted = "，这一行未计数" if p.column == "日期" else ""
                args = {"column": p.column, "uncounted": uncounted, **p.problem.args}
                yield Hit(p.sheet, p.cell, p.text, args, p.problem.suggestion)


def _row_of(cell: str | None) -> int | None:
    m = re.search(r"\d+$", cell or "")
    return int(m[0]) if m else None


Check = Callable[[Case], Iterable[Hit]]


class Rule(Entry, frozen=True):
    """A rule of the ledger; ``message`` is filled with the hit's ``args`` and ``value``."""

    check: Check
    basis: str = LEDGER_PRACTICE

    def findings(self, case: Case) -> Iterator[Finding]:
        """Yield what this rule finds in a case; nothing for a period before its basis.

        A hit cites the version of the day of the step that it is about.
        """
        versions, end = self.versions, case.period.end
        if versions.on(end) is None:
            return
        for hit in unquoted(self.check(case), case.private_cells):
            yield self._finding(hit, versions.cited_on(hit.step or end), case.quoted(hit))

    def _finding(self, hit: Hit, basis: str, value: str) -> Finding:
        masking = hit.suggestion is not None and unidentified(hit.suggestion) != hit.suggestion
        return Finding(
            self.code,
            hit.severity or self.severity,
            hit.sheet,
            hit.cell,
            value,
            unidentified(self.message.format_map({"value": value, **hit.args})),
            None if value == HIDDEN or masking else hit.suggestion,
            basis,
            hit.key,
            hit.when,
        )


@lru_cache(maxsize=8)  # a cell of names may have a finding at each of its names
def shortened(text: str) -> str:
    """Return a cell's text as it is quoted: whole, unless longer than anyone would read.

    Identity numbers in it are masked, whatever column they are in.
    """
    text = unidentified(text)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}……（共{len(text)}字）"


def at(row: Row, column: str, suggestion: str | None = None, /, **args: object) -> Hit:
    """Return a hit at a column's cell of a row."""
    return Hit(row.sheet, row.address(column), row.text(column), args, suggestion)


def on_day(hit: Hit, day: date | None, severity: Severity | None = None) -> Hit:
    """Return a hit of what was done on a day: its basis, and how bad it is, are of that day."""
    return replace(hit, step=day, severity=severity or hit.severity)
