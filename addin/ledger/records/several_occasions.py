"""Rows that may be several activities: 次数 says so, or the cell of the date lists days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

from msgspec import Struct

from addin.ledger.record import replace
from addin.ledger.records.each_occasion import each_occasion, lists_heads, problem_at
from addin.ledger.records.occasion import Read, without
from addin.ledger.tables.rows.data_rows import DATE, TIMES, Row
from addin.ledger.values.dates import DateContext, When, parse_when
from addin.ledger.values.days.day_lists import listed_days, times_told
from addin.ledger.values.days.parts_of_month import names_part
from addin.ledger.values.days.series import days_again
from addin.ledger.values.problems import CellProblem

_MOST = 31
_APART = 14  # days


class SeveralOccasions(Struct, frozen=True):
    """Reads the rows of a table that may be several activities.

    ``heading``: that of the heads, which may say of which time they are; ``numbered``: 次数 only
    numbers the rows.
    """

    heading: str
    numbered: bool

    def of_times(
        self, row: Row, values: dict[str, Any], problems: list[CellProblem], context: DateContext
    ) -> Read:
        """Return the activities of a row with 次数."""
        when: When | None = values.get(DATE)
        text = row.value(DATE)
        again = days_again(text, context) if isinstance(text, str) else ()
        if again and (when is None or not when.exact):
            return self._again(row, values, again, problems)
        if when is None:
            return Read((values,), problems)
        return self._several(row, values, problems, context)

    def _again(
        self,
        row: Row,
        values: dict[str, Any],
        days: Sequence[When],
        problems: list[CellProblem],
    ) -> Read:
        """Return the days of 每周五（3月—6月） where 次数 says as many; else so many, and ask."""
        times: int = values[TIMES]
        asked = without(problems, "date-unreadable", "date-vague")
        if times == len(days):
            sure = all(day.exact for day in days)
            return self._parted(row, values, days, asked if sure else [*asked, _by_month(row)])
        if self.numbered:
            return Read((values,), problems)
        whole = When(days[0].first, days[-1].last, exact=False)
        differ = _differ(row, len(days), times, times)
        return self._parted(row, values, [whole] * times, [*asked, differ])

    def _several(
        self, row: Row, values: dict[str, Any], problems: list[CellProblem], context: DateContext
    ) -> Read:
        """Return as many activities as 次数 says, where the days agree.

        Where they do not: those of the days that are listed, else one, and ask.
        """
        times, when = values[TIMES], values[DATE]
        listed = _listed(row, context)
        days = listed or _day_by_day(when)
        asked = without(problems, "date-two")
        if times == 1 and (listed or len(days) <= 1):
            return Read((values,), _with_part_known(row, asked))
        if times == len(days):
            return self._parted(row, values, days, asked)
        if self.numbered and not listed:
            return Read((values,), problems)
        if not when.exact and times <= _MOST:
            return self._parted(row, values, [when] * times, _with_part_known(row, problems))
        if times == 1:
            return Read((values,), problems)
        differ = _differ(row, len(days), times, len(listed) or 1)
        return self._parted(row, values, listed or [when], [*asked, differ])

    def told_by_row(
        self, row: Row, values: dict[str, Any], problems: list[CellProblem], context: DateContext
    ) -> Read:
        """Return an activity a day of a list of days, where something tells that they are several:
        the cell itself, as many heads beside it, or weeks between them.
        """
        days = _listed(row, context)
        if len(days) < 2:
            return Read((values,), problems)
        asked = without(problems, "date-two")
        if times_told(row.text(DATE)) or lists_heads(row, len(days)):
            return self._parted(row, values, days, asked)
        if _weeks_apart(days):
            said = problem_at(row, DATE, "date-several", {"count": len(days)})
            return self._parted(row, values, days, [*asked, said])
        return Read((values,), problems)

    def _parted(
        self,
        row: Row,
        values: dict[str, Any],
        days: Sequence[When],
        problems: list[CellProblem],
    ) -> Read:
        return each_occasion(row, values, days, problems, self.heading)


def _listed(row: Row, context: DateContext) -> list[When]:
    """Return the days that a row's cell lists, where all of them are sure."""
    text = row.value(DATE)
    days = listed_days(text, context.month) if isinstance(text, str) else ()
    found = [parse_when(day, context).value for day in days]
    sure = [when for when in found if when is not None and when.exact]
    return sure if len(sure) == len(found) else []


def _weeks_apart(days: Sequence[When]) -> bool:
    """Return whether days lie so far apart that no one activity went on over them."""
    ordered = sorted(days, key=lambda day: day.first)
    return all((b.first - a.last).days >= _APART for a, b in pairwise(ordered))


def _day_by_day(when: When) -> list[When]:
    """Return each day of a span, which may be an activity a day; none where no day is sure."""
    count = (when.last - when.first).days + 1 if when.exact else 0
    days = (when.first + timedelta(days=n) for n in range(min(count, _MOST + 1)))
    return [replace(when, first=day, last=day) for day in days]


def _with_part_known(row: Row, problems: list[CellProblem]) -> list[CellProblem]:
    """Return the problems of a row whose 次数 is sure: that only the week is known needs no fix."""
    if not any(p.column == DATE and p.problem.kind == "date-vague" for p in problems):
        return problems
    if not names_part(row.text(DATE)):
        return problems
    return [*without(problems, "date-vague"), _by_month(row)]


def _by_month(row: Row) -> CellProblem:
    return problem_at(row, DATE, "date-by-month", {})


def _differ(row: Row, days: int, times: int, counted: int) -> CellProblem:
    args: dict[str, object] = {"days": days, "times": times, "counted": counted}
    return problem_at(row, TIMES, "times-differ", args)
