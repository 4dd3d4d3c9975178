"""The tables of a sheet besides its main one: above, below and beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.grid import Grid, Value
from addin.ledger.period import period_in_title
from addin.ledger.tables.headings.headers import fullest, headers_at, untyped_at
from addin.ledger.tables.rows.data_rows import ACTIVITIES, Header
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key, is_blank

SETTINGS = "参数"
_LONGEST_HEADING = 20
_LEAST_COLUMNS = 3
_DAY = pattern(r"\d日|^\d+[.\-/]\d")


def further_headers(
    grid: Grid, first: Header, catalogue: Catalogue, told: frozenset[str] = frozenset()
) -> Iterator[Header]:
    """Yield the headers of a sheet's further tables, above and below the one found.

    Such a row holds little else than headings, and puts them elsewhere than the header before it:
    one that only repeats it heads nothing new, unless a title above tells another time of it.
    ``told``: see ``headers_at``.
    """
    others = [k for k in catalogue.sheets if k.name not in (SETTINGS, first.kind.name)]
    known: dict[str, bool] = {}
    kinds = (first.kind, *others)
    headings = frozenset(key for kind in kinds for key in kind.headings)
    current: Header | None = None
    after = -1
    for top, values in enumerate(grid.rows):
        if top == first.top:
            current, after = first, first.bottom
        if top <= after or not _mostly_headings(values, headings, known):
            continue
        header = _header_at(grid, kinds, top, told)
        if header is None:
            continue
        after = header.bottom
        if current is None or _heads_something_new(header, current) or _dated(grid, top):
            current = header
            yield header


def _heads_something_new(header: Header, current: Header) -> bool:
    return (
        header.kind.name != current.kind.name
        or not header.columns.items() <= current.columns.items()
    )


def _dated(grid: Grid, top: int) -> bool:
    """Return whether the titles right above a row tell of a year, or a part of one."""
    lines = range(title_top(grid, top), top)
    return any(
        isinstance(v, str) and period_in_title(v) is not None for r in lines for v in grid.rows[r]
    )


def title_top(grid: Grid, top: int) -> int:
    """Return the first of the title rows right above a header: blank, or one text alone.

    A date alone is no title but a record that somebody began.
    """
    while top and _is_title([v for v in grid.rows[top - 1] if not is_blank(v)]):
        top -= 1
    return top


def _is_title(values: Sequence[Value]) -> bool:
    alone = values[0] if len(values) == 1 else None
    return not values or (isinstance(alone, str) and not _DAY.search(folded(alone)))


def _header_at(
    grid: Grid, kinds: Sequence[SheetKind], top: int, told: frozenset[str]
) -> Header | None:
    """Return the fullest header that a row may be: of the first kind, or wholly of another."""
    mine = fullest(headers_at(grid, kinds[0], top, told))
    if mine is None and kinds[0].name == ACTIVITIES:
        mine = fullest(untyped_at(grid, kinds[0], top))
    others = fullest(
        h
        for kind in _headed(grid.rows[top], kinds[1:])
        for h in headers_at(grid, kind, top, told if kind.name == ACTIVITIES else frozenset())
        if len(h.columns) >= _LEAST_COLUMNS and set(kind.identified_by) <= h.columns.keys()
    )
    return fullest(h for h in (mine, others) if h)


def _headed(values: Sequence[Value], kinds: Sequence[SheetKind]) -> Iterator[SheetKind]:
    """Yield the kinds that know at least two of a row's headings."""
    keys = {heading_key(v) for v in values if isinstance(v, str)}
    return (kind for kind in kinds if len(keys & kind.headings.keys()) >= 2)


def _mostly_headings(
    values: Sequence[Value], headings: frozenset[str], known: dict[str, bool]
) -> bool:
    """Return whether half of a row's filled cells, at least two, are headings of some kind."""
    found = 0
    for value in values:
        if type(value) is str and 0 < len(value) <= _LONGEST_HEADING:
            if value not in known:
                known[value] = heading_key(value) in headings
            found += known[value]
    return found >= 2 and found * 2 >= sum(1 for v in values if not is_blank(v))
