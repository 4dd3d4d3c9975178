"""What kind a sheet is, by all that it says: its name, its title, its headings, its entries."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from addin.ledger.catalogue import Column, SheetKind
from addin.ledger.grid import Grid, Value
from addin.ledger.tables.headings.sheet_entries import Place, entries, entries_fit
from addin.ledger.values.month_columns import MONTHS, SPANS
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_blank
from addin.ledger.values.traditional import simplified

LEAST_MONTHS = 2
_LEAST_STEPS = 2
_MOST_TITLES = 5
_MOST_IN_A_TITLE = 3
_MOST_ROWS = 40
_LONGEST_LABEL = 8
_LEAST_POSTS = 2
_POST = pattern(
    r"(?:党?支部)?(?:副?书记|(?:组织|宣传|纪检|纪律检查)委员|党小组长)|(?:中共)?预备党员"
)
# A unit's name may hold anything: 群众艺术馆党支部, 发展和改革委员会机关党委, 总工会党总支.
_BODY = pattern(r"[^()\s、,]*(?:(?<!团)支部|党委|总支|党组|工委)(?:委员会)?")


def is_about(
    grid: Grid, kind: SheetKind, top: int, bottom: int, columns: Mapping[str, int]
) -> bool:
    """Return whether a sheet with a header of a kind is one of that kind."""
    if kind.by_month and len(_months(kind) & columns.keys()) < LEAST_MONTHS:
        return False
    if _is_called_otherwise(grid, kind, top, columns):
        return False
    said = " ".join((*_called(grid, top), *_texts(grid.rows[top : bottom + 1])))
    if not (_is_named_simply(grid, kind) or _says_so(grid, kind, bottom, said, columns)):
        return False
    return entries_fit(grid, kind, Place(top, bottom, is_called(grid, kind, top)), columns)


def is_called(grid: Grid, kind: SheetKind, top: int) -> bool:
    """Return whether the sheet's name, or the title above a header, is a name of a kind.

    What a title says of activities is left to the headings: it may speak of them in passing.
    """
    if _is_named_simply(grid, kind):
        return True
    said = _called(grid, top) if kind.titled else [folded(grid.sheet)]
    return any(folded(name) in text for text in said for name in (kind.name, *kind.aliases))


def _is_named_simply(grid: Grid, kind: SheetKind) -> bool:
    """Return whether a sheet's whole name is one of a kind, 党员; of 名册 its entries say it.

    So they do where two of them at least tell what somebody is in the branch: 书记, 组织委员.
    """
    if not kind.simple_names and not kind.vague_names:
        return False
    name = folded(grid.sheet)
    if name in kind.simple_names:
        return True
    if name not in kind.vague_names:
        return False
    told = {m[0] for text in _texts(grid.rows[:_MOST_ROWS]) if (m := _POST.match(folded(text)))}
    return len(told) >= _LEAST_POSTS


def is_of_another_kind(grid: Grid, kind: SheetKind) -> bool:
    """Return whether a sheet's name or title says that it is no sheet of a kind, however it is
    laid out, and nothing near its top says that it is."""
    top = next((r for r, row in enumerate(grid.rows) if len(_filled(row)) > _MOST_IN_A_TITLE), 0)
    if _is_called_otherwise(grid, kind, top):
        return True
    called = " ".join(_called(grid, top))
    if not _matches(kind.not_about, called) or _matches(kind.about, called):
        return False
    short = (text for text in _texts(grid.rows[:_MOST_ROWS]) if len(text) <= _LONGEST_LABEL)
    return not any(_matches(kind.about, text) for text in short)


def is_identified(kind: SheetKind, columns: Collection[str], needed: Collection[str]) -> bool:
    """Return whether columns of a kind make up for one that identifies it and is missing."""
    instead = len(set(kind.identified_instead_by) & set(columns))
    return len(needed) == 1 and instead >= _LEAST_STEPS


def _is_called_otherwise(
    grid: Grid, kind: SheetKind, top: int, columns: Collection[str] = ()
) -> bool:
    """Return whether the name, or the title of a sheet not called so, names another thing.

    Of a titled kind the title is as good as the name, where no column tells.
    """
    if not kind.not_called:
        return False
    name, *titles = _called(grid, top)
    if _matches(kind.not_called, name):
        return True
    named = any(folded(its) in name for its in (kind.name, *kind.aliases))
    if named and kind.titled and columns:
        named = any(key in columns for key in kind.telling)
    return not named and any(_matches(kind.not_called, title) for title in titles)


def _says_so(
    grid: Grid, kind: SheetKind, bottom: int, said: str, columns: Mapping[str, int]
) -> bool:
    """Return whether the name, the title or a heading says what a sheet is; or it has a column
    that tells, and none of them says that it is something else, unless its entries do not."""
    if not kind.about or _matches(kind.about, said):
        return True
    telling = [key for key in kind.telling if key in columns]
    if not _matches(kind.not_about, said):
        return any(_is_its_own(grid, kind.column(key), bottom, columns[key]) for key in telling)
    written = (entry for key in telling for entry in entries(grid, bottom, columns[key]))
    return any(_matches(kind.about, entry) for entry in written)


def _is_its_own(grid: Grid, column: Column, bottom: int, index: int) -> bool:
    """Return whether the entries are such as a column has: one at least of a closed list."""
    written = entries(grid, bottom, index) if column.allowed else []
    return not written or any(e in column.allowed or e in column.also for e in written)


def _called(grid: Grid, top: int) -> list[str]:
    """Return the sheet's name and the titles right above a header, without the body's name."""
    titles: list[str] = []
    for row in reversed(grid.rows[max(0, top - _MOST_TITLES) : top]):
        texts = _filled(row)
        if len(texts) > _MOST_IN_A_TITLE:
            break
        titles += [v for v in texts if isinstance(v, str)]
    return [_BODY.sub(_kept, folded(text)) for text in (grid.sheet, *titles)]


def _kept(body: re.Match[str]) -> str:
    """Return what a body's name says of a sheet: nothing, unless it is the Youth League's."""
    return body[0] if "青团" in body[0] and "党" not in body[0] else ""


def _filled(row: Collection[Value]) -> list[Value]:
    return [v for v in row if not is_blank(v)]


def _texts(rows: Collection[Collection[Value]]) -> list[str]:
    return [v for row in rows for v in row if isinstance(v, str)]


def _matches(patterns: Collection[str], text: str) -> bool:
    plain = simplified(text) if patterns else text
    return any(re.search(p, plain) for p in patterns)


def _months(kind: SheetKind) -> set[str]:
    return {its.name + word for its in (*MONTHS, *SPANS) for word in kind.by_month}
