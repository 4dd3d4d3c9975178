"""Documents and speeches to be studied (必学清单)."""

from __future__ import annotations

from collections.abc import Iterator

from addin.agenda.due import Due, cut
from addin.agenda.outlook import Outlook
from addin.ledger.values.text import folded
from addin.sheets.required_readings.figures import first_study
from addin.sheets.required_readings.record import REQUIRED_READINGS, RequiredReading


def readings_due(at: Outlook) -> Iterator[Due]:
    """Yield what is on the list and not yet studied on the day."""
    if not at.ledger.keeps_activities:
        return
    for r in at.ledger.of(REQUIRED_READINGS):
        asked = r.issued is None or r.issued <= at.day
        if r.title and r.due and asked and r.due >= at.period.start and not _studied(r, at):
            unsure = (
                "有一次的日期没有读出，可能学过" if _undated(r, at) else at.unknown(at.span("月"))
            )
            yield Due(f"学习{_quoted(r.title)}", r.due, "L611", rows=(r.row.ref,), unsure=unsure)


def _quoted(title: str) -> str:
    named = cut(title)
    return named if "《" in named else f"“{named}”"


def _studied(its: RequiredReading, at: Outlook) -> bool:
    held = first_study(its, at.ledger)
    return held is not None and held.when is not None and held.when.first <= at.day


def _undated(its: RequiredReading, at: Outlook) -> bool:
    """Return whether an activity whose day is not read names it."""
    said = (folded(a.topic + a.content) for a in at.ledger.activities if a.when is None)
    return any(word in text for text in said for word in its.words)
