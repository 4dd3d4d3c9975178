"""The sheet 阵地: websites, accounts, boards and rooms, and when each was last inspected."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from addin.ledger.sheet_records import row_records
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import When


class Venue(Struct, frozen=True):
    """A place, on the web or in a building, that somebody answers for."""

    row: Row
    name: str
    kind: str | None
    inspected: When | None


def venue(row: Row, values: dict[str, Any]) -> Venue:
    """Build a venue from a row's parsed values."""
    return Venue(row, values.get("名称") or "", values.get("类别"), values.get("最近检查日期"))


VENUES = row_records("阵地", venue)
