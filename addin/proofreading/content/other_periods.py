"""What was left from the text of another period: plans, quarters, months, programmes, campaigns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.period import Period, half, month, quarter
from addin.ledger.values.patterns import pattern
from addin.proofreading.content.event_days import events
from addin.proofreading.content.plan_periods import plans
from addin.proofreading.document.passages import (
    clause,
    each,
    matched,
    quotations,
    sentence,
    within,
)
from addin.proofreading.document.structure import Section
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_QUARTERS = "一二三四"
_PART = r"第?(?P<q>[一二三四])季度|(?P<h>[上下])半年"
_PLANNED = pattern(
    rf"(?:(?P<y>20\d\d)年(?:度)?)?(?:{_PART})?(?:党建|重点|主要)?(?:工作)?(?:的)?(?:打算|计划|思路|安排|重点|要点)(?!完成|落实|执行|的)"
)
_BEGINS = pattern(rf"(?:^|(?<=。))[\s　]*(?P<said>(?:(?P<y>20\d\d)年|今年)?(?:{_PART}))(?=，)")
_TO_COME = pattern("将|拟|计划|打算|继续|力争|要|争取|准备|预计")
_MONTHS = pattern(r"(?<![\d.年])(?P<a>\d{1,2})月?[至到—–\-~～](?P<b>\d{1,2})月(?!\d)")
_OF_WORK = pattern(r"期间|情况|检查|考核|督查|组织生活|工作")
_OVER_YEARS = r"20\d\d年?[—–\-－~～至](?P<{}>20\d\d)年?"
_PROGRAMME = pattern(
    rf"《[^《》]*?{_OVER_YEARS.format('last')}[^《》]*》"
    rf"|(?:规划|计划|方案|纲要)[（(]{_OVER_YEARS.format('bare')}[）)]"
)
_FIVE_YEARS = pattern(
    r"(?:落实|实施|执行|按照|对照|推进|围绕|根据)“?(?P<name>十[一二三四五六]五)”?规划"
)
_AS_OF_TODAY = pattern(r"按照|根据|依据|落实|贯彻|对照|执行|实施|围绕|遵循|推进")
_OF_ITS_TIME = pattern(
    r"总结|评估|验收|收官|完成情况|修订|到期|延续|原|此前|以来|期间|时期|圆满|结束|接续|回顾|历年|废止"
)
_CAMPAIGN = pattern(r"(?<![》”想命神观史纪])主题教育(?!课|馆|基地|片|展|读本)")
_OF_THE_OTHER = pattern(
    r"成果|常态|长效|巩固|拓展|经验|以来|回头看|总结|期间|契机|第[一二]批|20\d\d年|去年|集中性|历次|等"
)


def other_plans(case: Case) -> Iterator[Hit]:
    """下一步打算的小标题，写的还是报告期自己的时间。

    总结一年（半年、季度）的工作，打算是下一年（下半年、下一季度）的；年份、季度没有往后推，多半是旧稿没有改。

    错：（2022年度总结）三、2022年工作打算
    对：（2022年度总结）三、2023年工作打算
    """
    period = case.period
    if period is None or not case.reported.stated or case.structure.looks_ahead:
        return
    for part, m in each(_PLANNED, case.structure.headings):
        if part.section is Section.PLANS and _is_over(m, period, case):
            yield Hit(matched(part, m), {"period": period.title})


def _is_over(m: re.Match[str], period: Period, case: Case) -> bool:
    """Whether the time for which a heading plans is the report's own, or is before it."""
    signed = case.structure.published
    named = _part(m, int(m["y"] or period.end.year))
    if named is not None:
        return named == period or (bool(m["y"]) and named.end < period.start)
    whole_year = len(period.months()) >= 12
    late = signed is None or signed.year > period.end.year or signed.month >= 11
    return whole_year and late and bool(m["y"]) and int(m["y"]) <= period.end.year


def _part(m: re.Match[str], year: int) -> Period | None:
    if m["q"]:
        return quarter(year, _QUARTERS.index(m["q"]) + 1)
    return half(year, 1 if m["h"] == "上" else 2) if m["h"] else None


