"""Bands across a table that tell of the rows below them: a month, a type of activity, a branch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from addin.ledger.catalogue import Catalogue
from addin.ledger.sheet_names import bare, is_body, month_told
from addin.ledger.text import folded
from addin.ledger.types import types_named

_N = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_NUMBERING = re.compile(rf"^(?:[(【]{_N}[)】][、.:]?|{_N}[、.:])|[【】]")
_MONTH = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:活动|记录|工作|情况)*"
)


@dataclass(frozen=True, slots=True)
class Band:
    """What bands have told so far: values by column, and the month."""

    values: Mapping[str, str] = field(default_factory=dict)
    month: int | None = None

    def followed_by(self, other: Band) -> Band:
        """Return what holds below another band: it replaces what it speaks of itself."""
        return Band({**self.values, **other.values}, other.month or self.month)


def read_band(text: str, catalogue: Catalogue) -> Band | None:
    """Read a row's only text as a band; None where it is none."""
    plain = _NUMBERING.sub("", folded(text))
    if _MONTH.fullmatch(plain):
        return Band(month=month_told(plain))
    name = bare(plain)
    if types := types_named(name, catalogue):
        return Band({"活动类型": "暨".join(types)})
    return Band({"党支部": name}) if is_body(name) else None
