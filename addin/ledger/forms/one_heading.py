"""One heading for what some records of a form call 议题 and others 活动主题."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from addin.ledger.catalogue import SheetKind
from addin.ledger.forms.form import Record
from addin.ledger.record import replace
from addin.ledger.values.text import heading_key


def with_one_heading(records: Sequence[Record], kind: SheetKind) -> tuple[Record, ...]:
    """Return the records; headings of one column that no record has beside one another are one."""
    renamed = _renamed(records, kind)
    if not renamed:
        return tuple(records)
    return tuple(_with(record, renamed) for record in records)


def _renamed(records: Sequence[Record], kind: SheetKind) -> dict[str, str]:
    """Return the headings that have to give way, by their keys, and those that they become."""
    columns: dict[str, dict[str, str]] = {}
    together: set[frozenset[str]] = set()
    for record in records:
        own: dict[str, list[str]] = {}
        for f in record.fields:
            key = heading_key(f.heading)
            if column := kind.headings.get(key):
                columns.setdefault(column, {}).setdefault(key, f.heading)
                own.setdefault(column, []).append(key)
        together |= {frozenset(keys) for keys in own.values() if len(keys) > 1}
    return {
        key: next(iter(its.values()))
        for its in columns.values()
        for key in list(its)[1:]
        if not any(key in keys for keys in together)
    }


def _with(record: Record, renamed: Mapping[str, str]) -> Record:
    fields = (
        replace(f, heading=renamed.get(heading_key(f.heading), f.heading)) for f in record.fields
    )
    return replace(record, fields=tuple(fields))
