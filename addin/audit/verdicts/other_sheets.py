"""Rows of the sheets beside 活动台账: whose they are, and from what day on they count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import DateContext, When, parse_when
from addin.statistics.statistic import Statistic

_BRANCH, _NAME = "党支部", "姓名"


class OtherSheets:
    """The records of a ledger's other sheets, by their rows."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._rows: Mapping[str, Row] = {row.ref: row for t in ledger.tables for row in t.rows}
        members: dict[str, set[str]] = {}
        for m in ledger.members:
            members.setdefault(m.name, set()).update(ledger.branch_names.of(m.branch))
        self._members = {name: tuple(of) for name, of in members.items() if len(of) == 1}

    def branches_of(self, ref: str) -> tuple[str, ...]:
        """Return whose a row is: by its own column, else that of the member whom it is about."""
        row = self._rows.get(ref)
        if row is None:
            return ()
        if told := row.text(_BRANCH):
            return self._ledger.branch_names.of(told)
        return self._members.get(row.text(_NAME), ())

    def of_branches(self, names: Sequence[str]) -> Mapping[str, tuple[object, ...]]:
        """Return the records that are those of some branches, by their kind."""
        wanted = frozenset(names)
        return {
            kind: tuple(r for r in records if wanted.intersection(self._of_record(r)))
            for kind, records in self._ledger.records.items()
        }

    def _of_record(self, record: object) -> tuple[str, ...]:
        row = getattr(record, "row", None)
        return self.branches_of(row.ref) if isinstance(row, Row) else ()

    def by_day(self, figure: Statistic, when: Period) -> list[Statistic]:
        """Return a count of rows as it was at the end of a time, and as it came in that time.

        None of both where a row does not say the day from which it counts.
        """
        days = {ref: self._day(ref, figure.figure.day) for ref in figure.rows}
        known = {ref: day for ref, day in days.items() if day}
        if len(known) < len(days):
            return []
        by_then = [ref for ref, day in known.items() if day.last <= when.end]
        within = [ref for ref in by_then if when.start <= known[ref].first]
        return [_of_rows(figure, rows) for rows in (by_then, within)]

    def _day(self, ref: str, column: str) -> When | None:
        row = self._rows.get(ref)
        return parse_when(row.value(column), DateContext(row.year)).value if row else None


def _of_rows(figure: Statistic, rows: Iterable[str]) -> Statistic:
    refs = tuple(rows)
    return Statistic(figure.figure.key, len(refs), refs, **figure.members)
