"""Stops and commas: half-width ones, doubled ones, missing ones, and the forms of dashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import HAN, each, matched, stretch
from addin.proofreading.document.structure import Role
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PUNCTUATION, Case, TextRule
from addin.words.segmentation import is_han

_CLOSED = set("”》")
_OPENED = set("“《")
_MARKS = set("，。；：、？！“”‘’《》（）〔〕【】…")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_BRACKETED = pattern(r"\([^()]{1,8}\)")
_HALF = pattern(r"[,;:?!().]")
_UNIT_BEHIND = pattern("学时|课时|小时|[天次月年日人]")
_FULL_DIGITS = pattern(r"[０-９Ａ-Ｚａ-ｚ％．＋]*[０-９Ａ-Ｚａ-ｚ％][０-９Ａ-Ｚａ-ｚ％．＋]*")
_STAND_INS = pattern(r"[ＸｘＯ]+")
_DOUBLED = pattern(r"([，、；：。])[，、；：。？！]+|[？！]{4,}|[？！][，、；：。]")
_AT_THE_START = pattern(r"^\s*[，。、；：？！）》”’…]+")
_AFTER_OPENING = pattern(r"(?<=[（《“〔【])[，、；：。？！]|[，、；：](?=[）》〕】])")
_STOPS = pattern("[，。；]")
_STOPS_AND_COMMAS = set("，。；：、")
_SHORTEST_SENTENCE = 30
_ELLIPSIS = Seldom(
    r"(?<![.…])\.{3,}|。{3,}|(?<!…)…(?!…)|…{3,}|·{3,}", needed=("...", "。。。", "…", "···")
)
_DASH = Seldom(rf"(?<=[{HAN}”》])(?:--+|－+|–+|―+)(?=[{HAN}“《])", needed=("--", "－", "–", "―"))
_AND_SO_ON = Seldom(
    r"(?:…{1,2}|\.{3,6})[，、]?等(?=$|[，。、；]|[的多各方形问内工活单情地部有相人事领]|\d)(?!到|待|于)"
    r"|(?<=[\u4e00-\u9fff”》])等(?:等)?[，、]?(?:…{1,2}|\.{3,6})(?=[，。；]|$)",
    needed=("…", "..."),
)
_STOP_TWICE = pattern(r"[。！？](?=[”’][。，；、])|[。](?=）[。，；])")


def half_width(case: Case) -> Iterator[Hit]:
    """汉字旁边用了半角标点。

    公文正文的标点用全角，逗号、句号、冒号、分号、问号、叹号、括号都是；半角的只用在数字和外文中间。

    错：强化责任落实,定期开展督查
    对：强化责任落实，定期开展督查
    """
    for part in case.structure.written:
        if not _HALF.search(part.text):
            continue
        pairs = [m for m in _BRACKETED.finditer(part.text) if _is_chinese(part.text, m)]
        for m in pairs:
            yield Hit(matched(part, m), suggestion=f"（{m.group()[1:-1]}）", safe=True)
        brackets = _brackets(part.text, pairs)
        for at in brackets:
            place = stretch(part, at, at + 1)
            yield Hit(place, suggestion=_FULL[part.text[at]], safe=True)
        for m in _HALF.finditer(part.text):
            taken = m.start() in brackets or any(p.start() <= m.start() < p.end() for p in pairs)
            if not taken and _belongs_to_chinese(part.text, m.start()):
                alone = m.group() in "()" or (m.group() == "." and _not_an_end(part.text, m))
                safe = m.group() not in "()." or (not alone and m.end() == len(part.text))
                yield Hit(
                    matched(part, m), suggestion=None if alone else _FULL[m.group()], safe=safe
                )


def _belongs_to_chinese(text: str, at: int) -> bool:
    """Return whether a half-width mark stands where Chinese would have its own."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    behind_word = is_han(before) or before in _CLOSED
    ahead_of_word = is_han(after) or after in _OPENED
    if mark == ".":
        return (behind_word or before == "）") and (ahead_of_word or text[at + 1 :] in ("", "\n"))
    if mark == "(":
        return behind_word or before == "%" or ahead_of_word
    if mark == ")":
        return behind_word or is_han(after) or after in _STOPS_AND_COMMAS
    if mark == ":" and (behind_word or before == "）"):
        return True
    return _is_wide(after) or (_is_wide(before) and text[at + 1 : at + 3] != "//")


def _is_wide(character: str) -> bool:
    return is_han(character) or character in _MARKS


def _brackets(text: str, taken: Sequence[re.Match[str]]) -> list[int]:
    """Return where half-width brackets stand that come in pairs around or beside Chinese."""
    found, open_ones = list[int](), list[int]()
    for at, letter in enumerate(text):
        if letter not in "()" or any(p.start() <= at < p.end() for p in taken):
            continue
        if letter == "(":
            open_ones.append(at)
        elif open_ones:
            first = open_ones.pop()
            if any(map(is_han, text[first:at])) or _is_beside(text, first, at):
                found += [first, at]
    return sorted(found)


def _is_beside(text: str, first: int, last: int) -> bool:
    """Whether brackets around something else stand between Chinese: 汇总表(Excel)电子稿."""
    around = text[max(0, first - 1) : first] + text[last + 1 : last + 2]
    return len(around) == 2 and all(map(_is_wide, around))


def _not_an_end(text: str, m: re.Match[str]) -> bool:
    """Whether a point between letters may be another sign than a full stop: 人.学时, 李.王."""
    return (
        bool(_UNIT_BEHIND.match(text, m.end()))
        or len(re.split("[，。；：]", text[: m.start()])[-1]) < 4
    )


