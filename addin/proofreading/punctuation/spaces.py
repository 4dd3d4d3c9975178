"""Spaces where none belong, and ranges of numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from addin.ledger.values.names import has_surname
from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import (
    HAN,
    around,
    each,
    matched,
    quotations,
    stretch,
    within,
)
from addin.proofreading.document.structure import Role
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, PUNCTUATION, Case, TextRule
from addin.words.segmentation import words_of

_MARKS = "，。；：、？！“”‘’《》（）〔〕【】…"
_UNIT = r"[年月日]|(?:人次|次|名|人|个|项|场|期|篇|件|万元|元|户)[，。；、）]"  # a number is to come before
_SPACES = " \t\u00a0\u3000\u2002\u2003"
_BETWEEN = Seldom(
    rf"(?<=[{HAN}{_MARKS}])[{_SPACES}]+(?=[{HAN}{_MARKS}])(?!{_UNIT})", needed=_SPACES
)
_BESIDE = Seldom(
    rf"(?<=[{HAN}])[ \u00a0\u3000]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])[ \u00a0\u3000]+(?=[{HAN}{_MARKS}])"
    rf"|(?<=[{_MARKS}])[ \u00a0\u3000]+(?=[0-9A-Za-z])",
    needed=_SPACES,
)
_AFTER_NUMBER = pattern(r"^\s*(?:\d{1,2}[.．]|[（(]\d{1,2}[）)]|\d{1,2}(?:\.\d{1,2})+|[a-zA-Z])\s+")
_LABEL = pattern(rf"[{HAN}]{{1,8}}[:：]|\d{{1,2}}[:：]\d\d")
_RANGE = pattern(
    r"(?<![\d\-—.~～/A-Za-z年])\d{1,4}(?:\.\d+)?[年月日%个人次名项]?(?P<mark>-{1,2}|—{1,2}|–|~|～|至|－)"
    r"\d{1,4}(?:\.\d+)?(?=[年月日%个人次名项天周岁元万亩])"
)
_BETWEEN_YEARS = pattern(r"\d{4}")
_SENTENCE = pattern("[，。；！？]")
_ARTICLE = pattern(r"(?:^|\n)\s*第[一二三四五六七八九十百零〇\d]+[章节条款编]?$|[讯电摄文图]$")
_CAPTION = pattern(r"^\s*(?:附?[表图]\s?[\d—-]{1,5}|\d{1,2}[:：]\d\d.{0,12})$|\d[:：]\d\d$")
_LONGEST_ITEM = 5
_NEAR = 6
_NAMES = {
    "-": "-",
    "--": "-",
    "—": "—",
    "——": "—",
    "–": "—",
    "~": "～",
    "～": "～",
    "至": "至",
    "－": "-",
}
_HALF_PERCENT = pattern(r"(?<![\d.])\d+(?:\.\d+)?[-—–~～](?=\d+(?:\.\d+)?%)")


def between_letters(case: Case) -> Iterator[Hit]:
    """汉字之间有多余的空格。

    正文里汉字和标点之间不空格；序号“一、”“（一）”后面也不空。标题里用空格隔开两句的除外。

    错：二、 存在的问题
    对：二、存在的问题
    """
    for part in case.structure.of(Role.HEADING, Role.BODY, Role.ADDRESSEE):
        quoted = quotations(part.text)
        if part.role is not Role.HEADING and not _SENTENCE.search(part.text):
            continue  # a line of names or of labels, set apart by spaces
        for m in _BETWEEN.finditer(part.text):
            inside = within(quoted, m.start(), m.end())
            if part.text[: m.start()].strip() and not inside and not _set_apart(part.text, m):
                safe = _splits_a_word(part.text, m) or _is_alone(part.text, m)
                yield Hit(
                    matched(part, m), suggestion="", safe=safe, severity=None if safe else "info"
                )


def _splits_a_word(text: str, m: re.Match[str]) -> bool:
    """Whether a space is beside a mark, or the dictionary has the word that it splits."""
    if text[m.start() - 1] in _MARKS or text[m.end()] in _MARKS:
        return True
    before = re.split(r"\s", text[: m.start()])[-1][-_NEAR:]
    joined = before + re.split(r"\s", text[m.end() :])[0][:_NEAR]
    return len(m.group()) == 1 and words_of(joined).inside(len(before))


def _is_alone(text: str, m: re.Match[str]) -> bool:
    """Whether what a space cuts off is too short to be a clause: 推动 基层党建提质."""
    first, last = around(text, m.start(), m.end())
    before, behind = text[first : m.start()].strip(), text[m.end() : last].strip()
    single = not re.search(r"\s", before + behind)
    return single and len(m.group()) == 1 and len(before) < 4 and len(behind) > len(before)


def _is_motto(text: str, m: re.Match[str]) -> bool:
    """Whether spaces part words of one length, as in a motto: 严谨 博学 团结 奉献."""
    first, last = around(text, m.start(), m.end())
    pieces = re.split(r"\s+", text[first:last].strip())
    return len(pieces) > 1 and len(pieces[0]) < _LONGEST_ITEM and len({len(p) for p in pieces}) == 1


def _set_apart(text: str, m: re.Match[str]) -> bool:
    """Whether a space sets something apart: the number of an article, a name, an item of a list."""
    if _ARTICLE.search(text[: m.start()]) or text[m.end()] == "（" or _is_motto(text, m):
        return True
    before = re.split(r"[，。；：、！？（）“”《》/\s]", text[: m.start()])[-1]
    behind = re.split(r"[，。；：、！？（）“”《》/\s]", text[m.end() :])[0]
    if not before or not behind:
        return False
    return _is_name(behind) or (_is_name(before) and len(behind) < _LONGEST_ITEM)


def _is_name(word: str) -> bool:
    """Whether a word may be a person's name, or a letter of one that is spread: 李国宏, 王 芳."""
    return len(word) == 1 or (len(word) in (2, 3) and has_surname(word))


