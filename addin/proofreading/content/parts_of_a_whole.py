"""Parts against their total: 其中男40名、女22名, 正式60名、预备3名，共64名."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from addin.proofreading.content.amounts import Amount, amounts, said
from addin.proofreading.content.partitions import Partition, partitions
from addin.proofreading.document.passages import stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_SENTENCE = re.compile(r"[^。！？；\n]+")
_BESIDE = re.compile(r"其中|分别|[：:（）()、，,\s]|同志|性|的|有|为|占|计|共|了|和|及")
_FILLER = re.compile(r"其中|分别|包括|[：:（）()、，,\s]|同志|党员|性|的|有|为|占|计|共|了|和|及")
_OF_WHICH = re.compile(r"其中[:：，]?|包括|[（(：]")
_TOGETHER = re.compile(r"(?P<what>[\u4e00-\u9fff]{0,4}?)(?:总共|一共|共计|合计|总计|共)(?:有|为)?$")
_ORDINAL = re.compile(r"第?[一二三四五六七八九十\d]+")
_ALL = re.compile("^(?:全年|全年度)(?:总共|一共|共计|合计|总计|共)?")


class _Item(Struct, frozen=True):
    """A number and the words that say of what it is."""

    amount: Amount
    words: str


class _Sum(Struct, frozen=True):
    """Parts that are to come to a total, which stands before or behind them."""

    total: Amount
    parts: tuple[_Item, ...]
    whole: bool

    @property
    def value(self) -> Decimal:
        """What the parts come to."""
        return sum((its.amount.value for its in self.parts), Decimal(0))

    @property
    def wrong(self) -> bool:
        """Whether they do not come to the total, or to more."""
        value, total = self.value, self.total.value
        return value > total or (self.whole and value != total)


def parts_and_total(case: Case) -> Iterator[Hit]:
    """几部分相加不等于总数。

    男和女、正式和预备、赞成和反对这样分的，几部分相加应当等于总数；前面列了几项、后面写“共”的，也要相符。
    可能交叉的（女党员、少数民族党员）、没有列全的，不作比较。

    错：党员64名，其中男40名、女22名
    对：党员62名，其中男40名、女22名
    """
    for part in case.structure.written:
        for m in _SENTENCE.finditer(part.text):
            items = _items(part.text, m.start(), m.end())
            found = (
                *_divided(part.text, items),
                *_numbered(part.text, items),
                *_added(part.text, items),
                *_of_the_year(items),
            )
            yield from (_hit(part, its) for its in found if its.wrong)


def _hit(part: Part, its: _Sum) -> Hit:
    first, last = its.parts[0].amount, its.parts[-1].amount
    start, end = min(its.total.start, first.start), max(its.total.end, last.end)
    added = "＋".join(said(p.amount.value) for p in its.parts)
    args = {"added": f"{added}＝{said(its.value)}", "total": said(its.total.value)}
    return Hit(stretch(part, start, end), args)


def _items(text: str, start: int, end: int) -> list[_Item]:
    """Return the numbers of a sentence, each with the words before it, or behind it if none are."""
    found = list(amounts(text, start, end))
    edges = [start, *(a.end for a in found)]
    items = []
    for n, its in enumerate(found):
        before = re.split("[、，,：:（(）)]", text[edges[n] : its.start])[-1]
        following = found[n + 1].start if n + 1 < len(found) else end
        behind = re.split("[、，,：:（(）)]", text[its.end : following])[0]
        items.append(_Item(its, before if _FILLER.sub("", before) else behind))
    return items


def _divided(text: str, items: Sequence[_Item]) -> Iterator[_Sum]:
    """Yield a total and the parts of a known partition that follow it."""
    for n, whole in enumerate(items):
        following = _alike(items[n + 1 :], whole)
        if not following or whole.amount.unit == "%":
            continue
        announced = _leads(text, whole, following[0])
        for its in partitions():
            parts = _parts(its, following)
            named = announced or (its.whole and _begins(text, whole, following[0], its))
            if parts and named and not _accounted(parts, items, whole):
                yield _Sum(whole.amount, parts, its.whole)


def _begins(text: str, whole: _Item, first: _Item, its: Partition) -> bool:
    """Whether a part's words stand right behind the comma after a total: 党员58人，男35人."""
    between = text[whole.amount.end : first.amount.start]
    return between[:1] in "，," and its.part_of(between[1:2]) is not None


