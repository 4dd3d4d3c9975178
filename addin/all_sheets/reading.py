"""A whole workbook read: activities, members, 参数, and the records of every kind of sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from addin.all_sheets.kinds import KINDS
from addin.ledger import ledger_reading
from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Grid
from addin.ledger.ledger import Ledger
from addin.ledger.ledger_reading import Known
from addin.ledger.period import Period


def read_ledger(
    name: str,
    grids: Iterable[Grid],
    catalogue: Catalogue,
    time: int | Period | None = None,
    mapping: Sequence[str] = (),
) -> Ledger:
    """Read the sheets of a workbook into a ledger, with every kind of sheet.

    ``time`` and ``mapping``: see ``Known``. Raises Refusal where no sheet is an activity ledger.
    """
    kinds = [kind.records for kind in KINDS]
    return ledger_reading.read_ledger(name, grids, Known(catalogue, kinds, time, mapping))
