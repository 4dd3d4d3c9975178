"""Numbers that are said to be vague, or a limit, twice: 约500余名, 最低不少于2次以上."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import each, matched
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_N = r"(?:\d{1,9}(?:,\d{3})*(?:\.\d+)?|[一二两三四五六七八九十百千万]{1,6})"
_UNIT = "(?:[万亿千百])?(?:人次|场次|户次|个月|学时|课时|万元|亿元|公里|平方米|小时|分钟|[名人个次场期件条项篇户家所支份处起元亩吨台辆套本册批轮天岁年米%％])"
_ABOUT = r"(?:大约|大概|将近|接近|(?<![节签制预合公履违条邀相契特守赴失续])约|(?<![附最靠临邻亲远相逼])近)"
_OVER = "(?:超过|多于|(?<![高赶])超(?!前|额)|逾)"
_AT_LEAST = "(?:不少于|不低于|不得少于|不得低于|至少(?:要)?有?|最低|最少)"
_AT_MOST = "(?:不超过|不多于|不高于|不得超过|至多|最多|最高)"
_TWICE = Seldom(
    rf"(?P<a>{_ABOUT}有?(?P<a1>{_N})(?:(?P<a2>[余多](?=[万亿]?{_UNIT}))[万亿]?{_UNIT}|{_UNIT}?(?P<a3>左右|上下)))"
    rf"|(?P<o>{_OVER}(?P<o1>{_N})(?:[余多](?={_UNIT}){_UNIT}|{_UNIT}(?:以上|左右))|超过(?:一半|半数)以上)"
    rf"|(?P<r>(?<![\d.]){_N}[余多]{_UNIT}(?:左右|上下|以上))"
    rf"|(?P<l>{_AT_LEAST}(?:{_AT_LEAST})?{_N}[余多]?{_UNIT}(?:以上|左右)|(?:最低|最少|至少){_AT_LEAST}(?={_N}))"
    rf"|(?P<m>{_AT_MOST}(?:{_AT_MOST})?{_N}{_UNIT}(?:以下|以内|左右)|(?:最高|最多|至多){_AT_MOST}(?={_N}))",
    needed=("多", "余", "左右", "上下", "以上", "以下", "以内", "最低", "最少", "至少", "最高"),
)
_EXTRA = pattern("[余多]|左右|上下|以上|以下|以内")


def vague_twice(case: Case) -> Iterator[Hit]:
    """概数、限度说了两遍。

    “约”和“余”“左右”、“近”和“多”都是大概的意思，只用一个；“不少于”和“以上”、“最低”和“不少于”也是。

    错：约500余名群众参加；每月最低不少于2次以上
    对：约500名群众参加；每月不少于2次
    """
    for part, m in each(_TWICE, case.structure.written):
        common = not re.search(rf"{_N}|[半左]", m.group())  # 最高不超过 is written everywhere
        yield Hit(matched(part, m), suggestion=_once(m), severity="info" if common else None)


def _once(m: re.Match[str]) -> str | None:
    """Return the words with one of the two: what is behind the number goes."""
    text = m.group()
    if m["l"] or m["m"]:
        text = re.sub("^(?:最低|最少|至少|最高|最多|至多)(?=不)", "", text)
    number = re.search(_N, text)
    if number is None:
        return text.removesuffix("以上")
    if m["r"]:
        return re.sub("左右|上下|以上", "", text)
    return text[: number.end()] + _EXTRA.sub("", text[number.end() :])


RULES = (
    TextRule("W436", "warning", "“{text}”把概数或限度说了两遍，只用一个", vague_twice, PRACTICE),
)
