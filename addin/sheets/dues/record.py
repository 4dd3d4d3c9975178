"""The sheet 党费收缴: what each member owed and paid, month by month.

It comes long, a row a person and month, and wide, a row a person with columns 1月 to 12月; both
give the same records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from addin.ledger.period import Period, month, period_in_title
from addin.ledger.record import Discreet, replace
from addin.ledger.records.roster import Person, day_of
from addin.ledger.sheet_records import Parsed, Records, SheetReader
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.amounts import Payment, cents
from addin.ledger.values.dates import When
from addin.ledger.values.month_columns import month_column
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_blank

LONG = "党费收缴"
WIDE = "党费收缴（按月分列）"
PAID_STATES = ("已缴", "补缴", "少缴")


class Dues(Discreet, frozen=True):
    """What one member owed and paid for one month; None where the sheet does not say.

    ``base`` is never shown. ``columns`` tells in which column of the row each fact stands.
    ``told``: the sheet says somewhere whether it was paid. ``blank``: the month's cell of a wide
    sheet is empty.
    """

    unshown: ClassVar[tuple[str, ...]] = ("base", "due", "paid")

    row: Row
    name: str
    mark: str
    month: date
    category: str | None
    base: Decimal | None
    rate: Decimal | None
    due: Decimal | None
    paid: Decimal | None
    paid_on: date | None
    method: str
    state: str | None
    remark: str
    columns: Mapping[str, str]
    told: bool = True
    blank: bool = False

    @property
    def who(self) -> tuple[str, str]:
        """The member: the name and what tells namesakes apart."""
        return self.name, self.mark

    @property
    def span(self) -> Period:
        """The month as a span of days."""
        return month(self.month.year, self.month.month)

    @property
    def settled(self) -> bool:
        """Whether something was paid."""
        if self.paid is not None:
            return self.paid > 0
        return self.state in PAID_STATES or (self.state is None and self.paid_on is not None)

    def column(self, fact: str) -> str:
        """Return the column of the row in which 应缴, 实缴 or 计算基数 stands."""
        return self.columns.get(fact, "姓名")


def read_dues(reader: SheetReader) -> tuple[Dues, ...]:
    """Return the records of all dues sheets, long and wide, by row and then by month.

    A category that a sheet does not state is the one of the roster.
    """
    found: list[Dues] = []
    for table in reader.tables:
        if table.kind.name == LONG:
            told = _month_told(table, reader.year(table))
            for row, values in reader.rows(LONG, table):
                found += _by_month(_of_row(row, values, told), values.get("年月"))
        elif table.kind.name == WIDE:
            found += _of_wide(reader.rows(WIDE, table), _year_told(table, reader.year(table)))
    known = {(m.name, m.mark): m.dues_category for m in reader.members}
    return tuple(d if d.category else replace(d, category=known.get(d.who)) for d in found)


DUES = Records(LONG, read_dues, lambda its: its.month if its.settled else None)


def once(records: Sequence[Dues]) -> list[Dues]:
    """Return the records without those that a second sheet repeats: a summary of the months."""
    sheets: dict[tuple[tuple[str, str], date], str] = {}
    for d in sorted(records, key=lambda d: d.blank):
        sheets.setdefault((d.who, d.month), d.row.sheet)
    return [d for d in records if sheets[d.who, d.month] == d.row.sheet]


def _of_row(row: Row, values: dict[str, Any], told: date | None) -> Dues | None:
    when: When | None = values.get("年月")
    first = when.first.replace(day=1) if when else told
    if first is None:
        return None
    facts = {c: c for c in ("计算基数", "应缴", "实缴") if c in row.columns}
    record = _record(row, values, first, facts, values.get("实缴"))
    unfilled = is_blank(row.value("应缴")) and is_blank(row.value("计算基数"))
    return None if record and unfilled and not record.settled and not record.state else record


def _by_month(record: Dues | None, when: When | None) -> list[Dues]:
    """Return a record a month: of a row that is of a quarter, its sums in equal parts.

    Where as much was paid as is due times the months, what is due is written by the month.
    """
    if record is None:
        return []
    months = Period(when.first, when.last).months() if when else []
    if len(months) < 2:
        return [record]
    n = len(months)
    monthly = None not in (record.due, record.paid) and (record.due or 0) * n == record.paid
    due = [record.due] * n if monthly else _parts(record.due, n)
    each = zip(months, due, _parts(record.paid, n), strict=True)
    return [replace(record, month=m.start, due=d, paid=p) for m, d, p in each]


def _parts(amount: Decimal | None, n: int) -> list[Decimal | None]:
    """Return a sum in n parts to the cent, what is left over in the last."""
    if amount is None:
        return [None] * n
    part = cents(amount / n)
    return [*[part] * (n - 1), amount - part * (n - 1)]


def _of_wide(rows: Parsed, year: int | None) -> Iterator[Dues]:
    """Yield a record for each month up to the last in which anybody has anything."""
    last = max((m for row, _ in rows for m in range(1, 13) if _filled(row, m)), default=0)
    for row, values in rows:
        for m in range(1, last + 1) if year else ():
            if record := _of_month(row, values, date(year or 1, m, 1)):
                yield record


def _of_month(row: Row, values: dict[str, Any], first: date) -> Dues | None:
    own = {
        fact: month_column(first.month, word)
        for fact, word in (("计算基数", "基数"), ("应缴", "应缴"), ("实缴", "实缴"), ("实缴", ""))
        if month_column(first.month, word) in row.columns
    }
    if "实缴" not in own:
        return None
    shared = {c: c for c in ("计算基数", "应缴") if c in row.columns}
    facts = {**shared, **own}
    paid = values.get(facts["实缴"])
    return _record(row, values, first, facts, paid, blank=is_blank(row.value(facts["实缴"])))


def _record(  # noqa: PLR0913 - the facts of one month, wherever the sheet keeps them
    row: Row,
    values: dict[str, Any],
    first: date,
    facts: dict[str, str],
    payment: Payment | None,
    *,
    blank: bool = False,
) -> Dues | None:
    person: Person | None = values.get("姓名")
    if person is None or (payment and payment.none and not values.get("状态")):
        return None
    paid = payment or Payment()
    return Dues(
        row=row,
        name=person.name,
        mark=person.mark,
        month=first,
        category=values.get("党费类别"),
        base=values.get(facts.get("计算基数", "")),
        rate=values.get("比例"),
        due=values.get(facts.get("应缴", "")),
        paid=paid.amount,
        paid_on=day_of(values.get("缴纳日期")),
        method=values.get("缴纳方式") or "",
        state=values.get("状态") or paid.state,
        remark=values.get("备注") or "",
        columns=facts,
        told=bool({"实缴", "状态", "缴纳日期"} & {*facts, *row.columns}),
        blank=blank,
    )


def _filled(row: Row, m: int) -> bool:
    return any(not is_blank(row.value(month_column(m, word))) for word in ("", "实缴"))


# --- The month that a sheet's title or name tells -----------------------------------------------

_MONTH = pattern(r"(?<!\d)(\d{1,2})月")


def _month_told(table: Table, year: int | None) -> date | None:
    """Return the month that a sheet is of: 2022年3月党费收缴明细表, or a sheet called 3月."""
    for text in (table.title, table.sheet):
        span = period_in_title(text)
        if span and span == month(span.start.year, span.start.month):
            return span.start
    m = _MONTH.search(folded(table.sheet)) or _MONTH.search(folded(table.title))
    return date(year, int(m[1]), 1) if m and year and 1 <= int(m[1]) <= 12 else None


def _year_told(table: Table, year: int | None) -> int | None:
    """Return the year of a wide sheet's months; a heading may tell it: 2022年1月."""
    years = {m[1] for text in table.headings.values() if (m := re.match(r"(20\d\d)年?", text))}
    return int(years.pop()) if len(years) == 1 else year
