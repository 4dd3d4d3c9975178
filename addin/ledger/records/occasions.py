"""The activities of a row: its day may be told by the row above, and 次数 may make it several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cached_property
from typing import Any

from msgspec import Struct

from addin.ledger.record import replace
from addin.ledger.tables.data_rows import DATE, TIMES, TYPE, Row
from addin.ledger.values.counts import parse_times
from addin.ledger.values.dates import DateContext, When, parse_when
from addin.ledger.values.days.day_lists import listed_days
from addin.ledger.values.days.relative_days import relative_day
from addin.ledger.values.problems import CellProblem, Problem
from addin.ledger.values.text import folded

_OF_ALL_TIMES = (
    *(
        "实到人数",
        "应到人数",
        "请假人员",
        "请假人数",
        "缺席人数",
        "学时",
        "有表决权应到",
        "有表决权实到",
    ),
    *("赞成", "反对", "弃权"),
)
_ASKED_ABOUT = ("实到人数", "应到人数", "学时")
_MOST = 31


class Read(Struct, frozen=True):
    """A row as it was read: ``values`` by column, one mapping an activity, and its problems."""

    values: tuple[dict[str, Any], ...]
    problems: list[CellProblem]


class Occasions:
    """Finds the activities of a table's rows, one row after the other."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._above: When | None = None

    def of(
        self, row: Row, values: dict[str, Any], problems: list[CellProblem], context: DateContext
    ) -> Read:
        """Return each activity of a row; most are one, as it was read."""
        when: When | None = values.get(DATE)
        if when is None and (when := relative_day(row.value(DATE), self._above)):
            values = {**values, DATE: when}
            problems = _without(problems, "date-unreadable")
        self._above = when
        if when is None or not values.get(TIMES):
            return Read((values,), problems)
        read = self._several(row, values, problems, context)
        self._above = read.values[-1][DATE]
        return read

    def _several(
        self, row: Row, values: dict[str, Any], problems: list[CellProblem], context: DateContext
    ) -> Read:
        """Return as many activities as 次数 says, where the days agree; else one, and ask."""
        times, when = values[TIMES], values[DATE]
        listed = _listed(row, context)
        days = listed or _day_by_day(when)
        asked = _without(problems, "date-two")
        if times == 1 and (listed or len(days) <= 1):
            return Read((values,), asked)
        if times == len(days):
            return _each(row, values, days, asked)
        if self._numbered and not listed:
            return Read((values,), problems)
        if not when.exact and times <= _MOST:
            return _each(row, values, [when] * times, problems)
        if times == 1:
            return Read((values,), problems)
        args: dict[str, object] = {"days": len(days), "times": times}
        return Read((values,), [*asked, _problem(row, TIMES, "times-differ", args)])

    @cached_property
    def _numbered(self) -> bool:
        """Whether 次数 only numbers the rows, or those of each type: 1, 2, 3."""
        by_type: dict[str, list[int | None]] = defaultdict(list)
        for row in self._rows:
            number = parse_times(row.value(TIMES)).value
            by_type[""].append(number)
            by_type[folded(row.text(TYPE)) or "?"].append(number)
        return any(
            len(found) > 1 and found == list(range(1, len(found) + 1)) for found in by_type.values()
        )


def _listed(row: Row, context: DateContext) -> list[When]:
    """Return the days that a row's cell lists, where all of them are sure."""
    text = row.value(DATE)
    days = listed_days(text, context.month) if isinstance(text, str) else ()
    found = [parse_when(day, context).value for day in days]
    sure = [when for when in found if when is not None and when.exact]
    return sure if len(sure) == len(found) else []


def _day_by_day(when: When) -> list[When]:
    """Return each day of a span, which may be an activity a day; none where no day is sure."""
    count = (when.last - when.first).days + 1 if when.exact else 0
    days = (when.first + timedelta(days=n) for n in range(min(count, _MOST + 1)))
    return [replace(when, first=day, last=day) for day in days]


def _each(
    row: Row, values: dict[str, Any], days: Iterable[When], problems: list[CellProblem]
) -> Read:
    """Return an activity a day: of which of them the heads and hours are is not known."""
    shared = {**values, **{key: None for key in _OF_ALL_TIMES if key in values}}
    found = tuple({**shared, DATE: day} for day in days)
    key = next((k for k in _ASKED_ABOUT if values.get(k) is not None), None)
    if key is None:
        return Read(found, problems)
    asked = _problem(row, key, "heads-of-several", {"column": key, "count": len(found)})
    return Read(found, [*problems, asked])


def _without(problems: Iterable[CellProblem], kind: str) -> list[CellProblem]:
    return [p for p in problems if p.column != DATE or p.problem.kind != kind]


def _problem(row: Row, column: str, kind: str, args: dict[str, object]) -> CellProblem:
    problem = Problem(kind, None, args)
    return CellProblem(row.sheet, row.address(column), column, row.text(column), problem)
