"""The type of activity where no column is headed so: ticked in columns of types, or told by what
stands in a column (活动名称, 会议性质)."""

from __future__ import annotations

from itertools import islice

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid, a1
from addin.ledger.record import replace
from addin.ledger.tables.headings.matched_headings import CONTENT, NAMES, TITLE
from addin.ledger.tables.headings.month_headings import heading_text
from addin.ledger.tables.rows.data_rows import TYPE, Header
from addin.ledger.values.activity_types.types import parse_types, types_named
from addin.ledger.values.problems import CellProblem, Problem
from addin.ledger.values.text import folded, heading_key, is_blank, shown

_LOOKED_AT = 30
_MAY_TELL = ("形式", TITLE, CONTENT)
_LEAST = 3


def with_types(grid: Grid, header: Header, catalogue: Catalogue) -> Header:
    """Return a header that knows where the type is told; as it was where that is nowhere."""
    if TYPE in header.columns:
        return _ticked_below(grid, header, catalogue) or header
    return (
        _ticked(header, catalogue)
        or _named(grid, header, catalogue)
        or _by_what_stands_there(grid, header, catalogue)
        or header
    )


def _ticked_below(grid: Grid, header: Header, catalogue: Catalogue) -> Header | None:
    """Return a header of two rows whose 活动类型 spans columns 党员大会, 支委会, … to be ticked."""
    own = header.columns[TYPE]
    below = header.bottom + 1
    if below >= len(grid.rows):
        return None
    right = min((i for i in header.texts if i > own), default=len(grid.rows[below]))
    under = {i: heading_text(grid.value(below, i)) for i in range(own, right)}
    texts = {**header.texts, **{i: text for i, text in under.items() if text}}
    return _ticked(replace(header, bottom=below, texts=texts), catalogue)


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
        topic = _other_topic(header, index)
        if topic is None:
            topic = columns.get(CONTENT)
        if topic is not None:
            columns.setdefault(TITLE, topic)
        return replace(header, columns={**columns, TYPE: index})
    return None


def _by_what_stands_there(grid: Grid, header: Header, catalogue: Catalogue) -> Header | None:
    """Return a header with the one column that holds types of activity and nothing else, whatever
    its heading; the clerk is told."""
    free = header.texts.keys() - {i for k, i in header.columns.items() if k not in _MAY_TELL}
    found = [i for i in sorted(free) if _are_types(grid, header, i, catalogue, nearly_all=True)]
    if len(found) > 1:  # what is headed as the topic may well say 党员大会 beside it
        found = [i for i in found if i not in header.columns.values()]
    if len(found) != 1:
        return None
    (index,) = found
    heading = header.texts[index]
    args: dict[str, object] = {"heading": heading, "column": TYPE}
    problem = Problem("heading-near-miss", TYPE, args)
    told = CellProblem(grid.sheet, a1(header.bottom, index), TYPE, heading, problem)
    columns = {key: i for key, i in header.columns.items() if i != index}
    return replace(header, columns={**columns, TYPE: index}, problems=(*header.problems, told))


def _are_types(
    grid: Grid, header: Header, column: int, catalogue: Catalogue, nearly_all: bool = False
) -> bool:
    """Return whether half of what stands in a column are types, or four in five of three."""
    values = (grid.value(r, column) for r in header.below(grid))
    filled = list(islice((v for v in values if not is_blank(v)), _LOOKED_AT))
    if nearly_all:
        read = (parse_types(v, catalogue).value for v in filled)
        known = sum(types is not None and bool(types.names) for types in read)
        return len(filled) >= _LEAST and known * 5 >= len(filled) * 4
    types = sum(bool(types_named(folded(shown(v)), catalogue)) for v in filled)
    return bool(filled) and types * 2 >= len(filled)


def _other_topic(header: Header, index: int) -> int | None:
    """Return another column that is headed as the topic."""
    headings = header.kind.headings
    found = (i for i, t in header.texts.items() if headings.get(heading_key(t)) == TITLE)
    return next((i for i in found if i != index), None)
