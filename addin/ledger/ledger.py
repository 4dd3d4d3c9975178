"""A ledger: everything read from one workbook, each piece with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, cast

from msgspec import Struct, field

from addin.ledger.branch_names import BranchNames
from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.asked_once import settled
from addin.ledger.forms.likeness import is_named_like_one
from addin.ledger.forms.sheet_reading import SheetReading
from addin.ledger.forms.sheets import read_sheets
from addin.ledger.grid import Grid
from addin.ledger.period import Period, period_in_title
from addin.ledger.record import replace
from addin.ledger.records.activity import Activity, activity, secretaries_named
from addin.ledger.records.called_off import NotHeld, apart
from addin.ledger.records.crossed_out import asked, marks
from addin.ledger.records.heads import OF_A_FEW
from addin.ledger.records.occasions import Occasions
from addin.ledger.records.repeats import Repeat, without_repeats
from addin.ledger.records.roster import GONE, Member, Roster, members_on, roster
from addin.ledger.records.settings import Settings, adapted, read_settings
from addin.ledger.refused_books import NO_BOOK_ALONE, refuse_without_activities
from addin.ledger.sheet_records import Parsed, R, Records
from addin.ledger.tables.confirmed_headings import read_mapping, settings_tables
from addin.ledger.tables.data_rows import ACTIVITIES
from addin.ledger.tables.dittos import with_dittos
from addin.ledger.tables.sheet_names import month_told, type_told
from addin.ledger.tables.table import Row, Table, find_tables, looks_untyped
from addin.ledger.values.counts import ratio_in_heading
from addin.ledger.values.dates import DateContext
from addin.ledger.values.names import Names
from addin.ledger.values.parsers import Context, Readings, Writing, parse_row, writing_of
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import folded

OWN_SHEETS = (
    "填写说明",
    "列表",
    "校验结果",
    "统计",
    "数据来源",
    "校验结果（台账通）",
    "统计（台账通）",
    "数据来源（台账通）",
    "台账通提示",
    "台账通标记",
    "台账通改动",
    "台账通提示（台账通）",
    "台账通标记（台账通）",
    "台账通改动（台账通）",
    "TaizhangMessages",
)
"""Sheets that the program writes into a ledger. A clerk's own sheet of the name keeps it: ours is
then called so with （台账通）."""


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
    ``days``: when the records are of, where the ledger keeps no activities.
    """

    name: str
    catalogue: Catalogue
    tables: tuple[Table, ...]
    unread: tuple[str, ...]
    too_large: tuple[str, ...]
    settings: Settings
    members: tuple[Member, ...]
    activities: tuple[Activity, ...]
    problems: tuple[CellProblem, ...]
    records: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    untyped: tuple[str, ...] = ()
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
        names = self.branch_names.of
        wanted = names(branch) or (branch,) if branch else self.branches or ("",)
        named = {name for _, of in self._secretaries for name in names(of) or (of,)}
        anywhere = sum(not of for _, of in self._secretaries)
        return anywhere >= max(1, len(self.branches)) or named.issuperset(wanted)

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
        latest = [p for p in found if p.start.year == max(q.start.year for q in found)]
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


class Known(Struct, frozen=True):
    """What is known before a workbook is read.

    ``kinds``: the records to read besides activities, members and 参数. ``year``: the year of dates
    without one, where neither the sheet's title nor the 参数 sheet states it. ``mapping``: headings
    confirmed, as 活动类形=活动类型.
    """

    catalogue: Catalogue
    kinds: Sequence[Records[Any]] = ()
    year: int | None = None
    mapping: Sequence[str] = ()


def read_ledger(name: str, grids: Iterable[Grid], known: Known) -> Ledger:
    """Read the sheets of a workbook into a ledger.

    Raises Refusal where no sheet with rows is understood, or where the one that seems to be the
    activity ledger is not.
    """
    grids = list(grids)
    too_large = tuple(g.sheet for g in grids if g.too_large)
    epochs = {g.sheet: g.date1904 for g in grids}
    maybe = settings_tables((g for g in grids if g.sheet not in OWN_SHEETS), known.catalogue)
    confirmed = read_mapping(grids, known.catalogue, maybe.values(), known.mapping)
    context = Context(known.catalogue, DateContext(None, any(epochs.values())))
    settings, problems = _settings((g for g in grids if g.sheet in maybe), known.catalogue, context)
    catalogue = adapted(known.catalogue, settings)
    sheets = read_sheets((g for g in grids if g.sheet not in OWN_SHEETS), catalogue, confirmed)
    tables = sheets.tables
    start = settings.day("报告期起")
    fallback = start.year if start else known.year
    reader = _Reader(tables, catalogue, settings, epochs, fallback)
    people = roster(reader.rows("党员名册"))
    reader.members = members = people.members
    reader.writing = writing_of(m.name for m in members)
    looks = marks(grids, tables)
    parted = [
        apart(t, _activities(reader, t, members), catalogue.status, looks.get(t.sheet))
        for t in tables
        if t.kind.name == "活动台账"
    ]
    by_type = {t.sheet for t in tables if type_told(t.sheet, "", catalogue)}
    by_type |= {t.sheet for t in tables if "活动类型" in t.implied}
    activities, repeats = without_repeats([a for p in parted for a in p.held], by_type)
    others = tuple(n for p in parted for n in p.others)
    unread = (g for g in grids if g.sheet in sheets.unread)
    untyped = tuple(g.sheet for g in unread if looks_untyped(g, catalogue))
    if not activities:
        named = [sheet for sheet in sheets.unread if is_named_like_one(sheet, catalogue)]
        refuse_without_activities(name, sheets, others, too_large, (*untyped, *named))
    records = {kind.name: kind.read(reader) for kind in known.kinds}
    days = (kind.day(its) for kind in known.kinds for its in records[kind.name])
    return Ledger(
        name,
        catalogue,
        tables,
        sheets.unread,
        too_large,
        settings,
        members,
        activities,
        (
            *(p for t in tables for p in t.problems),
            *problems,
            *_of_held(reader.problems, others),
            *asked(looks, tables),
        ),
        records,
        untyped=untyped,
        not_understood=sheets.not_understood,
        reading=sheets.reading,
        repeats=repeats,
        called_off=tuple(n for n in others if n.certain),
        roster=people,
        unclear=tuple(n for n in others if not n.certain),
        type_sheets=frozenset(by_type),
        days=() if activities else tuple(day for day in days if day),
    )


