"""Things said to have been done, with no number, date or head-count beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from addin.proofreading.document.passages import HAN, around, matched, sentence
from addin.proofreading.document.structure import Role, Section
from addin.proofreading.document.title_kinds import is_spoken, tells
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_COUNTED = re.compile(
    r"\d|[一二两三四五六七八九十百千几多数](?:余|多)?(?:次|场|期|批|名|人|个|项|轮|部|天|篇|堂|家|份)|月\w{0,2}日|[上中下]旬|[季月]度|“[一七八十五]一?”|每[年月季周]|按[季月]|定期|适时"
)
_VISITS = re.compile(
    rf"(?:参观|观看|收看|观摩|瞻仰)[{HAN}“”《》、]{{0,14}}?(?:基地|纪念馆|展馆|展览馆?|旧址|故居|博物馆|陵园|教育馆|专题片|教育片|警示片|纪录片|电影|影片|宣传片|庭审|展(?![品示现开出望]))"
    rf"|赴[{HAN}“”]{{2,20}}(?:参观|学习|接受教育|开展现场教学)"
)
_ELECTED = re.compile(rf"(?:完成|进行|开展|做好)了?[{HAN}]{{0,10}}换届(?:选举)?(?:工作)?")
_COURSES = re.compile(
    rf"(?:参加|举办|组织|选派|开展|开办)了?[{HAN}“”《》、]{{0,30}}?(?:培训班|培训会|读书班|轮训|专题培训|业务培训|集中培训)"
)
_STUDIED = re.compile(
    r"(?:集中学习|专题学习|传达学习|研讨|学习)了[^，。；]{2,40}|(?:[上下]半年|全年|今年以来|年内)[^，。；\d]{0,4}(?:集中学习|开展学习)[^，。；]{0,40}"
)
_DUTIES = re.compile(
    r"(?:抓好|做好|重视|规范|加强|严格)[^，。；\d]{0,16}(?:党费收缴|党内统计|发展党员工作?|党员发展)[^，。；\d]{0,12}"
)
_HELD = re.compile(
    rf"(?:召开|举办|举行|开展|组织)了?[{HAN}“”、《》]{{0,24}}?(?:动员会|动员部署会议?|推进会|座谈会|表彰会|报告会|现场会|知识竞赛|演讲比赛|主题党日活动|志愿服务活动|走访慰问活动?|专题党课|督导检查|专项检查|谈心谈话活动?)"
    rf"|(?:走访)?慰问(?:生活)?(?:困难|老|一线)[{HAN}]{{0,6}}(?:党员|群众|职工|干部)|讲授?了?专题党课|(?:组织|开展)了?(?:专题|实地|蹲点)?(?:调研|调查研究)(?=[，。；]|活动|工作)"
)
_DUES = re.compile(
    r"(?:(?:按[月季时期]|及时|足额|按规定|主动|自觉)*(?:收缴|上缴)|(?:按[月季时期]|足额)+[缴交]纳)党费"
)
_MONEY = re.compile(r"\d(?:[\d,，.]*\d)?万?余?元")
_TALLY = re.compile(
    r"[\d一二两三四五六七八九十百几多数](?:余|多)?(?:次|场|期|批|名|人|个|项|轮|部|天|篇|堂|家|份|户|条|件|[月日]|万?元)|[上中下]旬|每|按[月季]|定期"
)
_DAY = re.compile(r"\d+(?:月|日)|[上中下]旬")
_FOLLOWS = re.compile(
    r"(?:共|累计|先后|受教育|受众|覆盖|参加|参训|培训|组织|每人|\d+(?:余|多)?(?:名|人|次|场|批|期|天))"
)
_POINTS = re.compile(r"(?<=[。；])[一二三四五六七八九十]{1,2}是")
_STRONG = (_VISITS, _ELECTED, _COURSES, _STUDIED, _DUTIES)
_MILD = (_HELD, _DUES)


def without_count(case: Case) -> Iterator[Hit]:
    """说做了，没有次数、日期或人数。

    参观、观看、培训、换届、集中学习这些事都有记录可查，写出次数、日期、人数，才能与台账核对。

    错：组织党员参观红色教育基地。
    对：4月12日组织38名党员参观红色教育基地。
    """
    if not tells(case.structure.title) or is_spoken(case.structure.title):
        return
    for part in case.structure.done:
        if part.section is not Section.DONE or part.role is Role.HEADING:
            continue
        start = part.heading.end if part.heading and part.heading.stop else 0
        taken: list[tuple[int, int]] = []
        for pattern in (*_STRONG, *_MILD):
            for m in pattern.finditer(part.text, start):
                if _is_counted(part.text, m) or any(
                    a < m.end() and m.start() < b for a, b in taken
                ):
                    continue
                taken.append(m.span())
                mild = pattern in _MILD
                yield Hit(matched(part, m), severity="info" if mild else None)


def _is_counted(text: str, m: re.Match[str]) -> bool:
    """Whether a number or a day stands near: where depends on how sure it is to be counted."""
    if m.re is _DUTIES:
        return bool(_COUNTED.search(_point(text, m.start())))
    if m.re is _HELD:
        return bool(_TALLY.search(sentence(text, *m.span())))
    if m.re is _DUES:
        return bool(_MONEY.search(sentence(text, *m.span())))
    first, last = around(text, *m.span())
    before = (
        text[around(text, max(0, first - 2), first - 1)[0] : first]
        if text[first - 1 : first] == "，"
        else ""
    )
    after = (
        text[last + 1 : around(text, last + 1, last + 1)[1]]
        if text[last : last + 1] == "，"
        else ""
    )
    return bool(
        _COUNTED.search(text[first:last])
        or _DAY.search(before)
        or (m.re is not _ELECTED and _FOLLOWS.match(after) and _COUNTED.search(after))
    )


def _point(text: str, at: int) -> str:
    """Return the point, from one 一是 to the next, that a place stands in."""
    starts = [0, *(m.start() for m in _POINTS.finditer(text)), len(text)]
    return next(text[a:b] for a, b in pairwise(starts) if a <= at < b or b == len(text))


RULES = (
    TextRule(
        "W400", "warning", "“{text}”没有次数、日期或人数，无法与台账核对", without_count, PRACTICE
    ),
)