def _numbered(text: str, items: Sequence[_Item]) -> Iterator[_Sum]:
    """Yield a total and parts whose words differ in a number alone: 一支部20名、二支部18名."""
    for n, whole in enumerate(items):
        following = _alike(items[n + 1 :], whole)
        if not following or not _leads(text, whole, following[0]):
            continue
        words = [_FILLER.sub("", i.words) for i in following]
        alike = {_ORDINAL.sub("#", w) for w in words}
        if (
            len(words) > 1
            and len(set(words)) == len(words)
            and len(alike) == 1
            and "#" in alike.pop()
        ):
            yield _Sum(whole.amount, tuple(following), whole=False)


def _of_the_year(items: Sequence[_Item]) -> Iterator[_Sum]:
    """Yield parts of a year and the year's total behind them: 上半年…，下半年…，全年共…."""
    for n, whole in enumerate(items):
        if not _ALL.search(whole.words):
            continue
        before = [i for i in items[:n] if i.amount.unit == whole.amount.unit and i.amount.exact]
        for its in partitions():
            parts = _parts(its, before[-len(its.parts) :]) if its.whole else None
            if parts and whole.amount.exact and _of_the_same(parts[0], whole, its):
                yield _Sum(whole.amount, parts, whole=True)


def _of_the_same(first: _Item, whole: _Item, its: Partition) -> bool:
    one, other = its.without(first.words), _ALL.sub("", whole.words)
    return bool(one and other) and (one in other or other in one)


def _alike(items: Sequence[_Item], whole: _Item) -> list[_Item]:
    """Return the numbers of a total's unit that come right behind it."""
    found = []
    for its in items:
        if its.amount.unit != whole.amount.unit or not its.amount.exact or not whole.amount.exact:
            break
        found.append(its)
    return found


def _leads(text: str, whole: _Item, first: _Item) -> bool:
    between = text[whole.amount.end : first.amount.start]
    return bool(_OF_WHICH.search(between))


def _parts(its: Partition, items: Sequence[_Item]) -> tuple[_Item, ...] | None:
    """Return the numbers that are the parts of a partition, None where one is missing or twice."""
    found: dict[int, _Item] = {}
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


def _accounted(parts: Sequence[_Item], items: Sequence[_Item], whole: _Item) -> bool:
    """Whether the parts are those of another number of the sentence."""
    total = sum((p.amount.value for p in parts), Decimal(0))
    others = [i.amount for i in items if i not in parts and i is not whole]
    return any(a.value == total and a.unit == whole.amount.unit for a in others)


def _added(text: str, items: Sequence[_Item]) -> Iterator[_Sum]:
    """Yield numbers that are listed and the total behind them: 甲3次、乙4次，共7次."""
    for n, whole in enumerate(items):
        before = [i for i in items[:n] if i.amount.unit == whole.amount.unit]
        listed = _listed(text, before)
        if len(listed) < 2 or not whole.amount.exact or not all(i.amount.exact for i in before):
            continue
        between = text[listed[-1].amount.end : whole.amount.start].strip()
        m = _TOGETHER.fullmatch(between.lstrip("，,；")) if between[:1] in "，," else None
        if m and _names_all(m["what"], listed) and not _reached(before, whole):
            yield _Sum(whole.amount, tuple(listed), True)


def _listed(text: str, items: Sequence[_Item]) -> list[_Item]:
    """Return the last numbers that only 、 or 和 parts from one another."""
    found: list[_Item] = []
    for its in reversed(items):
        between = text[its.amount.end : found[0].amount.start] if found else ""
        if found and (
            not re.match("[、和，]", between) or re.search("[，,].*[，,]|其中|[（(]", between)
        ):
            break
        found.insert(0, its)
    return found


def _names_all(what: str, listed: Sequence[_Item]) -> bool:
    return not what or all(what in its.words for its in listed)


def _reached(before: Sequence[_Item], whole: _Item) -> bool:
    """Whether the last two or more of the numbers before a total come to it."""
    values = [i.amount.value for i in before]
    return any(sum(values[n:]) == whole.amount.value for n in range(len(values)))


RULES = (
    TextRule(
        "W430", "error", "“{text}”：{added}，和{total}不相符，请核对", parts_and_total, PRACTICE
    ),
)
