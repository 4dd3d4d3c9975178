"""The rows of each kind of sheet, their cells read as the sheet and its title let them be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from addin.ledger.catalogue import Catalogue
from addin.ledger.forms.asked_once import settled
from addin.ledger.grid import Grid
from addin.ledger.period import Period, period_in_title
from addin.ledger.record import replace
from addin.ledger.records.occasions import Occasions
from addin.ledger.records.roster import Member
from addin.ledger.records.settings import Settings
from addin.ledger.sheet_records import Parsed
from addin.ledger.tables.rows.data_rows import PRESENT
from addin.ledger.tables.rows.dittos import with_dittos
from addin.ledger.tables.sheet_names import month_told
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.dates import DateContext
from addin.ledger.values.heads.counts import ratio_in_heading
from addin.ledger.values.parsers import Context, Readings, Writing, parse_row
from addin.ledger.values.problems import CellProblem

CAME = "实到人数"


class RowReader:
    """Reads the rows of each kind of sheet, collecting problems."""

    def __init__(
        self,
        tables: Sequence[Table],
        catalogue: Catalogue,
        settings: Settings,
        epochs: dict[str, bool],
        time: int | Period | None,
    ) -> None:
        self.tables = tables
        self.catalogue = catalogue
        self.grids: Sequence[Grid] = ()
        self.members: tuple[Member, ...] = ()
        self.writing = Writing()
        self.year_of_activities: int | None = None
        self._epochs = epochs
        self._span = time if isinstance(time, Period) else None
        self._year = time.start.year if isinstance(time, Period) else time
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
        occasions = Occasions(table.rows, table.headings.get(CAME, ""))
        for row in table.rows:
            complete = with_dittos(row, above)
            read = _of_its_time(context, row)
            before = known.setdefault(read.dates, {})
            columns = table.kind.columns if complete.filled else present
            values, problems = parse_row(complete, columns, read, before)
            if problems and "+" in complete.text(PRESENT):
                from addin.ledger.records.guests_beside import (  # noqa: PLC0415 - seldom needed
                    with_guests_apart,
                )

                values, problems = with_guests_apart(complete, values, problems)
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
        told = next(filter(None, map(period_in_title, (table.title, table.sheet))), None)
        year, span = (told.start.year, told) if told else (self._year, self._span)
        year = year or self.year_of_activities
        if not table.kind.assume_year:
            year = span = None
        minutes = "分" in table.headings.get("学时", "")
        month = month_told(table.sheet) if table.kind.name == "活动台账" else None
        over = span if span and len(span.years_touched()) > 1 else None
        dates = DateContext(year, self._epochs.get(table.sheet, False), month, over)
        ratio = ratio_in_heading(table.headings.get(CAME, "")) or self._ratio
        ratio = ratio or self._ratio_elsewhere(table)
        return Context(self.catalogue, dates, self._lesson, minutes, ratio, self.writing)

    def _ratio_elsewhere(self, table: Table) -> str:
        """Return which number of 20/23 comes first as the book says it, or as most cells show it.

        Few ledgers write so; to others it costs nothing.
        """
        heads = [row.value(CAME) for row in table.rows] if CAME in table.columns else []
        if not any(isinstance(v, str) and ("/" in v or "／" in v) for v in heads):
            return ""
        from addin.ledger.values.heads import ratio_order  # noqa: PLC0415 - seldom needed

        return ratio_order.order_in_book(self.grids) or ratio_order.order_of_most(heads)


def _of_its_time(context: Context, row: Row) -> Context:
    """Return the context as a band above the row tells its month or year."""
    if not row.month and not row.year:
        return context
    dates = context.dates
    told = replace(dates, month=row.month or dates.month, year=row.year or dates.year)
    return replace(context, dates=replace(told, span=None) if row.year else told)
