"""Bands across a table that tell of the rows below them: a month, a type of activity, a branch."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from addin.ledger.catalogue import Catalogue
from addin.ledger.tables.sheet_names import bare, is_body, month_told
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_N = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
NUMBERING = pattern(rf"^(?:[(【]{_N}[)】][、.:]?|{_N}[、.:])|[【】]")
_MONTH = pattern(
    r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:活动|记录|工作|情况)*"
)


_YEAR = pattern(
    r"20\d\d年度?(?:[上下]半年|第?[一二三四1-4]季度)?(?:党建|活动|记录|工作|情况|台账|登记)*"
)


def _year(text: str) -> int | None:
    return int(text[:4]) if text[:4].isdigit() else None


class Band(Struct, frozen=True):
    """What bands have told so far: values by column, the month, the year."""

    values: Mapping[str, str] = field(default_factory=dict)
    month: int | None = None
    year: int | None = None

    def followed_by(self, other: Band) -> Band:
        """Return what holds below another band: it replaces what it speaks of itself."""
        month = other.month if other.year else other.month or self.month
        return Band({**self.values, **other.values}, month, other.year or self.year)


def read_band(text: str, catalogue: Catalogue) -> Band | None:
    """Read a row's only text as a band; None where it is none."""
    plain = NUMBERING.sub("", folded(text))
    if _MONTH.fullmatch(plain):
        return Band(month=month_told(plain), year=_year(plain))
    if _YEAR.fullmatch(plain):
        return Band(year=_year(plain))
    name = bare(plain)
    if types := types_named(name, catalogue):
        return Band({"活动类型": "暨".join(types)})
    return Band({"党支部": name}) if is_body(name) else None
