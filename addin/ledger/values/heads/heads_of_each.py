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
_LABELLED = pattern(r"(?:实到|实际到会|实参加|出席)\D{0,6}\d")  # 应到50人，实到48人；…
_ONE = pattern(r"\d{1,5}(?:\.\d)?(?:[人名]|个?学时|小时)?")
_EACH_IN_HEADING = pattern(r"每[次场期]|单次|各次")
_AVERAGE = pattern(r"平均")
_SUM_IN_HEADING = pattern(r"累计|合计|总计|总人|人次")
_SUM = pattern(r"(?:共计?|合计|累计|总计|计).*|.*人次")


def said_of_each(text: str, occasions: int, *, each: bool = False) -> tuple[str, ...]:
    """Return what a cell says of each of several occasions, in their order; empty where it doesn't.

    A list must be as long as there are occasions. 48/46 is no list of two: it may be a ratio.
    ``each``: the heading says that a number alone is that of each occasion.
    """
    said = unicodedata.normalize("NFKC", clean(_NUMBERING.sub(";", text)))
    if m := _EACH.fullmatch(folded(said)):
        return (m[1],) * occasions if _ONE.fullmatch(m[1]) else ()
    if each and _ONE.fullmatch(folded(said)):
        return (folded(said),) * occasions
    if occasions == 2 and "/" in said:
        return ()
    whole = tuple(p for p in said.split(";") if p)
    if len(whole) == occasions > 1 and all(_LABELLED.search(p) for p in whole):
        return whole
    parts = [p for p in _LIST.split(said) if p]
    found = tuple(_LABEL.sub("", part, count=1) for part in parts)
    plain = len(found) == occasions > 1 and all(_ONE.fullmatch(part) for part in found)
    return found if plain else ()


def is_of_each(heading: str) -> bool:
    """Return whether a heading says that what is below it is of each occasion: 每次参加人数."""
    return _EACH_IN_HEADING.search(folded(heading)) is not None


def what_of_all(text: str, heading: str = "") -> str:
    """Return in words what one number for several occasions is, by its cell and its heading."""
    if _AVERAGE.search(folded(heading + text)):
        return "是平均数，不知道每次多少"
    if _SUM.fullmatch(folded(text)) or _SUM_IN_HEADING.search(folded(heading)):
        return "是几次合计的，不知道每次多少"
    return "看不出是合计还是每次的"
