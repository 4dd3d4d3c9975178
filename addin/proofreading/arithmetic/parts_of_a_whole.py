"""Parts against their total: 其中男40名、女22名, 正式60名、预备3名，共64名."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from addin.ledger.values.patterns import pattern
from addin.proofreading.arithmetic.listed_parts import listed_sums
from addin.proofreading.arithmetic.partitions import Partition, partitions
from addin.proofreading.arithmetic.sums import FILLER, SENTENCE, Item, Sum, alike, hit_of, items_of
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_SEVERAL = pattern(r"\d\D+\d+\D+\d")
_BESIDE = pattern(r"其中|分别|[：:（）()、，,\s]|同志|性|的|有|为|占|计|共|了|和|及")
_OF_WHICH = pattern(r"其中[:：，]?|包括|[（(：]")
_TOGETHER = pattern(r"(?P<what>[\u4e00-\u9fff]{0,4}?)(?:总共|一共|共计|合计|总计|共)(?:有|为)?$")
_ORDINAL = pattern(r"第?[一二三四五六七八九十\d]+")
_ALL = pattern("^(?:全年|全年度)(?:总共|一共|共计|合计|总计|共)?")


def parts_and_total(case: Case) -> Iterator[Hit]:
    """几部分相加不等于总数。

    男和女、正式和预备、赞成和反对这样分的，几部分相加应当等于总数；前面列了几项、后面写“共”的，也要相符。
    “其中”后面列的各项相加超过总数的，是错；略少于总数的，可能是没有列全，只作提醒。
    可能交叉的（女党员、少数民族党员）、明显没有列全的，不作比较。

    错：党员64名，其中男40名、女22名
    对：党员62名，其中男40名、女22名
    """
    for part in case.structure.written:
        for m in SENTENCE.finditer(part.text) if _SEVERAL.search(part.text) else ():
            items = items_of(part.text, m.start(), m.end())
            found = (
                *_divided(part.text, items),
                *_numbered(part.text, items),
                *_added(part.text, items),
                *_of_the_year(items),
            )
            wrong = [its for its in found if its.wrong]
            further = () if wrong else listed_sums(part.text, items)
            yield from (hit_of(part, its) for its in (*wrong, *further))


def _divided(text: str, items: Sequence[Item]) -> Iterator[Sum]:
    """Yield a total and the parts of a known partition that follow it."""
    for n, whole in enumerate(items):
        following = alike(items[n + 1 :], whole)
        if not following or whole.amount.unit == "%":
            continue
        announced = _leads(text, whole, following[0])
        for its in partitions():
            parts = _parts(its, following)
            named = announced or (its.whole and _begins(text, whole, following[0], its))
            if parts and named and not _accounted(parts, items, whole):
                yield Sum(whole.amount, parts, its.whole)


def _begins(text: str, whole: Item, first: Item, its: Partition) -> bool:
    """Whether a part's words stand right behind the comma after a total: 党员58人，男35人."""
    between = text[whole.amount.end : first.amount.start]
    return between[:1] in "，," and its.part_of(between[1:2]) is not None


def _numbered(text: str, items: Sequence[Item]) -> Iterator[Sum]:
    """Yield a total and parts whose words differ in a number alone: 一支部20名、二支部18名."""
    for n, whole in enumerate(items):
        following = alike(items[n + 1 :], whole)
        if not following or not _leads(text, whole, following[0]):
            continue
        words = [FILLER.sub("", i.words) for i in following]
        kinds = {_ORDINAL.sub("#", w) for w in words}
        if (
            len(words) > 1
            and len(set(words)) == len(words)
            and len(kinds) == 1
            and "#" in kinds.pop()
        ):
            yield Sum(whole.amount, tuple(following), whole=False)


def _of_the_year(items: Sequence[Item]) -> Iterator[Sum]:
    """Yield parts of a year and the year's total behind them: 上半年…，下半年…，全年共…."""
    for n, whole in enumerate(items):
        if not _ALL.search(whole.words):
            continue
        before = [i for i in items[:n] if i.amount.unit == whole.amount.unit and i.amount.exact]
        for its in partitions():
            parts = _parts(its, before[-len(its.parts) :]) if its.whole else None
            if parts and whole.amount.exact and _of_the_same(parts[0], whole, its):
                yield Sum(whole.amount, parts, whole=True)


def _of_the_same(first: Item, whole: Item, its: Partition) -> bool:
    one, other = its.without(first.words), _ALL.sub("", whole.words)
    return bool(one and other) and (one in other or other in one)


def _leads(text: str, whole: Item, first: Item) -> bool:
    between = text[whole.amount.end : first.amount.start]
    return bool(_OF_WHICH.search(between))


def _parts(its: Partition, items: Sequence[Item]) -> tuple[Item, ...] | None:
    """Return the numbers that are the parts of a partition, None where one is missing or twice."""
    found: dict[int, Item] = {}
    for item in items:
        n = its.part_of(item.words)
        if n is None and not found:
            return None
        if n is None or n in found:
            break
        found[n] = item
    complete = len(found) == len(its.parts) or (not its.whole and len(found) > 1)
    left = {_BESIDE.sub("", its.without(i.words)) for i in found.values()} - {""}
    return tuple(found.values()) if complete and len(left) < 2 else None


def _accounted(parts: Sequence[Item], items: Sequence[Item], whole: Item) -> bool:
    """Whether the parts are those of another number of the sentence."""
    total = sum((p.amount.value for p in parts), Decimal(0))
    others = [i.amount for i in items if i not in parts and i is not whole]
    return any(a.value == total and a.unit == whole.amount.unit for a in others)


def _added(text: str, items: Sequence[Item]) -> Iterator[Sum]:
    """Yield numbers that are listed and the total behind them: 甲3次、乙4次，共7次."""
    for n, whole in enumerate(items):
        before = [i for i in items[:n] if i.amount.unit == whole.amount.unit]
        listed = _listed(text, before)
        if len(listed) < 2 or not whole.amount.exact or not all(i.amount.exact for i in before):
            continue
        between = text[listed[-1].amount.end : whole.amount.start].strip()
        m = _TOGETHER.fullmatch(between.lstrip("，,；")) if between[:1] in "，," else None
        if m and _names_all(m["what"], listed) and not _reached(before, whole):
            yield Sum(whole.amount, tuple(listed), True)


def _listed(text: str, items: Sequence[Item]) -> list[Item]:
    """Return the last numbers that only 、 or 和 parts from one another."""
    found: list[Item] = []
    for its in reversed(items):
        between = text[its.amount.end : found[0].amount.start] if found else ""
        if found and (
            not re.match("[、和，]", between) or re.search("[，,].*[，,]|其中|[（(]", between)
        ):
            break
        found.insert(0, its)
    return found


def _names_all(what: str, listed: Sequence[Item]) -> bool:
    return not what or all(what in its.words for its in listed)


def _reached(before: Sequence[Item], whole: Item) -> bool:
    """Whether the last two or more of the numbers before a total come to it."""
    values = [i.amount.value for i in before]
    return any(sum(values[n:]) == whole.amount.value for n in range(len(values)))


RULES = (
    TextRule(
        "W430", "error", "“{text}”：{added}，和{total}不相符，请核对", parts_and_total, PRACTICE
    ),
)
