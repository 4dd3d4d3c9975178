"""What a document speaks of as to come although its day is over when the document is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from addin.ledger.period import chinese_date
from addin.ledger.values.patterns import pattern
from addin.proofreading.content.text_dates import plans_for_the_past, span_of
from addin.proofreading.document.passages import (
    SENTENCE_ENDS,
    around,
    clause,
    each,
    matched,
    quotations,
    within,
)
from addin.proofreading.document.structure import Part, Role, Section
from addin.proofreading.document.title_kinds import orders
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_NAMED = (
    r"(?:(?P<{0}y>20\d\d|今|本|当)年)?(?:度)?(?<![\d.])(?P<{0}m>\d{{1,2}})月"
    r"(?:(?P<{0}d>\d{{1,2}})日|份?(?P<{0}part>[底末初中]|[上中下]旬)?(?!\d))(?:[（(]星期[一二三四五六日天][)）])?"
)
_WILL = pattern(
    rf"(?:将|拟|预计|计划|定|准备)(?:于|在){_NAMED.format('a')}"
    rf"|{_NAMED.format('b')}(?:[上下]午|晚上?)?，?(?:将|拟)(?=举|召|开|组|建|完|启|进|实|推|在|赴|对|邀)"
    rf"|{_NAMED.format('c')}，[^，。；：\d将]{{0,6}}(?:党支部|党总支|党委|支部|总支|我局|我院|我校|中心|单位)(?:将|拟)(?=(?:完成|建成|启动|举办|召开|组织开展)(?!情况|时|后|的|[^，。；]{{0,12}}(?:报|送|作为|纳入|列入)))"
)
_DEADLINE = pattern(rf"{_NAMED.format('a')}(?:之?前|以前)(?!后)")
_DUE = pattern(
    r"(?:须|要|应|将|把|务必)?[^，。；]{0,16}?(?:完成|报送?|上报|提交|反馈|整改|落实|建成|到位|交|填|制定|组织|召开|开展|汇总|实现|办结)"
)
_DONE = pattern(
    r"已|曾|了|过|没有|未|的(?:党|团|人员|支部|总支|小组|单位|企业|项目|同志|村|社区|情况)"
)
_SAID_THEN = pattern(
    r"会议|会上|决定|明确|通知|提出|部署|方案|当时|指出|强调|要求|宣布|约定|确定|商定|公告|承诺|原计划|报名|此前"
)
_EVERY = pattern(r"每(?:年|月|季)|历年|次年|明年|来年|去年|上年")
_ORDERED = pattern(r"要求|部署|安排|任务|整改|时限|步骤")
_HELD = pattern(
    r"(?:(?P<y>20\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:[上下]午)?，[^。；]{0,40}?(?:召开|举行)[^。；]{0,40}?会"
)
_SET = pattern(r"(?:会议|会上|会)[^。]{0,24}?(?:要求|决定|明确|强调|部署|确定|议定)")
_SOON = timedelta(days=60)  # a deadline without a year that is gone longer is one of next year
_MONTHS = timedelta(days=270)  # the same of what will be held


class _Day(Struct, frozen=True):
    """The last day that a text names, and whether it names the year too."""

    last: date
    explicit: bool


def _day(m: re.Match[str], part: Part, year: int) -> _Day | None:
    """Return the last day that a match names; without a year it is of the one named last."""
    mark = next(its for its in "abc" if m.groupdict().get(f"{its}m"))
    named = m[f"{mark}y"]
    first, _ = around(part.text, m.start(), m.end(), SENTENCE_ENDS)
    told = re.findall(r"(20\d\d)年", part.text[first : m.start()])
    its_year = int(named) if (named or "").isdigit() else int(told[-1]) if told else year
    span = span_of(its_year, int(m[f"{mark}m"]), m[f"{mark}d"])
    return _Day(span.end, bool(named or told)) if span else None


def will_be(case: Case) -> Iterator[Hit]:
    """说将要做的事，日期在成文日期以前。

    成文的时候那一天已经过去，写明做了没有；多半是旧稿没有改，或者月份写错了。转述会议、方案里的安排不在此列。

    错：（成文日期12月29日）党员活动室将于今年6月底建成投用
    对：（成文日期12月29日）6月底，党员活动室建成投用
    """
    signed = case.structure.published
    if signed is None:
        return
    for part, m in each(_WILL, case.structure.done):
        its = _day(m, part, signed.year)
        first, _ = around(part.text, *m.span(), SENTENCE_ENDS)
        if _EVERY.search(part.text[max(first, m.start() - 4) : m.start()]):
            continue
        if its is None or its.last >= signed or _SAID_THEN.search(part.text, first, m.start()):
            continue
        near = signed - its.last < _MONTHS and _of_the_year(case, signed)
        if (its.explicit or near) and not within(quotations(part.text), *m.span()):
            yield Hit(matched(part, m), {"signed": chinese_date(signed)})


def _of_the_year(case: Case, signed: date) -> bool:
    """Whether a date without a year can only be of the year in which the document is signed."""
    return case.period is None or case.period.end.year == signed.year


def due_before(case: Case) -> Iterator[Hit]:
    """要求完成的时限，在成文日期或会议日期以前。

    要别人某日以前做完，那一天应当在成文以后、在部署的会以后；多半是月份、年份没有改。

    错：（成文日期2026年1月16日）于2025年1月30日前将整改报告报局机关党委
    对：（成文日期2026年1月16日）于2026年1月30日前将整改报告报局机关党委
    """
    known = {hit.where for hit in plans_for_the_past(case)}
    starts = {(w.paragraph, w.start) for w in known if w}
    for part, m, day in (*_due_before_signature(case), *_due_before_meeting(case)):
        if (part.number, m.start()) not in starts:
            starts.add((part.number, m.start()))
            yield Hit(matched(part, m), {"signed": chinese_date(day)})


def _due_before_signature(case: Case) -> Iterator[tuple[Part, re.Match[str], date]]:
    signed = case.structure.published
    for part in _ordering(case) if signed else ():
        for m in _deadlines(part):
            its = _day(m, part, signed.year) if signed else None
            if its and signed and its.last < signed:
                soon = signed - its.last <= _SOON and not _is_of_next_year(case, part)
                if its.explicit or soon:
                    yield part, m, signed


def _is_of_next_year(case: Case, part: Part) -> bool:
    """Whether a deadline without a year is one of the year that a yearly report plans."""
    whole_year = case.period is not None and len(case.period.months()) >= 12
    return part.section is Section.PLANS and whole_year


def _ordering(case: Case) -> Iterator[Part]:
    """Yield the body's paragraphs that say what others have to do, or what is planned."""
    title = case.structure.title
    everywhere = orders(title)
    under = False
    for part in case.structure.of(Role.HEADING, Role.BODY):
        if part.heading is not None and part.heading.level == 1:
            under = bool(_ORDERED.search(part.heading.words(part.text)))
        if part.section is Section.PLANS or under or everywhere:
            yield part


