"""One day, in each form that clerks and other programs write it."""

from __future__ import annotations

import re

from addin.ledger.values.days.when import DateContext, When, dated
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Reading, unreadable

_SEP = r"\s*(?P<sep>[年./\-–—])\s*"
_MSEP = r"\s*(?P<msep>[月./\-])\s*"
_MSEP_OF_YEAR = r"\s*(?P<msep>[月./\-–—])\s*"
_DASHES = "-–—"
_END = r"\s*(?P<end>[日号]?)"
_FULL = pattern(
    rf"(?P<y>\d{{4}}|\d{{2}}){_SEP}(?P<m>\d{{1,2}}){_MSEP_OF_YEAR}(?P<d>\d{{1,2}}){_END}"
)
_MONTH_DAY = pattern(rf"(?P<m>\d{{1,2}}){_MSEP}(?P<d>\d{{1,2}}){_END}")
_COMPACT = pattern(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SPACED = pattern(r"(\d{4})[\s,、]+(\d{1,2})[\s,、]+(\d{1,2})\s*[日号]?")
_YEAR_LAST = pattern(r"(\d{1,2})([./\-])(\d{1,2})\2(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = rf"(?P<{{0}}m>{'|'.join(_MONTHS)})[a-z]*\.?"
_ENGLISH = pattern(
    rf"(?P<ad>\d{{1,2}})[\s\-]+{_MONTH_NAME.format('a')}(?:[\s,\-]+(?P<ay>\d{{4}}|\d\d))?"
    rf"|{_MONTH_NAME.format('b')}\s+(?P<bd>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,?\s*(?P<by>\d{{4}}))?",
    re.IGNORECASE,
)


def one_day(text: str, context: DateContext) -> Reading[When] | None:
    """Read a day written with digits and signs, the year first; None where it is none."""
    if m := _FULL.fullmatch(text):
        unsure = _ends_in_year(m, context) or (m["msep"] in _DASHES and m["sep"] not in _DASHES)
        if unsure:  # 05/03/22; 2022.3-5, which may be two months
            return unreadable("date-unreadable")
        return dated(m["y"], int(m["m"]), int(m["d"]), context)
    if m := _MONTH_DAY.fullmatch(text):
        if m["msep"] == "-" and _may_be_two_days(m, context):
            return None
        return dated(None, int(m["m"]), int(m["d"]), context)
    if m := _COMPACT.fullmatch(text) or _SPACED.fullmatch(text):
        return dated(m[1], int(m[2]), int(m[3]), context)
    return None


def _ends_in_year(m: re.Match[str], context: DateContext) -> bool:
    """Return whether the last of three short numbers, 05/03/22, is the sheet's year."""
    if len(m["y"]) == 4 or context.year is None or m["sep"] not in "/-":
        return False
    year = context.year % 100
    return int(m["d"]) == year != int(m["y"]) <= 31


def _may_be_two_days(m: re.Match[str], context: DateContext) -> bool:
    """Return whether 5-6 or 5-6日 may be the fifth to the sixth of the sheet's month."""
    return bool(m["end"]) or context.month not in (None, int(m["m"]))


def exported_day(text: str, context: DateContext) -> Reading[When] | None:
    """Read a day as other programs export it: 3/25/2022, 5-Mar-2022, Mar 5, 2022.

    Of 3/5/2022 it is not known which is the month.
    """
    if m := _YEAR_LAST.fullmatch(text):
        one, other = sorted((int(m[1]), int(m[3])))
        if one != other and other <= 12:
            return unreadable("date-unreadable")
        return dated(m[4], one, other, context)
    if m := _ENGLISH.fullmatch(text):
        which = "a" if m["am"] else "b"
        number = _MONTHS.index(m[f"{which}m"].lower()) + 1
        return dated(m[f"{which}y"], number, int(m[f"{which}d"]), context)
    return None
