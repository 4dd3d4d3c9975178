"""Dates: those that do not exist, and those that do not fit the report's period or its own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from addin.checks.finding import Severity
from addin.ledger.period import Period, month, year
from addin.ledger.values.patterns import Seldom, pattern
from addin.proofreading.document.passages import (
    around,
    clause,
    each,
    matched,
    quotations,
    sentence,
    stretch,
    within,
)
from addin.proofreading.document.structure import Part, Role, Section
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_DAY = Seldom(
    r"(?:(?P<y>20\d\d|[今去明当同本上]|次)年(?:度)?)?(?<![\d.])(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|(?!\d))",
    needed="月",
)
_YEAR = pattern(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?!代|第?[一二三四1-4]季度?末?计划|鉴|报)")
_DUE = pattern(
    r"(?P<named>(?<!\d)(?P<y>(?:19|20)\d\d)年(?:(?P<m>\d{1,2})月|第?(?P<q>[一二三四])季度|(?P<half>上半年))?)"
    r"(?:\d{1,2}日)?(?:[底末初]|下半年)?(?:，|前|[我全本要将]|举办|完成|开展|组织|召开|实现|建成|达到)"
)
_RELATIVE = {"今": 0, "本": 0, "当": 0, "同": 0, "去": -1, "上": -1, "明": 1, "次": 1}
_OTHER_TIME = pattern(
    r"回顾|总结|同比|相比|比|较|去年|上年|往年|自20|以来|起至|成立|始建|荣获|获评|被评|印发|出台|颁布|施行|修订|实施|(?<!十)届|历年|近年|入党|任期|下达|"
    r"规划|目标|到20|力争|计划|预计|将|底前|年前|每年|连续|—|至20|累计|首次|命名|授予|巡察反馈|反馈|建成|签订|通过|提出|毕业|参加工作|出生|原|曾|此前"
)
_LOOKS_BACK = pattern(r"自|起|启动|部署|开始|问题|回头看|整改|方案|通知|巡[察视]|检查")
_SOON = timedelta(days=120)
_REVIEW = pattern("述职|评议|考核|总结|表彰|民主生活会|组织生活会|测评")
_EVERY = pattern(r"每年$|每$|[—–~～\-至到、第前]$|\d$")
_AHEAD = pattern(
    r"前|底前|之前|将|拟|定[于在]|计划|预计|力争|明确|确定|要求|时限|期限|截止|部署|目标|任务|限期|有效|至|到|—|-"
)
_BY_THEN = pattern(r"[底月份]{0,2}[前止]|之前|将")
_LATEST = timedelta(days=300)  # a report is seldom written later after its period than this
_WHOLE_YEAR = pattern(
    r"(?P<year>20\d\d)年(?=[，]|[我全本][局市县区院校校委支部公司单位馆所中处司站厅党年]|[\u4e00-\u9fff]{2,12}(?:局|委|支部|党委|党组|总支|中心|公司|学校|医院|馆|街道|镇|乡)[坚认深以始高更切积共召开组先累])"
    r"|(?P<all>(?:20\d\d年)?(?:全年|一年来|一年以来|全年度))(?=，|共|累计|我|召开|开展|组织)"
)


class _Date(Struct, frozen=True):
    """A day or month that a text names, as the span it means; None where there is no such day."""

    part: Part
    match: re.Match[str]
    span: Period | None
    explicit: bool


def _dates(case: Case) -> Iterator[_Date]:
    """Yield the dates of the prose; without a year they are of the year named last, or the report's."""
    period, signed = case.period, case.structure.published
    if signed and case.structure.is_bulletin:
        period = year(signed.year)  # it tells what is new
    for part in case.structure.of(Role.HEADING, Role.BODY):
        quoted = quotations(part.text)
        for m in _DAY.finditer(part.text):
            if within(quoted, m.start(), m.end()):
                continue
            its_year = _year_of(m, part, period)
            if its_year is not None:
                yield _Date(
                    part, m, span_of(its_year, int(m["m"]), m["d"]), (m["y"] or "").isdigit()
                )


