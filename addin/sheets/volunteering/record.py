"""The sheet 志愿服务: a voluntary service a row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from msgspec import Struct

from addin.ledger.sheet_records import row_records
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import When
from addin.ledger.values.names import Names


class Service(Struct, frozen=True):
    """A voluntary service; None where the row does not state it.

    ``stated``: how many took part by the column 人数. ``hours``: how long it lasted.
    """

    row: Row
    project: str
    when: When | None
    people: Names | None
    stated: int | None
    hours: Decimal | None

    @property
    def named(self) -> int | None:
        """How many the row names, None where it does not name each of them."""
        people = self.people
        if people is None or people.groups or people.everyone or people.total:
            return None
        return len(people.names) or None

    @property
    def heads(self) -> int | None:
        """How many took part: by the column 人数, else by 张三等20人, else by the names."""
        if self.stated is not None:
            return self.stated
        return self.people.total if self.people and self.people.total else self.named


def service(row: Row, values: dict[str, Any]) -> Service:
    """Build a service from a row's parsed values."""
    return Service(
        row=row,
        project=values.get("项目") or "",
        when=values.get("日期"),
        people=values.get("参加人员"),
        stated=values.get("人数"),
        hours=values.get("时长"),
    )


SERVICES = row_records("志愿服务", service, lambda its: its.when.first if its.when else None)
