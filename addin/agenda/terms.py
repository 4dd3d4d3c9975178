"""The end of the committee's term (换届)."""

from __future__ import annotations

from collections.abc import Iterator

from addin.agenda.due import Due
from addin.agenda.outlook import Outlook
from addin.checks.branch import DAYS_OF_NOTICE


def elections_due(at: Outlook) -> Iterator[Due]:
    """Yield the end of the term from half a year before; nothing where it was put off."""
    settings = at.ledger.settings
    end = settings.day("届满日期")
    if end is None or settings.text("延期换届批复") or (end - at.day).days > DAYS_OF_NOTICE:
        return
    yield Due("支委会任期届满，换届选举", end, "T01", rows=(settings.rows["届满日期"].ref,))
