"""A total that is not what its rows come to, and what its parts need to find one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from addin.ledger.grid import a1
from addin.ledger.records.activity import Activity
from addin.ledger.tables.rows.data_rows import TIMES
from addin.ledger.tables.table import Row
from addin.ledger.values.heads.counts import parse_times

Number = int | Decimal


class Discrepancy(Struct, frozen=True):
    """A total that is not what the rows come to: ``what`` is 次数 or the column summed."""

    row: Row
    cell: str
    text: str
    what: str
    stated: Number
    counted: Number


def cell_of(row: Row, index: int) -> str:
    """Return the address of a value of a total, in forms where the column tells it."""
    column = next((c for c, i in row.columns.items() if i == index), "") if row.addresses else ""
    return row.addresses.get(column) or a1(row.number - 1, index)


def times_written(span: Sequence[Activity]) -> int | None:
    """Return what the cells of 次数 come to, each row once; None where one says none."""
    rows = {a.row.place: a.row for a in span}.values()
    numbers = [parse_times(row.value(TIMES)).value for row in rows]
    known = [n for n in numbers if n is not None]
    return sum(known) if known and len(known) == len(numbers) else None
