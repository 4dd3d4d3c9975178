"""Sentences made from figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from addin.ledger.period import Period
from addin.ledger.values.patterns import pattern
from addin.statistics.duties import Shortfall
from addin.statistics.statistic import DutyFigure, Statistic, plain

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


def missing_words(duty: DutyFigure) -> str:
    """Say where a duty was surely not met: 4月、5月未见记录，6月次数不足; empty where it was.

    Of several branches each is named: 第二党支部2月、3月未见记录，第三党支部1月未见记录.
    """
    if not duty.held.value and not duty.open and not any(s.branch for s in duty.sure):
        return "未见记录" if duty.sure else ""
    return "，".join(_by_branch(duty.sure, duty.owing, _sure_words))


def open_words(duty: DutyFigure) -> str:
    """Say where it is not known whether a duty was met, and what may be it; empty where it is.

    4月没有读到记录，第5行的日期或类型没有读出，可能是它.
    """
    by_words: dict[str, list[Shortfall]] = {}
    for short in duty.open:
        by_words.setdefault(short.maybe.words, []).append(short)
    said = (
        f"{'、'.join(_by_branch(its, duty.owing, _span_words))}记录不足，{words}{_may_be(its)}"
        for words, its in by_words.items()
    )
    return "；".join(said)


def _may_be(found: Sequence[Shortfall]) -> str:
    """Return what ends the words where rows or sheets may be what is missing."""
    return "，可能是它" if any(s.maybe.rows or s.maybe.sheets for s in found) else ""


def _by_branch(
    found: Sequence[Shortfall], owing: Sequence[str], words: Callable[[Sequence[Shortfall]], str]
) -> list[str]:
    """Return the words for each branch behind its name, once for those of which they are alike."""
    named = sorted({s.branch for s in found}, key=("", *owing).index)
    its = {branch: [s for s in found if s.branch == branch] for branch in named}
    alike: dict[str, list[str]] = {}
    for branch, shortfalls in its.items():
        alike.setdefault(words(shortfalls), []).append(branch)
    return [f"{_named(names, owing)}{said}" for said, names in alike.items()]


def _named(branches: Sequence[str], owing: Sequence[str]) -> str:
    every = len(branches) > 1 and set(branches) >= set(owing)
    return "各党支部" if every else "、".join(branches)


def _sure_words(found: Sequence[Shortfall]) -> str:
    none = [s for s in found if not s.held and not s.others]
    of_year = [s for s in found if not s.held and s.others]  # one was held, of the year before
    few = [s for s in found if s.held]
    said = [f"{_span_words(none)}未见记录"] if none else []
    said += [f"{_span_words(of_year)}年度的未见记录".replace("年年度", "年度")] if of_year else []
    said += [f"{_span_words(few)}次数不足"] if few else []
    return "，".join(said)


def short_words(shortfalls: Sequence[Shortfall], owing: Sequence[str]) -> str:
    """Say when something is short: 4月、5月; of several branches 第二党支部4月，第三党支部5月."""
    return "，".join(_by_branch(shortfalls, owing, _span_words))


def _span_words(found: Sequence[Shortfall]) -> str:
    return spans_words(sorted({s.span for s in found}))


def gap_words(duty: DutyFigure) -> str:
    """Say how a duty fell short: 支委会召开5次，较应开次数少1次，4月未见记录."""
    missing = missing_words(duty)
    if not duty.held.value and duty.required:
        return f"{duty.type}应开{duty.required.value}次，{missing}"
    verb = "召开" if duty.type.endswith("会") else "开展"
    than = "分支部计算" if any(s.branch for s in duty.sure) else "较应开次数"
    of_another_year = any(s.others for s in duty.sure)  # one was held, and one is lacking
    few = duty.gap.value if duty.gap and not of_another_year else 0
    short = f"，{than}少{few}次" if few else ""
    return f"{duty.type}{verb}{duty.held.value}次{short}{f'，{missing}' if missing else ''}"


def number_words(figure: Statistic | None) -> str:
    """Return a figure for a table: a number, a percentage, or a dash."""
    if figure is None:
        return NOTHING
    value = plain(figure.value) if isinstance(figure.value, Decimal) else figure.value
    return f"{value}%" if figure.unit == "%" else str(value)
