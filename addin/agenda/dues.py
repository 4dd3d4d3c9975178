"""Party dues: the month's or quarter's that are not yet paid, as numbers of rows.

Names and sums stay in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from addin.agenda.due import Due
from addin.agenda.outlook import Outlook
from addin.ledger.period import Period
from addin.sheets.dues.months_owed import owed, unpaid
from addin.sheets.dues.payment_rules import announced
from addin.sheets.dues.record import DUES, Dues

COLLECTED, PUBLISHED = "D07", "D08"


def dues_due(at: Outlook) -> Iterator[Due]:
    """Yield the dues of the month, or of the quarter, that the day is in."""
    found = [d for d in owed(at.ledger, day=at.day) if at.day in _span(d)]
    if not found:
        yield from _next(at)
        return
    open_ones = [d for d in found if unpaid(d) or _paid_later(d, at.day)]
    for span in sorted({_span(d) for d in open_ones}):
        rows = tuple(dict.fromkeys(d.row.ref for d in open_ones if _span(d) == span))
        yield Due(f"{_collect(span)}（未见缴纳的{len(rows)}行）", span.end, COLLECTED, rows=rows)


def _span(record: Dues) -> Period:
    return record.part_of or record.span


def _collect(span: Period) -> str:
    return f"收缴{span.title}党费"


def _paid_later(record: Dues, day: date) -> bool:
    return record.settled and record.paid_on is not None and record.paid_on > day


def _next(at: Outlook) -> Iterator[Due]:
    """Yield the dues of the span of the day where nobody has paid any yet.

    Only where those of the span just before it are the last that were paid: of a sheet that ends
    earlier nobody knows where the later ones are kept.
    """
    spans = [_span(d) for d in owed(at.ledger) if d.settled]
    last = max(spans, key=lambda s: s.end, default=None)
    if last is None or last.start > at.day:
        return
    unit = next((u for u in ("年", "半年", "季度") if last in last.spans(u)), "月")
    span = at.span(unit)
    if last.end + timedelta(days=1) == span.start:
        yield Due(_collect(span), span.end, COLLECTED)


def publication_due(at: Outlook) -> Iterator[Due]:
    """Yield the yearly publication of what was collected and spent."""
    row = at.ledger.settings.rows.get("党费公布日期")
    stated = at.ledger.settings.day("党费公布日期")
    kept = any(d.month in at.year for d in at.ledger.of(DUES))
    if row is None or not kept or at.unknown(at.year):
        return
    so_far = at.so_far(at.year)
    if not (stated and stated in so_far) and not announced(at.ledger, so_far):
        yield Due("向党员公布党费收支情况", at.year.end, PUBLISHED, rows=(row.ref,))
