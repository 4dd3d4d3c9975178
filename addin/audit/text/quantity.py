"""Numbers with a unit as reports write them: 6次, 六次, 12,340元, 1.2万元, 95.6%, 二十余次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from addin.ledger.record import replace
from addin.ledger.values.numerals import HAN_NUMBER, from_han

Kind = Literal["times", "heads", "people", "rate", "money", "hours", "things", "points"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(
        ("个班次", "班次", "场次", "次", "场", "期", "堂", "讲", "回", "轮", "节"), "times"
    ),
    "人次": "heads",
    **dict.fromkeys(("人", "名", "位"), "people"),
    **dict.fromkeys(("%", "‰", "％", "个百分点"), "rate"),
    "元": "money",
    **dict.fromkeys(("个学时", "学时", "个小时", "小时", "课时"), "hours"),
    **dict.fromkeys(
        (
            *(
                "个",
                "项",
                "件",
                "条",
                "处",
                "篇",
                "份",
                "户",
                "家",
                "支",
                "类",
                "起",
                "册",
                "本",
                "部",
            ),
            *("册次", "部次", "件次", "户次"),
        ),
        "things",
    ),
    "分": "points",
}
_UNITS = "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True))
_DIGITS = r"(?:[\d０-９]{1,3}(?:[,，][\d０-９]{3})+|[\d０-９]{1,9})(?:[.．][\d０-９]{1,4})?"
_VAGUE_BEFORE = "近|约|大约|将近|超|超过|逾|不下|多达|上|高达"
_VAGUE_AFTER = r"左右|以上|以下|上下|有余|余|多(?![\d一二两三四五六七八九十了开讲召组])"
_QUANTITY = re.compile(
    rf"(?P<before>(?:{_VAGUE_BEFORE})?)"
    rf"(?P<number>百分之(?:{HAN_NUMBER}(?:点{HAN_NUMBER})?|[\d０-９.．]+)|{_DIGITS}|[数几][十百千]|(?<=[近上约超])[百千](?=人次|[名人篇件份户册部条])|[百千](?=[余多](?:{_UNITS}))|(?![百千万](?![零一二三四五六七八九]))(?:{HAN_NUMBER})|几)"
    rf"(?P<much>[余多几来](?=[万千百]?(?:{_UNITS})))?"
    rf"(?P<ten>万|千(?=元))?"
    rf"(?P<more>[余多](?=(?:{_UNITS})))?"
    rf"\s?(?P<unit>(?:{_UNITS}))?"
    rf"(?P<after>(?:{_VAGUE_AFTER})?)"
)
_BARE = rf"(?:{_DIGITS}|{HAN_NUMBER})"
_LIST = re.compile(rf"(?:\s*[、和及与]\s*{_BARE})*?\s*[、和及与]\s*{_BARE}\s?(?P<unit>{_UNITS})")
_NAMED = r"(?!附件|附?[表图]|案?例|第|条款)[\u4e00-\u9fff“”]{1,12}[：:]?\s?\d{1,3}"
_NAMES_LISTED = re.compile(
    rf"(?:(?:\d|[一二三四五六七八九十])(?P<unit>{_UNITS})[，,]?)?(?P<among>[（(：:，,]?\s?其中[：:]?|[（(])?"
    rf"(?P<names>{_NAMED}(?:[、，,/／ \u3000]{_NAMED})+)(?=[）)。；;，,]|\s*$)"
)
_DIGIT = re.compile(r"\d+")
_IN_TURN = re.compile(r"(?:分别|依次)[^，,。；;]{0,30}$")
_NOT_VAGUE = ("", "上", "高达", "多达")
_PERCENT = "百分之"
_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_TENS = {"万": Decimal(10_000), "千": Decimal(1000), "百": Decimal(100), "": Decimal(1)}


class Quantity(Struct, frozen=True):
    """A number as it stands in a text, at ``text[start:end]`` with its unit.

    ``step``: the size of its last digit, 0.1 in 95.6%, 1000 in 1.2万元. ``vague``: 20余, 近百.
    ``arabic``: in digits. ``number_end``: where the number ends and the unit begins. ``of_list``:
    its unit stands behind a later number, 12 in 分别为12、10和8次.
    """

    start: int
    end: int
    number: Decimal
    step: Decimal
    unit: str
    kind: Kind
    vague: bool = False
    arabic: bool = True
    number_end: int = 0
    of_list: bool = False


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the numbers of a text that have a unit, in order."""
    bare = dict(_bare_listed(text))
    for m in _QUANTITY.finditer(text):
        unit = bare.get(m.start("number"), "")
        if found := _quantity(m) or _of_list(m, text):
            yield found
        elif listed := _quantity(m, unit):
            yield replace(listed, of_list=True)


