"""What each member owes in a year: a talk, hours of study, a report; numbers of people alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from addin.agenda.due import Due
from addin.agenda.outlook import Outlook
from addin.ledger.period import Period
from addin.ledger.records.roster import COMMITTEE, Member
from addin.ledger.values.calendar_arithmetic import months_after
from addin.sheets.talks.figures import talked
from addin.sheets.training.course_rules import COMMITTEE_HOURS
from addin.sheets.training.figures import courses_in, took_part
from addin.sheets.training.member_hours import MEMBER_HOURS, hours_by_member
from addin.sheets.training.record import COURSES
from addin.statistics.personal_reports import COLUMN
from addin.statistics.statistic import refs


def talks_due(at: Outlook) -> Iterator[Due]:
    """Yield the talks of the year: how many members had none, where the sheet names both sides."""
    people = talked(at.ledger, at.so_far(at.year)) if not at.unknown(at.year) else None
    left = [m for m in _all_year(at) if people is not None and m.name not in people]
    if left:
        yield Due(f"谈心谈话（{len(left)}名党员今年未见记录）", at.year.end, "F08")


def hours_due(at: Outlook) -> Iterator[Due]:
    """Yield the hours of study of the year: how many have too few, where everybody's are known."""
    so_far = at.so_far(at.year)
    hours = hours_by_member(at.ledger, so_far) if not at.unknown(at.year) else {}
    if not hours:
        return
    short = _with_less(_all_year(at), hours, MEMBER_HOURS)
    if short:
        what = f"党员集中学习培训（{len(short)}名不满{MEMBER_HOURS}学时）"
        yield Due(what, at.year.end, "F12", rows=refs(short))
    short = _with_less(_committee(at), hours, COMMITTEE_HOURS)
    if short and courses_in(at.ledger, so_far):
        what = f"书记和支委学习培训（{len(short)}名不满{COMMITTEE_HOURS}学时）"
        yield Due(what, at.year.end, "F13", rows=refs(short))


def _with_less(
    people: Iterable[Member], hours: dict[str, Decimal], least: int
) -> tuple[Member, ...]:
    return tuple(m for m in people if hours.get(m.name, Decimal(0)) < least)


def _all_year(at: Outlook) -> Sequence[Member]:
    """Return the members who have been on the roster since the year began."""
    return [m for m in at.ledger.roster_on(at.year.start) if m.on_roster(at.day)]


def _committee(at: Outlook) -> Iterator[Member]:
    return (m for m in _all_year(at) if m.duty in COMMITTEE)


def secretary_training_due(at: Outlook) -> Iterator[Due]:
    """Yield the training of a new secretary, within half a year of taking office."""
    courses = at.ledger.of(COURSES)
    days = [c.when.first for c in courses if c.when]
    if not days or any(took_part(c, at.ledger) is None for c in courses):
        return
    covered_from = min(at.period.start, *days)
    for m in at.ledger.members:
        since = m.in_office_since
        if m.duty == "书记" and since and covered_from <= since <= at.day:
            until = months_after(since, 6)
            if not _trained(m, Period(since, at.day), at):
                yield Due("新任书记参加任职培训", until, "F14", rows=(m.row.ref,))


def _trained(its: Member, span: Period, at: Outlook) -> bool:
    taken = (c for c in courses_in(at.ledger, span))
    return any(its.name in (took_part(c, at.ledger) or ()) for c in taken)


def personal_reports_due(at: Outlook) -> Iterator[Due]:
    """Yield in January the leaders' reports of the year, where the roster keeps their days."""
    last = date(at.day.year, 1, 31)
    leaders = [m for m in at.ledger.roster_on(last) if m.leads and COLUMN in m.row.columns]
    if at.day > last or not any(m.reported for m in leaders):
        return
    left = [m for m in leaders if not _reported(m, at)]
    if left:
        yield Due(f"领导干部报告个人有关事项（{len(left)}名未见记录）", last, "F17")


def _reported(its: Member, at: Outlook) -> bool:
    when = its.reported
    return when is not None and when.first.year == at.day.year and when.first <= at.day
