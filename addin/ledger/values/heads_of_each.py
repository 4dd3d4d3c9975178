"""What one cell says of several occasions: 48、46, 每次16人, 3月12日48人；6月18日46人."""

from __future__ import annotations

import unicodedata

from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, folded

_EACH = pattern(r"(?:每[次场期回]|各|均)(?:均|各|都|为|是|有|到会|参加|出席|[:,])*(\d.*)")
_NUMBERING = pattern(r"[①-⒛]")  # half-width, ①48 would be 148
_LIST = pattern(r"\s*[、,;/+。]\s*|\s+")
_LABEL = pattern(
    r"(?:第?[\d一二三四五六七八九十]{1,3}[次场期]|首次|[前后]1?[次场]|(?:\d{1,2}月)?\d{1,2}[日号]|\d{1,2}月)[::]?"
)
_ONE = pattern(r"\d{1,5}(?:\.\d)?(?:[人名]|个?学时|小时)?")
_SUM = pattern(r"(?:共计?|合计|累计|总计|计).*|.*人次")


def said_of_each(text: str, occasions: int) -> tuple[str, ...]:
    """Return what a cell says of each of several occasions, in their order; empty where it doesn't.

    A list must be as long as there are occasions. 48/46 is no list of two: it may be a ratio.
    """
    said = unicodedata.normalize("NFKC", clean(_NUMBERING.sub(";", text)))
    if m := _EACH.fullmatch(folded(said)):
        return (m[1],) * occasions if _ONE.fullmatch(m[1]) else ()
    if occasions == 2 and "/" in said:
        return ()
    parts = [p for p in _LIST.split(said) if p]
    found = tuple(_LABEL.sub("", part, count=1) for part in parts)
    plain = len(found) == occasions > 1 and all(_ONE.fullmatch(part) for part in found)
    return found if plain else ()


def is_sum(text: str) -> bool:
    """Return whether a cell gives one number for all occasions together: 共96人次."""
    return _SUM.fullmatch(folded(text)) is not None
