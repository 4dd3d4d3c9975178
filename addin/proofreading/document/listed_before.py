"""How many things a phrase lists, and how many it says there are: 学习、调研、检视四项措施."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.values.numerals import from_han
from addin.proofreading.document.passages import quotations, stretch, within
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_ITEM = r"[^，。；：、！？\d（）()“”《》\s]"
_SURE = (
    "个?(?:方面|环节|层面|维度|阶段|步骤|层次|领域)"
    r"|大(?!会|家|队|型|小|概|量|力|约|局|幅|批|多)[\u4e00-\u9fff]{2,4}"
)
_KIND = (
    "(?:项|类|种|个)(?:重点|主要|特色|专项|基本|核心|关键|重要)?(?:措施|任务|工作|行动|工程|制度|机制|产业|内容|关系"
    "|板块|专题|重点|关键|服务|载体|举措|抓手|要求|纪律|活动|课题|技能)"
)
_STATED = re.compile(rf"(?P<n>[两二三四五六七八九十])(?P<what>{_SURE}|{_KIND})")
_LIST = re.compile(rf"(?P<first>{_ITEM}{{1,14}})(?P<more>(?:、{_ITEM}{{1,10}}){{1,8}})$")
_LEAD = "确定|选定|确立|认领|推出|承诺|选取|策划"
_MATTER = (
    rf"(?<!不)(?:{_LEAD})了?(?P<list>{_ITEM}{{5,12}}(?:、{_ITEM}{{5,12}}){{1,7}}?)"
    "(?P<n>\\d{1,2})(?P<what>[件项](?:重点|民生|为民|党建|惠民)?(?:实事|项目|任务|事项|措施|举措))(?=[，。；])"
)
_BODIES = re.compile(
    "(?:公司|社区|单位|支部|部门|科室|中心|[村镇乡局委办会院校站所队组班厂户区县市]|企业|群众|党员|干部|职工|老人|学生|人员|领域|方面)$"
)
_MORE = re.compile(
    "[和及与或]|以及|等|如|这|那|其他|另外|共|分|有|为|是|开展|推进|实施|落实|抓好|做好|完成|围绕|突出|以|的"
)
_VERBS = re.compile(
    "[和及与或由从向在为等对]|以及|如|这|那|其他|另外|共|分|有|是|完成|办好|承办|实施|其中"
)
_NEVER = re.compile("第$|[十百]$")


def listed_as_stated(case: Case) -> Iterator[Hit]:
    """前面列了几项，后面说的不是几项。

    “学习、调研、检视”是三项，后面紧接着写“四个方面”，不是漏了一项，就是数写错了。
    有“等”“和”“及”、列的不是并列词语的，不作比较。

    错：从学习、调研、检视四个方面推进
    对：从学习、调研、检视三个方面推进
    """
    for part in case.structure.prose:
        quoted = quotations(part.text) if "、" in part.text else []
        for m in _STATED.finditer(part.text) if "、" in part.text else ():
            listed = _listed(part.text[max(0, m.start() - 80) : m.start()])
            stated = 2 if m["n"] == "两" else from_han(m["n"])
            if listed > 2 and stated != listed and not within(quoted, m.start(), m.end()):
                args = {"said": m["n"] + m["what"], "listed": listed}
                yield Hit(stretch(part, m.start(), m.end()), args)
        yield from _matters(part)


def _matters(part: Part) -> Iterator[Hit]:
    """Yield numbers in digits right behind a list of matters: 确定…改造、…维护、…服务3件实事."""
    for m in re.compile(_MATTER).finditer(part.text) if "、" in part.text else ():
        items = m["list"].split("、")
        sure = not _VERBS.search(m["list"]) and not any(map(_BODIES.search, items))
        if sure and len(items) != int(m["n"]) and not within(quotations(part.text), *m.span()):
            args = {"said": m["n"] + m["what"][0], "listed": len(items)}
            yield Hit(stretch(part, m.start("n"), m.end("what")), args)


def _listed(before: str) -> int:
    """Return how many words are listed right before a place; 0 where it is not sure."""
    m = _LIST.search(before)
    if m is None or _NEVER.search(before):
        return 0
    items = m["more"].split("、")[1:]
    lengths = [len(its) for its in items]
    even = max(lengths) - min(lengths) <= 1 and max(lengths) <= 6
    first = len(m["first"]) >= min(lengths)
    return len(items) + 1 if even and first and not _MORE.search(m["more"]) else 0


RULES = (
    TextRule(
        "W051", "warning", "说是{said}，前面列了{listed}项，请核对", listed_as_stated, PRACTICE
    ),
)
