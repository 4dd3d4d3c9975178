"""Two tables that stand side by side on a sheet: where it is cut."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid, Value
from addin.ledger.record import replace
from addin.ledger.tables.rows.counted_types import counts_types_in_cells
from addin.ledger.tables.rows.data_rows import Header
from addin.ledger.tables.rows.row_roles import SIGNATURE, TOTALS
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key, is_blank, shown

_LEAST_COLUMNS = 3
_PERSON = "姓名"
_MOST_FIGURES = 3
_MOST_TITLES = 3
_FIGURE = pattern(
    r"[共约]?\d+(?:\.\d+)?(?:次|场|场次|人次|人|学时|小时|%)?|(?:20\d\d年)?\d{1,2}月\d{1,2}日|20\d\d[-./]\d{1,2}[-./]\d{1,2}"
)


def sides(grid: Grid, header: Header, catalogue: Catalogue) -> tuple[Grid, Grid] | None:
    """Return a sheet's left and its right part where two tables stand side by side; else None.

    Each keeps its addresses: what belongs to the other is blank in it.
    """
    cut = _repeated(header) or _of_another_kind(header, catalogue)
    return None if cut is None else parted(grid, cut, catalogue)


def parted(grid: Grid, cut: int, catalogue: Catalogue) -> tuple[Grid, Grid]:
    """Return a sheet's left part and the right one, which begins in the column ``cut``."""
    left, right = [], []
    for row in grid.rows:
        end = len(row) if _ends_a_page(row, cut, catalogue) else min(cut, len(row))
        left.append(row[:end])
        right.append([*[None] * end, *row[end:]])
    merged = [
        tuple(m for m in grid.merges if (m.left >= cut) is right_hand)
        for right_hand in (False, True)
    ]
    return (
        replace(grid, rows=left, merges=merged[0]),
        replace(grid, rows=right, merges=merged[1]),
    )


def possible_cuts(grid: Grid, header: Header) -> list[tuple[int, str]]:
    """Return the columns from which another list may begin in a header, each with its title.

    It is behind an empty column, or under the second title of several above the headings.
    """
    titled: dict[int, str] = {}
    for r in range(max(0, header.top - 1), header.bottom):
        titled |= _second_titles(grid, r, header)
    behind = [i for i in sorted(header.texts)[1:] if _is_behind_gap(grid, header, i)]
    return [(i, titled.get(i, "")) for i in sorted({*behind, *titled})]


def _second_titles(grid: Grid, row: int, header: Header) -> dict[int, str]:
    """Return the titles of parts of a header but for the first, by the columns they are above."""
    texts = [(i, shown(v)) for i, v in enumerate(grid.rows[row]) if not is_blank(v)]
    if not 2 <= len(texts) <= _MOST_TITLES or texts[0][0] > min(header.texts):
        return {}
    return {i: text for i, text in texts[1:] if i in header.texts}


def _is_behind_gap(grid: Grid, header: Header, column: int) -> bool:
    """Return whether nothing is in the column before one, in the header or below it."""
    before = column - 1
    if before in header.texts or any(
        m.left <= before <= m.right and m.bottom >= header.top for m in grid.merges
    ):
        return False
    return all(is_blank(grid.value(r, before)) for r in range(header.top, len(grid.rows)))


def _ends_a_page(row: Sequence[Value], cut: int, catalogue: Catalogue) -> bool:
    """Return whether a row's totals or signatures on the left go on over the right part."""
    right = [v for v in row[cut:] if not is_blank(v)]
    left = [v for v in row[:cut] if not is_blank(v)]
    if left and right and counts_types_in_cells([*left, *right], catalogue):
        return True
    if not right or len(right) > _MOST_FIGURES:
        return False
    first = folded(shown(left[0])) if left else ""
    if not TOTALS.match(first) and not SIGNATURE.match(first):
        return False
    return all(isinstance(v, int | float) or _FIGURE.fullmatch(folded(shown(v))) for v in right)


def _repeated(header: Header) -> int | None:
    """Return the column from which the headings that make a record stand a second time."""
    places: dict[str, list[int]] = {}
    for i, text in sorted(header.texts.items()):
        places.setdefault(heading_key(text), []).append(i)
    needed = [header.texts.get(header.columns.get(k, -1), "") for k in header.kind.identified_by]
    again = [places.get(heading_key(text), []) for text in needed]
    if _is_roster_without_days(header) and sum(len(its) > 1 for its in places.values()) > 1:
        again = again[:1]  # the name, and beside it any other heading
    elif len(again) < 2:
        return None
    if any(len(columns) < 2 for columns in again):
        return None
    second = min(columns[1] for columns in again)
    return _first_of_group(header, second, [columns[0] for columns in again])


def _is_roster_without_days(header: Header) -> bool:
    """Return whether a header is of names that lack what else a roster is known by."""
    first, *others = header.kind.identified_by
    return first == _PERSON and bool(others) and not any(k in header.columns for k in others)


def _first_of_group(header: Header, second: int, before: Sequence[int]) -> int | None:
    """Return where the second table's first column is; None where the two are interwoven.

    A heading that stands to the left of the first table's as well, such as 序号, belongs to it.
    """
    if second <= max(before):
        return None
    keys = {i: heading_key(t) for i, t in header.texts.items()}
    leading = {keys[i] for i in keys if i < min(before)}
    while keys.get(second - 1) in leading:
        second -= 1
    return second


def _of_another_kind(header: Header, catalogue: Catalogue) -> int | None:
    """Return the column in which, behind an empty one, another kind of table begins."""
    last = max(header.columns.values())
    behind = {i: heading_key(t) for i, t in header.texts.items() if i > last}
    if not behind or min(behind) <= last + 1:
        return None
    for kind in catalogue.sheets:
        found = {kind.headings[k]: i for i, k in behind.items() if k in kind.headings}
        if len(found) >= _LEAST_COLUMNS and set(kind.identified_by) <= found.keys():
            return min(behind)
    return None
