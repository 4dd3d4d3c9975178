"""The sheet 党费收缴: what each member owed and paid, month by month.

It comes long, a row a person and month or quarter, and wide, a row a person with columns 1月 to
12月, or 第一季度 to 第四季度; all give the same records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from addin.ledger.period import Period, month
from addin.ledger.record import Discreet, replace
from addin.ledger.records.roster import Person, day_of
from addin.ledger.sheet_records import Parsed, Records, SheetReader
from addin.ledger.tables.table import Row, Table
from addin.ledger.values.amounts import Payment, cents, parse_money
from addin.ledger.values.dates import When
from addin.ledger.values.month_columns import MONTHS, SPANS, Months
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import is_blank, is_unfilled
from addin.sheets.dues.told_months import month_told, whens_of, year_told

LONG = "党费收缴"
WIDE = "党费收缴（按月分列）"
PAID_STATES = ("已缴", "补缴", "少缴")
GIVEN_BACK = "退还"
LEFT = "转出"
_EARLIER_YEAR = pattern(r"补[缴交](?:20\d\d年|去年|上年|上一?年度|往年)")


class Dues(Discreet, frozen=True):
    """What one member owed and paid for one month; None where the sheet does not say.

    ``base`` is never shown. ``unread``: what was paid is not understood. ``covered``: another
    month's sum paid for this one too. ``columns`` tells in which column of the row each fact stands.
    ``told``: the sheet says somewhere whether it was paid. ``blank``: the month's cell of a wide
    sheet is empty. ``part_of``: the quarter that the cells are of, where it is one of its months.
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
    part_of: Period | None = None
    unread: bool = False
    covered: bool = False

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
        if self.covered:
            return True
        if self.unread:
            return False
        if self.paid is not None:
            return self.paid > 0
        return self.state in PAID_STATES or (self.state is None and self.paid_on is not None)

    @property
    def time(self) -> str:
        """The month, or the quarter that its cells are of, in words."""
        return (self.part_of or self.span).title

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
            found += _of_long(reader.rows(LONG, table), table, reader.year(table))
        elif table.kind.name == WIDE:
            found += _of_wide(reader.rows(WIDE, table), table, reader.year(table))
    known = {(m.name, m.mark): m.dues_category for m in reader.members}
    return tuple(d if d.category else replace(d, category=known.get(d.who)) for d in found)


DUES = Records(LONG, read_dues, lambda its: its.month if its.settled else None)


def once(records: Sequence[Dues]) -> list[Dues]:
    """Return the records without those that a second sheet repeats: a summary of the months."""
    sheets: dict[tuple[tuple[str, str], date], str] = {}
    for d in sorted(records, key=lambda d: d.blank):
        sheets.setdefault((d.who, d.month), d.row.sheet)
    return [d for d in records if sheets[d.who, d.month] == d.row.sheet]


def _of_long(rows: Parsed, table: Table, year: int | None) -> Iterator[Dues]:
    told = month_told(table, year)
    whens = whens_of(rows, table, year)
    sums = (
        (values.get("应缴"), values.get("实缴"))
        for (_, values), when in zip(rows, whens, strict=True)
        if when and (when.first.year, when.first.month) != (when.last.year, when.last.month)
    )
    monthly = "月" in table.headings.get("应缴", "") and is_by_month(table, sums)
    for (row, values), when in zip(rows, whens, strict=True):
        yield from _by_month(_of_row(row, values, when, told), when, monthly=monthly)


def _of_row(row: Row, values: dict[str, Any], when: When | None, told: date | None) -> Dues | None:
    first = when.first.replace(day=1) if when else told
    if first is None:
        return None
    facts = {c: c for c in ("计算基数", "应缴", "实缴") if c in row.columns}
    record = _record(row, values, first, facts, _with_arrears(row, values))
    unfilled = is_blank(row.value("应缴")) and is_blank(row.value("计算基数"))
    return None if record and unfilled and not record.settled and not record.state else record


def _with_arrears(row: Row, values: dict[str, Any]) -> Payment | None:
    """Return what a row says was paid, with what a column 补缴 adds to it."""
    paid: Payment | None = values.get("实缴")
    later = _paid_later(row, values)
    if not later:
        return paid
    return Payment(later + ((paid.amount if paid else None) or Decimal(0)), "补缴")


def _paid_later(row: Row, values: dict[str, Any]) -> Decimal | None:
    """Return what a column 补缴 says; None where the remark says that it is for an earlier year."""
    if _EARLIER_YEAR.search(values.get("备注") or ""):
        return None
    return parse_money(row.value("补缴")).value


