"""The tables of a sheet beside its main one: below or above it under headers of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.ledger.catalogue import Catalogue, SheetKind
from addin.ledger.data_rows import ACTIVITIES, Header
from addin.ledger.grid import Grid, Value, a1
from addin.ledger.headers import fullest, headers_at
from addin.ledger.problems import CellProblem, Problem
from addin.ledger.text import heading_key, is_blank

SETTINGS = "参数"
_LONGEST_HEADING = 20
_LEAST_COLUMNS = 3


def further_headers(
    grid: Grid, first: Header, catalogue: Catalogue, told: frozenset[str] = frozenset()
) -> Iterator[Header]:
    """Yield the headers of a sheet's further tables, above and below the one found.

    Such a row holds little else than headings, and puts them elsewhere than the header before it:
    one that only repeats it heads nothing new. ``told``: see ``headers``.
    """
    others = [k for k in catalogue.sheets if k.name not in (SETTINGS, first.kind.name)]
    known: dict[str, bool] = {}
    kinds = (first.kind, *others)
    current: Header | None = None
    after = -1
    for top, values in enumerate(grid.rows):
        if top == first.top:
            current, after = first, first.bottom
        if top <= after or not _mostly_headings(values, kinds, known):
            continue
        header = _header_at(grid, kinds, top, told)
        if header is None:
            continue
        after = header.bottom
        if current is None or _heads_something_new(header, current):
            current = header
            yield header


def _heads_something_new(header: Header, current: Header) -> bool:
    return (
        header.kind.name != current.kind.name
        or not header.columns.items() <= current.columns.items()
    )


def _header_at(
    grid: Grid, kinds: Sequence[SheetKind], top: int, told: frozenset[str]
) -> Header | None:
    """Return the fullest header that a row may be: of the first kind, or wholly of another."""
    mine = fullest(headers_at(grid, kinds[0], top, told))
    others = fullest(
        h
        for kind in kinds[1:]
        for h in headers_at(grid, kind, top, told if kind.name == ACTIVITIES else frozenset())
        if len(h.columns) >= _LEAST_COLUMNS and set(kind.identified_by) <= h.columns.keys()
    )
    return fullest(h for h in (mine, others) if h)


def _mostly_headings(
    values: Sequence[Value], kinds: Sequence[SheetKind], known: dict[str, bool]
) -> bool:
    """Return whether half of a row's filled cells, at least two, are headings of some kind."""
    filled = headings = 0
    for value in values:
        if is_blank(value):
            continue
        filled += 1
        if isinstance(value, str) and len(value) <= _LONGEST_HEADING:
            if value not in known:
                known[value] = any(heading_key(value) in kind.headings for kind in kinds)
            headings += known[value]
    return headings >= 2 and headings * 2 >= filled


def beside(grid: Grid, header: Header, catalogue: Catalogue) -> tuple[CellProblem, ...]:
    """Return a problem where another table stands to the right of a header's: it is not read."""
    right = _repeated(header) or _of_another_kind(header, catalogue)
    if right is None:
        return ()
    kind, column = right
    problem = Problem("table-beside", None, {"kind": kind})
    cell = a1(header.bottom, column)
    return (CellProblem(grid.sheet, cell, "", header.texts[column], problem),)


def _repeated(header: Header) -> tuple[str, int] | None:
    """Return where the headings that make a record stand a second time."""
    places: dict[str, list[int]] = {}
    for i, text in sorted(header.texts.items()):
        places.setdefault(heading_key(text), []).append(i)
    needed = [header.texts.get(header.columns.get(k, -1), "") for k in header.kind.identified_by]
    again = [places.get(heading_key(text), []) for text in needed]
    if len(again) < 2 or any(len(columns) < 2 for columns in again):
        return None
    return header.kind.name, min(columns[1] for columns in again)


def _of_another_kind(header: Header, catalogue: Catalogue) -> tuple[str, int] | None:
    """Return where, behind an empty column, the headings of another kind of table begin."""
    last = max(header.columns.values())
    behind = {i: heading_key(t) for i, t in header.texts.items() if i > last}
    if not behind or min(behind) <= last + 1:
        return None
    for kind in catalogue.sheets:
        found = {kind.headings[k]: i for i, k in behind.items() if k in kind.headings}
        if len(found) >= _LEAST_COLUMNS and set(kind.identified_by) <= found.keys():
            return kind.form_of or kind.name, min(found.values())
    return None
