"""The times that a sentence is about, and which of them each of its numbers is of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from addin.audit.claim import When
from addin.audit.text.distribution import sharing
from addin.audit.text.quantity import Kind
from addin.audit.times.period_parts import NUMBER as PART_NUMBER
from addin.audit.times.period_parts import PART, TO
from addin.audit.times.period_words import Time, in_year
from addin.ledger.period import Period
from addin.ledger.record import replace

# Such words make a time the name of something else: 12月中央经济工作会议, 2021年印发的办法.
_NO_TIME = re.compile(
    r"\s*(?:度?(?:工作)?(?:会议|全会|计划|要点|总结)|(?<!全年)(?<!半年)(?<!季度)度?(?:工作)?组织生活会|.{0,8}(?:精神|讲话|印发|修订|批示)|版|级|生(?!活)|入党|党龄|前|后|起)"
)
# What is left out, and what is looked back on: 除2月因汛期停开外, 对照上年度工作.
_EXCEPTED = re.compile(r"除了?[^，,。；;外]{0,8}$")
_EXCEPT_FOR = re.compile(r"[^，,。；;]{0,16}?外")
_ALONG_WITH = re.compile(
    r"(?:连同|加上|算上|包括|含)(?:[上去今前]年)?$"
)  # 连同2月那一次，全年共2次
_THAT_ONE = re.compile(r"(?:[份底初中]|[上中下]旬)?的?那?一?[次场回堂]")
_LOOKED_AT = re.compile(r"(?:对照|回顾|总结|盘点|梳理|针对|结合|根据|按照|依据)了?$")
_AS_OBJECT = re.compile(r"度?的?(?:工作|情况|问题|履职|表现|要求|任务|活动)")
_HAS_YEAR = re.compile(r"20\d\d|二[〇○零]|[今去上前本]年")
_PARTS = re.compile(rf"(?:截至|截止到?|到)?{PART}")
_OPENS_CLAUSE = re.compile(r"(?:^|[，,；;。：:、（(\s]|其中|而|但|在)$")
_EVERY = re.compile(r"每个?(?:月|季度)")
_LISTED = re.compile(r"\s*[、和及与]\s*")
_EACH = re.compile(r"各(?!类|项|种|级|支部|党|单位|方面|自|位)|均|都是")
_EACH_MONTH = re.compile(r"各个?月份?|逐月|月月")
_EACH_QUARTER = re.compile(r"各个?季度")
_SPAN_OF_MONTHS = re.compile(rf"{PART_NUMBER}月?份?{TO}{PART_NUMBER}月份?")
_TOGETHER = re.compile(r"共|合计|总计|累计")
_SPAN_OF_QUARTERS = re.compile(rf"第?{PART_NUMBER}(?:季度)?{TO}第?{PART_NUMBER}季度")
_IN_TURN = re.compile(r"[，,]?(?:(?!支部|小组)[^，,、和及与；：:\d]){0,10}?(?:分别|依次)")
# Of 三个支部各1次 and 支委会、党课各1次 the branches or the types have so many each, not months.
_OF_TIMES = re.compile(
    r"\s*(?:[（(][^（）()]*[）)])?\s*[，,]?(?:[两三四五六]个(?:月|季度)|期间|我们?|本|党?支部|单位|每个?月|里|中|内|也)*"
    r"(?:[各均]|都是?)"
)
_OWNERS = re.compile(
    r"(?:[两二三四五六七八九十几\d]个?|各个?|每个?|所属|所有|全部)(?:基层)?(?:党?支部|党?小组)[^，,。；;]{0,2}(?:各|均|都)"
)
# Another one, of whom a clause behind a list of months tells something: 3月、6月各1次，本人讲了2次.
_SOMEBODY = re.compile(
    r"[各均都][^，,；;。]*[次场期堂个讲][^各均都]*[，,；;]\s*(?:其中[，,]?)?(?:由|是)?(?:我(?!们?党?支部|[局院校委])|本人|自己|[\u4e00-\u9fff]{0,8}(?:同志|书记|委员|老师|专家|教授))"
)
_EXPLAINED = re.compile(r"(?:期间|以来|阶段|时期|期内)[（(]$")
_OPENS, _CLOSES = "（(", "）)"


def is_spoken_of(its: Time, text: str) -> bool:
    """Whether a time is what a sentence is about, and not a part of the name of something."""
    if _EXCEPTED.search(text[: its.start]) and _EXCEPT_FOR.match(text, its.end):
        return False
    if _ALONG_WITH.search(text[: its.start]) and _THAT_ONE.match(text, its.end):
        return False
    looked_at = _LOOKED_AT.search(text[: its.start]) and _AS_OBJECT.match(text, its.end)
    return not (looked_at or _NO_TIME.match(text, its.end))


def in_said_years(spoken: Sequence[Time], text: str, opening: When | None = None) -> list[Time]:
    """Return times, those without a year in the year that the sentence said before them.

    ``opening``: what opens the paragraph; whether a time is of another year that it names is open.
    """
    found: list[Time] = []
    said: Period | None = None
    for its in spoken:
        found.append(_in_year_said(its, said, opening))
        if _HAS_YEAR.search(its.when.words) and _OPENS_CLAUSE.search(text[: its.start]):
            said = its.when.period
    return found


def _in_year_said(its: Time, said: Period | None, opening: When | None) -> Time:
    when = its.when
    if when.period is None or when.others or not _PARTS.match(when.words):
        return its
    if said is not None:
        found = _shifted(when.period, said)
        words = when.words if found == when.period else f"{said.end.year}年{when.words}"
        parts = tuple(filter(None, (_shifted(p, said) for p in when.parts)))
        return replace(its, when=replace(when, words=words, period=found, parts=parts))
    other = opening and _HAS_YEAR.search(opening.words) and opening.period
    shifted = _shifted(when.period, other) if other else when.period
    if shifted in (None, when.period) or when.parts:
        return its
    return replace(its, when=replace(when, period=shifted, others=(when.period,)))


def _shifted(period: Period, said: Period) -> Period | None:
    """Return a period in the year of another one; nothing where that is of several."""
    own = said.start.year
    return in_year(period, own) if own == said.end.year else period


def lasting(when: When) -> When | None:
    """Return the time that opens a paragraph, where more than one sentence can be about it."""
    single = when.period is not None and when.period.start == when.period.end
    return None if single else replace(when, near=False)


def times_of(
    spoken: Sequence[Time], text: str, at: int, numbers: Iterable[int] = (), kind: Kind = "times"
) -> list[When | None]:
    """Return the times of a number: that told last before it, or each of several for 各1次.

    分别 gives each of several its own number; ``numbers``: where the sentence has numbers. A day
    is over where its own event was told, but not for how many came: ``kind``.

    每月 goes on from a time to the whole period, and so does 共 after 各. Of several without 各
    they are one time in parts. What a bracket says that is closed holds inside it only.
    """
    before = [t for t in spoken if t.end <= at and not _is_over(t, text, at, kind)]
    if not before:
        return [None]
    last, since = before[-1], text[before[-1].end : at]
    if _EVERY.search(since):
        return [None]
    listed = _listed(before, text)
    several = [w for its in listed for w in _parts(its.when)]
    shared = sharing(text, last.end, at, numbers)
    if len(several) == 1:
        several = _apart(last.when, since) or several
    if len(several) == 1:
        return [last.when]
    if _SOMEBODY.search(since):
        return [None]
    if shared.place is not None:
        in_place = shared.place < len(several)
        return [several[shared.place] if in_place else When(last.when.words, None)]
    return _each_or_one(listed, several, text, since)


def in_turn(spoken: Sequence[Time], text: str, at: int, numbers: Iterable[int]) -> int:
    """Return how many times have a number each in turn, that at a place among them; 0 for none."""
    before = [t for t in spoken if t.end <= at]
    if not before:
        return 0
    several = [w for its in _listed(before, text) for w in _parts(its.when)]
    if len(several) == 1:
        several = _apart(before[-1].when, text[before[-1].end : at])
    place = sharing(text, before[-1].end, at, numbers).place
    return len(several) if place is not None and place < len(several) > 1 else 0


def _each_or_one(
    listed: Sequence[Time], several: Sequence[When], text: str, since: str
) -> list[When | None]:
    """Return each of several times where words behind them say so, else all of them together."""
    if _EACH.search(since) and not _OWNERS.search(since):
        return [None] if _TOGETHER.search(since) else list(several)
    return [_in_one(listed, text)]


def _in_one(listed: Sequence[Time], text: str) -> When:
    """Return the times of a list together."""
    if len(listed) > 1:
        return together([t.when for t in listed], text[listed[0].start : listed[-1].end])
    (its,) = listed
    return together(_parts(its.when), its.when.words)


def _apart(when: When, since: str) -> list[When]:
    """Return the months or quarters of a time where words say each: 7至9月各, 一季度各月.

    Of 二季度到四季度分别 too, which gives each its own number.
    """
    if when.period is None or when.others:
        return []
    each = bool(_OF_TIMES.match(since) or _IN_TURN.match(since))
    months = _EACH_MONTH.search(since) or (each and _SPAN_OF_MONTHS.fullmatch(when.words))
    quarters = _EACH_QUARTER.search(since) or (each and _SPAN_OF_QUARTERS.fullmatch(when.words))
    spans = when.period.months() if months else when.period.quarters() if quarters else ()
    return [When(when.words, p) for p in spans]


def together(times: Sequence[When], words: str) -> When:
    """Return several times as one: as a period where they follow each other, else in parts."""
    periods = sorted({t.period for t in times if t.period})
    if any(t.period is None for t in times) or not periods:
        return When(words, None)
    if any(a.end >= b.start for a, b in pairwise(periods)):
        return When(words, None)  # one is in the other
    whole = Period(periods[0].start, periods[-1].end)
    joined = all((b.start - a.end).days == 1 for a, b in pairwise(periods))
    return When(words, whole, parts=() if joined else tuple(periods))


def _listed(before: Sequence[Time], text: str) -> list[Time]:
    """Return the last time and those linked to it by 、 or 和."""
    listed = [before[-1]]
    for its in reversed(before[:-1]):
        if not _LISTED.fullmatch(text[its.end : listed[0].start]):
            break
        listed.insert(0, its)
    return listed


def _is_over(its: Time, text: str, at: int, kind: Kind) -> bool:
    """Whether a time is done with: its bracket is closed, or its day had its own event."""
    period, since = its.when.period, text[its.end : at]
    is_day = kind == "times" and period is not None and period.start == period.end
    first, stop, _ = since.partition("，")
    explains = _EXPLAINED.search(text[: its.start])  # 学习教育期间（4月至7月），
    return (_is_closed(text[its.start : at]) and not explains) or bool(
        is_day and stop and first.strip()
    )


def _parts(when: When) -> list[When]:
    """Return the times that words name together, 四个季度, else the one itself."""
    return [When(when.words, p) for p in when.parts] or [when]


def _is_closed(text: str) -> bool:
    """Whether a text leaves a bracket that was open where it begins."""
    depth = 0
    for c in text:
        depth += (c in _OPENS) - (c in _CLOSES)
        if depth < 0:
            return True
    return False
