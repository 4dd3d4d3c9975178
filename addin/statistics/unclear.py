"""What may be an activity that seems to be missing: rows and sheets that are not read for sure.

Such a row has a finding at its cell, such a sheet one of its own. That the activity is missing is
not known then, and nothing says so. Here alone is decided what may be it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, month
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity
from addin.ledger.records.called_off import NotHeld
from addin.ledger.records.mistyped_years import meant_day
from addin.ledger.tables.other_periods import of_another_time, tables_outside
from addin.ledger.tables.sheet_names import bare, is_body, type_told
from addin.ledger.tables.strays import Ledgers, days_in_period
from addin.ledger.tables.table import Row
from addin.ledger.values.activity_types.type_frames import is_something_else
from addin.ledger.values.activity_types.types import Types, parse_types
from addin.ledger.values.activity_types.uncounted_types import proposed_type
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled
from addin.statistics.other_words import may_be as may_be_by_words

_MONTH = pattern(r"(?:\d{4}[年./\-])?(\d{1,2})月|\d{4}[./\-](\d{1,2})(?=[./\-])")
_MOST_NAMED = 5
IN_BRACKETS = "type-in-brackets"

Reason = Literal["unread", "year", "branch", "unheld"]
_REASONS: Mapping[Reason, str] = {
    "unread": "的日期或类型没有读出",
    "year": "的年份多半写错了",
    "branch": "没有写明是哪个支部",
    "unheld": "看不出开了没有",
}


class UnclearRow(Struct, frozen=True):
    """A row of which day, type or branch is not sure, or whether it was held.

    ``types``: what it may be, None for any type. ``spans``: when, None for any time. ``branches``:
    whose, None for any. ``broad``: it says 三会一课, or nothing, of its type.
    """

    row: Activity
    types: frozenset[str] | None
    spans: tuple[Period, ...] | None
    branches: frozenset[str] | None = None
    broad: bool = False
    reason: Reason = "unread"

    def may_be(self, type_name: str, branch: str, span: Period) -> bool:
        """Return whether it may be of a type, of a branch ("" for any) and in a span."""
        return (
            (self.types is None or type_name in self.types)
            and (not branch or self.branches is None or branch in self.branches)
            and (self.spans is None or any(span.overlaps(s) for s in self.spans))
        )


class UnclearSheet(Struct, frozen=True):
    """A sheet that is not understood and may hold activities, or that is of another time.

    ``types`` and ``branches``: what its name limits it to, None for any. ``why``: what is unclear.
    """

    sheet: str
    types: frozenset[str] | None = None
    branches: frozenset[str] | None = None
    why: str = "没有读懂"

    def may_hold(self, type_name: str, branch: str) -> bool:
        """Return whether it may hold activities of a type, of a branch ("" for any)."""
        return (self.types is None or type_name in self.types) and (
            not branch or self.branches is None or branch in self.branches
        )


class Unclear(Struct, frozen=True):
    """The rows and sheets that may be something; false where there are none.

    ``notes``: what else leaves it open whether something is missing, in words.
    """

    rows: tuple[UnclearRow, ...] = ()
    sheets: tuple[UnclearSheet, ...] = ()
    notes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows or self.sheets or self.notes)

    def of(self, type_name: str, branch: str, span: Period) -> Unclear:
        """Return what may be an activity of a type, of a branch ("" for any) in a span."""
        if not self:
            return self
        return Unclear(
            tuple(u for u in self.rows if u.may_be(type_name, branch, span)),
            tuple(s for s in self.sheets if s.may_hold(type_name, branch)),
            self.notes,
        )

    def but(self, held: Iterable[Activity]) -> Unclear:
        """Return the same without rows that are counted already."""
        known = {a.row.place for a in held}
        return replace(self, rows=tuple(u for u in self.rows if u.row.row.place not in known))

    @property
    def words(self) -> str:
        """Which rows and sheets they are and why; with its sheet's name where there are several."""
        by_reason: dict[str, list[Activity]] = {}
        for u in self.rows:
            by_reason.setdefault(_REASONS[u.reason], []).append(u.row)
        said = [f"{_numbers(rows)}{why}" for why, rows in by_reason.items()]
        said += [f"工作表“{s.sheet}”{s.why}" for s in self.sheets]
        return "；".join((*said, *self.notes))


NOTHING_UNCLEAR = Unclear()


