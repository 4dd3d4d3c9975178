"""Sums of money and rates as clerks type them, in Decimal."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from addin.ledger.grid import Value
from addin.ledger.values.numerals import HAN_NUMBER, from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Reading, unreadable
from addin.ledger.values.text import folded, is_unfilled, shown

_CENT = Decimal("0.01")
_NOISE = Decimal("0.000001")  # what a formula leaves behind: 22.514999999999997
_MOST = 10_000_000
_SUM = pattern(r"¥?(-?\d{1,9}(?:,\d{3})*(?:\.\d{1,20})?)(万)?(?:元整?|块|圆整?)?")
_HAN_SUM = pattern(rf"({HAN_NUMBER})[元圆块]整?")
_PARTS = {"百分之": Decimal(100), "千分之": Decimal(1000), "万分之": Decimal(10_000)}
_PER = {"%": Decimal(100), "‰": Decimal(1000)}
_RATE = pattern(r"(\d{1,3}(?:\.\d{1,20})?)([%‰])?")
_PART = pattern(rf"([百千万]分之)(\d{{1,3}}(?:\.\d{{1,4}})?|{HAN_NUMBER})")
_LEAST_PERCENT = Decimal("0.1")
_HIGHEST_RATE = Decimal("0.1")


class Payment(Struct, frozen=True):
    """What was paid: a sum, or a word for it (已缴、未缴、补缴、免缴、少缴、退还、转出), or both.

    ``none``: a dash says that nothing was due. A sum that was given back is less than nothing.
    """

    amount: Decimal | None = None
    state: str | None = None
    none: bool = False


def cents(amount: Decimal) -> Decimal:
    """Return a sum to the cent, half up."""
    return amount.quantize(_CENT, ROUND_HALF_UP)


def parse_money(value: Value) -> Reading[Decimal]:
    """Read a sum: 3000, 3,000.00元, ¥30, ３０, 三十元."""
    amount = _amount(value)
    return unreadable("money-unreadable") if amount is None else Reading(amount)


def _amount(value: Value) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = folded(shown(value)) if isinstance(value, str) else folded(repr(value))
    if not isinstance(value, str):
        return _known(Decimal(text)) if text not in ("nan", "inf", "-inf") else None
    if m := _SUM.fullmatch(text):
        return _known(Decimal(m[1].replace(",", "")) * (10_000 if m[2] else 1))
    if m := _HAN_SUM.fullmatch(text):
        number = from_han(m[1])
        return None if number is None else _known(Decimal(number))
    return None


def _known(amount: Decimal) -> Decimal | None:
    return amount.quantize(_NOISE, ROUND_HALF_UP) if 0 <= amount <= _MOST else None


_STATES = {
    "已缴": ("√", "✓", "✔", "已缴", "已交", "已缴纳", "已交纳", "缴", "交", "是", "足额", "已收"),
    "未缴": (
        "×",
        "✗",
        "✘",
        "x",
        "X",
        "未缴",
        "未交",
        "未缴纳",
        "未交纳",
        "欠缴",
        "欠交",
        "欠",
        "未",
        "否",
    ),
    "免缴": ("免", "免缴", "免交"),
    "补缴": ("补", "补缴", "补交", "已补缴", "已补交"),
    "少缴": ("少缴", "少交"),
    "转出": (
        "转出",
        "已转出",
        "调出",
        "已调出",
        "迁出",
        "转走",
        "调走",
        "去世",
        "已去世",
        "退党",
        "除名",
    ),
}
_WORDS = {word: state for state, words in _STATES.items() for word in words}
_WITH_WORD = pattern(r"(.*\d元?)\(?([已补少缴交]{1,3})\)?|\(?([已补少缴交]{1,3})\)?(.*\d元?)")
_GIVEN_BACK = pattern(r"(?:-|退[还回费款]?)(\d[\d,.]*(?:元整?)?)")


def parse_payment(value: Value) -> Reading[Payment]:
    """Read what was paid: 15, 15元, √, 未缴, 免缴, 15（补缴）; a dash for nothing due."""
    if is_unfilled(value):
        return Reading(Payment(none=True))
    amount = _amount(value)
    if amount is not None:
        return Reading(Payment(amount))
    if (back := _given_back(value)) is not None:
        return Reading(Payment(-back, "退还"))
    text = folded(value) if isinstance(value, str) else ""
    if text in _WORDS:
        return Reading(Payment(None, _WORDS[text]))
    if m := _WITH_WORD.fullmatch(text):
        amount, state = _amount(m[1] or m[4]), _WORDS.get(m[2] or m[3])
        if amount is not None and state:
            return Reading(Payment(amount, state))
    return unreadable("money-unreadable")


def _given_back(value: Value) -> Decimal | None:
    """Return how much -10, －10元 or 退10元 says was given back; None where it says none."""
    if isinstance(value, str):
        m = _GIVEN_BACK.fullmatch(folded(value))
        return _amount(m[1]) if m else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return _amount(-value) if value < 0 else None


def parse_rate(value: Value) -> Reading[Decimal]:
    """Read a rate: 0.5%, 0.005, 千分之五, 5‰; 0.5 and 1 are percents, 0.01 is not."""
    rate = _rate(value)
    if rate is None or not 0 < rate <= _HIGHEST_RATE:
        return unreadable("rate-unreadable")
    return Reading(rate)


def _rate(value: Value) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = folded(value) if isinstance(value, str) else f"{Decimal(repr(value)):f}"
    if m := _RATE.fullmatch(text):
        number = Decimal(m[1])
        bare = Decimal(100) if number >= _LEAST_PERCENT else Decimal(1)
        return (number / (_PER[m[2]] if m[2] else bare)).quantize(_NOISE).normalize()
    if m := _PART.fullmatch(text):
        number = Decimal(m[2]) if m[2][0].isascii() else Decimal(from_han(m[2]) or 0)
        return (number / _PARTS[m[1]]).normalize()
    return None


def percent_words(rate: Decimal) -> str:
    """Return a rate as it is spoken of: 0.005 -> 0.5%."""
    return f"{(rate * 100).normalize():f}%"


# --- What is due ------------------------------------------------------------------------------


class Scale(Struct, frozen=True):
    """What a class of members owes a month: a rate by the size of the base, or a fixed sum.

    ``steps``: up to and with which base each rate holds, None for no end. The whole base is
    multiplied by one rate. ``fixed``: the least and the most, where there is no rate.
    """

    steps: tuple[tuple[Decimal | None, Decimal], ...] = ()
    fixed: tuple[Decimal, Decimal] | None = None

    def rate(self, base: Decimal) -> Decimal:
        """Return the rate of a base, taken to the cent."""
        top = cents(base)
        return next(rate for limit, rate in self.steps if limit is None or top <= limit)

    def due(self, base: Decimal) -> Decimal:
        """Return what is due on a base, to the cent."""
        return cents(cents(base) * self.rate(base))


_STEP = pattern(r"(?:(\d{1,8}(?:\.\d{1,2})?)(?:元)?|以上|其余):(.+)")
_FIXED = pattern(r"(\d{1,6}(?:\.\d{1,2})?)元?(?:[-—–~至到]+(\d{1,6}(?:\.\d{1,2})?)元?)?")


def parse_scale(value: Value) -> Reading[Scale]:
    """Read a scale: 3000:0.5%；5000:1%；以上:2% (up to and with), 0.2 or 0.2—1."""
    text = folded(shown(value))
    if m := _FIXED.fullmatch(text):
        least = Decimal(m[1])
        most = Decimal(m[2] or m[1])
        return Reading(Scale(fixed=(least, most))) if least <= most else _no_scale()
    steps = [_step(part) for part in re.split("[;、]", text) if part]
    known = [s for s in steps if s is not None]
    limits = [limit for limit, _ in known]
    bounded = [limit for limit in limits[:-1] if limit is not None]
    if not known or len(known) != len(steps) or limits[-1] is not None:
        return _no_scale()
    if len(bounded) != len(limits) - 1 or bounded != sorted(set(bounded)):
        return _no_scale()
    return Reading(Scale(tuple(known)))


def _no_scale() -> Reading[Scale]:
    return unreadable("scale-unreadable")


def _step(text: str) -> tuple[Decimal | None, Decimal] | None:
    m = _STEP.fullmatch(text)
    rate = _rate(m[2]) if m else None
    if m is None or rate is None:
        return None
    return (Decimal(m[1]) if m[1] else None), rate
