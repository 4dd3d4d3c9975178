"""Sentences made from figures."""

from __future__ import annotations

from decimal import Decimal

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.statistics.statistic import DutyFigure, Statistic

NOTHING = "—"


def span_words(span: Period) -> str:
    """Return a span without its year: 4月, 第二季度, 上半年; a year keeps it."""
    return (
        span.title if "-" not in span.code and span.code.isdigit() else span.title.split("年", 1)[1]
    )


def missing_words(duty: DutyFigure, ledger: Ledger) -> str:
    """Say where a duty was not met: 4月、5月未见记录，6月少于应开次数; empty where it was."""
    none = [s for s in duty.empty if not ledger.held(duty.type, s)]
    few = [s for s in duty.empty if ledger.held(duty.type, s)]
    said = []
    if none:
        said.append("、".join(map(span_words, none)) + "未见记录")
    if few:
        said.append("、".join(map(span_words, few)) + "少于应开次数")
    return "，".join(said)


def gap_words(duty: DutyFigure, ledger: Ledger) -> str:
    """Say how a duty fell short: 支委会5次，较应开次数少1次，4月未见记录."""
    short = f"，较应开次数少{duty.gap.value}次" if duty.gap and duty.gap.value else ""
    missing = missing_words(duty, ledger)
    return f"{duty.type}{duty.held.value}次{short}{f'，{missing}' if missing else ''}"


def number_words(figure: Statistic | None) -> str:
    """Return a figure for a table: a number, a percentage, or a dash."""
    if figure is None:
        return NOTHING
    return f"{figure.value}%" if figure.unit == "%" else str(figure.value)


def plain_value(figure: Statistic | None) -> int | Decimal | None:
    """Return a figure's number, None where there is no such figure."""
    return figure.value if figure else None