def beside_figures(case: Case) -> Iterator[Hit]:
    """汉字和数字、字母之间有空格。

    中文公文里数字和汉字之间不空格。

    错：开展督查 3 次
    对：开展督查3次
    """
    for part in case.structure.of(Role.HEADING, Role.BODY):
        number = _AFTER_NUMBER.match(part.text)
        quoted = quotations(part.text)
        for m in _BESIDE.finditer(part.text, number.end() if number else 0):
            apart = _LABEL.match(part.text, m.end()) or part.text[m.start() - 1] in "讯电"
            inside = within(quoted, m.start(), m.end())
            apart = apart or _CAPTION.search(part.text[: m.start()]) or _is_row(part.text)
            if part.text[: m.start()].strip() and not inside and not apart:
                yield Hit(matched(part, m), suggestion="", safe=True)


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table that spaces make: several gaps and no mark."""
    return not re.search("[，。；！？：]", text) and len(re.findall(r"\S[ \u3000]+\S", text)) > 2


def range_marks(case: Case) -> Iterator[Hit]:
    """数字范围的连接号前后不一致。

    范围用“至”或一字线“—”都可以，一份文件里用一种。

    错：1至3月……4-6月……7至9月
    对：1至3月……4至6月……7至9月
    """
    found = list(each(_RANGE, case.structure.prose))
    found = [(part, m) for part, m in found if not _BETWEEN_YEARS.match(m.group())]
    used = Counter(_NAMES[m["mark"]] for _, m in found)
    usual = used.most_common(1)[0][0] if used else ""
    for part, m in found:
        if len(used) > 1 and _NAMES[m["mark"]] not in (usual, "至"):
            yield Hit(matched(part, m), {"usual": usual})


def half_percent(case: Case) -> Iterator[Hit]:
    """百分数的范围，前一个数少了百分号。

    “5—10%”可以读成从5到10%，前后都写百分号才没有歧义。

    错：同比增长5-10%
    对：同比增长5%-10%
    """
    for part, m in each(_HALF_PERCENT, case.structure.prose):
        text = m.group()
        yield Hit(stretch(part, m.start(), m.end()), suggestion=f"{text[:-1]}%{text[-1]}")


RULES = (
    TextRule("W026", "error", "汉字之间有多余的空格", between_letters, PRACTICE),
    TextRule("W027", "warning", "汉字和数字、字母之间有多余的空格", beside_figures, PRACTICE),
    TextRule("W028", "info", "“{text}”的连接号和别处（{usual}）不一致", range_marks, PRACTICE),
    TextRule("W029", "info", "“{text}”后面有百分号，前一个数也要写", half_percent, PUNCTUATION),
)
