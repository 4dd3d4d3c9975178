"""Which period a ledger is looked at for, and how that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, month, plausible
from addin.ledger.refusal import Refusal
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

Source = Literal["option", "parameters", "title", "records"]
_MONTH = pattern(r"(\d{1,2})[月./\-]")


class Scope(Struct, frozen=True):
    """The report's period, and how far into it the ledger has got.

    ``source`` "records": nobody stated a period, it was read off the rows. ``reached``: the part
    in which something missing is missing: where only a title tells the period, the months after
    the last record have not come yet, nor what follows the day on which the report is signed.
    """

    period: Period
    source: Source
    reached: Period


def find_scope(ledger: Ledger, stated: Period | None) -> Scope:
    """Return the period stated on the command line, else in 参数, else in the title.

    Failing all of these it is the whole months from the first to the last record, which a rule
    reports. The same for every command. Raises Refusal where no row has a date that can be read.
    """
    if stated:
        return Scope(stated, "option", _until_signed(ledger, stated))
    start, end = ledger.settings.day("报告期起"), ledger.settings.day("报告期止")
    if start and end and plausible(start, end):
        period = Period(start, end)
        return Scope(period, "parameters", _until_signed(ledger, period))
    if ledger.title_period:
        return Scope(ledger.title_period, "title", _reached(ledger, ledger.title_period))
    of_records = _of_records(ledger)
    return Scope(of_records, "records", of_records)


def _until_signed(ledger: Ledger, period: Period) -> Period:
    """Return a period up to the day on which its report is signed, where that is before its end."""
    signed = ledger.settings.day("成文日期")
    return Period(period.start, signed) if signed and signed in period else period


def _reached(ledger: Ledger, period: Period) -> Period:
    days = [a.when.last for a in ledger.within(period) if a.when]
    if not days:
        return period  # a book without activities has no duties that could be due
    last = max(days)
    return Period(period.start, min(period.end, month(last.year, last.month).end))


def _latest_year(ledger: Ledger) -> int:
    """Return the year of most records; of sheets of several years, the latest sheet's."""
    years: dict[str, Counter[int]] = {}
    for a in ledger.activities:
        if a.when:
            years.setdefault(a.row.sheet, Counter())[a.when.first.year] += 1
    firm = [c for c in years.values() if c.total() >= 3] or list(years.values())
    if len(firm) == 1 or len(years) == 1:
        return sum(years.values(), Counter()).most_common(1)[0][0]
    return max(c.most_common(1)[0][0] for c in firm)


def _of_records(ledger: Ledger) -> Period:
    days = [a.when.first for a in ledger.activities if a.when] or ledger.days
    if not days:
        raise Refusal(_unknown(ledger))
    year = _latest_year(ledger) if ledger.activities else max(days).year
    inside = sorted(day for day in days if day.year == year)
    return Period(month(year, inside[0].month).start, month(year, inside[-1].month).end)


def _unknown(ledger: Ledger) -> str:
    """Say that no period is known, and how to state it, after the ledger's own dates."""
    written = [a.row for a in ledger.activities if a.row.text("日期")]
    first = written[0] if written else None
    seen = f"（如“{first.sheet}”第{first.number}行写的是“{first.text('日期')}”）" if first else ""
    return (
        f"“{ledger.name}”没有写明报告期，从各行也看不出是哪年哪月{seen}；"
        f"请加 --period 写明，如 --period {_example(row.text('日期') for row in written)}，"
        "或在“参数”表填写报告期起、止"
    )


def _example(dates: Iterable[str]) -> str:
    """Return a period as --period takes it, of the half-year that dates without a year are in."""
    months = {int(m[1]) for text in dates if (m := _MONTH.match(folded(text)))}
    halves = {1 if m <= 6 else 2 for m in months if 1 <= m <= 12}
    return f"2022H{halves.pop()}" if len(halves) == 1 else "2022"
