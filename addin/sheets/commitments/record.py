"""The sheet 承诺事项: a commitment of a report a row."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.records.roster import day_of
from addin.ledger.sheet_records import Records, SheetReader
from addin.ledger.tables.table import Row
from addin.ledger.values.text import folded


class Commitment(Struct, frozen=True):
    """A commitment of a report, such as 每月至少召开1次支委会.

    ``type`` is the canonical activity type it is about, None when it is about something else.
    """

    row: Row
    text: str
    type: str | None
    times: int | None
    per: str | None
    start: date | None
    end: date | None


def commitment(row: Row, values: dict[str, Any], catalogue: Catalogue) -> Commitment:
    """Build a commitment from a row's parsed values."""
    return Commitment(
        row=row,
        text=values.get("原文") or "",
        type=catalogue.type_names.get(folded(values.get("事项类型") or "")),
        times=values.get("频次"),
        per=values.get("单位"),
        start=day_of(values.get("期间起")),
        end=day_of(values.get("期间止")),
    )


def _read(reader: SheetReader) -> tuple[Commitment, ...]:
    rows = reader.rows(COMMITMENTS.name)
    return tuple(commitment(row, values, reader.catalogue) for row, values in rows)


COMMITMENTS = Records("承诺事项", _read)
