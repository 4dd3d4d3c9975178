"""Resident identity numbers: checked, then forgotten; only what they imply is kept."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from addin.ledger.grid import Value
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem, Reading, unreadable
from addin.ledger.values.text import folded, shown

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_SEPARATORS = pattern(r"[\s\-－]")
# Six digits of a place, a day of birth, four more; written together or in groups, mistyped or not.
_ANYWHERE = pattern(
    r"(?<!\d)\d{6}([\s\-－]?)(?=\d{8})(?:[1１][89８９]|[2２][0０])\d{6}\1\d{3}[\dXxＸｘ](?!\d)"
    r"|(?<!\d)\d{6}(?:[1１][9９]|[2２][0０])\d\d(?:[0０]\d|[1１][0-2０-２])[0-3０-３]\d{4,6}(?!\d)"
    r"|(?<!\d)\d{8}(?:[0０]\d|[1１][0-2０-２])[0-3０-３]\d{4}(?!\d)"
)


class Identity(Struct, frozen=True):
    """What a valid number says of its holder. ``digest`` tells two numbers apart, no more."""

    born: date
    sex: str
    digest: int


def parse_identity(value: Value) -> Reading[Identity]:
    """Read an identity number (GB 11643): 18 digits with a check digit, or 15 old ones."""
    text = folded(shown(value)).upper()
    numeric = isinstance(value, float | int) and len(text) != 15
    if numeric or re.fullmatch(r"[\d.]+E\+?\d+", text):
        return unreadable("identity-damaged")
    if re.fullmatch(r"\d{15}", text):
        return _implied("19" + text[6:12], text[14], text, "identity-old")
    if not re.fullmatch(r"\d{17}[\dX]", text):
        return unreadable("identity-length")
    if re.fullmatch(r"\d{15}000", text) and check_digit(text) != text[17]:
        return unreadable("identity-damaged")
    if check_digit(text) != text[17]:
        return unreadable("identity-check")
    return _implied(text[6:14], text[16], text)


def _implied(birth: str, order: str, text: str, *notes: str) -> Reading[Identity]:
    try:
        born = date(int(birth[:4]), int(birth[4:6]), int(birth[6:]))
    except ValueError:
        return unreadable("identity-check")
    identity = Identity(born, "男" if int(order) % 2 else "女", hash(text))
    return Reading(identity, tuple(Problem(n) for n in notes))


def check_digit(number: str) -> str:
    """Return the last character that GB 11643 gives to the first seventeen digits."""
    return _CHECK[sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=False)) % 11]


def masked(text: str) -> str:
    """Return a number with its birth date hidden, fit to be shown: 110105********002X."""
    text = folded(text)
    return text[:6] + "*" * 8 + text[14:] if len(text) >= 15 else "*" * len(text)


def unidentified(text: str) -> str:
    """Return a text fit to be shown: the identity numbers anywhere in it with the day hidden."""
    return _ANYWHERE.sub(lambda m: masked(_SEPARATORS.sub("", m.group())), text)
