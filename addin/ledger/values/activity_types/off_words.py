"""Words that say that an activity was called off, put off or moved: 取消, 未召开, 改期至3月15日, ×.

One place for them, so that a list, a text, a calendar and a crosstab mean the same by them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_NOT_DONE = (
    r"(?:(?:暂|尚|还)?未|没有?)能?(?:按期|如期)?"
    r"(?:召开|开展|举行|举办|(?:开成|开会|开|办成)(?![\u4e00-\u9fff]))"
)
_OFF = (
    rf"(?:(?<![未没不])(?:已?取消了?)|{_NOT_DONE}"
    r"|停办|停开|暂停|暂缓|缓开|延期|推迟|改期|顺延|延后|[延改](?:至|到|在)(?=[下次明来翌]|\d)|合?并(?:到|至|入)(?=[上下次周]|\d{1,2}[月日]))"
)
_YEAR_MONTH = (
    r"(?:\d{2,4}年|[明来次翌下]年(?:度|[初中底])?)(?:(?:\d{1,2}|[元正一二三四五六七八九十]{1,2})月份?"
    r"(?:\d{1,2}[日号]|[上中下]旬|[初中底末])?)?"
)
_WHEN = (
    rf"(?:{_YEAR_MONTH}|"
    r"[\d年月日号.\-/]{0,12}|[上下]?周[一二三四五六日天]|下周|下个?[月周季]度?|次[日月年])"
    r"(?:上午|下午|晚上)?"
)
_MONTH = (
    r"(?:下个?[月周次季]度?|次月|(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:月份?|季度)"
    r"(?:\d{1,2}[日号]|[上中下]旬|初|底)?)"
)
_TO = (
    rf"(?:至|到|召开|开展|举行|举办|进行|再)?{_WHEN}(?:召开|开展|举行|举办|进行|[再补]?开)?"
    r"(?:[,、]?(?:时间|日期)?(?:待定|待议|另定|另议|再议|另行(?:通知|安排)|另作安排|择[期日]再?(?:召开|开展|举行|补开)?))?"
    rf"(?:[,、;]?(?:改|移|并|合并|调整?)(?:到|至|为|在|期|入)?{_MONTH}(?:召开|开展|举行|举办|进行|补开)?)?"
)
_WHY = (
    r"(?:(?:因|由于|受|遇)[^,;。()]{1,16}?,?)?(?:(?:本次|此次|该)?(?:会议|活动|会|时间|日期))?"
    r"(?:决定|已|被|均|临时|暂时|暂|故|,)*"
)
_SAYS_SO = pattern(rf"(?:.{{0,20}}[,;、:])?.{{0,20}}?{_OFF}{_TO}[。.!]?")
_SAYS_ONLY_SO = pattern(rf"{_WHY}{_OFF}{_TO}[。.!]?")
_IN_BRACKETS = pattern(rf"\((?:[^()]{{0,12}}?{_OFF}{_TO})\)$")
_CROSS = "×✗✘"
_MAY_SAY = pattern(rf"[取停延推改顺未没暂缓待拟{_CROSS}]")
_GAP = r"[ \t]*"
_AT_END = pattern(
    rf"{_GAP}\({_GAP}([^()\n]{{0,12}}?{_OFF}{_TO}|待定|待开|[{_CROSS}]){_GAP}\){_GAP}(?=\n|$)"
    rf"|(?:^|(?<=\n)|[\s,;、:。—-]+)({_WHY}{_OFF}{_TO})[。.!]?{_GAP}(?=\n|$)"
    rf"|{_GAP}([{_CROSS}]){_GAP}(?=\n|$)"
)
_NOT_YET = pattern(r"\s*\(?(待定|待开|待召开|待开展|未定|拟开|拟召开)\)?\s*")
_PREPARED = pattern(r"(?:(?:筹备|准备|计划)中|备课|踩点|彩排|预演|排练|试讲|预讲)")
_PREPARING = pattern(
    r"\(\s*(拟|(?:筹备|准备|计划|备课|踩点|彩排|预演|排练|试讲|预讲)(?:中|会|工作|事宜)?)\s*\)\s*"
)
_AT_START = pattern(rf"\s*(?:([{_CROSS}])|\(({_OFF})\)|({_OFF})\s*[:\s])\s*(?=\S)")
_ATTACHED = pattern(rf"({_OFF}{_TO})[。.!]?\s*$")
_DAY = r"(?:\d{4}[年./\-])?(?:(\d{1,2})[月./\-])?(\d{1,2})(?:[日号]|(?![\d月年./\-]))"
_FROM = pattern(rf"原(?:定|计划|拟)(?:于|在)?{_DAY}")
_MOVED = pattern(rf"(?:至|到|改[为在]){_DAY}")
_HELD_LATE = pattern(r".*(?:延期|推迟|改期|顺延|延后)(?:召开|开展|举行|举办|进行)[。.!]?")
_OF_ADMISSION = pattern(r"预备|转正|资格|入党|处分|党籍|考察期")
_LONGEST = 60

_CLAUSES = pattern(r"[,;、。:!()\n]")
_IT = r"(?:(?:本次|此次|该次?|当[天日次])(?:会议|活动|会|党日|党课|学习)?)?"
_DID_NOT = (
    r"(?:(?:最终|后来|后)?(?:(?:暂|尚|还|并|均)?未|没有?)能?(?:按期|如期|按时)?"
    r"(?:去成?|成行|出行|前往|成会|进行|实施|活动|组织|召集|[开搞办做学]成?|开展成功))"
)
_MOVED_ON = (
    r"(?:(?:[改移挪延调推](?:至|到|在|为|期至)|(?:推迟|延期|改期|顺延)(?:至|到))"
    rf"{_MONTH}(?:再|一[并起])?(?:召开|开展|举行|进行|补?[开办]?)"
    rf"|[与和同]{_MONTH}(?:的?(?:活动|会议|党日))?(?:合并|一[并起])(?:召开|开展|举行|进行|开)?)"
)
_CLAUSE_SAYS_SO = pattern(
    rf"{_IT}{_WHY}(?:{_OFF}{_TO}|{_DID_NOT}|{_MOVED_ON})"
    rf"|[^未没]{{0,8}}(?:{_NOT_DONE}|(?:未|没)能?(?:去成?|成行))"
)
_CLAUSE_SAYS_NOT_DONE = pattern(
    rf"{_IT}{_WHY}(?:取消了?|{_NOT_DONE}|{_DID_NOT})"
    r"|[^未没]{0,6}(?:未能?成行|[未没]能?[开去]成)"
)
_BRACKETS = pattern(r"\(([^()]*)\)")
_OF_A_DAY = pattern(
    r"\d{1,4}[年月日号时点分./\-:]*|(?:星期|周|礼拜)[一二三四五六日天]|[上中下]午|[上中下]旬|月[初末底]"
)
_INTENDED = pattern(r"拟定?|[拟待](?:召开|开展|举行|开|定)|(?:原)?计划|暂定|预[定计]")

_VOID = pattern(
    r"\(?(?:(?:录错|误录|录入(?:有误|错误)|登记(?:有误|错误)|填错|写错|误填|重复(?:录入|登记)?|[此本该][行条卡页张份次表](?:记录)?"
    r"|已|予以)了?[,;、。:]?)*作废(?:处理)?[)。.!]?(?:[,;。(]?(?:见|改|已?另|重)[^,;。]{1,12})?"
)


def says_off(text: str) -> bool:
    """Return whether a remark says that something was called off; 推迟半小时 does not."""
    return len(text) <= _LONGEST and _SAYS_SO.fullmatch(folded(text)) is not None


def says_void(text: str) -> bool:
    """Return whether a text says that the row is no record: 录错，作废."""
    return "废" in text and _VOID.fullmatch(folded(text)) is not None


def says_only_off(text: str) -> bool:
    """Return whether a text says nothing but that something was called off: 因雪未召开, 延期."""
    plain = folded(text).strip("()")
    if not 0 < len(plain) <= _LONGEST:
        return False
    return plain in _CROSS or any(p.fullmatch(plain) for p in (_NOT_YET, _PREPARED, _SAYS_ONLY_SO))


def off_in_brackets(text: str) -> str:
    """Return the words in brackets, at the end of a text, that say that it was called off."""
    m = _IN_BRACKETS.search(folded(text))
    return m[0].strip("()") if m else ""


def a_clause_says_off(text: str, *, surely: bool = False) -> bool:
    """Return whether one clause of a longer text says nothing but that: 因抢修未去，改到9月份.

    Only of a row to which nobody came. ``surely``: that it was not held, not only put off; so an
    account of what was done has to say it.
    """
    plain = folded(text)
    if len(plain) > _LONGEST:
        return False
    says = _CLAUSE_SAYS_NOT_DONE if surely else _CLAUSE_SAYS_SO
    return any(says.fullmatch(clause) for clause in _CLAUSES.split(plain) if clause)


def off_in_some_brackets(text: str) -> str:
    """Return the words in brackets, wherever in a text, of which a clause says that it was off.

    （未举行，暴雨抢险） and, behind a day, （拟）.
    """
    its = (m[1] for m in _BRACKETS.finditer(folded(text)))
    return next((words for words in its if a_clause_says_off(words)), "")


def intended_beside_day(text: str) -> str:
    """Return the words that say that a day is only planned: 6月28日（拟）, 计划6月28日."""
    words = _beside_day(text)
    return words if _INTENDED.fullmatch(words) else ""


def off_beside_day(text: str) -> str:
    """Return the words behind a day, or in its place, that say that it was off: 4月5日因雪未开."""
    words = _beside_day(text)
    return words if words and a_clause_says_off(words) else ""


def _beside_day(text: str) -> str:
    return _OF_A_DAY.sub("", folded(text)).strip("(),:;")


def without_off(text: str) -> tuple[str, str]:
    """Return a half-width text without what says in it that it was called off, and those words."""
    if not _MAY_SAY.search(text):
        return text, ""
    for found in (_NOT_YET.fullmatch(text), _AT_END.search(text), _AT_START.match(text)):
        if found is not None:
            words = next(filter(None, found.groups()))
            return text[: found.start()] + text[found.end() :], words
    return text, ""


def without_preparation(text: str) -> tuple[str, str]:
    """Return a text without (筹备) that it opens with, and that it was being prepared: 筹备中."""
    m = _PREPARING.match(text) if text[:1] == "(" else None
    if m is None:
        return text, ""
    word = re.sub(r"(?:中|会|工作|事宜)$", "", m[1])
    said = "拟开" if word == "拟" else word
    return text[m.end() :], f"{said}中" if said in ("筹备", "准备", "计划") else said


def without_off_behind(text: str) -> tuple[str, str]:
    """Return a text without the words that it ends with, 取消 in 党课取消, and those words."""
    m = _ATTACHED.search(text) if _MAY_SAY.search(text) else None
    return (text[: m.start()], m[1]) if m else (text, "")


Verdict = Literal["off", "moved", "doubtful", "held"]


def verdict(words: str, day: date | None, topic: str = "") -> Verdict:
    """Return what words such as 原定3月8日，推迟召开 mean of an activity on a day.

    ``moved``: it may be that the period knows it by another day. ``doubtful``: it may have been
    held, as with 推迟召开, which says of no day; of admissions 延期 and 取消 are what is decided.
    """
    said = folded(words)
    if (planned := _FROM.search(said)) and day and not _is_day(planned, day):
        return "held"
    if moved := _MOVED.search(said):
        if day is None or _is_day(moved, day):
            return "held" if day else "moved"
        return "moved" if (int(moved[1] or day.month) - 1) // 3 == (day.month - 1) // 3 else "off"
    late = not planned and _HELD_LATE.fullmatch(said) is not None
    open_ = late or said in _CROSS or _NOT_YET.fullmatch(said) or _OF_ADMISSION.search(topic)
    return "doubtful" if open_ else "off"


def _is_day(said: re.Match[str], day: date) -> bool:
    return int(said[2]) == day.day and int(said[1] or day.month) == day.month
