"""Heads of the meeting told apart from guests: 3人，列席2人; 5人（含列席3人）; 党员9人、群众5人."""

from __future__ import annotations

from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern

_N = rf"(\d{{1,5}}|{HAN_NUMBER})[人名位]?"
_WHO = r"(?:到会|参会|参加|实到|应到|共)?"
_GUESTS = r"(?:列席|旁听|特邀|邀请)(?:人员|人数|代表|嘉宾)?[:]?"
_OTHERS = (
    r"(?:(?:入党)?积极分子|入党申请人|发展对象|群众|团员|非党员|非党干部|家属|村民|居民)(?:代表)?"
)
_MAY_SPEAK = pattern(r"列席|旁听|邀|分子|申请人|发展对象|群众|团员|非党|家属|[村居]民")
_BESIDE = pattern(rf"{_WHO}{_N}[,;、](?:另有?)?{_GUESTS}{_N}")
_AMONG = pattern(rf"{_WHO}{_N}[,;(](?:其中|含|包括)(?:有)?{_GUESTS}{_N}\)?")
_PLUS = pattern(rf"{_WHO}{_N}\+(?:(?:{_GUESTS}|{_OTHERS}){_N}|{_N}\(?(?:{_GUESTS}|{_OTHERS})\)?)")
_TWO = pattern(rf"{_WHO}{_N}\+{_N}")
_MEMBERS = pattern(rf"(?:正式)?党员{_N}(?:[,;、和及]{_OTHERS}{_N})+")


def without_guests(text: str) -> int | None:
    """Return how many of a folded text are no guests; None where it speaks of none."""
    if not _MAY_SPEAK.search(text):
        return None
    if m := _BESIDE.fullmatch(text) or _PLUS.fullmatch(text) or _MEMBERS.fullmatch(text):
        return _int(m[1])
    if m := _AMONG.fullmatch(text):
        heads = _int(m[1]) - _int(m[2])
        return heads if heads > 0 else None
    return None


def two_numbers(text: str) -> tuple[int, int] | None:
    """Return the numbers of 13+2, of which the second may be guests; None of other texts."""
    m = _TWO.fullmatch(text) if "+" in text else None
    return (_int(m[1]), _int(m[2])) if m else None


def speaks_of_guests(text: str) -> bool:
    """Return whether a folded text speaks of people who are no members of the meeting."""
    return bool(_MAY_SPEAK.search(text))


def _int(text: str) -> int:
    return int(text) if text.isascii() else from_han(text) or 0
