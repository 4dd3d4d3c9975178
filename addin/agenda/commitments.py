"""Commitments (承诺事项): what is still to be held in the span of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, cast

from addin.agenda.due import Due, cut
from addin.agenda.outlook import Outlook
from addin.agenda.shortfalls import last_year_open, still_lacking
from addin.ledger.catalogue import Norm
from addin.ledger.period import Period
from addin.ledger.values.calendar_arithmetic import months_after
from addin.sheets.commitments.record import COMMITMENTS, Commitment
from addin.statistics import duties
from addin.statistics.statistic import refs

Unit = Literal["月", "季度", "半年", "年"]

RULE = "F16"


def commitments_due(at: Outlook) -> Iterator[Due]:
    """Yield what commitments that name days still ask for on the day."""
    for its in at.ledger.of(COMMITMENTS):
        if its.text and (its.start or its.end):
            yield from _counted(its, at) if _can_be_counted(its) else _others(its, at)


def _can_be_counted(its: Commitment) -> bool:
    return bool(its.type and its.times and its.per)


def _others(its: Commitment, at: Outlook) -> Iterator[Due]:
    """Yield a commitment that no activity shows to be kept, until its last day."""
    if its.end and (its.start or at.day) <= at.day <= its.end:
        unsure = "台账看不出做了没有"
        yield Due(_named(its), its.end, RULE, rows=(its.row.ref,), unsure=unsure)


def _counted(its: Commitment, at: Outlook) -> Iterator[Due]:
    if not at.ledger.keeps_activities:
        return
    norm = _norm(its, at)
    last = last_year_open(norm.months_behind, at) if its.per == "年" else None
    if last and _runs_in(its, last):
        yield from _of_span(its, norm, last, months_after(last.end, norm.months_behind), at)
    span = at.span(norm.per)
    if _runs_in(its, span):
        yield from _of_span(its, norm, span, span.end, at)


def _runs_in(its: Commitment, span: Period) -> bool:
    return (its.start or span.start) <= span.start and span.end <= (its.end or span.end)


def _norm(its: Commitment, at: Outlook) -> Norm:
    """Return a commitment as a norm: of a yearly meeting that of a year may be held in the next."""
    known = [n for n in at.ledger.catalogue.norms if n.type == its.type and not n.by_secretary]
    months = max((n.months_behind for n in known), default=0) if its.per == "年" else 0
    return Norm(
        code=RULE,
        type=its.type or "",
        per=cast(Unit, its.per),
        minimum=its.times,
        parameter="",
        applies="支部",
        months_behind=months,
    )


def _of_span(its: Commitment, norm: Norm, span: Period, by: date, at: Outlook) -> Iterator[Due]:
    """Yield what the whole body still lacks of a commitment in a span."""
    found = duties.lacking(norm, [at.ledger], span, at.doubts(span), at.day)
    for short, what, unsure in still_lacking(list(found), _named(its), at):
        yield Due(what, by, RULE, rows=(its.row.ref, *refs(short.held)), unsure=unsure)


def _named(its: Commitment) -> str:
    return f"承诺：{cut(its.text)}"
