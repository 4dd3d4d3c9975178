"""What was changed in the ledger on the clerk's word: the old value, and where its cell is now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from addin.excel.hidden_records import About, Entry, Record
from addin.ledger.record import replace

RECORD = "台账通改动"
State = Literal["pending", "applied", "undone"]


class Change(Struct, frozen=True):
    """A proposal written into a cell. ``row`` is its place in the record, and its name.

    ``old`` is the value with its kind, ``look`` the number format, ``prefix`` whether the text
    stood behind an apostrophe; ``texts`` are the finding's, as the sheet 校验结果 shows them.
    ``state`` "pending": written down, but not known to stand in the cell.
    """

    row: int
    sheet: str
    cell: str | None
    batch: int
    old: list[str]
    look: str | None
    prefix: bool
    new: str
    texts: Mapping[str, str]
    read: str = ""
    state: State = "pending"


def changes(record: Record | None) -> list[Change]:
    """Return the changes of a record that are not undone, oldest first."""
    found = [_change(entry) for entry in (record.entries() if record else [])]
    return [c for c in found if c.state != "undone"]


def write_down(record: Record, change: Change) -> Change:
    """Write a change down before it is made; return it with its place."""
    about = About(change.sheet, str(change.cell), _data(change))
    return replace(change, row=record.remember([about])[0])


def settle(record: Record, change: Change, state: State, read: str = "") -> None:
    """Write down what became of a change."""
    settled = replace(change, state=state, read=read or change.read)
    place = {"sheet": change.sheet, "cell": change.cell or ""}
    record.amend(change.row, {**place, **_data(settled)})


def _data(change: Change) -> dict[str, Any]:
    left_out = ("row", "sheet", "cell")
    fields = {
        name: getattr(change, name) for name in Change.__struct_fields__ if name not in left_out
    }
    return {**fields, "texts": dict(change.texts)}


def _change(entry: Entry) -> Change:
    data = {k: v for k, v in entry.data.items() if k not in ("sheet", "cell")}
    return Change(row=entry.row, sheet=entry.sheet, cell=entry.cell, **data)
