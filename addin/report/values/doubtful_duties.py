"""Duties of which it is not known whether the body has them: their lack is no problem yet."""

from __future__ import annotations

from collections.abc import Iterable

from addin.ledger.ledger import Ledger
from addin.ledger.period import quarter
from addin.ledger.record import replace
from addin.statistics.bodies import keeps_no_branch_meetings
from addin.statistics.duties import Shortfall
from addin.statistics.statistic import DutyFigure
from addin.statistics.unclear import Unclear

COMMITTEE = "支委会"
NO_COMMITTEE_KNOWN = "没有写明设不设支委会，不设的请在参数“支委人数”填0"
AFTER_THE_YEAR = "本年度的多在次年一季度召开"
_HELD_AFTER_THE_YEAR = ("组织生活会", "民主评议党员", "民主生活会")
BRANCHES_ELSEWHERE = "台账不像是支部的，支部的会议可能另有记录"


def with_doubts(duty: DutyFigure, ledger: Ledger) -> DutyFigure:
    """Return a duty whose shortfalls are open where nothing says that the body has the duty.

    A branch of fewer than seven full members has no committee; how many there are, a roster, 参数
    or a meeting of the committee tells. A 党组 owes no meetings of branches. The 组织生活会 of a
    year is often held in the next: a ledger that ends before its second quarter does not tell.
    """
    found = tuple(_doubted(s, ledger) for s in duty.shortfalls)
    changed = any(a is not b for a, b in zip(found, duty.shortfalls, strict=True))
    return replace(duty, shortfalls=found, gap=None) if changed else duty


def _doubted(short: Shortfall, ledger: Ledger) -> Shortfall:
    note = "" if short.maybe else _doubt(short, ledger.by_branch.get(short.branch, ledger))
    return replace(short, maybe=Unclear(notes=(note,))) if note else short


def _doubt(short: Shortfall, body: Ledger) -> str:
    """Return why it is open whether a body has a duty, "" where it is not."""
    if short.norm.applies != "有党组" and keeps_no_branch_meetings(body):
        return BRANCHES_ELSEWHERE
    if short.norm.type in _HELD_AFTER_THE_YEAR and not _goes_on(body, short.span.end.year + 1):
        return AFTER_THE_YEAR
    unknown = short.norm.type == COMMITTEE and not _committee_is_known(body)
    return NO_COMMITTEE_KNOWN if unknown else ""


def is_left_out(duty: DutyFigure) -> bool:
    """Return whether all that is open of a duty is what may be held after the year."""
    notes = {s.maybe.notes for s in duty.open}
    return notes == {(AFTER_THE_YEAR,)} and not any(s.maybe.rows for s in duty.open)


def left_to_confirm(duties: Iterable[DutyFigure], ledger: Ledger) -> list[Shortfall]:
    """Return what a report leaves open of duties, to be confirmed (（待核实：……）)."""
    doubted = [with_doubts(d, ledger) for d in duties]
    return [s for d in doubted if not is_left_out(d) for s in d.open]


def _goes_on(body: Ledger, year: int) -> bool:
    """Return whether a ledger has activities after the first quarter of a year."""
    end = quarter(year, 1).end
    return any(a.when is not None and a.when.first > end for a in body.activities)


def _committee_is_known(body: Ledger) -> bool:
    stated = body.settings.number("支委人数")
    total = None if body.whole else body.settings.number("党员总数")
    return bool(body.by_type.get(COMMITTEE) or body.members) or (stated, total) != (None, None)
