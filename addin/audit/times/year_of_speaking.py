"""The year from which 去年 and 今年 count: that of a text's day, if no title names a period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.ledger.period import Period, period_in_title
from addin.ledger.values.numerals import from_han
from addin.report.prose import Paragraph

_DAY = re.compile(
    r"[（(]?\s*(?P<year>\d{4}|[〇○零一二三四五六七八九]{4})年"
    r"[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}[日号]\s*[）)]?"
)
_OPENING, _CLOSING = 6, 3
_LONGEST_TITLE = 60


def year_of_speaking(paragraphs: Sequence[Paragraph], period: Period) -> int:
    """Return the year that a text is spoken in; the period's own where nothing says another.

    A speech of January 2024 about 2023 calls that 去年, where its title does not name 2023; a
    report whose title does calls the year before its period so.
    """
    lines = [p.text.strip() for p in paragraphs if p.text.strip() and p.cell is None]
    opening = [t for t in lines[:_OPENING] if len(t) <= _LONGEST_TITLE and "。" not in t]
    days = [m for t in (*opening, *lines[-_CLOSING:]) if (m := _DAY.fullmatch(t))]
    if any(period_in_title(t) for t in opening if not _DAY.fullmatch(t)) or not days:
        return period.end.year
    told = days[0]["year"]
    year = int(told) if told.isdigit() else from_han(told) or 0
    return year if year == period.end.year + 1 else period.end.year