def other_part(case: Case) -> Iterator[Hit]:
    """工作情况说的是另一个季度、另一个半年，或者起止月份超出了报告期。

    标题写明是哪一段时间的，正文说同一段时间；不一致的，多半是旧稿没有改。

    错：（第二季度汇报）第一季度，院党委扎实开展党纪学习教育
    对：（第二季度汇报）第二季度，院党委扎实开展党纪学习教育
    """
    period = case.period
    if period is None or case.reported.source != "title" or len(period.months()) >= 12:
        return
    for part, m in each(_BEGINS, case.structure.done):
        named = _part(m, int(m["y"] or period.end.year))
        planned = (
            named and named.start > period.end and _TO_COME.search(sentence(part.text, *m.span()))
        )
        if named and not named.overlaps(period) and not planned:
            yield Hit(matched(part, m, "said"), {"period": period.title})
    opening = [p for p in case.structure.prose if p.section is Section.OPENING]
    for part, m in each(_MONTHS, opening):
        first, last = int(m["a"]), int(m["b"])
        if 1 <= first < last <= 12 and _OF_WORK.search(part.text, m.end(), m.end() + 12):
            year = period.end.year
            named = Period(month(year, first).start, month(year, last).end)
            inside = period.start <= named.start and named.end <= period.end
            if named.overlaps(period) and not inside:
                yield Hit(matched(part, m), {"period": period.title})
            elif named != period and inside and _is_quarter(period):
                yield Hit(matched(part, m), {"period": period.title}, severity="info")


def _is_quarter(period: Period) -> bool:
    return len(period.months()) == 3


def expired(case: Case) -> Iterator[Hit]:
    """所依据的规划、计划已经到期。

    规划名称里写着起止年份的，过了最后一年就不再是现在的依据；多半是旧稿没有改。

    错：（2025年度报告）按照《2019—2023年全国党员教育培训工作规划》
    对：（2025年度报告）按照《全国党员教育培训工作规划（2024—2028年）》
    """
    year = _year(case)
    for part, m in each(_PROGRAMME, case.structure.prose) if year else ():
        last = int(m["last"] or m["bare"])
        if last < year and _is_cited_now(part.text, m, last):
            yield Hit(matched(part, m), {"last": last})
    for part, m in each(_FIVE_YEARS, case.structure.prose) if year else ():
        last = plans()[m["name"]].last
        if last < year and _is_cited_now(part.text, m, last):
            yield Hit(matched(part, m), {"last": last})


def _year(case: Case) -> int:
    if case.period and case.reported.stated:
        return case.period.end.year
    return case.structure.published.year if case.structure.published else 0


def _is_cited_now(text: str, m: re.Match[str], last: int) -> bool:
    said = sentence(text, *m.span())
    rest = said.replace(m.group(), "")
    then = any(int(y) <= last for y in re.findall(r"(20\d\d)年", rest))
    before = clause(text, *m.span()).partition(m.group())[0]
    before += "" if m.group().startswith("《") else m.group()
    return bool(_AS_OF_TODAY.search(before)) and not then and not _OF_ITS_TIME.search(rest)


def other_campaign(case: Case) -> Iterator[Hit]:
    """标题说的是一个集中教育，正文说的是另一个。

    党史学习教育、党纪学习教育等的材料里单说“主题教育”，多半是从前一次的稿子里抄来的。说巩固主题教育成果的不在此列。

    错：（党纪学习教育总结）推动主题教育与教学工作两手抓
    对：（党纪学习教育总结）推动党纪学习教育与教学工作两手抓
    """
    title = case.structure.title
    if "学习教育" not in title:
        return
    named = [e for e in events() if e.kind == "教育" and e.mention.search(title)]
    if len(named) != 1 or "主题教育" in named[0].name:
        return
    for part, m in each(_CAMPAIGN, case.structure.prose):
        said = clause(part.text, *m.span())
        quoted = within(quotations(part.text), *m.span())
        if not quoted and not _OF_THE_OTHER.search(said):
            yield Hit(matched(part, m), {"name": named[0].name})


RULES = (
    TextRule(
        "W320", "warning", "“{text}”：报告期是{period}，打算应是以后的", other_plans, PRACTICE
    ),
    TextRule("W321", "warning", "“{text}”和报告期（{period}）不一致", other_part, PRACTICE),
    TextRule("W322", "warning", "“{text}”到{last}年为止，现在不再是依据", expired, PRACTICE),
    TextRule("W323", "warning", "“{text}”：标题说的是{name}", other_campaign, PRACTICE),
)
