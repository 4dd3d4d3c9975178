"""Days of several groups in one cell of a crosstab: 一组9日；二组10日, 9日（一组）."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from addin.ledger.values.patterns import pattern

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_GROUP = (
    rf"(?:第?{_NUMBER}(?:党小组|小组|组)"
    r"|(?!各|每|两|双|全|本|所有|三个|四个|[、,;])[\u4e00-\u9fff]{2,6}?(?<!个)(?:党小组|小组|组))"
)
_DAY = r"(?:\d{1,2}\s*[月./]\s*)?\d{1,2}\s*[日号]?"
_DAY += r"(?:\s*(?:\([一二三四五六日天]\)|周[一二三四五六日]))?(?:上午|下午|晚上?)?"
_NO_NUMBER = r"(?!\s*(?:[\d人名次./月]|[日号]))"
_PARTS = pattern(
    rf"[;,、。/+\s]+(?=(?:和|及)?(?:{_GROUP}[\s:(于]*\d|\d[\d月./日号\s]*[(:]?\s*{_GROUP}))"
)
_ONE = pattern(
    rf"(?:(?P<group>{_GROUP})[\s:于]*\(?(?P<day>{_DAY}){_NO_NUMBER}\)?"
    rf"|(?P<its_day>{_DAY})[\s:]*\(?(?P<its_group>{_GROUP})(?![\u4e00-\u9fff])\)?)"
    r"[\s:,]*(?P<topic>.*)"
)
_ANOTHER = pattern(rf"{_GROUP}[\s:(于]*\d|\d[日号][(:]?{_GROUP}")
_JOINT = pattern(
    rf"\s*(?:第?{_NUMBER}(?:党小组|小组|组)?[、和及与,/]\s*)+第?{_NUMBER}(?:党小组|小组|组)"
    r"|\s*(?:各|两个?|三个?|四个?)(?:党小组|小组|组)"
)
_SIGNS = pattern(r"[月./日号]")
GroupDay = tuple[str, str]
"""A group, and a text that opens with its day."""


def days_of_groups(text: str) -> list[GroupDay]:
    """Return the days of groups that a cell consists of; none where a part of it says no group.

    一、二组9日 is left: one meeting of both, or one of each.
    """
    parts = [p for p in _parts(text) if p]
    found = [m for p in parts if (m := _ONE.fullmatch(p))]
    if len(found) < len(parts) or any(_ANOTHER.search(m["topic"]) for m in found):
        return []
    return [
        (m["group"] or m["its_group"], f"{_day(m['day'] or m['its_day'])} {m['topic']}".strip())
        for m in found
    ]


def is_joint(text: str) -> bool:
    """Return whether a cell opens with several groups: 一、二组9日, 各组：9日，10日."""
    return _JOINT.match(unicodedata.normalize("NFKC", text)) is not None


def _parts(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKC", text).strip()
    return (part.strip(" ;,、。\n") for part in _PARTS.split(plain))


def _day(text: str) -> str:
    return text if _SIGNS.search(text) else f"{text.strip()}日"
