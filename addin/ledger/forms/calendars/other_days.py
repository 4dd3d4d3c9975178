"""Entries of a calendar that say another day than the one in whose box they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from addin.ledger.forms.form import Record
from addin.ledger.grid import Value, a1
from addin.ledger.tables.rows.data_rows import DATE
from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.problems import CellProblem, Problem
from addin.ledger.values.text import shown

_ANY_YEAR = 2000


def of_other_days(sheet: str, records: Iterable[Record]) -> Iterator[CellProblem]:
    """Yield a question for each record whose text and whose box name different days."""
    for record in records:
        dated = next((f for f in record.fields if f.heading == DATE), None)
        if record.place is None or dated is None:
            continue
        said, box = _day(dated.value, record), _day(record.place, record)
        if said and box and (said.month, said.day) != (box.month, box.day):
            args: dict[str, object] = {"box": f"{box.month}月{box.day}日"}
            problem = Problem("date-other-box", None, args)
            yield CellProblem(sheet, a1(*dated.cell), DATE, shown(dated.value), problem)


def _day(value: Value, record: Record) -> date | None:
    when = parse_when(value, DateContext(record.year or _ANY_YEAR, month=record.month)).value
    return when.first if when and when.exact else None
