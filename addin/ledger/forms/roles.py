"""What a heading of an axis means: a month, a quarter, a type, a branch, a group, a weekday."""

from __future__ import annotations

from msgspec import Struct

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Value
from addin.ledger.period import period_in_title
from addin.ledger.record import replace
from addin.ledger.tables.headings.month_headings import heading_text
from addin.ledger.tables.sheet_names import bare, is_body, month_told
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, heading_key

_LONGEST = 24
_MONTH = pattern(r"(?:20\d\d年)?(?:0?[1-9]|1[0-2]|[一二三四五六七八九]|十[一二]?|元)月份?")
_QUARTER = pattern(r"(?:20\d\d年)?第?([一二三四1-4])季度?|[Qq]([1-4])")
_GROUP = pattern(r"第?[一二三四五六七八九十\d]+(?:党小组|小组|组)|.{1,8}党小组")
_BRACKETS = pattern(r"\([^()]*\)$")  # 第一党小组(机关)
_WEEKDAY = pattern(r"(?:星期|周|礼拜)([一二三四五六日天])")
_BEHIND_TIME = pattern(
    r"^(.{0,5}(?:月份?|季度?|[Qq][1-4]))(?:\((?![^()]*(?:计划|拟|应|实|\d[日号]))[^()]{1,12}\)|共?\d{1,2}次)$"
)
_NUMBERING = pattern(r"^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)、.]|[①-⑩●◆])")
_TAIL = pattern(
    r"\([^()]*\)$|(?:召开|开展|举行)(?:时间|日期|情况)?$|(?:时间|日期|情况|内容|主题|议题)(?:及(?:时间|日期|内容|主题|议题))?$"
)


class Role(Struct, frozen=True):
    """A role, with the number of a month, quarter or weekday, or the name of a type or body.

    ``said``: the heading as it is written.
    """

    name: str
    text: str
    number: int | None = None
    year: int | None = None
    said: str = ""


def role(value: Value, catalogue: Catalogue) -> Role | None:
    """Return the role of a heading; None where it has none."""
    text = heading_text(value)
    if not text or len(text) > _LONGEST:
        return None
    its = _role(folded(text), catalogue)
    return replace(its, said=text) if its else None


def _role(text: str, catalogue: Catalogue) -> Role | None:
    if time := _role_of_time(text):
        return time
    plain = _NUMBERING.sub("", text)
    for said in dict.fromkeys((plain, _TAIL.sub("", plain))):
        if types := types_named(heading_key(said), catalogue):
            return Role("type", "暨".join(types))
    if _GROUP.fullmatch(_BRACKETS.sub("", text)):
        return Role("group", text)
    return Role("branch", bare(text)) if is_body(bare(text)) else None


def _role_of_time(text: str) -> Role | None:
    """Return the role of a month, a quarter or a weekday: 1月, 1月（2次）, 一季度（1—3月）."""
    text = _BEHIND_TIME.sub(r"\1", text)
    if _MONTH.fullmatch(text):
        span = period_in_title(text)
        number = month_told(text.replace("元月", "1月"))
        return Role("month", text, number, span.start.year if span else None)
    if m := _QUARTER.fullmatch(text):
        return Role("quarter", text, "一二三四".find(m[1] or "") + 1 or int(m[1] or m[2]))
    if m := _WEEKDAY.fullmatch(text):
        return Role("weekday", text, "一二三四五六日".find(m[1].replace("天", "日")) + 1)
    return None
