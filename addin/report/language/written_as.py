"""How a value has to be printed so that it reads as a text has it: the filters, tried in turn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from addin.report.language.filters import applied, printed
from addin.report.language.keys import Applied
from addin.report.language.traced import Value

_MOST_DIGITS = 4
_TEN_THOUSAND = "万"


def written_as(value: Value, text: str) -> tuple[Applied, ...] | None:
    """Return the filters that print a value as a text, none where it reads so as it is.

    None where no filter prints it letter for letter. Where two do, the plainer comes first, and
    几 before 汉字: a report that has 两次 has 三次 too.
    """
    return next((way for way in _ways(value) if _printed(value, way) == text), None)


def _ways(value: Value) -> Iterator[tuple[Applied, ...]]:
    yield ()
    if isinstance(value, date):
        yield (Applied("日期"),)
        yield (Applied("月日"),)
    elif isinstance(value, int | Decimal):
        yield from ((Applied(name),) for name in ("几", "汉字", "千分位", "百分之"))
        yield from ((Applied("位数", (n,)),) for n in range(_MOST_DIGITS + 1))
        yield from ((Applied("位数", (n,)), Applied("千分位")) for n in range(_MOST_DIGITS + 1))


def in_ten_thousands(value: Value, text: str) -> tuple[Applied, ...] | None:
    """Return the filters that print a value as the number before 万, as ``written_as``."""
    if not text.endswith(_TEN_THOUSAND) or not isinstance(value, int | Decimal):
        return None
    ways = [(Applied(_TEN_THOUSAND),)]
    ways += [(Applied(_TEN_THOUSAND, (n,)),) for n in range(_MOST_DIGITS + 1)]
    return next((w for w in ways if _printed(value, w) == text[:-1]), None)


def _printed(value: Value, way: tuple[Applied, ...]) -> str:
    its: object = value
    for each in way:
        its = applied(each.name, its, each.arguments)
    return printed(its)
