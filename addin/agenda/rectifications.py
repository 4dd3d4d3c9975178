"""Problems of 整改台账 that are still to be put right by a day."""

from __future__ import annotations

from collections.abc import Iterator

from addin.agenda.due import Due, cut
from addin.agenda.outlook import Outlook
from addin.ledger.values.dates import When
from addin.sheets.rectifications.record import RECTIFICATIONS, Rectification


def corrections_due(at: Outlook) -> Iterator[Due]:
    """Yield what is found and not settled on the day; words in place of a deadline are none."""
    for r in at.ledger.of(RECTIFICATIONS):
        found = r.found_on is None or r.found_on <= at.day
        if r.deadline.day and found and _is_open(r, at):
            what = cut(r.problem or r.measure)
            named = f"整改：{what}" if what else "整改事项"
            yield Due(named, r.deadline.day, "L601", rows=(r.row.ref,))


def _is_open(its: Rectification, at: Outlook) -> bool:
    done: When | None = its.done_on
    return its.open or (its.done and done is not None and done.first > at.day)
