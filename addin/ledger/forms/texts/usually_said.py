"""What nearly all records of a form without columns say, and some leave out."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.forms.form import Field, Record
from addin.ledger.tables.rows.data_rows import TYPE

_CHAIR = "主持人"
_HEADS = ("应到人数", "实到人数")
_LEAST_SAYING = 5
_LEAST_ALIKE = 3
_USUAL = 0.8  # of the records; below it, a text that says nothing is no slip


def with_blanks(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records, each with a blank field for what nearly all the others say.

    So that a text without 主持 among texts with it is asked about as a blank cell of a list is.
    How many came is left out of texts more often: it is asked about where all others of the type
    say it.
    """
    usual = [heading for heading in (_CHAIR, *_HEADS) if _is_usual(heading, records)]
    return tuple(_with(r, usual, records) for r in records) if usual else tuple(records)


def _is_usual(heading: str, records: Sequence[Record]) -> bool:
    saying = sum(_says(heading, r) for r in records)
    return saying >= _LEAST_SAYING and saying >= _USUAL * len(records)


def _with(record: Record, usual: Sequence[str], records: Sequence[Record]) -> Record:
    cell = record.fields[-1].cell
    blanks = (
        Field(heading, None, cell, None, True)
        for heading in usual
        if not _says(heading, record)
        and (heading == _CHAIR or _others_say(heading, record, records))
    )
    return Record((*record.fields, *blanks), record.month, record.year)


def _others_say(heading: str, record: Record, records: Sequence[Record]) -> bool:
    """Return whether all other records of the type say something, and enough of them."""
    others = [r for r in records if r is not record and _type(r) == _type(record)]
    return len(others) >= _LEAST_ALIKE and all(_says(heading, r) for r in others)


def _type(record: Record) -> object:
    return next((f.value for f in record.fields if f.heading == TYPE), None)


def _says(heading: str, record: Record) -> bool:
    return any(f.heading == heading for f in record.fields)
