"""The day and the weekday that a text says of its activity behind the type: （二班）9月11日."""

from __future__ import annotations

import re

from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.patterns import pattern

_BEHIND = pattern(
    r"\(([^()]{3,20})\)\s*[:,]?|([\d./\-年月日号]{3,11}(?:上午|下午|晚上?)?)"
    r"(?=[\s:,(]|$)[\s:,]*"
)
_SLASHED = pattern(r"\d{1,2}/\d{1,2}")
_REMARK = pattern(r"^(?:\([^()\d]{1,12}\)|[^\s\d:,;。()]{0,6}[组班队](?=[\s:,]))[\s:,]*")
_DAY_AND_CLOCK = pattern(
    r"(?:^|(?<=[\s,;(]))\d{1,2}\s*月\s*\d{1,2}\s*[日号](?=[\s,]*(?:上午|下午|晚|早|\d{1,2}[:时点]))"
)
_WEEKDAY = pattern(
    r"(?:^|(?<=[\s,;(]))\(?((?:星期|周|礼拜)[一二三四五六日天])\)?(?=$|[\s),;:(]|上午|下午|晚|\d)\s*[:,]?\s*"
)
HALF_DAY = r"(?:上午|下午|中午|早[上晨]|傍晚|晚[上间]?(?![会餐宴]))"
HAN_HOUR = r"[一二三四五六七八九十]{1,3}\s*[时点]"
_HAN_DAY = r"[一二三四五六七八九十廿卅]{1,3}"
_A_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
_OPENING_DAY = pattern(
    r"^\s*(?:(?:\d{4}\s*[年./\-]\s*)?\d{1,2}\s*[月./\-]\s*\d{1,2}\s*[日号]?|\d{1,2}\s*[日号]"
    rf"|(?:\d{{4}}\s*年\s*)?(?:(?:\d{{1,2}}|[一二三四五六七八九十元]{{1,2}})\s*月\s*)?{_HAN_DAY}\s*[日号])"
    rf"(?:\s*(?:\([^()\d]{{0,8}}?{_A_WEEKDAY}[^()\d]{{0,6}}\)|{_A_WEEKDAY}|\([一二三四五六日天]\)))?"
    rf"(?:\s*{HALF_DAY}(?!\s*(?:\d|{HAN_HOUR})))?"
    r"(?:(?<=[日号午晨晚上间)一二三四五六天])|(?!\d))\s*[:,、]?\s*"
)


def opening_day(text: str, month: int | None) -> tuple[str, str]:
    """Return the day that a text opens with, and the rest."""
    head = text[:30]
    m = _OPENING_DAY.match(head)
    if m is None:
        return "", text
    rest = text[m.end() :]
    if month is None and "月" not in m[0] and not re.search(r"\d[./\-]\d", m[0]):
        return "", text
    day = m[0].strip(" :,、")
    said = parse_when(day, DateContext(2000, month=month))
    meant = said.value is not None or any(p.kind == "date-impossible" for p in said.problems)
    return (day, rest) if meant else ("", text)


def day_behind(rest: str, month: int | None, dated: bool) -> tuple[str, str]:
    """Return the day that follows a type, and what is left of the text.

    It follows at once, behind a remark, （二班）9月11日, or right before a clock time. ``dated``:
    the day is known from elsewhere, so that 3/5 is none.
    """
    remark = _REMARK.match(rest)
    for at in (0, remark.end() if remark else 0):
        m = _BEHIND.match(rest, at)
        if m and not (dated and _SLASHED.fullmatch(m[1] or m[2])):
            day, more = opening_day(m[1] or m[2], month)
            if day and not more:
                return day, f"{rest[:at]}{rest[m.end() :]}"
    if m := _DAY_AND_CLOCK.search(rest):
        return m[0], f"{rest[: m.start()]}{rest[m.end() :].lstrip(' ,')}"
    return "", rest


def weekday_in(text: str) -> tuple[str, str]:
    """Return the one weekday that a text names by itself, 周三, （星期三）, and the rest."""
    found = list(_WEEKDAY.finditer(text))
    if len(found) != 1:
        return "", text
    m = found[0]
    return m[1], f"{text[: m.start()]}{text[m.end() :]}"
