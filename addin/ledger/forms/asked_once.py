"""What is said once of a form's sheet that is said at each cell of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from addin.ledger.period import period_in_title
from addin.ledger.record import replace
from addin.ledger.tables.table import Table
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import CellProblem, Problem

_SHORT_OF_WORDS = {"crosstab", "calendar", "columns", "text"}
_WITHOUT_YEAR = {"date-no-year-written", "date-number"}
_MONTH = pattern(r"\d{1,2}月")
TICKED = "date-ticked"


def settled(table: Table, problems: Sequence[CellProblem]) -> Iterable[CellProblem]:
    """Return the problems of a sheet's cells as they are to be said.

    A form's title states the year for all of its cells; where none does, the first is asked about.
    Months that are only ticked are one question.
    """
    if table.form not in _SHORT_OF_WORDS:
        return problems
    return _months_once(_years_once(_cells_once(problems), _states_year(table)))


def _cells_once(problems: Iterable[CellProblem]) -> Iterator[CellProblem]:
    """Yield each problem of a cell once: a day may be that of several activities."""
    seen: set[tuple[str | None, str, str, str]] = set()
    for p in problems:
        its = p.cell, p.column, p.text, p.problem.kind
        if its not in seen:
            seen.add(its)
            yield p


def _states_year(table: Table) -> bool:
    if any(row.year for row in table.rows):
        return True
    return any(period_in_title(text) for text in (table.title, table.sheet))


def _years_once(problems: Iterable[CellProblem], stated: bool) -> Iterator[CellProblem]:
    for p in problems:
        without = p.problem.kind in _WITHOUT_YEAR
        if not (stated and without):
            yield p
        stated = stated or without


def _months_once(problems: Iterable[CellProblem]) -> Iterator[CellProblem]:
    found = list(problems)
    ticked = [p for p in found if _is_ticked(p)]
    for p in found:
        if not _is_ticked(p):
            yield p
        elif p is ticked[0]:
            yield replace(p, problem=Problem(TICKED, None, {"count": len(ticked)}))


def _is_ticked(p: CellProblem) -> bool:
    return p.problem.kind == "date-vague" and _MONTH.fullmatch(p.text) is not None
