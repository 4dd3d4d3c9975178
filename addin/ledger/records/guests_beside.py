"""Heads such as 13+2: members and guests, where the rest of the row says which they are."""

from __future__ import annotations

from typing import Any

from addin.ledger.records.heads import heads
from addin.ledger.tables.rows.data_rows import Row
from addin.ledger.values.heads.counts import Attendance
from addin.ledger.values.heads.guests import speaks_of_guests, two_numbers
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import folded

PRESENT = "实到人数"
_SAYING = ("备注", "列席人员", "参加人员")


def with_guests_apart(
    row: Row, values: dict[str, Any], problems: list[CellProblem]
) -> tuple[dict[str, Any], list[CellProblem]]:
    """Return a row's values and problems with its 13+2 read, where the row leaves one reading."""
    numbers = two_numbers(folded(row.text(PRESENT)))
    came = _came(row, values, *numbers) if numbers else None
    if came is None:
        return values, problems
    others = [p for p in problems if p.column != PRESENT]
    return {**values, PRESENT: Attendance(count=came)}, others


def _came(row: Row, values: dict[str, Any], first: int, second: int) -> int | None:
    """Return how many members came; None where both the first number and the sum may be it."""
    rest = heads({**values, PRESENT: None}, None)
    expected = rest.present if rest.derived else rest.due
    if expected in (first, first + second):
        return expected
    if any(speaks_of_guests(folded(row.text(column))) for column in _SAYING):
        return first
    fits_alone = rest.due is not None and first <= rest.due < first + second
    return first if fits_alone else None
