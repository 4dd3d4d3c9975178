"""Places that were to be filled in and were not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.values.names import has_surname
from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import HAN, each, matched
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import Case, TextRule
from addin.words.segmentation import words_of

_UNITS = (
    "场次|人次|课时|学时|万元|亿元|公里|平方米|次|人|项|名|场|个|期|件|条|篇|元|亩|户|家|所|支|份|户次|"
    "年|月|日|号|时|分|%|％|岁|页|倍|吨|轮|批|类|处|起|例|单位|同志|书记|局|市|县|区|省|镇|乡|村|街道|支部|公司|领导"
)
_STAND_INS = "*＊×xXＸｘ○Ｏ〇□△#＃"
_STAND_IN = f"[{_STAND_INS}]"
_LEFT = Seldom(
    rf"(?<![0-9A-Za-z{HAN}]){_STAND_IN}{{2,}}(?![0-9A-Za-z])"
    rf"|(?<![A-Za-z]){_STAND_IN}{{2,}}(?![A-Za-z0-9])"
    rf"|(?<![0-9A-Za-z*×〇一二三四五六七八九十]){_STAND_IN}(?={_UNITS})",
    needed=_STAND_INS,
)
_MORE = Seldom(
    r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}"
    r"|_{2,}|＿{2,}"
    r"|[（(【\[](?:此处)?(?:待补充?|待定|待填|待核实?|待完善|请填写?|填写|插入|数字待核).{0,20}?[）)】\]]"
    r"|（待核实：(?:[^（）]|（[^（）]*）){0,400}）"
    r"|某{2,}|(?<=[于在至到年月，。])某(?=次|项|年|月|日)"
    r"|(?<=[\u4e00-\u9fff])[ 　]+(?=(?:人次|次|名|人|个|项|场|期|篇|件|万元|元|户)[，。；、）])"
    r"|TODO|TBD|N(?=次|人次|项|名|个|场|期)"
    r"|[?？]{2,}(?=次|人|项|名|个|场)",
    needed=(
        *("{{", "{%", "__", "＿＿", "待补", "待定", "待填", "待核", "待完善", "填", "插入", "某"),
        *(" ", "　", "TODO", "TBD", "N", "??", "？？", "?？", "？?"),
    ),
)
_BEFORE = 4
_YEAR = pattern(r"[一二三四五六七八九十〇○][〇○]+[一二三四五六七八九〇○年]")
_WEEK = pattern(r"[本上下每这]周$")
_AFTER_NAME = pattern(r"[等、，。；（）()和与]|同志|同学|老师|[男女]|$")
_BLANK_DATE = Seldom(
    r"(?:20\d\d|20[×xX*_ 　]{0,2}|(?<![ 　_])[ 　_]{1,20})\s{0,9}年(?:[ 　]*月[ 　]*日?|\d{1,2}月[ 　]+日)|(?<![\d 　_])[ 　_]{2,20}[年月日]",
    needed=("年月", " ", "　", "_"),
)


def left_unfilled(case: Case) -> Iterator[Hit]:
    """留有没有填的地方。

    套用模板或往年稿子时留下的 *、XX、下划线、（待补充）、{{ }}，报送前要填上真实的内容；
    没有这项内容的，把这句话删去。

    错：每季度组织*次警示教育
    对：每季度组织1次警示教育
    """
    for sought in (_LEFT, _MORE):
        for part, m in each(sought, case.structure.written):
            if m.group().isspace() and words_of(_joined(part.text, m)).inside(_BEFORE):
                continue
            if not _masked_name(part.text, *m.span()) and not _YEAR.match(part.text, m.start() - 1):
                yield Hit(matched(part, m))


def _joined(text: str, space: re.Match[str]) -> str:
    """Return what is around a space as one: inside a word it has no number in it."""
    before = text[max(0, space.start() - _BEFORE) : space.start()]
    return before.rjust(_BEFORE) + text[space.end() : space.end() + _BEFORE]


def _masked_name(text: str, start: int, end: int) -> bool:
    """Return whether what stands behind a surname hides a person's name: 周某某, 张××."""
    surname = text[start - 1 : start] if start else ""
    if not surname or not has_surname(surname) or _WEEK.search(text, 0, start):
        return False
    return text[start] == "某" or bool(_AFTER_NAME.match(text, end))


def blank_dates(case: Case) -> Iterator[Hit]:
    """日期没有填完。

    年、月、日之间空着，日期就不成日期。成文日期写负责人签发的那一天。

    错：2023年 月 日
    对：2023年7月8日
    """
    for part, m in each(_BLANK_DATE, case.structure.written):
        yield Hit(matched(part, m))


RULES = (
    TextRule("W001", "error", "“{text}”还没有填，请补上真实的内容或删去这句话", left_unfilled),
    TextRule("W002", "error", "日期“{text}”没有填完", blank_dates),
)
