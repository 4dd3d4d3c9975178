"""Study hours (学时) as clerks type them."""

from __future__ import annotations

import re
from datetime import time, timedelta
from decimal import Decimal

from addin.ledger.grid import Value
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Reading, unreadable
from addin.ledger.values.text import folded

_NUMBER = r"(\d{1,5}(?:\.\d{1,6})?)"
_PLAIN = pattern(rf"(-?{_NUMBER[1:-1]})(?:个?学时|课时)?")
_CLOCK = pattern(rf"(?:{_NUMBER}个?(半)?(?:小时|h))?(?:{_NUMBER}(?:分钟?|min))?", re.IGNORECASE)
_PARTS = pattern(r"\d{2,3}(?:分钟?)?(?:[/、,;+]\d{2,3}(?:分钟?)?)+")
_DAYS = pattern(rf"{_NUMBER}(个半天|天)")
_PARTS_OF_DAY = {
    "半天": Decimal(4),
    "1天": Decimal(8),
    "全天": Decimal(8),
    "半小时": Decimal("0.5"),
}


def parse_hours(
    value: Value, minutes_by_heading: bool = False, lesson: int = 60
) -> Reading[Decimal]:
    """Read study hours: 2, 2学时, 90分钟, 1小时30分, 半天 (4), 2天 (16), a clock time 1:30.

    ``lesson``: minutes that make one 学时 (60 unless 参数 says 45). ``minutes_by_heading``: the
    column's heading says that bare numbers are minutes.
    """
    if isinstance(value, time):
        return _of_minutes(Decimal(value.hour * 60 + value.minute), lesson)
    if isinstance(value, timedelta):
        return _of_minutes(Decimal(round(value.total_seconds() / 60)), lesson)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return unreadable("hours-unreadable")
    return _from_text(han_to_arabic(folded(str(value))), minutes_by_heading, lesson)


def _from_text(text: str, minutes_by_heading: bool, lesson: int) -> Reading[Decimal]:
    if text in _PARTS_OF_DAY:
        return Reading(_PARTS_OF_DAY[text])
    if m := _PLAIN.fullmatch(text):
        number = Decimal(m[1])
        bare = minutes_by_heading and "时" not in text
        return _of_minutes(number, lesson) if bare else Reading(number)
    if m := _DAYS.fullmatch(text):
        return Reading(Decimal(m[1]) * (8 if m[2] == "天" else 4))
    if text and (m := _CLOCK.fullmatch(text)):
        minutes = Decimal(m[1] or 0) * 60 + (30 if m[2] else 0) + Decimal(m[3] or 0)
        return _of_minutes(minutes, lesson)
    if _PARTS.fullmatch(text) and (minutes_by_heading or "分" in text):
        return _of_parts(text, lesson)
    return unreadable("hours-unreadable")


def _of_parts(text: str, lesson: int) -> Reading[Decimal]:
    """Read 60+40分钟 as their sum; ask about 60/40分钟, which may be of two meetings."""
    minutes = sum(int(part) for part in re.findall(r"\d+", text))
    if "+" in text:
        return _of_minutes(Decimal(minutes), lesson)
    return unreadable("hours-in-parts", f"{minutes}分钟", total=minutes)


def _of_minutes(minutes: Decimal, lesson: int) -> Reading[Decimal]:
    return Reading((minutes / lesson).quantize(Decimal("0.01")).normalize())
