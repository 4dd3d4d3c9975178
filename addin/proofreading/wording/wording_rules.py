"""Rules of wording: set phrases, titles, letters, terms, names, collocations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import stretch
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import Case, TextRule
from addin.proofreading.wording.all_misspellings import (
    LIST,
    PHRASE,
    SOUND,
    TITLE,
    WordingSlip,
    wording_slips,
)

_OFTEN = 3


def damaged_phrases(case: Case) -> Iterator[Hit]:
    """固定词语多字、少字、错字。

    固定提法、制度名称、引语和成语，一字不能差。与它们只差一个字的，多半是写漏、写错或写颠倒了。

    错：坚持风清正气、标本兼治
    对：坚持风清气正、标本兼治
    """
    return _hits(case, PHRASE)


def broken_lists(case: Case) -> Iterator[Hit]:
    """固定排比写错、写漏。

    固定的排比，项数、各项的字和次序都不能变，例如“创造力、凝聚力、战斗力”。

    错：学党史、悟思想、办实事、开新篇
    对：学党史、悟思想、办实事、开新局
    """
    return _hits(case, LIST)


def misquoted_titles(case: Case) -> Iterator[Hit]:
    """文件、书籍的名称与原名不一致。

    引用党内法规、文件和书籍，名称应当与原件一字不差。与常用文件名称只差一两个字的，多半是写漏、写错了字；
    确是另一份文件的，不必改。

    错：《中国共产党纪律处份条例》
    对：《中国共产党纪律处分条例》
    """
    return _hits(case, TITLE)


def misspelt(case: Case) -> Iterator[Hit]:
    """错别字。

    同音字、形近字用错，或没有用规范的词形。拼音输入法打出的同音词，按上下文判断，由人核对；
    同一个写法在文中多次出现的，当作单位自己的用词。

    错：对重点工作进行安排布署
    对：对重点工作进行安排部署
    """
    return _hits(case, "错别字", SOUND)


def wrong_terms(case: Case) -> Iterator[Hit]:
    """提法不规范。

    固定提法被缩减、混用或张冠李戴，例如把党组织的战斗堡垒作用说成党员的。

    错：落实新时代党的组织总要求
    对：落实新时代党的建设总要求
    """
    return _hits(case, "提法")


def superseded_terms(case: Case) -> Iterator[Hit]:
    """提法已经更新。

    有的提法从某一天起改了说法，报告期在那以后的，用新的说法。引用历史文件原文的除外。

    错：2023年，我们牢记“打铁还需自身硬”
    对：2023年，我们牢记“打铁必须自身硬”
    """
    return _hits(case, "旧提法")


def wrong_names(case: Case) -> Iterator[Hit]:
    """姓名、职务和机构的称谓不规范。

    领导人的姓名、职务不得简写、错写；机构用规范的简称。

    错：学习习总书记重要讲话
    对：学习习近平总书记重要讲话
    """
    return _hits(case, "称谓")


def wrong_company(case: Case) -> Iterator[Hit]:
    """词语搭配不当。

    动词与宾语、前后词语不相配。

    错：进一步加强宣传力度
    对：进一步加大宣传力度
    """
    return _hits(case, "搭配")


def said_twice(case: Case) -> Iterator[Hit]:
    """词语重复。

    同一个意思说了两遍，留一处即可。

    错：参加党员约60人左右
    对：参加党员约60人
    """
    return _hits(case, "重复")


def _hits(case: Case, *kinds: str) -> Iterator[Hit]:
    day = last_day(case)
    for part in case.structure.written:
        for slip in wording_slips(part.text, day, case.names):
            if slip.kind in kinds and not _as_meant(slip, part.text, case):
                yield Hit(
                    stretch(part, slip.start, slip.end),
                    {"why": slip.why},
                    slip.right,
                    slip.safe and bool(slip.right),
                    slip.severity,
                )


_NAME = "习近平"
_AS_IN_NEWS = pattern(rf"(?:总书记|国家主席|中央军委主席)、?{_NAME}")  # then the name alone
_SPEAKS = pattern("指出|强调|说|表示|要求|主持|出席|在")


def _as_meant(slip: WordingSlip, text: str, case: Case) -> bool:
    """Return whether a form is right in this report, whatever it would be in another."""
    if text[slip.start : slip.end] == _NAME and _SPEAKS.match(text, slip.end):
        return any(_AS_IN_NEWS.search(p.text) for p in case.structure.written)
    return _own_word(slip, text, case)


def _own_word(slip: WordingSlip, text: str, case: Case) -> bool:
    """Return whether a form that might be a slip is used so often that it is meant."""
    if slip.kind != SOUND:
        return False
    form = text[slip.start : slip.end]
    return sum(p.text.count(form) for p in case.structure.written) >= _OFTEN


# The congresses and the day each closed.
CONGRESSES = {
    "十七": date(2007, 10, 21),
    "十八": date(2012, 11, 14),
    "十九": date(2017, 10, 24),
    "二十": date(2022, 10, 22),
}


_MEETING = pattern(
    r"^[^。]{0,80}?(20\d\d)年(\d{1,2})月(\d{1,2})日(?:[上下]午|晚上?)?，[^。]{2,40}?(?:召开|举行|举办)"
)


def _day_of_meeting(case: Case) -> date | None:
    """Return the day of the meeting that a text is about: the first sentence of news says it."""
    first = next((p.text for p in case.structure.prose), "")
    m = _MEETING.search(first)
    try:
        return date(*map(int, m.groups())) if m else None
    except ValueError:
        return None


def last_day(case: Case) -> date | None:
    """Return the day whose terms a report should use: the last of its period.

    Without a period, the day that the report bears. One that tells of a later congress as held
    speaks as of after it.
    """
    day = case.period.end if case.period else case.structure.published
    if case.period and not case.reported.stated:
        day = case.structure.published or case.period.start
    told = _day_of_meeting(case)
    day = min(day, told) if day and told else day
    text = "\n".join(p.text for p in case.structure.prose)
    held = [
        closed + timedelta(1)
        for congress, closed in CONGRESSES.items()
        if re.search(rf"(?:学习|贯彻|宣传|落实)[^，。；]{{0,14}}{congress}大(?:精神|报告)", text)
    ]
    return max(*held, day) if held and day else day


RULES = (
    TextRule("W101", "error", "“{text}”：{why}", damaged_phrases),
    TextRule("W102", "error", "“{text}”：{why}", broken_lists),
    TextRule("W103", "error", "{text}与文件原名不一致，请核对", misquoted_titles),
    TextRule("W104", "error", "“{text}”：{why}", misspelt),
    TextRule("W105", "error", "“{text}”：{why}", wrong_terms),
    TextRule("W106", "warning", "“{text}”：{why}", superseded_terms),
    TextRule("W107", "error", "“{text}”：{why}", wrong_names),
    TextRule("W108", "warning", "“{text}”：{why}", wrong_company),
    TextRule("W109", "warning", "“{text}”：{why}", said_twice),
)
