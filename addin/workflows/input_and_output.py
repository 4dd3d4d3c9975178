"""What a job reads and where it writes, as the doors hand it over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from addin.ledger.period import Period


class LedgerInput(Struct, frozen=True):
    """A ledger to be read, or a folder of ledgers.

    ``path``: the file or folder; of a workbook that is open in Excel its name is enough.
    ``period``: None for the one that the ledger itself, or a report on it, is about.
    ``mapping``: what headings mean, as confirmed by the clerk: 活动类形=活动类型.
    """

    path: Path
    period: Period | None = None
    mapping: Sequence[str] = ()


class Destination(Struct, frozen=True):
    """Where a job writes.

    ``path``: None where no file was named; the job says what it does then. ``force``: a file
    that is there may be replaced.
    """

    path: Path | None = None
    force: bool = False


UNNAMED = Destination()
"""No file was named, and none may be replaced."""