def _bare_listed(text: str) -> Iterator[tuple[int, str]]:
    """Yield where names are listed with bare numbers, and their unit: 10次（机关4、制水6）.

    A whole cell may be such a list (大会5、党日7); elsewhere it shares out the number before it.
    """
    for m in _NAMES_LISTED.finditer(text):
        whole = not text[: m.start()].strip() or text[m.start() - 1] in "：:"
        whole = whole and not text[m.end() :].strip("。；; ")
        unit = m["unit"] or ("次" if whole or m["among"] else "")
        if unit:
            yield from ((m.start("names") + n.start(), unit) for n in _DIGIT.finditer(m["names"]))


def _of_list(m: re.Match[str], text: str) -> Quantity | None:
    """Return a number of a list whose last one has the unit: 分别为12、10和8次."""
    listed = _LIST.match(text, m.end())
    if m["unit"] or not listed or not _IN_TURN.search(text[: m.start()]):
        return None
    found = _quantity(m, listed["unit"])
    return found and replace(found, of_list=True)


def bare_number(text: str, unit: str = "") -> Quantity | None:
    """Return the number that a text is and nothing else, as a cell or a control holds it."""
    told = text.strip()
    m = _QUANTITY.fullmatch(told)
    if m is None:
        return None
    start = text.index(told)
    found = _quantity(m, unit or "次")
    return found and replace(
        found,
        start=start,
        end=start + len(told),
        unit=unit if found.unit == "次" and not m["unit"] else found.unit,
        number_end=start + found.number_end,
    )


def _quantity(m: re.Match[str], otherwise: str = "") -> Quantity | None:
    percent = m["number"].startswith(_PERCENT)
    unit = m["unit"] or ("%" if percent else otherwise)
    read = _number(m["number"].removeprefix(_PERCENT).translate(_WIDE))
    if not unit or read is None:
        return None
    number, step = read
    many = _TENS[m["ten"] or ""]
    unit = "%" if unit == "％" else unit
    firm = m["before"] in _NOT_VAGUE
    return Quantity(
        start=m.start("number") if firm else m.start(),
        end=m.end("unit") if m["unit"] else m.end("number"),
        number=number * many,
        step=step * many,
        unit=unit,
        kind=_KINDS[unit],
        vague=_is_vague(m) or not firm,
        arabic=m["number"][0].isdigit() or percent,
        number_end=m.end("ten") if m["ten"] else m.end("number"),
    )


def _is_vague(m: re.Match[str]) -> bool:
    told = m["much"] or m["more"] or m["after"]
    number = m["number"]
    return bool(told) or number[0] in "数几" or number in ("百", "千", "十几")


def _number(text: str) -> tuple[Decimal, Decimal] | None:
    """Return a number and the size of its last digit."""
    plain = text.replace(",", "")
    if plain[:1].isdigit():
        places = len(plain.partition(".")[2])
        return Decimal(plain), Decimal(1).scaleb(-places)
    whole, _, rest = text.lstrip("数几").partition("点")
    first = from_han(whole)
    if first is None:
        return (Decimal(1), Decimal(1)) if text == "几" else None
    digits = "".join(str(from_han(c) or 0) for c in rest)
    return Decimal(f"{first}.{digits}"), Decimal(1).scaleb(-len(digits))
