"""How many were due and came, as sentences say it: 应到5人, 5人应到, 支委5人全到, 12人到了10人."""

from __future__ import annotations

import re

from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern

_OF_BOTH = pattern(
    r"(?:^|(?<=[,;。:(、\n]))(?:(?P<a>\d{1,4})[人名](?P<la>应到|实到)[,、]?(?P<b>\d{1,4})[人名](?P<lb>应到|实到)"
    r"|(?P<due>\d{1,4})[人名],?到(?:了|会)?(?P<came>\d{1,4})[人名])(?=[,;。:)、\n]|$)"
)  # 5人应到，4人实到; 12人到了10人
_COUNT = pattern(
    r"^(应到|实到|到会|参加|参会|出席|到场|请假|缺席)(?:会|党员|人数|人员)*(?:为|共|:)?\s*"
    r"(\d{1,5})\s*(?:人次|人|名)?$"
)
_HEADS_ALONE = pattern(r"^(\d{1,3})人(?=[,;。:]|$)")
_PRESENT = "实到人数"
_COUNTED = {"应到": "应到人数", "请假": "缺席人数", "缺席": "缺席人数"}
_CAME = pattern(r"^(?:共|共有)?(\d{1,4})\s*(?:人次|人|名)(?:党员|同志)?(?:参加|参会|到会|出席)$")
_ALL_CAME = pattern(
    rf"^(?:支委|委员|党员|组员|全体|全组)?({HAN_NUMBER}|\d{{1,4}})(?:人|名|位)(?:支委|委员|党员|组员|同志)?"
    r"(?:全部?|都|均)?(?:到齐|到会|到场|参加|出席|到)了?$"
)


def labels_first(text: str) -> str:
    """Return a text with 应到5人,实到4人 for 5人应到4人实到 and for 5人到了4人."""
    return _OF_BOTH.sub(_labels_first, text)


def heads_first(text: str) -> str:
    """Return a text with 实到5人 for the 5人 that it opens with, right behind its type."""
    return _HEADS_ALONE.sub(r"实到\1人", text)


def heads(piece: str) -> tuple[str, str] | None:
    """Return the column of the heads that a piece of a text tells, and the number."""
    if m := _COUNT.match(piece):
        return _COUNTED.get(m[1], _PRESENT), m[2]
    if m := _CAME.match(piece):
        return _PRESENT, m[1]
    m = _ALL_CAME.match(piece)
    number = _figure(m[1]) if m else ""
    return (_PRESENT, number) if number else None


def _figure(text: str) -> str:
    number = int(text) if text.isdecimal() else from_han(text)
    return str(number or "")


def _labels_first(m: re.Match[str]) -> str:
    if m["due"]:
        return f"应到{m['due']}人,实到{m['came']}人"
    return f"{m['la']}{m['a']}人,{m['lb']}{m['b']}人"