class Doubts(Struct, frozen=True, dict=True):
    """What may be an activity that a ledger seems to lack in a period; looked for once."""

    ledger: Ledger
    period: Period

    def of(self, type_name: str, branch: str, span: Period) -> Unclear:
        """Return what may be an activity of a type, of a branch ("" for any) in a span.

        Where there is none, its absence is sure.
        """
        return self.every.of(type_name, branch, span)

    @cached_property
    def every(self) -> Unclear:
        """All rows and sheets that may be some activity."""
        whole = self.ledger.whole or self.ledger
        sheets = (*_sheets(whole), *_sheets_of_another_time(whole, self.period))
        return Unclear(tuple(_Rows(whole, self.period).found()), sheets)


def _sheets(ledger: Ledger) -> Iterator[UnclearSheet]:
    """Yield the sheets that may hold activities and were not read."""
    for sheet in dict.fromkeys((*ledger.not_understood, *ledger.untyped, *ledger.too_large)):
        told = type_told(sheet, "", ledger.catalogue)
        types = frozenset(told.split("暨")) if told else None
        name = bare(sheet)
        branches = ledger.branch_names.of(name) if is_body(name) else ()
        yield UnclearSheet(sheet, types, frozenset(branches) or None)
    for p in ledger.problems:
        if p.problem.kind == "heading-twice" and p.problem.args.get("unsure"):
            yield UnclearSheet(p.sheet, why="有两列日期，不知道按哪一列")


def _sheets_of_another_time(ledger: Ledger, period: Period) -> Iterator[UnclearSheet]:
    """Yield the activity sheets where all that the ledger holds is of another time."""
    if of_another_time(ledger, period):
        for sheet in dict.fromkeys(a.row.sheet for a in ledger.activities):
            yield UnclearSheet(sheet, why="的记录都不是报告期的")


