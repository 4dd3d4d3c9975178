"""A row as it was read: one activity, or several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from addin.ledger.tables.rows.data_rows import DATE
from addin.ledger.values.problems import CellProblem


class Read(Struct, frozen=True):
    """A row as it was read: ``values`` by column, one mapping an activity, and its problems."""

    values: tuple[dict[str, Any], ...]
    problems: list[CellProblem]


def without(problems: Iterable[CellProblem], *kinds: str) -> list[CellProblem]:
    """Return the problems of a row but for some kinds of its date's."""
    return [p for p in problems if p.column != DATE or p.problem.kind not in kinds]
