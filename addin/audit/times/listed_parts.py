"""Months or quarters that share one word: 7、8、9三个月, 二、三季度."""

from __future__ import annotations

import re

from addin.audit.claim import When
from addin.audit.times.period_parts import NUMBER, YEAR, part_of_year, year_told
from addin.ledger.period import Period

LISTED_PARTS = re.compile(
    rf"(?P<year>{YEAR})?的?(?P<numbers>{NUMBER}(?:[、和]{NUMBER})+)"
    rf"(?:[两二三四五六七八九十\d]{{1,2}}个)?(?P<unit>月份?|季度)(?!{NUMBER}[日号])"
)


def listed_parts(m: re.Match[str], period: Period, spoken: int) -> When | None:
    """Return months or quarters that are listed before one word; None where they are no such."""
    y = year_told(m["year"], spoken) if m["year"] else period.end.year
    numbers = re.split("[、和]", m["numbers"])
    parts = [part_of_year(y, n + m["unit"]) for n in numbers] if y else []
    known = [p for p in parts if p]
    if len(known) < len(numbers) or known != sorted(set(known)):
        return None
    return When(m[0], Period(known[0].start, known[-1].end), parts=tuple(known))
