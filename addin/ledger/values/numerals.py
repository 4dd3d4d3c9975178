"""Numbers written in Chinese or Arabic digits."""

from __future__ import annotations

import re

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN = "零〇○一二三四五六七八九十百千万两"
_LONGEST = 12  # more is no number of people or days
HAN_NUMBER = f"[{_HAN}]+"


def from_han(text: str) -> int | None:
    """Return the number a Chinese numeral means: 二十三 -> 23, 二〇二二 -> 2022; else None."""
    if not text or len(text) > _LONGEST or any(c not in _HAN for c in text):
        return None
    if not any(c in "十百千万" for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            section += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            total, section, digit = (total + section + digit) * 10_000, 0, 0
    return total + section + digit


def to_han(number: int) -> str:
    """Return a number in Chinese: 21 -> 二十一, 105 -> 一百零五; from 1000 on in digits."""
    digits = "零一二三四五六七八九"
    if number > 999:
        return str(number)
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        gap = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
        return f"{digits[hundreds]}百{gap}{to_han(rest) if rest else ''}"
    if number < 10:
        return digits[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def han_to_arabic(text: str) -> str:
    """Return text with every Chinese numeral replaced by Arabic digits: 三月五日 -> 3月5日."""

    def arabic(m: re.Match[str]) -> str:
        number = from_han(m.group())
        return m.group() if number is None else str(number)

    return re.sub(HAN_NUMBER, arabic, text)
