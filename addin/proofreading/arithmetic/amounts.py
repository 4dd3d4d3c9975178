"""Numbers with their units as a sentence states them, exact or not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from addin.ledger.values.patterns import pattern

UNITS = (
    "人次|场次|户次|家次|课时|学时|万元|亿元|名|人|个|次|场|期|件|条|项|篇|户|家|所|支|份|票|处|宗|起|例|"
    "元|亩|公里|吨|台|辆|套|本|册|批|轮|天|岁|%|％|平方米|小时|分钟|页|张|笔|幅|位|间|棵|株|枚|封"
)
_AMOUNT = pattern(
    rf"(?<![\d.:：/第〔\-—–~～])(?P<n>\d{{1,9}}(?:,\d{{3}})*(?:\.\d+)?)(?P<scale>[万亿](?![元]))?(?P<more>余|多|几)?"
    rf"(?P<unit>{UNITS})(?P<about>左右|上下|以上|以下|以内|多|余)?"
)
_VAGUE = pattern(r"(?:约|近|超|超过|逾|突破|不足|不到|不少于|不低于|至少|最多|达到?|第)\s*$")
_MONEY = {"万元": (Decimal(10_000), "元"), "亿元": (Decimal(100_000_000), "元")}
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000), None: Decimal(1)}


class Amount(Struct, frozen=True):
    """A number with its unit: its value, whether it is exact, and where it is in the text.

    ``spread``: by how much the value may differ at most where it is written rounded: 4.2万 may be
    any number from 41,500 to 42,500.
    """

    value: Decimal
    unit: str
    exact: bool
    start: int
    end: int
    decimals: int = 0
    spread: Decimal = Decimal(0)

    @property
    def measure(self) -> tuple[Decimal, str]:
        """The factor of the unit, and the unit that all of its kind are multiples of."""
        return _MONEY.get(self.unit, (Decimal(1), self.unit))

    @property
    def basic(self) -> Decimal:
        """The value in that unit: 元 for 万元."""
        return self.value * self.measure[0]


def comparable(a: Amount, b: Amount) -> bool:
    """Whether two numbers are of one kind of unit: 万元 and 亿元, 人 and 人."""
    return a.measure[1] == b.measure[1]


def amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """Yield the numbers of a stretch of text that have a unit."""
    for m in _AMOUNT.finditer(text, start, len(text) if end is None else end):
        number = m["n"].replace(",", "")
        decimals, scale = len(number.partition(".")[2]), _SCALES[m["scale"]]
        rounded = bool(decimals or m["scale"] or m["unit"] in _MONEY) and m["unit"] not in "%％"
        about = m["more"] or m["about"] or _loosely(text[max(0, m.start() - 4) : m.start()])
        yield Amount(
            Decimal(number) * scale,
            "%" if m["unit"] == "％" else m["unit"],
            not about,
            m.start(),
            m.end(),
            decimals,
            scale.scaleb(-decimals) / 2 if rounded else Decimal(0),
        )


def _loosely(before: str) -> bool:
    found = _VAGUE.search(before)
    return found is not None and not found.group().startswith("达")


def said(value: Decimal) -> str:
    """Return a number as it is written: without zeros behind the point."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
