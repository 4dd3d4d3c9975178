"""Chinese and Arabic numerals mixed in one date or one number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import each, matched, quotations, within
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import Case, TextRule

NUMERALS = "《出版物上数字用法》（GB/T 15835—2011）"

_HAN, _HAN_DIGITS = "[一二三四五六七八九十]{1,3}", "[〇○零一二三四五六七八九]"
_DATES = (
    Seldom(
        rf"(?:{_HAN_DIGITS}{{4}}|\d{{4}})年(?:{_HAN}|\d{{1,2}})月(?:(?:{_HAN}|\d{{1,2}})日)?",
        needed="月",
    ),
    Seldom(
        rf"(?<![年\d一二三四五六七八九十〇])(?:{_HAN}|\d{{1,2}})月(?:{_HAN}|\d{{1,2}})[日号]",
        needed="月",
    ),
    Seldom(
        r"(?<![\d〇○零一二三四五六七八九])(?=[\d〇○零一二三四五六七八九]{4}年)[\d〇○零一二三四五六七八九]{4}年",
        needed="年",
    ),
)
_NUMBERS = Seldom(
    r"(?<![\d.])\d{1,3}十[\d一二三四五六七八九]?(?=[余多]?[名人个次场期件条项篇户家所支份])"
    r"|(?<![\d.])\d{1,3}[千百]\d{1,3}(?=[余多]?[千百]?[名人个次场期件条项篇户家所支份元])"
    r"|(?<![\d.一二三四五六七八九十百千万第])[一二三四五六七八九]十\d(?=[余多]?[名人个次场期件条项篇户家所支份])",
    needed="十百千",
)
_PART = pattern(r"[〇○零一二三四五六七八九十]+(?=[年月日号])")


def mixed(case: Case) -> Iterator[Hit]:
    """一个日期、一个数里混用汉字和阿拉伯数字。

    一个日期或者一个数，要么都用阿拉伯数字，要么都用汉字；成文日期用阿拉伯数字。

    错：六月18日；二〇二五年7月3日；3十名
    对：6月18日；2025年7月3日；30名
    """
    for part in case.structure.written:
        dates = [m for sought in _DATES for m in sought.finditer(part.text) if _is_mixed(m.group())]
        taken = quotations(part.text) if dates else []
        for m in dates:
            if not within(taken, *m.span()):
                taken.append(m.span())
                yield Hit(matched(part, m), suggestion=_arabic(m.group()))
    for part, m in each(_NUMBERS, case.structure.written):
        yield Hit(matched(part, m))


def _is_mixed(text: str) -> bool:
    return bool(re.search(r"\d", text)) and bool(re.search("[〇○零一二三四五六七八九十]", text))


def _arabic(date: str) -> str | None:
    """Return a date in Arabic numerals, None where a number is of both kinds."""

    def number(m: re.Match[str]) -> str:
        value = from_han(m.group())
        return m.group() if value is None else str(value)

    arabic = _PART.sub(number, date)
    return None if _is_mixed(arabic) else arabic


RULES = (TextRule("W437", "error", "“{text}”混用了汉字和阿拉伯数字，统一用一种", mixed, NUMERALS),)
