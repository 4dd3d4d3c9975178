"""Columns headed with members' names, to be ticked by who came."""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.tables.rows.data_rows import ACTIVITIES, Header
from addin.ledger.values.names import has_surname
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean

_FEWEST = 3
_NAME = pattern(r"[\u3400-\u9fff·]{2,5}")


def member_columns(header: Header) -> Mapping[int, str]:
    """Return the names that head columns of an activity list; empty where there are none."""
    known = {*header.columns.values(), *header.ticks}
    if header.kind.name != ACTIVITIES:
        return {}
    others = {i: clean(t).replace(" ", "") for i, t in header.texts.items() if i not in known}
    names = {i: name for i, name in others.items() if _NAME.fullmatch(name)}
    likely = sum(map(has_surname, names.values()))
    return names if len(names) >= _FEWEST and likely * 2 >= len(names) else {}
