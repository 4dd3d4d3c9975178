"""Events out of their time: studied before they were held, awaited when they were over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.proofreading.content.event_days import Event, events
from addin.proofreading.document.passages import (
    around,
    clause,
    each,
    quotations,
    sentence,
    stretch,
    within,
)
from addin.proofreading.document.structure import Part, Role, Section
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_AWAITED_BEFORE = pattern(r"迎接|喜迎|迎庆|喜庆|筹备|保障|护航|[向为][^，。；]{0,4}献礼")
_AWAITED_AFTER = pattern(
    r"的?(?:即将|将要|将于|献礼|安保|维稳|的?(?:胜利|顺利|圆满|隆重)?召开(?:前|而努力|营造|创造|作出|做出|贡献|献礼|提供|奠定|保驾))"
)
_BEGUN = pattern(r"的?(?:胜利|顺利|圆满|隆重)?(?:召开)?(?:以来|以后|之后|之际|后|闭幕|期间)")
_DONE = pattern(r"学习|贯彻|落实|传达|宣传|宣讲|领会|把握|精神|召开(?:以来|后|之际)|闭幕|报告")
_THEN = pattern(r"\d年|去年|上年|往年|当年|当时|回顾|连续")
_OVER = pattern(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[、）)]?)?(?:回首|回顾)?(?:过去|一年来|五年来|(?:20\d\d年)，?是)"
)
_SPIRIT = pattern(r"(?:、[^，。；]{0,12})?精神")
_WITH_NEWER = pattern("[、和和及]十[八九]大|[、和及]二十大")
_CARRIED_ON = pattern(r"成果|常态化|长效|巩固|拓展|经验|以来|回头看|总结|期间|契机")
_THING = pattern("”?(?:基地|馆|展|中心|读本|书籍|材料|资料|专栏|平台|总结|知识|内容)")
_ONGOING = pattern(r"开展|组织|推进|参加|抓好|部署|实施|投入|启动")
_GRACE = timedelta(
    days=60
)  # a report is written some weeks after its period, and tells what came since
_OLD = timedelta(days=365)
_NEAR = 8
_BEGINS = {"会议": "召开", "教育": "开始", "提法": "提出"}


class _Mention(Struct, frozen=True):
    event: Event
    part: Part
    start: int
    end: int
    awaited: bool
    studied: bool


def _mentions(case: Case) -> tuple[_Mention, ...]:
    return _mentions_in(case.structure.of(Role.TITLE, Role.HEADING, Role.BODY))


@lru_cache(maxsize=1)
def _mentions_in(parts: tuple[Part, ...]) -> tuple[_Mention, ...]:
    return tuple(_each_mention(parts))


def _each_mention(parts: tuple[Part, ...]) -> Iterator[_Mention]:
    text = "\n".join(p.text for p in parts)
    for event in events():
        if not event.mention.may_match(text):
            continue
        for part, m in each(event.mention, parts):
            first, last = around(part.text, m.start(), m.end())
            before, after = part.text[first : m.start()], part.text[m.end() : last]
            awaited = _is_awaited(before[-_NEAR:], after)
            studied = not awaited and bool(
                _DONE.search(before[-24:]) or _DONE.search(after[:_NEAR])
            )
            yield _Mention(event, part, m.start(), m.end(), awaited, studied)


def _is_awaited(before: str, after: str) -> bool:
    """Whether an event is to come, by the words before and behind it; 胜利召开 alone says nothing."""
    if _BEGUN.match(after):
        return False
    return bool(_AWAITED_AFTER.match(after) or _AWAITED_BEFORE.search(before))


def _place(its: _Mention) -> tuple[int, int]:
    """Return how far a mention reaches: with 精神 or 胜利召开 behind it."""
    m = re.compile(r"精神|胜利召开|召开").match(its.part.text, its.end)
    return its.start, m.end() if m else its.end


def _told_until(case: Case) -> date | None:
    """Return the last day of which the report can tell."""
    if case.structure.published:
        return case.structure.published
    return case.period.end + _GRACE if case.period else None


def too_early(case: Case) -> Iterator[Hit]:
    """写了报告期内还没有发生的事。

    会议还没有开、活动还没有部署，报告里就说已经学习贯彻，多半是从后来的稿子里抄来的。

    错：（2021年上半年的报告）深入学习党的十九届六中全会精神
    对：（2021年下半年的报告）深入学习党的十九届六中全会精神
    """
    last = _told_until(case)
    untitled = not case.structure.title  # a report's body alone
    known_when = case.reported.stated or case.structure.published or untitled
    if last is None or case.period is None or not known_when:
        return
    for its in _mentions(case):
        planned = its.part.section is Section.PLANS
        open_end = planned or its.part.role is Role.TITLE or not case.reported.stated
        known = last if open_end else min(last, case.period.end + _GRACE)
        begun = its.event.kind == "教育" and not its.awaited
        spoken_of = its.studied or begun or its.event.kind == "提法"
        if its.event.first > known and spoken_of:
            yield Hit(
                stretch(its.part, *_place(its)),
                _told(its.event),
                severity="warning" if planned else None,
            )
        elif not case.reported.stated:
            continue
        elif (its.studied or begun) and not planned and case.period.end < its.event.first <= known:
            yield Hit(stretch(its.part, *_place(its)), _told(its.event), severity="warning")


def _told(event: Event) -> dict[str, object]:
    day = event.first
    return {"name": event.name, "when": f"{day.year}年{day.month}月", "verb": _BEGINS[event.kind]}


def _looks_back(its: _Mention) -> bool:
    """Whether a mention is a name in quotes, or in a sentence that tells when it was."""
    quoted = within(quotations(its.part.text), its.start, its.end)
    said = sentence(its.part.text, its.start, its.end)
    return quoted or bool(_THEN.search(said) or _OVER.match(its.part.text))


def too_late(case: Case) -> Iterator[Hit]:
    """还在“迎接”已经开过的会。

    会议已经开过，再写“迎接……召开”，是旧稿没有改。

    错：（2023年的报告）以优异成绩迎接党的二十大胜利召开
    对：（2023年的报告）全面贯彻党的二十大精神
    """
    if case.period is None:
        return
    for its in _mentions(case):
        planned = its.part.section is Section.PLANS
        over = its.event.last < (case.period.end if planned else case.period.start)
        if its.awaited and over and its.event.kind == "会议" and not _looks_back(its):
            yield Hit(stretch(its.part, *_place(its)), _told(its.event))


def contradictory(case: Case) -> Iterator[Hit]:
    """同一次会议，一处说迎接，一处说学习贯彻。

    一份报告里，同一次会议要么还没有开，要么已经开了；会议就在报告期内召开的除外。

    错：学习贯彻党的二十大精神……为党的二十大胜利召开营造良好环境
    对：以实际行动迎接党的二十大胜利召开
    """
    if case.period is None:
        return
    found = list(_mentions(case))
    studied = {its.event.name for its in found if its.studied}
    for its in found:
        inside = its.event.first in case.period
        held = its.event.kind != "提法"
        both = its.awaited and its.event.name in studied
        if held and both and not inside and not _looks_back(its):
            yield Hit(stretch(its.part, *_place(its)), _told(its.event))


def stale(case: Case) -> Iterator[Hit]:
    """学习的主题已经不是最近的。

    已经开过新一次党代会，或者文中已经写到新一次，单写学习上一次的精神，请看要不要更新。

    错：（2023年的报告）认真学习党的十九大精神
    对：（2023年的报告）认真学习党的二十大精神
    """
    congresses = [e for e in events() if re.fullmatch(r"党的.+大", e.name)]
    named = {its.event.name for its in _mentions(case)}
    last = _told_until(case)
    for its in _mentions(case):
        if its.event not in congresses or not _SPIRIT.match(its.part.text, its.end):
            continue
        newer = [e for e in congresses if e.first > its.event.first]
        said = clause(its.part.text, its.start, its.end)
        if any(e.mention.search(said) for e in newer) or _WITH_NEWER.match(its.part.text, its.end):
            continue
        if any(e.name in named or (last and e.last + _OLD / 12 < last) for e in newer):
            yield Hit(stretch(its.part, *_place(its)), _told(its.event))


def campaign_over(case: Case) -> Iterator[Hit]:
    """活动已经结束，还写成正在开展。

    集中教育结束以后，写“巩固拓展……成果”，不写“扎实开展”。是不是另有安排，由人定。

    错：（2023年上半年的报告）扎实开展党史学习教育
    对：（2023年上半年的报告）巩固拓展党史学习教育成果
    """
    stated = case.period.start if case.period and case.reported.stated else None
    day = stated or case.structure.published or (case.period.start if case.period else None)
    if day is None:
        return
    for its in _mentions(case):
        near = its.part.text[max(0, its.start - 14) : its.end + 8]
        over = its.event.kind == "教育" and its.event.last + _GRACE < day
        carried_on = (
            _CARRIED_ON.search(near) or _looks_back(its) or _THING.match(its.part.text, its.end)
        )
        if over and _ONGOING.search(near[: its.start - max(0, its.start - 14)]) and not carried_on:
            yield Hit(
                stretch(its.part, its.start, its.end),
                {
                    "name": its.event.name,
                    "when": f"{its.event.last.year}年{its.event.last.month}月",
                },
            )


RULES = (
    TextRule(
        "W300", "error", "“{text}”：{name}{when}才{verb}，报告期内还没有", too_early, PRACTICE
    ),
    TextRule("W301", "error", "{name}{when}已经召开，不再“迎接”", too_late, PRACTICE),
    TextRule(
        "W302",
        "error",
        "这里说{name}还没有召开，别处已经说学习贯彻，前后矛盾",
        contradictory,
        PRACTICE,
    ),
    TextRule(
        "W303",
        "info",
        "“{text}”：{name}{when}召开，已有新一次大会，请看要不要更新",
        stale,
        PRACTICE,
    ),
    TextRule(
        "W304", "warning", "{name}到{when}已经结束，这里写成正在开展", campaign_over, PRACTICE
    ),
)
