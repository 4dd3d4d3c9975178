"""Things said to have been done, with no number, date or head-count beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.report.proofreading.finding import Hit
from addin.report.proofreading.passages import HAN, matched, sentence
from addin.report.proofreading.rule import PRACTICE, Case, TextRule
from addin.report.proofreading.structure import Section

_COUNTED = re.compile(
    r"\d|[一二两三四五六七八九十百千几多数](?:余|多)?(?:次|场|期|批|名|人|个|项|轮|部|天|篇|堂|家|份|届)|月\w{0,2}日|[上中下]旬|[季月]度|“[一七八十五]一?”|每[年月季周]|按[季月]|定期|适时"
)
_VISITS = re.compile(
    rf"(?:参观|观看|收看|观摩|瞻仰)[{HAN}“”《》、]{{0,14}}?(?:基地|纪念馆|展馆|展览馆?|旧址|故居|博物馆|陵园|教育馆|专题片|教育片|警示片|纪录片|电影|影片|宣传片|庭审|展)"
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
)
_STRONG = (_VISITS, _ELECTED, _COURSES, _STUDIED, _DUTIES)
_GOING_ON = re.compile(r"通过|要求|制度|等(?:方式|形式|制度|活动)|坚持|将|计划")


def without_count(case: Case) -> Iterator[Hit]:
    """说做了，没有次数、日期或人数。

    参观、观看、培训、换届、集中学习这些事都有记录可查，写出次数、日期、人数，才能与台账核对。

    错：组织党员参观红色教育基地。
    对：4月12日组织38名党员参观红色教育基地。
    """
    for part in case.structure.done:
        if part.section is not Section.DONE:
            continue
        taken: list[tuple[int, int]] = []
        for pattern in (*_STRONG, _HELD):
            for m in pattern.finditer(part.text):
                if _is_counted(part.text, m) or any(
                    a < m.end() and m.start() < b for a, b in taken
                ):
                    continue
                taken.append(m.span())
                mild = pattern is _HELD
                yield Hit(matched(part, m), severity="info" if mild else None)


def _is_counted(text: str, m: re.Match[str]) -> bool:
    """Whether a number or a day stands in its clause or right beside, or, for what is vague, near."""
    first = max(text.rfind(c, 0, m.start()) for c in "。；！\n") + 1
    last = min((at for c in "。；！\n" if (at := text.find(c, m.end())) >= 0), default=len(text))
    clauses = text[first:last].split("，")
    at = text[first : m.start()].count("，")
    near = "，".join(clauses[max(0, at - 1) : at + 2])
    said = sentence(text, m.start(), m.end()) if m.re in (_HELD,) else near
    return bool(_COUNTED.search(said.replace("一是", "").replace("一体", "")))


RULES = (
    TextRule(
        "W400", "warning", "“{text}”没有次数、日期或人数，无法与台账核对", without_count, PRACTICE
    ),
)
