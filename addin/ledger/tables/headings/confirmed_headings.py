"""Which heading means which column, as a clerk has confirmed it: in the 参数 sheet or on the
command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from addin.ledger.catalogue import Catalogue, Column, SheetKind
from addin.ledger.grid import Grid
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.tables.headings.headers import HEADER_SEARCH_ROWS
from addin.ledger.tables.table import Table, find_table
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded, heading_key, shown

COLUMN = "列："
SYNONYM = "列同义词："
_SPLIT = pattern(r"[、,;]")


class HeadingMap(Struct, frozen=True):
    """Confirmed headings: ``(sheet, heading) -> column``; sheet "" stands for every sheet."""

    entries: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def applied(self, catalogue: Catalogue, sheet: str) -> Catalogue:
        """Return the catalogue as one sheet's headings are to be read."""
        headings = {
            heading: column
            for (where, heading), column in self.entries.items()
            if where in ("", folded(sheet))
        }
        if not headings:
            return catalogue
        sheets = tuple(_confirmed(kind, headings) for kind in catalogue.sheets)
        return replace(catalogue, sheets=sheets)


def _confirmed(kind: SheetKind, headings: Mapping[str, str]) -> SheetKind:
    return replace(kind, columns=tuple(_column(column, headings) for column in kind.columns))


def _column(column: Column, headings: Mapping[str, str]) -> Column:
    """Return a column with the headings confirmed for it first, and none confirmed for another."""
    mine = tuple(h for h, key in headings.items() if key == column.key)
    others = tuple(s for s in column.synonyms if heading_key(s) not in headings)
    return replace(column, synonyms=(*mine, *others))


def entries_of(key: str, value: str, catalogue: Catalogue) -> dict[tuple[str, str], str] | None:
    """Read a row of the 参数 sheet: 列同义词：活动类型 = 活动类形, or 列：1月!类形 = 活动类型.

    None where the row is no such entry, or names no column that there is.
    """
    text = folded(key)
    if text.startswith(folded(SYNONYM)):
        column = _known(text.removeprefix(folded(SYNONYM)), catalogue)
        words = [heading_key(w) for w in _SPLIT.split(folded(value))]
        return {("", w): column for w in words if w} if column else None
    if text.startswith(folded(COLUMN)):
        return entry(text.removeprefix(folded(COLUMN)), value, catalogue)
    return None


def entry(place: str, column: str, catalogue: Catalogue) -> dict[tuple[str, str], str] | None:
    """Return the entry for a heading, or sheet!heading; None where there is no such column."""
    sheet, _, heading = folded(place).rpartition("!")
    known = _known(folded(column), catalogue)
    named = _known(heading, catalogue)
    if not heading_key(heading) or known is None or named not in (None, known):
        return None
    return {(sheet.strip("'"), heading_key(heading)): known}


def _known(name: str, catalogue: Catalogue) -> str | None:
    keys = {heading_key(c.key): c.key for kind in catalogue.sheets for c in kind.columns}
    return keys.get(heading_key(name))


def settings_tables(grids: Iterable[Grid], catalogue: Catalogue) -> dict[str, Table]:
    """Return the tables of the sheets that may be 参数, by sheet; others may fit a sheet better."""
    settings = replace(catalogue, sheets=(catalogue.sheet("参数"),))
    tables = {grid.sheet: find_table(grid, settings) for grid in grids}
    return {sheet: table for sheet, table in tables.items() if table}


def read_mapping(
    grids: Sequence[Grid],
    catalogue: Catalogue,
    settings: Iterable[Table],
    given: Iterable[str] = (),
) -> HeadingMap:
    """Return what the 参数 sheet says of headings, and what was given as 活动类形=活动类型.

    Raises Refusal where something given cannot be understood.
    """
    entries: dict[tuple[str, str], str] = {}
    for row in (row for table in settings for row in table.rows):
        found = entries_of(clean(row.text("键")), shown(row.value("值")), catalogue)
        entries |= found or {}
    for text in given:
        entries |= _given(text, catalogue)
        if not _stands(text, grids):
            heading = text.rpartition("=")[0]
            raise Refusal(f"没有找到表头“{heading}”；请照台账上的写，再试")
    return HeadingMap(entries)


def _given(text: str, catalogue: Catalogue) -> dict[tuple[str, str], str]:
    heading, equals, column = folded(text).rpartition("=")
    found = entry(heading, column, catalogue) if equals else None
    if found is None:
        raise Refusal(
            f"“{text}”看不懂；请写成 --map 表头=栏目，如 --map 活动类形=活动类型，"
            "栏目用填写说明里的名称"
        )
    return found


def _stands(text: str, grids: Sequence[Grid]) -> bool:
    """Return whether the heading of a given mapping stands near the top of some sheet."""
    heading = heading_key(folded(text).rpartition("=")[0].rpartition("!")[2])
    cells = (v for g in grids for row in g.rows[:HEADER_SEARCH_ROWS] for v in row)
    return any(isinstance(v, str) and heading_key(v) == heading for v in cells)
