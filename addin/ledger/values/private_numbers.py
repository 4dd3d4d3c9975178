"""Numbers that are nobody else's business: identity numbers, telephones, bank cards; masked."""

from __future__ import annotations

import re

from addin.ledger.values.identity_numbers import unidentified
from addin.ledger.values.patterns import pattern

_DIGIT = "[0-9０-９]"
_MOBILE = pattern(
    rf"(?<![0-9０-９A-Za-z.])[1１][3-9３-９]{_DIGIT}[\s\-－]?{_DIGIT}{{4}}[\s\-－]?{_DIGIT}{{4}}(?![0-9０-９.])"
)
_LANDLINE = pattern(
    rf"(?<![0-9０-９])[(（]?[0０]{_DIGIT}{{2,3}}[)）]?[\s\-－—]?[2-9２-９]{_DIGIT}{{6,7}}(?![0-9０-９])"
)
_CARD = pattern(
    rf"(?<![0-9０-９]){_DIGIT}{{4}}(?:[\s\-－]?{_DIGIT}{{4}}){{3}}[\s\-－]?{_DIGIT}{{0,3}}(?![0-9０-９])"
)
_ANY = pattern(rf"{_DIGIT}[\s\-－]?{_DIGIT}{{2}}")
_SHOWN = 4  # digits of a masked number's end
_UNION_PAY = "62"


def masked_text(text: str) -> str:
    """Return a text with the private numbers anywhere in it masked: 138****5678."""
    if not _ANY.search(text):
        return text
    text = _CARD.sub(_card, unidentified(text))
    return _LANDLINE.sub(_telephone, _MOBILE.sub(_telephone, text))


def _telephone(number: re.Match[str]) -> str:
    return _masked(_digits(number[0]), 3)


def _card(number: re.Match[str]) -> str:
    """Mask a card's number; other long numbers stay: 20220308-20220409."""
    digits = _digits(number[0])
    is_card = digits.startswith(_UNION_PAY) or (not digits.startswith("20") and _has_check(digits))
    return _masked(digits, 4) if is_card else number[0]


def _digits(text: str) -> str:
    return "".join(str(int(its)) for its in text if its.isdecimal())


def _masked(digits: str, front: int) -> str:
    return f"{digits[:front]}{'*' * (len(digits) - front - _SHOWN)}{digits[-_SHOWN:]}"


def _has_check(digits: str) -> bool:
    """Return whether the last digit is the one that ISO/IEC 7812 gives to the others."""
    doubled = [int(d) * (2 if n % 2 else 1) for n, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