def _is_chinese(text: str, m: re.Match[str]) -> bool:
    around = text[max(0, m.start() - 1) : m.end() + 1]
    return any(map(_is_wide, around))


def full_width_digits(case: Case) -> Iterator[Hit]:
    """数字或字母用了全角。

    数字、百分号和外文字母用半角，否则字距忽宽忽窄，也没法按数字查找。

    错：参加培训１２０人次
    对：参加培训120人次
    """
    for part, m in each(_FULL_DIGITS, case.structure.written):
        if not _STAND_INS.fullmatch(m.group()):
            half = unicodedata.normalize("NFKC", m.group())
            yield Hit(matched(part, m), suggestion=half, safe=True)


def doubled(case: Case) -> Iterator[Hit]:
    """标点重复或叠用。

    两个点号连在一起，多半是改稿时删字留下的。留哪一个，看后面是不是一句新话。

    错：健全工作机制，，明确责任分工。
    对：健全工作机制，明确责任分工。
    """
    for part, m in each(_DOUBLED, case.structure.written):
        marks = m.group()
        if not re.fullmatch("。{3,}", marks):
            same = len(set(marks)) == 1
            one = marks[0] if same else "。" if marks.endswith("。") else None
            yield Hit(matched(part, m), suggestion=one, safe=same)


def misplaced(case: Case) -> Iterator[Hit]:
    """标点的位置不对。

    点号和后半个括号、引号、书名号不能在一段的开头；前半个括号后面、后半个括号前面，一般没有点号。

    错：（，其中女党员12名）
    对：（其中女党员12名）
    """
    for sought in (_AT_THE_START, _AFTER_OPENING):
        for part, m in each(sought, case.structure.prose):
            yield Hit(matched(part, m), suggestion="")


def unfinished(case: Case) -> Iterator[Hit]:
    """一段话末尾没有标点，或以逗号、顿号结束。

    正文每一段都以句号（引出下文的以冒号）收尾；末尾是逗号、顿号的，后面的话可能丢了。

    错：全年开展督查3次，发现问题12个，全部整改到位，
    对：全年开展督查3次，发现问题12个，全部整改到位。
    """
    for part in case.structure.of(Role.BODY):
        text = part.text.rstrip()
        if text.endswith(("，", "、")):
            yield Hit(stretch(part, len(text) - 1, len(text)), {"end": f"以“{text[-1]}”结束"})
        elif len(text) >= _SHORTEST_SENTENCE and _is_no_stop(text[-1]) and _STOPS.search(text):
            yield Hit(stretch(part, len(text) - 1, len(text)), {"end": "末尾没有标点"})


def _is_no_stop(character: str) -> bool:
    return is_han(character) or character in "0123456789%"


def ellipses(case: Case) -> Iterator[Hit]:
    """省略号的写法不对。

    省略号是六个点，占两个字的位置，不用三个句点、三个句号代替。

    错：走访企业、社区、学校...
    对：走访企业、社区、学校……
    """
    for part, m in each(_ELLIPSIS, case.structure.written):
        yield Hit(matched(part, m), suggestion="……", safe=True)


def dashes(case: Case) -> Iterator[Hit]:
    """汉字之间的破折号、连接号写法不规范。

    破折号是“——”，占两个字；名称里的短横用“-”（按该名称的正式写法）。全角减号、两个短横都不是。

    错：清廉家风--从我做起
    对：清廉家风——从我做起
    """
    for part, m in each(_DASH, case.structure.written):
        double = m.group().startswith("--")
        yield Hit(matched(part, m), suggestion="——" if double else None)


def stop_twice(case: Case) -> Iterator[Hit]:
    """引号、括号内外都有点号。

    引文独立成句，句号在引号里面；引文是句子的一部分，句号在引号外面。里外只留一个。

    错：他说：“党员就要冲在前。”。
    对：他说：“党员就要冲在前。”
    """
    for part, m in each(_STOP_TWICE, case.structure.written):
        yield Hit(stretch(part, m.start(), m.end() + 2))


def and_so_on_twice(case: Case) -> Iterator[Hit]:
    """省略号和“等”连用。

    省略号和“等”都表示没有说完，只用一个。

    错：采取座谈、走访、问卷……等方式
    对：采取座谈、走访、问卷等方式
    """
    for part, m in each(_AND_SO_ON, case.structure.written):
        yield Hit(matched(part, m), suggestion="等")


RULES = (
    TextRule("W010", "error", "汉字旁边的“{text}”是半角标点，应改为全角", half_width, PUNCTUATION),
    TextRule("W011", "warning", "“{text}”是全角字符，数字和字母用半角", full_width_digits),
    TextRule("W012", "error", "标点“{text}”重复或叠用", doubled, PUNCTUATION),
    TextRule("W013", "error", "标点“{text}”的位置不对", misplaced, PUNCTUATION),
    TextRule("W014", "warning", "这一段{end}，请看后面是否丢了内容", unfinished, PUNCTUATION),
    TextRule("W015", "warning", "“{text}”不是省略号，省略号写作“……”", ellipses, PUNCTUATION),
    TextRule("W016", "info", "“{text}”不是规范的破折号或连接号", dashes, PUNCTUATION),
    TextRule("W030", "error", "“{text}”：省略号和“等”只用一个", and_so_on_twice, PUNCTUATION),
    TextRule("W017", "warning", "“{text}”里外都有点号，只留一个", stop_twice, PUNCTUATION),
)
