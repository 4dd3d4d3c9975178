"""Words that name the value of a column, and so count the rows that have it: 女同志12名."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from msgspec import field

from addin.audit.figure_words.figure_keys import ROSTER
from addin.audit.figure_words.lexicon import Keys, Word
from addin.audit.figure_words.value_of_column import Named
from addin.ledger.ledger import Ledger
from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet
from addin.ledger.tables.table import Table

_LONGEST, _MOST = 8, 15  # letters of a value, and values of a column, that words may name


class ValueColumn(CheckedRecord, frozen=True):
    """A column of a sheet, the figure whose rows it parts, and how words name its values."""

    sheet: str
    column: str
    figure: str
    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()
    each: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: str = ""
    or_all: bool = False
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def value_words(ledger: Ledger) -> tuple[Word, ...]:
    """Return the words for the values that a ledger's sheets have, column by column."""
    return tuple(
        word
        for its in _columns()
        for value, written in _values(its, ledger.tables).items()
        for word in _words(its, value, written)
    )


def _values(its: ValueColumn, tables: Iterable[Table]) -> Mapping[str, tuple[str, ...]]:
    """Return the values of a column with all that is written for each in it.

    A column with too many, or too long ones, tells everybody apart and no groups.
    """
    found: dict[str, dict[str, None]] = {}
    for table in (t for t in tables if t.kind.name == its.sheet and its.column in t.columns):
        also = next((c.also for c in table.kind.columns if c.key == its.column), {})
        for text in (row.text(its.column).strip() for row in table.rows):
            if value := also.get(text, text):
                found.setdefault(value, {})[text] = None
    short = {value: tuple(its) for value, its in found.items() if len(value) <= _LONGEST}
    return short if len(found) <= _MOST else {}


def _words(its: ValueColumn, value: str, written: tuple[str, ...]) -> Iterator[Word]:
    names = dict.fromkeys((value, *written, *its.same.get(value, ())))
    known = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    patterns = its.each.get(value, its.words)
    if not patterns:
        return
    pattern = "|".join(words.replace("{}", f"(?:{known})") for words in patterns)
    keys = cast(Keys, dict.fromkeys(its.kinds, (its.figure,)))
    named = Named(its.column, written, its.or_all)
    needs = re.compile(its.needs) if its.needs else None
    yield Word(re.compile(pattern), keys, part=its.figure in ROSTER, needs=needs, value=named)


def _read(data: Mapping[str, Any]) -> tuple[ValueColumn, ...]:
    return tuple(ValueColumn(**its) for its in data["column"])


VALUES = DataSet(
    sources=(Path(__file__).with_name("value_words.toml"),),
    form={"column": tuple[ValueColumn, ...]},
    read=_read,
)


@cache
def _columns() -> tuple[ValueColumn, ...]:
    return VALUES.load()
