"""Sentences made from figures."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.values.patterns import pattern
from addin.statistics.statistic import DutyFigure, Statistic

NOTHING = "—"


_ENUMERATED = pattern(
    r"^(?:[一二三四五六七八九十]+是|[(（]?\d{1,2}[)）.．、](?!\d)|[(（]?[一二三四五六七八九十]+[)）、]|[①-⑳])\s*"
)


def clause(text: str) -> str:
    """Return a clerk's sentence fit to stand in another: no number before it, no stop behind it."""
    return _ENUMERATED.sub("", text.strip()).rstrip("。．.；;！!，,、：:？? ")


def span_words(span: Period, with_year: bool = False) -> str:
    """Return a span, without its year if that is plain: 4月, 第二季度, 上半年."""
    if with_year or span.code.isdigit():
        return span.title
    return span.title.split("年", 1)[1]


def spans_words(spans: Sequence[Period]) -> str:
    """Return spans in a list, three or more in a row as one: 2月、9月至12月."""
    with_year = len({s.start.year for s in spans}) > 1
    runs: list[list[Period]] = []
    for span in spans:
        if runs and runs[-1][-1].following() == span:
            runs[-1].append(span)
        else:
            runs.append([span])
    said = []
    for run in runs:
        words = [span_words(span, with_year) for span in run]
        said += [f"{words[0]}至{words[-1]}"] if len(run) > 2 else words
    return "、".join(said)


def missing_words(duty: DutyFigure, ledger: Ledger) -> str:
    """Say where a duty was not met: 4月、5月未见记录，6月少于应开次数; empty where it was."""
    none = [s for s in duty.empty if not ledger.held(duty.type, s)]
    few = [s for s in duty.empty if ledger.held(duty.type, s)]
    said = []
    if none:
        said.append(f"{spans_words(none)}未见记录" if duty.held.value else "未见记录")
    if few:
        said.append(f"{spans_words(few)}少于应开次数")
    return "，".join(said)


def gap_words(duty: DutyFigure, ledger: Ledger) -> str:
    """Say how a duty fell short: 支委会召开5次，较应开次数少1次，4月未见记录."""
    missing = missing_words(duty, ledger)
    if not duty.held.value and duty.required:
        return f"{duty.type}应开{duty.required.value}次，{missing}"
    verb = "召开" if duty.type.endswith("会") else "开展"
    short = f"，较应开次数少{duty.gap.value}次" if duty.gap and duty.gap.value else ""
    return f"{duty.type}{verb}{duty.held.value}次{short}{f'，{missing}' if missing else ''}"


def number_words(figure: Statistic | None) -> str:
    """Return a figure for a table: a number, a percentage, or a dash."""
    if figure is None:
        return NOTHING
    return f"{figure.value}%" if figure.unit == "%" else str(figure.value)
