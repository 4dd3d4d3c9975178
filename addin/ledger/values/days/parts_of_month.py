"""Dates that are sure to the month and no further: 3月, 3月下旬, 4月第二周, 5月每周五."""

from __future__ import annotations

from addin.ledger.values.days.when import DateContext, When, in_month, whole_year
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Reading, unreadable

_WEEK = r"(?:星期|周|礼拜)"
_OF_WEEK = rf"(?:[日天末\d]|(?<=[\d日]){_WEEK}?[日天\d])"
_WHICH = r"(?:每|[单双逐]|第?\d[\d、,~\-]*|首|末|最后[一1]?)"
_YEAR = r"(?:(?P<y>\d{4}|\d{2}(?=\s*年))\s*[年./\-]\s*)?"
_BLANK = r"[_xX×?*~/\s\-]*"
_PART = (
    r"(?:[上中下]{1,2}旬|初|中|底|末|[上下]半月|[全整]月|某[日天]|每[日天]"
    rf"|{_BLANK}[日号]|(?:每?逢)?{_WEEK}[日天末\d]"
    rf"|{_WHICH}个?{_WEEK}(?:的?{_WEEK}?{_OF_WEEK}(?:[、,~和]?{_WEEK}?[日天末\d])*)?)"
)
_PART_OF_MONTH = pattern(
    rf"{_YEAR}(?:(?P<m>\d{{1,2}})\s*月份?|[本当]月)?\s*[的里内]?\s*"
    rf"{_PART}(?:\s*[、,和及~]?\s*{_PART})*\s*(?:上午|下午|晚上|晚)?"
)
_MAY_BE_PART = pattern(
    r"[旬半某每单双逐首末第初底逢]|最后|[全整]月|月[^\d日号]*(?:[日号]|周|星期)"
    r"|[一二三四五1-5](?:周|星期)"
)
_YEAR_MONTH = pattern(r"(\d{4}|\d{2}(?=\s*年))\s*[年./\-]\s*(\d{1,2})\s*(?:月份?)?")
_YEAR_MONTH_DIGITS = pattern(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_MONTH = pattern(r"(\d{1,2})\s*月份?")
_WITH_DAY = pattern(
    r"(?P<month>月份?)?\s*(?P<part>[上中下]旬|(?<=[月份])[初中底末]|第[一二三四五1-5]个?(?:周|星期))"
    r"\s*(?:\(\s*(?P<day>\d{1,2})\s*[日号]\s*\)|,?\s*(?P<bare>\d{1,2})\s*[日号])"
)
_DAYS_OF = {"上": (1, 10), "初": (1, 10), "中": (11, 20), "下": (21, 31), "底": (21, 31)}


def with_its_day(text: str) -> str:
    """Return 3月上旬(6日) as 3月6日; a day outside of that part of the month stays a question."""
    m = _WITH_DAY.search(text)
    if m is None:
        return text
    day = int(m["day"] or m["bare"])
    first, last = _DAYS_OF.get(m["part"][0].replace("末", "底"), (1, 31))
    if not first <= day <= last:
        return text
    return f"{text[: m.start()]}{'月' if m['month'] else ''}{day}日{text[m.end() :]}"


def part_of_month(text: str, context: DateContext) -> Reading[When] | None:
    """Read a part of a month; None where the text is none, or nothing tells of which month."""
    if not _MAY_BE_PART.search(text) or not (m := _PART_OF_MONTH.fullmatch(han_to_arabic(text))):
        return None
    number = int(m["m"]) if m["m"] else context.month
    if number is None:
        return None
    return _of_year(m["y"], number, context)


def names_part(text: str) -> bool:
    """Return whether a date says more than its month: 3月第二周, 5月下旬."""
    return _MAY_BE_PART.search(text) is not None


def month_alone(text: str, context: DateContext) -> Reading[When] | None:
    """Read 2022年3月, 202203 or 3月."""
    if m := _YEAR_MONTH.fullmatch(text):
        return _of_year(m[1], int(m[2]), context)
    if m := _YEAR_MONTH_DIGITS.fullmatch(text):
        if m[1][:2] == "20" and context.year == 2020:  # 201105 may be 2020-11-05
            return unreadable("date-unreadable")
        return _of_year(m[1], int(m[2]), context)
    m = _MONTH.fullmatch(text)
    return _of_year(None, int(m[1]), context) if m else None


def _of_year(year_text: str | None, number: int, context: DateContext) -> Reading[When]:
    y = whole_year(year_text) if year_text else context.year_of(number)
    return unreadable("date-no-year") if y is None else in_month(y, number)
