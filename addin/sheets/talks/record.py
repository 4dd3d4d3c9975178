"""The sheet 谈心谈话: only counts of it ever leave the program."""

from __future__ import annotations

from typing import Any, ClassVar

from addin.ledger.record import Discreet
from addin.ledger.sheet_records import row_records
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import When
from addin.ledger.values.names import Names


class Talk(Discreet, frozen=True):
    """A talk. ``people`` took part on either side: held against the roster, never shown.

    ``whole``: the row names each of them.
    """

    unshown: ClassVar[tuple[str, ...]] = ("people",)

    row: Row
    when: When | None
    kind: str | None
    people: frozenset[str]
    whole: bool


def talk(row: Row, values: dict[str, Any]) -> Talk:
    """Build a talk from a row's parsed values."""
    sides: list[Names | None] = [values.get("谈话人"), values.get("谈话对象")]
    named = [s for s in sides if s]
    return Talk(
        row=row,
        when=values.get("日期"),
        kind=values.get("类别"),
        people=frozenset(name for side in named for name in side.names),
        whole=all(s is not None and s.names and not s.groups and not s.everyone for s in sides),
    )


TALKS = row_records("谈心谈话", talk, lambda its: its.when.first if its.when else None)