def _year_of(m: re.Match[str], part: Part, period: Period | None) -> int | None:
    named = m["y"]
    if named and named.isdigit():
        return int(named)
    if period is None:
        return None
    first, _ = around(part.text, m.start(), m.end(), "。！？\n")
    told = re.findall(r"(20\d\d)年", part.text[first : m.start()])
    if named is None and told:
        return int(told[-1])
    if named is None and (back := re.findall(r"(去|上|明|次)年", part.text[first : m.start()])):
        return period.end.year + _RELATIVE[back[-1]]
    return period.end.year + _RELATIVE.get(named or "今", 0)


def span_of(year: int, its_month: int, day: str | None) -> Period | None:
    """Return the day or month that numbers name; None where there is none."""
    if not 1 <= its_month <= 12:
        return None
    if day is None:
        return month(year, its_month)
    try:
        its = date(year, its_month, int(day))
    except ValueError:
        return None
    return Period(its, its)


def impossible(case: Case) -> Iterator[Hit]:
    """日期不存在。

    日历上没有这一天，请对照原始记录改正。

    错：6月31日召开党员大会
    对：6月30日召开党员大会
    """
    for part, m in each(_DAY, case.structure.written):
        year = (
            int(m["y"])
            if m["y"] and m["y"].isdigit()
            else case.period.end.year
            if case.period
            else 2024
        )
        if span_of(year, int(m["m"]), m["d"]) is None:
            yield Hit(matched(part, m))


def after_the_report(case: Case) -> Iterator[Hit]:
    """写成已经做了的事，日期在成文日期以后。

    工作情况写的是已经做了的事，日期不能晚于报告的成文日期。

    错：（成文日期7月5日）9月12日组织党员到基地参观
    对：（成文日期7月5日）6月12日组织党员到基地参观
    """
    signed = case.structure.published
    if signed is None or case.structure.looks_ahead:
        return
    for its in _done(case):
        if its.span and its.span.start > signed:
            yield Hit(
                matched(its.part, its.match),
                {"signed": f"{signed.year}年{signed.month}月{signed.day}日"},
            )


def outside_period(case: Case) -> Iterator[Hit]:
    """日期不在报告期内。

    工作情况只写报告期内的事；早于报告期的，多半是旧稿没有改年份，晚于报告期的，写进下一期。

    错：（2023年上半年的报告）2022年4月10日召开动员会
    对：（2023年上半年的报告）2023年4月10日召开动员会
    """
    period, signed = case.period, case.structure.published
    if period is None or not case.reported.stated or case.structure.looks_ahead:
        return
    for its in _done(case):
        if its.span is None or period.overlaps(its.span) or (signed and its.span.start > signed):
            continue
        late = its.span.start > period.end
        if late and _reviewed_later(case, its):
            continue
        said = sentence(its.part.text, *its.match.span())
        told = its.explicit or (its.match["d"] and not _LOOKS_BACK.search(said))
        if late or (told and not _OTHER_TIME.search(said)):
            yield Hit(matched(its.part, its.match), {"period": period.title})


def _reviewed_later(case: Case, its: _Date) -> bool:
    """Whether a date is that of the meeting, soon after the period, in which it was reviewed."""
    assert its.span is not None and case.period is not None
    soon = its.span.start - case.period.end < _SOON
    return soon and bool(_REVIEW.search(case.structure.title))


def _done(case: Case) -> Iterator[_Date]:
    """Yield the dates of what the report says was done."""
    for its in _dates(case):
        text, m = its.part.text, its.match
        if its.part.section in (Section.OPENING, Section.DONE) and not _EVERY.search(
            text[: m.start()]
        ):
            behind = text[m.end() : m.end() + 2]
            first, _ = around(text, m.start(), m.end())
            ahead = _AHEAD.search(text, max(first, m.start() - 12), m.start())
            if not ahead and not _BY_THEN.match(behind):
                yield its


def other_year(case: Case) -> Iterator[Hit]:
    """年份和报告期的年份不一致。

    标题、开头、工作情况里说的年份，应当是报告期的年份；写成上一年的，多半是旧稿没有改。

    错：（2023年的报告）2022年，我局坚持……
    对：（2023年的报告）2023年，我局坚持……
    """
    period = case.period
    if period is None or not case.reported.stated or case.structure.looks_ahead:
        return
    for part, m in each(_YEAR, case.structure.done):
        year = int(m["y"])
        follows = part.text[m.end() : m.end() + 4]
        speaks = re.match(r"[，以上下初]|[我全本]|度?工?作?来|第?[一二三四]季", follows)
        if year in period.years_touched() or not speaks or within(quotations(part.text), *m.span()):
            continue
        if not _OTHER_TIME.search(clause(part.text, m.start(), m.end()).replace("以来", "")):
            yield Hit(matched(part, m), {"period": period.title})


