"""The rest of the quarters: 一季度4次，其余三个季度各3次 is of those that are not named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.audit.times.period_parts import number
from addin.ledger.period import Period, quarter

_REST = re.compile(r"(?:其余|其他|其它|另外|剩下的?|余下的?)(?P<number>[两二三23])个季度")


def rest_of_quarters(
    text: str, named: Sequence[tuple[int, Period | None]]
) -> Iterator[tuple[int, int, tuple[Period, ...]]]:
    """Yield where a text speaks of the rest, and its quarters; none where that is not clear.

    ``named``: the times that it names, with where they end.
    """
    for m in _REST.finditer(text):
        before = [p for end, p in named if end <= m.start()]
        years = sorted({p.end.year for p in before if p})
        every = [quarter(year, q) for year in years for q in (1, 2, 3, 4)]
        left = tuple(q for q in every if q not in before)
        yield m.start(), m.end(), left if len(left) == number(m["number"]) else ()