def _deadlines(part: Part) -> Iterator[re.Match[str]]:
    if "前" not in part.text:
        return
    quoted = quotations(part.text)
    for m in _DEADLINE.finditer(part.text):
        said = clause(part.text, *m.span())
        due = _DUE.match(part.text, m.end()) and not _DONE.search(said)
        if due and not _EVERY.search(said) and not within(quoted, *m.span()):
            yield m


def _due_before_meeting(case: Case) -> Iterator[tuple[Part, re.Match[str], date]]:
    """Yield deadlines that a meeting told of in the same paragraph sets before its own day."""
    for part, held in each(_HELD, case.structure.done):
        year = int(held["y"]) if held["y"] else case.period.end.year if case.period else 0
        span = span_of(year, int(held["m"]), held["d"]) if year else None
        begun = _SET.search(part.text, held.end() - 1)
        for m in _deadlines(part) if span and begun else ():
            its = _day(m, part, year)
            behind = begun is not None and m.start() > begun.start()
            if its and span and behind and span.start - _SOON <= its.last < span.start:
                yield part, m, span.start


RULES = (
    TextRule("W318", "warning", "“{text}”：到成文的日期（{signed}）已经过去", will_be, PRACTICE),
    TextRule("W319", "warning", "“{text}”早于提出要求的日期（{signed}）", due_before, PRACTICE),
)
