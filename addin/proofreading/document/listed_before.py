"""How many things a phrase lists, and how many it says there are: 学习、调研、检视四项措施."""

from __future__ import annotations

import re
from collections.abc import Iterator

from addin.ledger.values.numerals import from_han
from addin.proofreading.document.passages import quotations, stretch, within
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
_MORE = re.compile(
    "[和及与或]|以及|等|如|这|那|其他|另外|共|分|有|为|是|开展|推进|实施|落实|抓好|做好|完成|围绕|突出|以|的"
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
