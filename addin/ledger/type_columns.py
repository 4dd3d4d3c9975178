"""The type of activity where no column is headed so: in 活动名称, or ticked in columns of types."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from addin.ledger.catalogue import Catalogue
from addin.ledger.data_rows import TYPE, Header
from addin.ledger.grid import Grid
from addin.ledger.headers import NAMES, TITLE
from addin.ledger.text import folded, heading_key, is_blank, shown
from addin.ledger.types import types_named

_LOOKED_AT = 30


def with_types(grid: Grid, header: Header, catalogue: Catalogue) -> Header:
    """Return a header that knows where the type is told; as it was where that is nowhere."""
    return _ticked(header, catalogue) or _named(grid, header, catalogue) or header


def _ticked(header: Header, catalogue: Catalogue) -> Header | None:
    """Return a header with its columns 党员大会, 支委会, … in which one is ticked."""
    ticks = {
        index: "暨".join(types)
        for index, text in header.texts.items()
        if (types := types_named(heading_key(text), catalogue))
    }
    if len(ticks) < 2:
        return None
    others = {key: i for key, i in header.columns.items() if i not in ticks}
    return replace(header, columns={**others, TYPE: min(ticks)}, ticks=ticks)


def _named(grid: Grid, header: Header, catalogue: Catalogue) -> Header | None:
    """Return a header whose column 活动名称 is the type: half of what stands there are types."""
    for index, text in header.texts.items():
        if heading_key(text) not in NAMES or not _are_types(grid, header, index, catalogue):
            continue
        columns = {key: i for key, i in header.columns.items() if i != index}
        if (topic := _other_topic(header, index)) is not None:
            columns.setdefault(TITLE, topic)
        return replace(header, columns={**columns, TYPE: index})
    return None


def _are_types(grid: Grid, header: Header, column: int, catalogue: Catalogue) -> bool:
    values = (grid.value(r, column) for r in header.below(grid))
    filled = list(islice((v for v in values if not is_blank(v)), _LOOKED_AT))
    types = sum(bool(types_named(folded(shown(v)), catalogue)) for v in filled)
    return bool(filled) and types * 2 >= len(filled)


def _other_topic(header: Header, index: int) -> int | None:
    """Return another column that is headed as the topic."""
    headings = header.kind.headings
    found = (i for i, t in header.texts.items() if headings.get(heading_key(t)) == TITLE)
    return next((i for i in found if i != index), None)