class _Rows:
    """Finds the rows of a ledger that may be something else, or more, than they are counted as."""

    def __init__(self, ledger: Ledger, period: Period) -> None:
        self._ledger = ledger
        self._period = period
        self._several = len(ledger.branches) > 1
        self._names = ledger.branch_names
        self._doubtful: dict[str, bool] = {}
        self._proposals = {
            (p.sheet, p.cell): p.problem.suggestion
            for p in ledger.problems
            if p.column == "活动类型" and p.problem.suggestion
        }
        self._asked = {(p.sheet, p.cell) for p in ledger.problems if p.problem.kind == IN_BRACKETS}

    def found(self) -> Iterator[UnclearRow]:
        unread = [a for a in self._ledger.activities if not self._sure(a)]
        outside = tables_outside(self._ledger, self._period) if unread else ()
        for a in unread:
            number = a.row.number
            if any(o.sheet == a.row.sheet and o.first <= number <= o.last for o in outside):
                continue
            spans = self._spans(a)
            if spans is None or spans:
                yield from self._may_be(a, spans)
        yield from (u for n in self._ledger.unclear if (u := self._unheld(n)) is not None)

    def _unheld(self, row: NotHeld) -> UnclearRow | None:
        """Return a row of which it is asked whether it was held; a planned day is no sure one."""
        a = row.activity
        if a.types is None or (a.when is not None and not a.within(self._period)):
            return None
        spans = self._spans(a) if row.reason != "plan" else None
        types = frozenset(a.type_names)
        return UnclearRow(a, types, spans, self._branches(a), reason="unheld")

    def _sure(self, a: Activity) -> bool:
        """Return whether a row is of one type, one month and known branches."""
        if a.when is None or a.types is None or a.types.remark:
            return False
        if not (a.when.exact or _one_month(a)) or not a.within(self._period):
            return False
        return not self._several or not self._may_be_of_others(a.branch)

    def _may_be_of_others(self, branch: str) -> bool:
        """Return whether a row may be of other branches than those that its cell names."""
        if branch not in self._doubtful:
            named = self._names.of(branch)
            self._doubtful[branch] = self._meant(branch) != frozenset(named)
        return self._doubtful[branch]

    def _may_be(self, a: Activity, spans: tuple[Period, ...] | None) -> Iterator[UnclearRow]:
        branches = self._branches(a)
        if a.types is None:
            yield self._untyped(a, spans, branches)
            return
        if more := self._in_brackets(a.types, a.row):
            yield UnclearRow(a, more, spans, branches)
        types = frozenset(a.type_names)
        if a.when is None or not a.within(self._period) or not (a.when.exact or _one_month(a)):
            elsewhere = a.when is not None and a.when.exact
            yield UnclearRow(a, types, spans, branches, reason="year" if elsewhere else "unread")
        elif self._several and self._may_be_of_others(a.branch):
            yield UnclearRow(a, types, spans, branches, reason="branch")

    def _untyped(
        self, a: Activity, spans: tuple[Period, ...] | None, branches: frozenset[str] | None
    ) -> UnclearRow:
        """Return a row whose type is not read: of those proposed, of its class, or of any."""
        catalogue, named = self._ledger.catalogue, folded(a.row.text("活动类型"))
        proposal = self._proposals.get((a.row.sheet, a.row.address("活动类型")))
        proposal = proposal or proposed_type(named, catalogue)  # none is made for a part of a cell
        if proposal and (types := parse_types(proposal, catalogue).value):
            return UnclearRow(a, frozenset(types.names), spans, branches)
        known = {t.name for t in catalogue.activity.types if named and t.group == named}
        known |= self._among(named)
        if is_unfilled(a.row.value("活动类型")) and (told := self._told_by_topic(a)):
            return UnclearRow(a, told, spans, branches)
        meant = frozenset(known) or self._may_be_by_words(named)
        return UnclearRow(a, meant, spans, branches, broad=True)

    def _may_be_by_words(self, named: str) -> frozenset[str] | None:
        activity = self._ledger.catalogue.activity
        if named in activity.too_broad:
            return None
        return may_be_by_words(named, (t.name for t in activity.types))

    def _told_by_topic(self, a: Activity) -> frozenset[str]:
        """Return the types that the topic of a row without a type names: 九月份支委会."""
        topic = folded(a.topic or a.content)
        return frozenset() if is_something_else(topic) else self._among(topic)

    def _in_brackets(self, types: Types, row: Row) -> frozenset[str]:
        """Return the types that may have been held too, as in 党员大会（主题党日）."""
        if (row.sheet, row.address("活动类型")) not in self._asked:
            return frozenset()
        return self._among(types.remark) - set(types.names)

    def _among(self, words: str) -> frozenset[str]:
        catalogue = self._ledger.catalogue
        return frozenset(catalogue.type_names[n] for n in catalogue.activity.framed if n in words)

    def _spans(self, a: Activity) -> tuple[Period, ...] | None:
        """Return when a row may have been; None for any time, empty for none in the period."""
        if a.when is None:
            number = _month_of(a)
            years = self._period.years_touched()
            return tuple(month(y, number) for y in years) if number else None
        if a.within(self._period) or not a.when.exact:
            span = Period(a.when.first, a.when.first if a.when.exact else a.when.last)
            return (span,) if span.overlaps(self._period) else ()
        day = meant_day(a, self._period) or self._days_of_strays.get(a.row.place)
        return (Period(day, day),) if day else ()

    @cached_property
    def _days_of_strays(self) -> Mapping[tuple[object, ...], date]:
        """The days in the period that rows of another year among its rows may be of."""
        its = self._ledger
        ledgers = Ledgers(its.activities, its.tables, its.title_period, self._period)
        return days_in_period(ledgers.strays(), self._period)

    def _branches(self, a: Activity) -> frozenset[str] | None:
        """Return whose activity a row may be; None for any branch's."""
        return self._meant(a.branch)

    def _meant(self, branch: str) -> frozenset[str] | None:
        named = self._names.of(branch)
        if not named:
            return None
        return frozenset((*named, *(n for one in named for n in self._names.like(one))))


def _one_month(a: Activity) -> bool:
    when = a.when
    return when is not None and (when.first.year, when.first.month) == (
        when.last.year,
        when.last.month,
    )


def _month_of(a: Activity) -> int | None:
    m = _MONTH.search(han_to_arabic(folded(a.row.text("日期"))))
    number = int(m[1] or m[2]) if m else a.row.month
    return number if number and 1 <= number <= 12 else None


def _numbers(rows: list[Activity]) -> str:
    """Return the numbers of rows, five at most: 第4、5行; of several sheets each with its name."""
    named = rows[:_MOST_NAMED]
    more = "等" if len(rows) > _MOST_NAMED else ""
    sheets = list(dict.fromkeys(a.row.sheet for a in named))
    said = []
    for sheet in sheets:
        numbers = "、".join(str(a.row.number) for a in named if a.row.sheet == sheet)
        said.append((f"“{sheet}”" if len(sheets) > 1 else "") + f"第{numbers}")
    return f"{'行、'.join(said)}{more}行"