def _by_month(record: Dues | None, when: When | None, *, monthly: bool = False) -> list[Dues]:
    """Return a record a month: of a row that is of a quarter, its sums in equal parts.

    ``monthly``: what is due is written by the month; so it is where as much was paid as is due
    times the months.
    """
    if record is None:
        return []
    months = Period(when.first, when.last).months() if when else []
    if len(months) < 2:
        return [record]
    n, whole = len(months), Period(months[0].start, months[-1].end)
    known = None not in (record.due, record.paid)
    monthly = monthly or (known and (record.due or 0) * n == record.paid)
    due = [record.due] * n if monthly else _parts(record.due, n)
    each = zip(months, due, _parts(record.paid, n), strict=True)
    return [replace(record, month=m.start, due=d, paid=p, part_of=whole) for m, d, p in each]


def _parts(amount: Decimal | None, n: int) -> list[Decimal | None]:
    """Return a sum in n parts to the cent, what is left over in the last."""
    if amount is None:
        return [None] * n
    part = cents(amount / n)
    return [*[part] * (n - 1), amount - part * (n - 1)]


def _of_wide(rows: Parsed, table: Table, year: int | None) -> Iterator[Dues]:
    """Yield a record for each month up to the last in which anybody has anything."""
    year = year_told(table, year)
    if year is None:
        return
    its_months = months_of(table)
    sums = (
        (values.get("应缴"), values.get(its.name) or values.get(f"{its.name}实缴"))
        for its in its_months
        if its.first < its.last
        for _, values in rows
    )
    monthly = is_by_month(table, sums)
    paid = [its for its in its_months if any(_filled(row, its) for row, _ in rows)]
    last = max((its.last for its in paid), default=0)
    for row, values in rows:
        own = [
            record
            for its in its_months
            if its.first <= last
            for record in _of_columns(row, values, its, year, monthly=monthly)
        ]
        yield from with_arrears(own, _paid_later(row, values))


def is_by_month(table: Table, sums: Iterable[tuple[Decimal | None, Payment | None]]) -> bool:
    """Return whether a column 应缴 is what is due a month, by its heading or by what was paid.

    ``sums``: what is due and what was paid, of rows or columns of several months.
    """
    heading = table.headings.get("应缴", "")
    if any(word in heading for word in ("季", "半年")):
        return False
    return not any(paid and due and paid.amount == due for due, paid in sums)


def months_of(table: Table) -> list[Months]:
    """Return the months and quarters that a wide sheet has columns of; a quarter beside its months
    only sums them up."""
    found: list[Months] = []
    for its in (*MONTHS, *SPANS):
        finer = any(f.first <= its.last and its.first <= f.last for f in found)
        if not finer and {its.name, f"{its.name}实缴"} & table.columns.keys():
            found.append(its)
    return sorted(found, key=lambda its: its.first)


def _of_columns(
    row: Row, values: dict[str, Any], its: Months, year: int, *, monthly: bool
) -> list[Dues]:
    """Return the records of the columns of a month or a quarter.

    ``monthly``: a column 应缴 for all of them is what is due a month.
    """
    own = {
        fact: its.name + word
        for fact, word in (("计算基数", "基数"), ("应缴", "应缴"), ("实缴", "实缴"), ("实缴", ""))
        if its.name + word in row.columns
    }
    shared = {c: c for c in ("计算基数", "应缴") if c in row.columns}
    facts = {**shared, **own}
    first, last = date(year, its.first, 1), month(year, its.last).end
    blank = is_blank(row.value(facts["实缴"]))
    record = _record(row, values, first, facts, values.get(facts["实缴"]), blank=blank)
    when = When(first, last, exact=False)
    return _by_month(record, when, monthly=monthly and "应缴" not in own)


def with_arrears(records: Sequence[Dues], later: Decimal | None) -> list[Dues]:
    """Return a member's records with what a column 补缴 says was paid for the months left open.

    The earliest are paid first. Where what is due is not known, nobody knows which are still open.
    """
    found, left = list(records), later or Decimal(0)
    for i, d in enumerate(records):
        if not left or d.settled or d.state == "免缴":
            continue
        part = min(left, d.due) if d.due else left
        found[i] = replace(d, paid=part, state="补缴", blank=False)
        left -= part
    if left and found:
        found[-1] = replace(found[-1], paid=(found[-1].paid or 0) + left)
    unsure = later and any(d.due is None for d in records)
    return [replace(d, told=False) if unsure and not d.settled else d for d in found]


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
    unread = payment is None and not is_unfilled(row.value(facts.get("实缴", "")))
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
        told=not unread and bool({"实缴", "状态", "缴纳日期"} & {*facts, *row.columns}),
        blank=blank,
        unread=unread,
    )


def _filled(row: Row, its: Months) -> bool:
    return any(not is_blank(row.value(its.name + word)) for word in ("", "实缴"))
