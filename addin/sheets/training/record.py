"""The sheet 培训: a course a row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from msgspec import Struct

from addin.ledger.sheet_records import row_records
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import When
from addin.ledger.values.names import Names


class Course(Struct, frozen=True):
    """A course that members were sent to. ``central``: whether it was 集中培训, None if unsaid."""

    row: Row
    when: When | None
    hours: Decimal | None
    people: Names | None
    central: bool | None

    @property
    def named(self) -> tuple[str, ...] | None:
        """Who took part, None where the cell does not name each of them."""
        people = self.people
        if people is None or people.groups or people.everyone or people.total:
            return None
        return people.names or None


def course(row: Row, values: dict[str, Any]) -> Course:
    """Build a course from a row's parsed values."""
    central = values.get("是否集中培训")
    return Course(
        row=row,
        when=values.get("起止日期"),
        hours=values.get("学时"),
        people=values.get("参加人员"),
        central=None if central is None else central == "是",
    )


COURSES = row_records("培训", course, lambda its: its.when.first if its.when else None)
