"""Parts of any kind listed behind 其中, against the total before: 实事18件，其中道路8件、饮水6件、照明4件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from addin.checks.finding import Severity
from addin.ledger.values.patterns import pattern
from addin.proofreading.arithmetic.sums import FILLER, Item, Sum, alike

_LEAD = pattern(r"[，（(：]其中[，：]?(?!主要|重点|仅|只|不乏|光|最)|(?:[\u4e00-\u9fff]中，)")
_JOINED = pattern("[、和]|以及|及")
_CLOSED = pattern(r"的?(?:$|[。；，）)])")
_MAY_OVERLAP = pattern(
    "女|男|少数民族|以上|以下|以内|学历|学位|本科|大专|硕士|博士|研究生|职称|高级|中级|岁|青年|年轻|流动|困难|新|重点|重大"
    "|重要|特别|优秀|先进|示范|重复|完成|办结|整改|解决|化解|答复|落实|满意|参加|参与|通过|实施|开工|启动|推进"
    "|办理|处理|处置|获|被|已|未|尚|拟|将|达标|合格|持证|骨干|模范|退役|妇女|志愿"
)
_REMAINDER = pattern("其他|其它|其余")
_GRADES = pattern("良好|一般|合格|称职")
_SEVERAL_EACH = pattern("涉及|涉|反映|关于")
_PERSONS = ("人", "名", "位", "人次")
_NEARLY = Decimal("0.1")


def listed_sums(text: str, items: Sequence[Item]) -> Iterator[Sum]:
    """Yield totals and the lists behind 其中 that come to more, or to just a little less."""
    if "其中" not in text and "中，" not in text:
        return
    for n, whole in enumerate(items[:-2]):
        listed = _listed(text, alike(items[n + 1 :], whole), whole)
        its = Sum(whole.amount, tuple(listed), whole=True)
        if len(listed) > 1 and its.wrong and not _of_another(its, items[:n]):
            if _REMAINDER.match(FILLER.sub("", listed[-1].words)):
                yield its
            elif not _may_overlap(listed):
                yield from _graded(its)


def _may_overlap(listed: Sequence[Item]) -> bool:
    """Whether one thing may be counted in two of some parts: 女党员 and 少数民族党员."""
    words = "，".join(i.words for i in listed)
    if _GRADES.search(words):
        words = words.replace("优秀", "").replace("合格", "")
    return bool(_MAY_OVERLAP.search(words))


def _listed(text: str, following: Sequence[Item], whole: Item) -> list[Item]:
    """Return the numbers that 其中 introduces and 、 joins, where the list ends with a clause."""
    if not following or not _LEAD.search(text[whole.amount.end : following[0].amount.start]):
        return []
    found = [following[0]]
    for its in following[1:]:
        between = text[found[-1].amount.end : its.amount.start]
        if not _JOINED.match(between) or re.search("[，（(；：]", between):
            break
        found.append(its)
    return found if _CLOSED.match(text[found[-1].amount.end :]) else []


def _of_another(its: Sum, before: Sequence[Item]) -> bool:
    """Whether the parts may be those of a number before the total, or of several together."""
    values = [i.amount.value for i in before if i.amount.unit == its.total.unit]
    return any(v >= its.value for v in values) or sum(values) + its.total.value == its.value


def _graded(its: Sum) -> Iterator[Sum]:
    """Yield a sum with how sure it is that it is wrong.

    More than the total is sure where the parts leave each other out. A little less may be a list
    that is not complete; but who lists parts leaves no smaller one out as a rule.
    """
    short = its.total.value - its.value
    several = any(_SEVERAL_EACH.search(i.words) for i in its.parts)
    if short < 0 and _leave_out(its.parts):
        yield its.graded("warning" if several else "error")
    if short > 0 and short <= its.total.value * _NEARLY:
        smallest = min(i.amount.value for i in its.parts)
        if short < smallest and not several:
            yield its.graded(_hint(len(its.parts)))


def _hint(parts: int) -> Severity:
    return "warning" if parts > 2 else "info"


def _leave_out(parts: Sequence[Item]) -> bool:
    """Whether parts leave each other out: those of people only where they end in one word."""
    if parts[0].amount.unit not in _PERSONS:
        return True
    ends = {FILLER.sub("", i.words.replace("党员", "员员"))[-2:] for i in parts}
    return len(ends) == 1 and len(ends.pop()) == 2
