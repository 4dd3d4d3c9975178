"""A ledger: everything read from one workbook, each piece with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import cast

from msgspec import Struct, field

from addin.ledger.branch_names import BranchNames
from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.sheet_reading import SheetReading
from addin.ledger.period import Period, period_in_title
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity, secretaries_named
from addin.ledger.records.called_off import NotHeld
from addin.ledger.records.repeats import Repeat
from addin.ledger.records.roster import GONE, Member, Roster, members_on
from addin.ledger.records.settings import Settings
from addin.ledger.refused_books import NO_BOOK_ALONE
from addin.ledger.sheet_records import R, Records
from addin.ledger.tables.rows.data_rows import ACTIVITIES
from addin.ledger.tables.table import Table
from addin.ledger.values.names import Names
from addin.ledger.values.problems import CellProblem


class Ledger(Struct, frozen=True, dict=True):
    """A workbook read.

    ``tables`` are the sheets understood, ``unread`` those that were not, ``too_large`` those with
    cells so far away that they could not be read. ``untyped``: unread sheets that lack nothing but
    the type of activity. ``repeats``: rows that repeat an activity of another sheet,
    ``called_off``: those of what was never held, and ``unclear``: those of which that is to be
    asked; none of them is counted.
    ``not_understood``: sheets that seem to hold activities but were not understood; what is missing
    may be there. ``reading``: how each sheet was read.
    ``roster``: the rosters as read, with who is no member.
    ``type_sheets``: sheets that hold one type of activity. ``opened``: somebody has it open.
    ``records``: those of the other kinds of sheets by the kind's name; see ``of``.
    ``branch``: of a ledger cut down to one branch, see ``by_branch``, its name, and ``whole``: the
    ledger that it was cut from.
    ``hidden``: the sheets that Excel does not show, ``drafts``: those of them not read as such.
    ``days``: when the records are of, where the ledger keeps no activities.
    """

    name: str
    catalogue: Catalogue
    tables: tuple[Table, ...]
    unread: tuple[str, ...]
    too_large: Mapping[str, int]
    settings: Settings
    members: tuple[Member, ...]
    activities: tuple[Activity, ...]
    problems: tuple[CellProblem, ...]
    records: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    untyped: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    called_off: tuple[NotHeld, ...] = ()
    roster: Roster = Roster()
    unclear: tuple[NotHeld, ...] = ()
    type_sheets: frozenset[str] = frozenset()
    not_understood: tuple[str, ...] = ()
    reading: tuple[SheetReading, ...] = ()
    opened: bool = False
    branch: str = ""
    whole: Ledger | None = None
    days: tuple[date, ...] = ()

    @cached_property
    def keeps_activities(self) -> bool:
        """Whether it is a ledger of activities: in a book of dues alone no meeting is missing."""
        return any(t.kind.name == ACTIVITIES and t.rows for t in self.tables)

    @cached_property
    def other_kinds(self) -> tuple[str, ...]:
        """The names of the kinds of sheets with rows, but for activities and 参数."""
        kinds = (t.kind.form_of or t.kind.name for t in self.tables if t.rows)
        return tuple(dict.fromkeys(k for k in kinds if k not in NO_BOOK_ALONE))

    def of(self, kind: Records[R]) -> tuple[R, ...]:
        """Return the records of a kind of sheet beside 活动台账; empty where there is none."""
        return cast(tuple[R, ...], self.records.get(kind.name, ()))

    def held(self, type_name: str, period: Period) -> tuple[Activity, ...]:
        """Return the activities of a type in a period: the one place where they are counted."""
        return _within(self._times.get(type_name, ()), period)

    def within(self, period: Period) -> tuple[Activity, ...]:
        """Return all activities in a period, whatever their type."""
        return _within(self._all_times, period)

    @cached_property
    def _times(self) -> dict[str, tuple[_Time, ...]]:
        return {name: _timed(found) for name, found in self.by_type.items()}

    @cached_property
    def _all_times(self) -> tuple[_Time, ...]:
        return _timed(self.activities)

    @cached_property
    def by_type(self) -> dict[str, tuple[Activity, ...]]:
        """All activities by canonical type; a 暨 row stands under each of its types.

        With 合并计数口径 = 只计主类型 only the first type of a row counts.
        """
        first_only = self.settings.text("合并计数口径") == "只计主类型"
        lectures_too = self.settings.text("微党课计入党课") == "是"
        found: dict[str, list[Activity]] = {}
        for a in self.activities:
            names = a.type_names[:1] if first_only else a.type_names
            if lectures_too and "微党课" in names and "党课" not in names:
                names = (*names, "党课")
            for name in names:
                found.setdefault(name, []).append(a)
        return {name: tuple(rows) for name, rows in found.items()}

    def roster_on(self, day: date, branch: str = "") -> tuple[Member, ...]:
        """Return who was a member on a day; of one branch, where the roster tells them apart.

        Of a joint activity of 第一、第二党支部 these are the members of both.
        """
        named = self.branch_names.of(branch) if branch else ()
        its = [written for name in named for written in self._rostered.get(name, ())]
        return tuple([m for one in its or [branch] for m in members_on(self.members, day, one)])

    @cached_property
    def _rostered(self) -> dict[str, tuple[str, ...]]:
        """The branches as the roster writes them, by the names that they have in the ledger."""
        found: dict[str, dict[str, None]] = {}
        for m in self.members:
            for name in self.branch_names.of(m.branch) if m.branch else ():
                found.setdefault(name, {})[m.branch] = None
        return {name: tuple(its) for name, its in found.items()}

    @cached_property
    def secretaries(self) -> frozenset[str]:
        """The names of those who are called 书记: by the roster, by 参数, or beside their name."""
        return frozenset(name for name, _ in self._secretaries)

    def knows_secretary(self, branch: str = "") -> bool:
        """Return whether it is known who is secretary: of one branch, or of each of them."""
        if self.whole:
            return self.whole.knows_secretary(branch or self.branch)
        if branch not in self._secretary_known:
            self._secretary_known[branch] = self._is_led(branch)
        return self._secretary_known[branch]

    @cached_property
    def _secretary_known(self) -> dict[str, bool]:
        return {}

    def _is_led(self, branch: str) -> bool:
        names = self.branch_names.of
        wanted = names(branch) or (branch,) if branch else self.branches or ("",)
        anywhere = sum(not of for _, of in self._secretaries)
        return anywhere >= max(1, len(self.branches)) or self._led.issuperset(wanted)

    @cached_property
    def _led(self) -> frozenset[str]:
        """The branches of which a secretary is known."""
        names = self.branch_names.of
        return frozenset(name for _, of in self._secretaries for name in names(of) or (of,))

    @cached_property
    def _secretaries(self) -> frozenset[tuple[str, str]]:
        """The secretaries, each with the branch, where that is known."""
        stated: Names = self.settings.values.get("书记姓名") or Names()
        return frozenset(
            [
                *((m.name, m.branch) for m in self.members if m.duty == "书记" and m.name),
                *((name, "") for name in stated.names),
                *((name, a.branch) for a in self.activities for name in secretaries_named(a)),
            ]
        )

    @cached_property
    def branch_names(self) -> BranchNames:
        """The names of the branches: those of the activities, and those that the roster adds."""
        sheets = (t.implied.get("党支部", "") for t in self.tables if t.kind.name == "活动台账")
        present = (m for m in self.members if m.name and m.state not in GONE)
        return BranchNames(
            [*sheets, *(a.branch for a in self.activities)], (m.branch for m in present)
        )

    @cached_property
    def branches(self) -> tuple[str, ...]:
        """The branches that the ledger is kept for, where its activities tell several apart."""
        if self.whole:
            return ()
        names = self.branch_names
        return names.names if len(names.told) > 1 else names.told

    @cached_property
    def by_branch(self) -> Mapping[str, Ledger]:
        """A ledger for each of several branches: its activities, joint ones too, and its members.

        Other sheets do not say whose their rows are, and are left out.
        """
        if len(self.branches) < 2:
            return {}
        held: dict[str, list[Activity]] = {name: [] for name in self.branches}
        for a in self.activities:
            for name in self.branch_names.of(a.branch):
                held[name].append(a)
        return {name: self._of_branch(name, tuple(its)) for name, its in held.items()}

    def of_branches(self, names: tuple[str, ...]) -> Ledger:
        """Return the ledger cut down to one branch, or to several: a joint activity counts once."""
        if len(names) == 1:
            return self.by_branch[names[0]]
        its = [self.by_branch[name] for name in names]
        activities = tuple(dict.fromkeys(id(a) for one in its for a in one.activities))
        held = tuple(a for a in self.activities if id(a) in activities)
        members = tuple(m for one in its for m in one.members)
        return replace(its[0], activities=held, members=members)

    def _of_branch(self, name: str, activities: tuple[Activity, ...]) -> Ledger:
        written = self._rostered.get(name, ())
        members = tuple(m for m in self.members if m.branch in written)
        return replace(
            self, branch=name, whole=self, activities=activities, members=members, records={}
        )

    def table(self, kind: str) -> Table | None:
        """Return the first sheet of a kind."""
        return next((t for t in self.tables if t.kind.name == kind), None)

    @cached_property
    def title_period(self) -> Period | None:
        """The span named by the titles, or failing that the names, of the activity sheets.

        A sheet a month is one span together; of several years the latest counts. A book without
        activities has its span from the other sheets.
        """
        kept = ACTIVITIES if self.keeps_activities else None
        sheets = [t for t in self.tables if kept in (None, t.kind.name)]
        named = [period_in_title(t.title) or period_in_title(t.sheet) for t in sheets]
        found = [p for p in named if p]
        latest = [p for p in found if p.end.year == max(q.end.year for q in found)]
        if not latest:
            return None
        return Period(min(p.start for p in latest), max(p.end for p in latest))


_Time = tuple[date, date, Activity]
"""The days that have to lie in a period for an activity to count there, see ``When.within``."""


def _timed(found: Iterable[Activity]) -> tuple[_Time, ...]:
    dated = ((a, a.when) for a in found if a.when is not None)
    return tuple((when.first, when.first if when.exact else when.last, a) for a, when in dated)


def _within(found: Iterable[_Time], period: Period) -> tuple[Activity, ...]:
    start, end = period.start, period.end
    return tuple([a for first, last, a in found if start <= first and last <= end])
