"""The sheets of a workbook read into a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.sheets import read_sheets
from addin.ledger.grid import Grid
from addin.ledger.ledger import Ledger
from addin.ledger.own_sheets import OWN_SHEETS
from addin.ledger.period import Period, plausible
from addin.ledger.records.activity import Activity, activity
from addin.ledger.records.called_off import NotHeld, apart
from addin.ledger.records.crossed_out import asked, marks
from addin.ledger.records.heads import OF_A_FEW
from addin.ledger.records.repeats import without_repeats
from addin.ledger.records.roster import Member, members_on, roster
from addin.ledger.records.settings import Settings, adapted, read_settings
from addin.ledger.refused_books import refuse_without_activities
from addin.ledger.row_reader import RowReader
from addin.ledger.sheet_records import Records
from addin.ledger.tables.headings.confirmed_headings import (
    HeadingMap,
    read_mapping,
    settings_tables,
)
from addin.ledger.tables.hidden_sheets import drafts
from addin.ledger.tables.rows.data_rows import ACTIVITIES, TYPE
from addin.ledger.tables.sheet_names import is_named_like_ledger, type_told
from addin.ledger.tables.table import Table, find_tables, looks_untyped
from addin.ledger.values.dates import DateContext
from addin.ledger.values.parsers import Context, writing_of
from addin.ledger.values.problems import CellProblem
from addin.ledger.values.text import folded

_NEARLY_ALL = 0.9
_LEAST_HELD = 3


class Known(Struct, frozen=True):
    """What is known before a workbook is read.

    ``kinds``: the records to read besides activities, members and 参数. ``time``: the year
    or the period of dates without a year, where neither the sheet's title nor the 参数 sheet
    states it. ``mapping``: headings
    confirmed, as 活动类形=活动类型.
    """

    catalogue: Catalogue
    kinds: Sequence[Records[Any]] = ()
    time: int | Period | None = None
    mapping: Sequence[str] = ()


class _Stated(Struct, frozen=True):
    """What 参数 states: settings, problems met in it, the catalogue as it changes it, headings."""

    settings: Settings
    problems: list[CellProblem]
    catalogue: Catalogue
    headings: HeadingMap


def read_ledger(name: str, grids: Iterable[Grid], known: Known) -> Ledger:
    """Read the sheets of a workbook into a ledger.

    Raises Refusal where no sheet with rows is understood, or where the one that seems to be the
    activity ledger is not.
    """
    grids = list(grids)
    stated = _stated(grids, known)
    catalogue, aside = stated.catalogue, drafts(g for g in grids if g.sheet not in OWN_SHEETS)
    clerks = (g for g in grids if not g.without_cells and g.sheet not in (*OWN_SHEETS, *aside))
    sheets = read_sheets(clerks, catalogue, stated.headings)
    tables = sheets.tables
    reader = _reader(tables, grids, stated, known)
    people = roster(reader.rows("党员名册"))
    reader.members = members = people.members
    reader.writing = writing_of(m.name for m in members)
    looks = marks(grids, tables)
    parted = [
        apart(t, _activities(reader, t, members), catalogue.status, looks.get(t.sheet))
        for t in tables
        if t.kind.name == ACTIVITIES
    ]
    by_type = _type_sheets(tables, catalogue)
    activities, repeats = without_repeats([a for p in parted for a in p.held], by_type)
    reader.year_of_activities = _year_of(activities)
    if len(by_type) > 1:
        from addin.ledger.records.held_together import held_together  # noqa: PLC0415 - few books

        activities, both = held_together(activities, by_type, catalogue)
        repeats += both
    others = tuple(n for p in parted for n in p.others)
    too_large = {g.sheet: g.too_large for g in grids if g.too_large}
    unread = (g for g in grids if g.sheet in sheets.unread)
    untyped = tuple(g.sheet for g in unread if looks_untyped(g, catalogue))
    if not activities:
        named = [sheet for sheet in sheets.unread if is_named_like_ledger(sheet, catalogue)]
        refuse_without_activities(name, sheets, others, too_large, (*untyped, *named))
    records = {kind.name: kind.read(reader) for kind in known.kinds}
    days = (kind.day(its) for kind in known.kinds for its in records[kind.name])
    return Ledger(
        name,
        catalogue,
        tables,
        (*sheets.unread, *(g.sheet for g in grids if g.without_cells)),
        too_large,
        stated.settings,
        members,
        activities,
        (
            *(p for t in tables for p in t.problems),
            *stated.problems,
            *_of_held(reader.problems, others),
            *asked(looks, tables),
        ),
        records,
        untyped=untyped,
        hidden=tuple(g.sheet for g in grids if g.hidden and g.sheet not in OWN_SHEETS),
        drafts=aside,
        not_understood=sheets.not_understood,
        reading=sheets.reading,
        repeats=repeats,
        called_off=tuple(n for n in others if n.certain),
        roster=people,
        unclear=tuple(n for n in others if not n.certain),
        type_sheets=by_type,
        days=() if activities else tuple(day for day in days if day),
    )


def _stated(grids: Sequence[Grid], known: Known) -> _Stated:
    """Read the first sheet that is 参数 and nothing that has more columns."""
    maybe = settings_tables((g for g in grids if g.sheet not in OWN_SHEETS), known.catalogue)
    headings = read_mapping(grids, known.catalogue, maybe.values(), known.mapping)
    tables = (t for g in grids if g.sheet in maybe for t in find_tables(g, known.catalogue))
    table = next((t for t in tables if t.kind.name == "参数"), None)
    if table is None:
        return _Stated(Settings(), [], known.catalogue, headings)
    context = Context(known.catalogue, DateContext(None, any(g.date1904 for g in grids)))
    settings, problems = read_settings(table, known.catalogue, context)
    return _Stated(settings, problems, adapted(known.catalogue, settings), headings)


def _reader(
    tables: Sequence[Table], grids: Sequence[Grid], stated: _Stated, known: Known
) -> RowReader:
    start = stated.settings.day("报告期起")
    epochs = {g.sheet: g.date1904 for g in grids}
    end = stated.settings.day("报告期止")
    of_settings = Period(start, end) if start and end and plausible(start, end) else None
    time = of_settings or (start.year if start else known.time)
    reader = RowReader(tables, stated.catalogue, stated.settings, epochs, time)
    reader.grids = [g for g in grids if g.sheet not in OWN_SHEETS]
    return reader


def _year_of(activities: Sequence[Activity]) -> int | None:
    """Return the year that nearly all activities are of: that of a sheet of dues beside them."""
    years = Counter(a.when.first.year for a in activities if a.when)
    for year, held in years.most_common(1):
        return year if held >= years.total() * _NEARLY_ALL and held >= _LEAST_HELD else None
    return None


def _type_sheets(tables: Iterable[Table], catalogue: Catalogue) -> frozenset[str]:
    """Return the sheets that hold one type of activity."""
    return frozenset(
        t.sheet for t in tables if TYPE in t.implied or type_told(t.sheet, "", catalogue)
    )


def _activities(reader: RowReader, table: Table, members: tuple[Member, ...]) -> Iterator[Activity]:
    rows = reader.rows(ACTIVITIES, table)
    return (activity(row, v, _everyone(members, v)) for row, v in rows)


def _of_held(problems: Iterable[CellProblem], others: Iterable[NotHeld]) -> list[CellProblem]:
    """Return the problems but for those in rows of what was never held: nothing hangs on them."""
    rows = (n.activity.row for n in others if n.certain or n.reason == "prefilled")
    cells = {(row.sheet, row.address(column)) for row in rows for column in row.columns}
    return [p for p in problems if (p.sheet, p.cell) not in cells]


def _everyone(members: tuple[Member, ...], values: dict[str, Any]) -> int | None:
    """Return how many members there were on a row's day; None of meetings of a few of them."""
    when, types = values.get("日期"), values.get("活动类型")
    if not members or when is None or (types and not OF_A_FEW.isdisjoint(types.names)):
        return None
    return len(members_on(members, when.first, folded(values.get("党支部") or "")))
