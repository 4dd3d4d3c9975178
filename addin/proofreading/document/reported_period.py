"""Which period a report speaks of, and how that is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from addin.ledger.period import Period, half, period_in_title
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.structure import Structure
from addin.proofreading.document.title_kinds import tells

Source = Literal["given", "title", "opening", "inferred", "unknown"]

_YEAR = pattern(r"(20\d\d)年")
_SPAN = pattern(
    r"20\d\d年(?:度|[上下]半年|第?[一二三四1-4]季度|前三季度|全年|\d{1,2}月?(?:[-—–~至]+)\d{1,2}月)"
)
_HALF = pattern(r"([上下])半年")
_OPENING = 200  # characters at the beginning, in which a report says what it is of
_NO_PERIOD = pattern(r"20\d\d年?\s*[-—–~～至]\s*20\d\d年|规划|20\d\d年(?:底|前(?![一二三四两]))")
_TWO_YEARS = pattern("政府工作报告")
_FUTURE = pattern(r"下一步|下步|打算|计划|安排")


class ReportedPeriod(Struct, frozen=True):
    """A report's period; ``source``: who says so. A period that is inferred was never stated."""

    period: Period | None
    source: Source

    @property
    def stated(self) -> bool:
        """Whether the report itself, or whoever asked, says which period it is of."""
        return self.source in ("given", "title", "opening")


def reported_period(structure: Structure, given: Period | None = None) -> ReportedPeriod:
    """Find the period: the one given, that of the title, of the opening, or of the years inside."""
    if given:
        return ReportedPeriod(given, "given")
    title = structure.title
    if (found := period_in_title(title)) and not _NO_PERIOD.search(title):
        year = found.end.year
        if _TWO_YEARS.search(title):
            return ReportedPeriod(Period(half(year - 1, 1).start, half(year, 2).end), "inferred")
        return ReportedPeriod(found, "title")
    opening = structure.opening[:_OPENING]
    if m := _SPAN.search(opening):
        source: Source = "opening" if not title or tells(title) else "inferred"
        return ReportedPeriod(period_in_title(m.group()), source)
    return _inferred(structure)


def _possible(years: Iterable[str], published: date | None) -> Counter[int]:
    """Count years; of a dated report only its own and the one before are its period's."""
    counted = Counter(map(int, years))
    if published is None:
        return counted
    return Counter({y: n for y, n in counted.items() if published.year - 1 <= y <= published.year})


def _inferred(structure: Structure) -> ReportedPeriod:
    """Take the year named most, and the half-year of which the text tells what was done."""
    body = "\n".join(p.paragraph.text for p in structure.done)
    years = _possible(_YEAR.findall(structure.opening), structure.published)
    years = years or _possible(_YEAR.findall(body), structure.published)
    if not years:
        return ReportedPeriod(None, "unknown")
    year = years.most_common(1)[0][0]
    halves = {m[1] for m in _HALF.finditer(body)}
    if len(halves) == 1:
        return ReportedPeriod(half(year, 1 if halves == {"上"} else 2), "inferred")
    return ReportedPeriod(Period(half(year, 1).start, half(year, 2).end), "inferred")
