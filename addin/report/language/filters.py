"""How a template may print a value: the filters, and what a value reads like on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from msgspec import Struct

from addin.ledger.period import chinese_date
from addin.ledger.values.numerals import to_han
from addin.ledger.values.patterns import pattern

TO_FILL_IN = "（待补充）"
TO_CONFIRM = "（待核实）"
OPEN_PLACE = pattern("(（待补充）|（(?:待核实|缺图)(?:：(?:[^（）]|（[^（）]*）)*)?）)")
"""What is printed red: something is missing, or not known for sure (（待核实：……）)."""
_STRANGE = pattern("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ue0f0-\ue0ff\ufffe\uffff]|\\s+")
_MOST_DIGITS = 12
PICTURE, PICTURE_NAME, PICTURE_END = "\ue0f9", "\ue0fa", "\ue0fb"
"""Private characters around a picture's width in centimetres, if any, and the name of its file."""
PICTURE_FILTER = "图片"
TICKED, UNTICKED = "☑", "☐"
_WIDEST = 100  # centimetres
_NOT = frozenset(
    (
        "",
        "0",
        "否",
        "无",
        "没有",
        "未",
        "不",
        "空",
        "×",
        "✗",
        "✕",
        "x",
        "X",
        "N",
        "n",
        "-",
        "—",
        UNTICKED,
    )
)

Argument = Literal["number", "text", "type", "tag", "month", "branch"]


class Filter(Struct, frozen=True):
    """A way to print a value, and what the field list says of it.

    ``arguments``: what stands in its brackets. ``optional``: how many of these may be left out.
    """

    note: str
    apply: Callable[..., object]
    arguments: tuple[Argument, ...] = ()
    optional: int = 0

    def takes(self, number: int) -> bool:
        """Return whether it may be written with so many arguments."""
        return len(self.arguments) - self.optional <= number <= len(self.arguments)


def _date(value: object) -> object:
    return chinese_date(value) if isinstance(value, date) else value


def _day(value: object) -> object:
    return f"{value.month}月{value.day}日" if isinstance(value, date) else value


def _han(value: object) -> object:
    return to_han(value) if isinstance(value, int) and value >= 0 else value


def _how_many(value: object) -> object:
    return "两" if value == 2 and isinstance(value, int) else _han(value)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _digits(value: object, digits: int = 0) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    return f"{_rounded(Decimal(value), _bounded(digits)):f}"


def _bounded(digits: object) -> int:
    if not isinstance(digits, int) or not 0 <= digits <= _MOST_DIGITS:
        raise ValueError("digits")
    return digits


def _thousands(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def _ten_thousands(value: object, digits: int | None = None) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    its = Decimal(value).scaleb(-4)
    if digits is not None:
        return f"{_rounded(its, _bounded(digits)):f}"
    text = f"{its:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent(value: object) -> object:
    """百分之九十五点五: a share of a hundred in words."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value < 0:
        return value
    whole, _, rest = f"{value:f}".partition(".")
    rest = rest.rstrip("0")
    said = to_han(int(whole))
    digits = "".join("〇一二三四五六七八九"[int(d)] for d in rest)
    return f"百分之{said}{'点' if digits else ''}{digits}"


def _or(value: object, instead: str) -> object:
    return instead if value is None or value in (0, "") else value


def _picture(value: object, width: object = "") -> object:
    if not isinstance(value, str) or not value.strip():
        return None
    if width != "" and not (isinstance(width, int | float | Decimal) and 0 < width <= _WIDEST):
        raise ValueError("width")
    return f"{PICTURE}{width}{PICTURE_NAME}{printable(value).strip()}{PICTURE_END}"


def _tick(value: object) -> object:
    if isinstance(value, str):
        return UNTICKED if value.strip() in _NOT or value.strip()[0] in "未没" else TICKED
    return TICKED if value else UNTICKED


FILTERS: Mapping[str, Filter] = {
    "日期": Filter("把日期写成 2022年7月8日", _date),
    "月日": Filter("把日期写成 7月8日", _day),
    "汉字": Filter("把数字写成汉字：6 → 六，2 → 二", _han),
    "几": Filter("把数字写成汉字，2 写成“两”：2 → 两，6 → 六", _how_many),
    "位数": Filter("保留几位小数，四舍五入：94.75|位数(1) → 94.8", _digits, ("number",), 1),
    "千分位": Filter("加千分位逗号：12340 → 12,340", _thousands),
    "万": Filter("换算成万：12340|万 → 1.234，12340|万(1) → 1.2", _ten_thousands, ("number",), 1),
    "百分之": Filter("把百分数写成汉字：95 → 百分之九十五", _percent),
    "无则": Filter("没有或是0时写什么：0|无则('—') → —", _or, ("text",)),
    PICTURE_FILTER: Filter(
        "放台账同一文件夹里的图片，单元格里写文件名；可以写宽几厘米：图片(8)",
        _picture,
        ("number",),
        1,
    ),
    "勾选": Filter("打勾：有、是、大于0 → ☑，没有、否、0、空 → ☐", _tick),
}


def applied(name: str, value: object, arguments: tuple[object, ...] = ()) -> object:
    """Return a value as a filter prints it; raise ValueError for arguments that it cannot take."""
    its = FILTERS[name]
    if not its.takes(len(arguments)):
        raise ValueError(name)
    return its.apply(value, *arguments)


def is_open(text: str) -> bool:
    """Return whether a text says no more than that it is still to be filled in or confirmed."""
    return OPEN_PLACE.fullmatch(text) is not None


def printable(text: str) -> str:
    """Return a text without what Word has no place for; every stretch of blanks is one."""
    return _STRANGE.sub(" ", text)


def printed(value: object) -> str:
    """Return what a value reads like; （待补充） where there is none."""
    return TO_FILL_IN if value is None else printable(str(value))
