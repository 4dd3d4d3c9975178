"""Which period a ledger is looked at for, and how that is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, month
from addin.ledger.refusal import Refusal

Source = Literal["option", "parameters", "title", "records"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The report's period. ``source`` "records": nobody stated one, it was read off the rows."""

    period: Period
    source: Source


def find_scope(ledger: Ledger, stated: Period | None) -> Scope:
    """Return the period stated on the command line, else in 参数, else in the title.

    Failing all of these it is the whole months from the first to the last record, which a rule
    reports. Raises Refusal where no row has a date that can be read.
    """
    if stated:
        return Scope(stated, "option")
    start, end = ledger.settings.day("报告期起"), ledger.settings.day("报告期止")
    if start and end and start <= end:
        return Scope(Period(start, end), "parameters")
    if ledger.title_period:
        return Scope(ledger.title_period, "title")
    return Scope(_of_records(ledger), "records")


def _of_records(ledger: Ledger) -> Period:
    days = [a.when.first for a in ledger.activities if a.when]
    if not days:
        raise Refusal(
            f"“{ledger.name}”里没有一行日期可以识别，定不了报告期；"
            "请核对“日期”列，或在“参数”表填写报告期，或加 --period 2022H1"
        )
    year = Counter(day.year for day in days).most_common(1)[0][0]
    inside = sorted(day for day in days if day.year == year)
    return Period(month(year, inside[0].month).start, month(year, inside[-1].month).end)
