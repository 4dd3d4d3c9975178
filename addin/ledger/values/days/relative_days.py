"""Days told by the row above: 同日, 当天下午, 次日, 翌日9:00."""

from __future__ import annotations

from datetime import timedelta

from addin.ledger.grid import Value
from addin.ledger.values.days.clock_times import Clock, without_clock
from addin.ledger.values.days.date_wording import half_width, one_dash, without_remarks
from addin.ledger.values.days.when import When
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern

_FIRST = frozenset("同当次翌第")
_RELATIVE = pattern(r"(?P<same>(?:同|当|同1)[日天])|[次翌](?:日|天)|第2[日天]")


def is_relative(value: Value) -> bool:
    """Return whether a cell tells its day by the row above."""
    return _told(value) is not None


def relative_day(value: Value, above: When | None) -> When | None:
    """Return the day of a cell by that of the row above; None where either is not sure."""
    told = _told(value)
    if told is None or above is None or not above.exact:
        return None
    same, clock = told
    if same and above.first != above.last:
        return None
    day = above.first if same else above.last + timedelta(days=1)
    return When(day, day, clock.start, clock.end)


def _told(value: Value) -> tuple[bool, Clock] | None:
    """Return whether a cell says the same day, not the next, and at what time."""
    if not isinstance(value, str) or value.strip()[:1] not in _FIRST:
        return None
    text = han_to_arabic(one_dash(without_remarks(half_width(value))))
    day, clock = without_clock(text)
    m = _RELATIVE.fullmatch(day)
    return (m["same"] is not None, clock) if m else None
