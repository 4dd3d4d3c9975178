"""Courses: how many, how many heads, how many hours; who took part in which."""

from __future__ import annotations

from decimal import Decimal

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.sheets.training.record import COURSES, Course
from addin.statistics.statistic import Statistic, count, plain, refs


def courses_in(ledger: Ledger, period: Period) -> tuple[Course, ...]:
    """Return the courses that began in a period."""
    return tuple(c for c in ledger.of(COURSES) if c.when and c.when.within(period))


def course_figures(ledger: Ledger, period: Period) -> list[Statistic]:
    """Return 培训期数, 培训人次 and 培训学时; heads only of courses that say how many."""
    held = courses_in(ledger, period)
    if not held:
        return []
    found = [count("培训期数", held)]
    central = [c for c in held if c.central]
    if central:
        found.append(count("集中培训期数", central))
    headed = [c for c in held if heads(c, ledger) is not None]
    if headed:
        total = sum(heads(c, ledger) or 0 for c in headed)
        found.append(Statistic("培训人次", total, refs(headed)))
    timed = [c for c in held if c.hours]
    if timed:
        hours = sum((c.hours or Decimal(0) for c in timed), Decimal(0))
        found.append(Statistic("培训学时", plain(hours), refs(timed)))
    return found


def heads(course: Course, ledger: Ledger) -> int | None:
    """Return how many took part: the number in 张三等20人, else the names; None if unsaid."""
    if course.people and course.people.total:
        return course.people.total
    names = took_part(course, ledger)
    return len(names) if names else None


def took_part(course: Course, ledger: Ledger) -> tuple[str, ...] | None:
    """Return who took part by name, 全体党员 by the roster; None where the row doesn't tell."""
    if course.people and course.people.everyone and course.when and not course.people.groups:
        everyone = tuple(m.name for m in ledger.roster_on(course.when.first))
        return everyone or None
    return course.named