def _settings(
    grids: Iterable[Grid], catalogue: Catalogue, context: Context
) -> tuple[Settings, list[CellProblem]]:
    """Read the first sheet that is 参数 and nothing that has more columns."""
    tables = (t for g in grids for t in find_tables(g, catalogue))
    table = next((t for t in tables if t.kind.name == "参数"), None)
    return read_settings(table, catalogue, context) if table else (Settings(), [])


def _activities(reader: _Reader, table: Table, members: tuple[Member, ...]) -> Iterator[Activity]:
    rows = reader.rows("活动台账", table)
    return (activity(row, v, _everyone(members, v)) for row, v in rows)


def _of_held(problems: Iterable[CellProblem], others: Iterable[NotHeld]) -> list[CellProblem]:
    """Return the problems but for those in rows of what was never held: nothing hangs on them."""
    rows = (n.activity.row for n in others if n.certain)
    cells = {(row.sheet, row.address(column)) for row in rows for column in row.columns}
    return [p for p in problems if (p.sheet, p.cell) not in cells]


def _everyone(members: tuple[Member, ...], values: dict[str, Any]) -> int | None:
    """Return how many members there were on a row's day; None of meetings of a few of them."""
    when, types = values.get("日期"), values.get("活动类型")
    if not members or when is None or (types and not OF_A_FEW.isdisjoint(types.names)):
        return None
    return len(members_on(members, when.first, folded(values.get("党支部") or "")))


class _Reader:
    """Reads the rows of each kind of sheet, collecting problems."""

    def __init__(
        self,
        tables: Sequence[Table],
        catalogue: Catalogue,
        settings: Settings,
        epochs: dict[str, bool],
        year: int | None,
    ) -> None:
        self.tables = tables
        self.catalogue = catalogue
        self.members: tuple[Member, ...] = ()
        self.writing = Writing()
        self._epochs = epochs
        self._year = year
        self._lesson = settings.number("学时口径") or 60
        self._ratio = settings.text("到会人数写法") or ""
        self.problems: list[CellProblem] = []

    def rows(self, kind: str, table: Table | None = None) -> Parsed:
        """Return the parsed rows of all tables of a kind, or of one of them."""
        tables = [table] if table else [t for t in self.tables if t.kind.name == kind]
        return [parsed for its in tables for parsed in self._rows(its)]

    def _rows(self, table: Table) -> Iterator[tuple[Row, dict[str, Any]]]:
        context = self._context(table)
        known: dict[DateContext, Readings] = {}
        present = tuple(c for c in table.kind.columns if c.key in table.columns)
        above: Row | None = None
        found: list[CellProblem] = []
        occasions = Occasions(table.rows)
        for row in table.rows:
            complete = with_dittos(row, above)
            read = _of_its_time(context, row)
            before = known.setdefault(read.dates, {})
            columns = table.kind.columns if complete.filled else present
            values, problems = parse_row(complete, columns, read, before)
            its = occasions.of(complete, values, problems, read.dates)
            found += [p for p in its.problems if p.column not in row.merged]
            for occasion in its.values:
                yield complete, occasion
            above = complete
        self.problems += settled(table, found)

    def year(self, table: Table) -> int | None:
        """Return the year for what a sheet writes without one."""
        return self._context(table).dates.year

    def _context(self, table: Table) -> Context:
        year = next(
            (p.start.year for p in map(period_in_title, (table.title, table.sheet)) if p),
            self._year,
        )
        if not table.kind.assume_year:
            year = None
        minutes = "分" in table.headings.get("学时", "")
        month = month_told(table.sheet) if table.kind.name == "活动台账" else None
        dates = DateContext(year, self._epochs.get(table.sheet, False), month)
        ratio = ratio_in_heading(table.headings.get("实到人数", "")) or self._ratio
        return Context(self.catalogue, dates, self._lesson, minutes, ratio, self.writing)


def _of_its_time(context: Context, row: Row) -> Context:
    """Return the context as a band above the row tells its month or year."""
    if not row.month and not row.year:
        return context
    dates = context.dates
    told = replace(dates, month=row.month or dates.month, year=row.year or dates.year)
    return replace(context, dates=told)
