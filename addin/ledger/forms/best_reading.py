"""Which form a sheet is laid out in: the one whose reading explains most of it."""

from __future__ import annotations

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.list_reading import NEARLY_ALL, SheetRead, is_list, read_list
from addin.ledger.grid import Grid


def read_sheet(grid: Grid, catalogue: Catalogue) -> SheetRead:
    """Read a sheet as the list that it is, or as the form or forms that explain more of it."""
    listed = read_list(grid, catalogue, "")
    if is_list(listed) and listed.evidence.explained >= NEARLY_ALL:
        return listed
    from addin.ledger.forms.other_forms import read_in_forms  # noqa: PLC0415 - most are lists

    return read_in_forms(grid, catalogue, listed)
