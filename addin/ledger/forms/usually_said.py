"""What nearly all records of a form without columns say, and some leave out."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.forms.form import Field, Record

_ASKED = ("主持人", "应到人数", "实到人数")
_LEAST_SAYING = 5
_USUAL = 0.8  # of the records; below it, a text that says nothing is no slip


def with_blanks(records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records, each with a blank field for what nearly all the others say.

    So that a text without 主持 among texts with it is asked about as a blank cell of a list is.
    """
    usual = [heading for heading in _ASKED if _is_usual(heading, records)]
    return tuple(_with(record, usual) for record in records) if usual else tuple(records)


def _is_usual(heading: str, records: Sequence[Record]) -> bool:
    saying = sum(any(f.heading == heading for f in r.fields) for r in records)
    return saying >= _LEAST_SAYING and saying >= _USUAL * len(records)


def _with(record: Record, usual: Sequence[str]) -> Record:
    said = {f.heading for f in record.fields}
    cell = record.fields[-1].cell
    blanks = (Field(heading, None, cell, None, True) for heading in usual if heading not in said)
    return Record((*record.fields, *blanks), record.month, record.year)
