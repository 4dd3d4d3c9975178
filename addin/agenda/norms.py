"""Meetings, lectures and study by the norms: what the span of the day still lacks of them.

A span that is over is past mending, and its rule says so. A yearly meeting alone may still be held
in the first months of the next year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from addin.agenda.due import Due
from addin.agenda.outlook import Outlook
from addin.agenda.shortfalls import last_year_open, still_lacking
from addin.ledger.catalogue import Norm
from addin.ledger.period import Period
from addin.ledger.values.calendar_arithmetic import months_after
from addin.statistics import duties
from addin.statistics.statistic import refs


def meetings_due(at: Outlook) -> Iterator[Due]:
    """Yield what each body that owes a norm still lacks in the span of the day."""
    for norm in at.ledger.catalogue.norms:
        if last := last_year_open(norm.months_behind, at):
            by = months_after(last.end, norm.months_behind)
            yield from _of_span(norm, last, by, f"{last.start.year}年度", at)
        span = at.span(norm.per)
        yield from _of_span(norm, span, span.end, "", at)


def _of_span(norm: Norm, span: Period, by: date, year: str, at: Outlook) -> Iterator[Due]:
    """Yield what a span lacks by a day; ``year``: which year's it is, in words, where not ours."""
    reached = at.so_far(span)
    if norm not in duties.active_norms(at.ledger, reached):
        return
    owing = duties.owing_bodies(norm, at.ledger, reached)
    missing = list(duties.lacking(norm, owing, span, at.doubts(span), at.day))
    name = f"{year}书记讲{norm.type}" if norm.by_secretary else f"{year}{norm.type}"
    for short, what, unsure in still_lacking(missing, name, at):
        yield Due(what, by, norm.code, short.branch, refs(short.held), unsure)
