"""Notes on a form's sheet that say how often each type was held: 本月完成：支委会1次、党课1次."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.cells import lone_cells
from addin.ledger.forms.form import Found
from addin.ledger.grid import Grid
from addin.ledger.tables.rows.counted_types import counts_types
from addin.ledger.tables.rows.data_rows import Row


def noted_totals(grid: Grid, found: Found, catalogue: Catalogue) -> Iterator[Row]:
    """Yield the lines of a sheet, none of a record, that count its activities by type."""
    used = {f.cell for record in found.records for f in record.fields}
    one_month = len({record.month for record in found.records}) == 1
    for r, c in lone_cells(grid):
        value = grid.value(r, c)
        if r <= found.header or (r, c) in used or not isinstance(value, str):
            continue
        if counts_types(value, catalogue, one_month):
            yield Row(grid.sheet, r + 1, [*[None] * c, value], {})