def whole_year(case: Case) -> Iterator[Hit]:
    """半年（季度）的报告说的是全年。

    报告期只有半年或一个季度，不能用“2022年”“全年”概括。

    错：（2023年上半年的报告）2023年，我局共开展督查6次
    对：（2023年上半年的报告）2023年上半年，我局共开展督查6次
    """
    period = case.period
    if period is None or len(period.months()) >= 12:
        return
    for part, m in each(_WHOLE_YEAR, case.structure.prose):
        cited = within(quotations(part.text), *m.span())
        speaks = not m["year"] or int(m["year"]) == period.end.year
        if part.section is not Section.PLANS and speaks and not cited:
            yield Hit(matched(part, m), {"period": period.title})


def plans_for_the_past(case: Case) -> Iterator[Hit]:
    """打算做的事，日期已经过去。

    下一步工作的时限在报告期以前或成文日期以前的，多半是旧稿没有改。

    错：（成文日期2023年7月5日）2022年底前完成整改
    对：（成文日期2023年7月5日）2023年底前完成整改
    """
    period = case.period
    if period is None:
        return
    plans = [p for p in case.structure.prose if p.section is Section.PLANS]
    for part, m in each(_DUE, plans):
        due = _last_day(int(m["y"]), m)
        signed = case.structure.published
        past = due and due <= period.end and (signed is None or due < signed)
        if past and not within(quotations(part.text), *m.span()):
            yield Hit(stretch(part, m.start(), m.end("named")), {"period": period.title})


def _last_day(year: int, due: re.Match[str]) -> date | None:
    """Return the last day of what a plan names as its time; None where there is no such month."""
    last = int(due["m"] or 0) or 3 * "一二三四".find(due["q"] or "四") + 3
    last = 6 if due["half"] else last
    return month(year, last).end if 1 <= last <= 12 else None


def dated_by_another_year(case: Case) -> Iterator[Hit]:
    """成文日期和报告期对不上。

    报告写于报告期末或者稍后；早于报告期，或者晚了将近一年的，多半是年份没有改。

    错：（2023年上半年的报告）成文日期2022年7月5日
    对：（2023年上半年的报告）成文日期2023年7月5日
    """
    period, signed, part = case.period, case.structure.published, case.structure.dated
    if period is None or signed is None or part is None or not case.reported.stated:
        return
    if case.structure.looks_ahead:
        return
    spoken = part.role is Role.BYLINE  # what is said to a meeting tells of the year to come too
    begun = period.start if spoken else period.start + (period.end - period.start) / 4
    if not begun <= signed <= period.end + _LATEST:
        severity: Severity = "error" if signed < period.start else "warning"
        yield Hit(stretch(part, 0, len(part.text)), {"period": period.title}, severity=severity)


RULES = (
    TextRule("W310", "error", "日期“{text}”不存在", impossible, PRACTICE),
    TextRule(
        "W311",
        "error",
        "“{text}”晚于成文日期（{signed}），却写成已经做了的事",
        after_the_report,
        PRACTICE,
    ),
    TextRule("W312", "warning", "“{text}”不在报告期（{period}）内", outside_period, PRACTICE),
    TextRule("W313", "warning", "“{text}”和报告期（{period}）不一致", other_year, PRACTICE),
    TextRule("W314", "warning", "“{text}”说的是全年，报告期是{period}", whole_year, PRACTICE),
    TextRule(
        "W315",
        "warning",
        "“{text}”：打算做的事，日期已经过去（报告期{period}）",
        plans_for_the_past,
        PRACTICE,
    ),
    TextRule(
        "W316",
        "error",
        "成文日期“{text}”和报告期（{period}）对不上，请核对年份",
        dated_by_another_year,
        PRACTICE,
    ),
)
