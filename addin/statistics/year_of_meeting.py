"""The year that a yearly meeting is of: 组织生活会 of a year is often held early in the next.

A row may state the year (2025年度组织生活会, 上年度, 本年度). One of January to March that states
none may be of either year: it counts for its own, and for the year before where that lacks one.
"""

from __future__ import annotations

from datetime import date

from addin.ledger import period
from addin.ledger.catalogue import Norm
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.ledger.values.calendar_arithmetic import months_after
from addin.ledger.values.numerals import han_to_arabic
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_MEETING = r"[^,;:。\d]{0,20}?(?:组织生活会|民主评议|评议党员)"
_OTHERS = r"(?![^,;。]{0,8}(?:整改|查摆|反馈|问题|通知|方案|情况|材料|准备))"
_LAST = r"上[1一]?年度?|去年度?|前[1一]?年度"
_YEAR = rf"(?:(?P<year>20\d\d)年?度?|(?P<last>{_LAST})|本年度?|今年度?)"
_STATED = pattern(rf"{_YEAR}{_MEETING}{_OTHERS}")
_HELD = pattern(rf"(?:召开|开展|举行)了?{_YEAR}{_MEETING}{_OTHERS}")
_ABOUT = pattern(r"(?:通报|传达|学习|回顾|听取|落实|总结|部署|筹备|研究)[^,;。]{0,8}$")


def held_for(norm: Norm, ledger: Ledger, year: Period) -> tuple[Activity, ...]:
    """Return the activities that count towards a year: its own, and as far as needed later ones."""
    number = year.start.year
    own = tuple(a for a in ledger.held(norm.type, year) if year_of(a) in (None, number))
    later = of_year_held_later(norm, ledger, year)
    stated = tuple(a for a in later if year_of(a) == number)
    lacking = (norm.minimum or 0) - len(own) - len(stated)
    unstated = [a for a in later if year_of(a) is None]
    return (*own, *stated, *unstated[: max(0, lacking)])


def of_year_held_later(norm: Norm, ledger: Ledger, span: Period) -> tuple[Activity, ...]:
    """Return the activities of the next year that are, or may be, of the year a span ends."""
    if (span.end.month, span.end.day) != (12, 31):
        return ()
    early = months_after(span.end, norm.months_behind)
    later = ledger.held(norm.type, period.year(span.end.year + 1))
    return tuple(a for a in later if _is_of(a, span.end.year, early))


def _is_of(its: Activity, number: int, early: date) -> bool:
    """Return whether a row states a year, or is early enough in the next and states none."""
    stated = year_of(its)
    if stated is not None or its.when is None:
        return stated == number
    return its.when.first <= early


def of_other_years(norm: Norm, ledger: Ledger, span: Period) -> tuple[Activity, ...]:
    """Return the activities held in a span that state that they are of the year before."""
    its = ledger.held(norm.type, span)
    return tuple(a for a in its if year_of(a) not in (None, a.when and a.when.first.year))


def year_of(activity: Activity) -> int | None:
    """Return the year that a row states its meeting is of, its own or the one before; else None."""
    if activity.when is None:
        return None
    held = activity.when.first.year
    named = _stated(f"{activity.row.text('活动类型')};{activity.topic}", held, titled=True)
    said = named or _stated(activity.content, held, titled=False)
    return said if said in (held, held - 1) else None


def _stated(text: str, held: int, *, titled: bool) -> int | None:
    folded_text = han_to_arabic(folded(text)).replace("、", " ")
    for m in (_STATED if titled else _HELD).finditer(folded_text):
        if _ABOUT.search(folded_text[: m.start()]):
            continue
        return int(m["year"]) if m["year"] else held - bool(m["last"])
    return None
