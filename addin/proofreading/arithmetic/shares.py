"""Shares whose whole is not in their sentence: 评为优秀的9个，占25%, of the 36 named before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.proofreading.arithmetic.amounts import Amount, amounts, said
from addin.proofreading.document.passages import SENTENCE_ENDS, around

_N = r"(?P<n>\d{1,3}(?:\.\d+)?)[%％](?!以上|左右|多)"
_SHARE = pattern(rf"，占(?:比(?:为|达)?|(?:全部|总数|总人数)的?)?{_N}")
_OF_NAMED = pattern(
    rf"占(?:全部|所有)?(?P<what>[\u4e00-\u9fff]{{2,10}}?)(?:总数|总量|总额|总人数)?的{_N}"
)
_RATE = pattern(rf"(?P<done>完成|办结|整改|解决|化解|落实)(?:完成|到位)?率(?:为|是|达到?|：)?{_N}")
_PENDING = pattern("正在|推进|未|尚|剩余|其余|还有|待")
_ENDS = pattern("[，。；、：（有共的个名全现摆查视理集]")
_NEAR = 6


class Share(Struct, frozen=True):
    """A percentage, the two numbers it is of, and where it is stated."""

    percent: str
    whole: Decimal
    some: Decimal
    start: int
    end: int

    @property
    def wrong(self) -> bool:
        """Whether the numbers give another percentage, by more than rounding."""
        step = Decimal(1).scaleb(-len(self.percent.partition(".")[2]))
        return abs(self.some / self.whole * 100 - Decimal(self.percent)) >= step

    @property
    def sum(self) -> str:
        """The sum as it should be: 9÷36≈25%."""
        digits = max(1, len(self.percent.partition(".")[2]))
        due = said(round(self.some / self.whole * 100, digits))
        return f"{said(self.some)}÷{said(self.whole)}≈{due}%"


def shares_of_wholes(text: str, earlier: str = "") -> Iterator[Share]:
    """Yield the shares of a paragraph whose whole is known, in it or in the text just before it."""
    if "%" not in text and "％" not in text:
        return
    found = [a for a in amounts(text) if a.unit != "%"]
    for m in _SHARE.finditer(text):
        yield from _of_list(text, found, list(amounts(earlier)), m)
    for m in _OF_NAMED.finditer(text):
        yield from _of_named(text, found, m)
    for m in _RATE.finditer(text):
        yield from _of_done_and_pending(text, found, m)


def _of_list(
    text: str, found: Sequence[Amount], earlier: Sequence[Amount], m: re.Match[str]
) -> Iterator[Share]:
    """Yield a share of what is listed, where the list's sum is stated before as the whole."""
    first, last = around(text, m.start(), m.end(), "。\n")
    some = next((a for a in reversed(found) if a.end == m.start()), None)
    if some is None or not some.exact:
        return
    before = [*earlier, *(a for a in found if a.start < first)]
    listed = [a for a in found if first <= a.start < last and a.unit == some.unit]
    total = sum((a.value for a in listed), Decimal(0))
    wholes = {a.value for a in before if a.unit == some.unit}
    known = len(listed) > 1 and all(a.exact for a in listed) and total in wholes
    if known and not any(_gives(some, w, m["n"]) for w in wholes):
        yield _share(m, total, some.value)


def _of_named(text: str, found: Sequence[Amount], m: re.Match[str]) -> Iterator[Share]:
    """Yield a share of a thing whose number is stated with its name: 占馆藏的90%（馆藏为14万册）."""
    some = next((a for a in reversed(found) if a.end <= m.start()), None)
    if some is None or m.start() - some.end > _NEAR or not some.exact:
        return
    alike = [a for a in found if a.unit == some.unit and a is not some]
    named = {a for a in alike if a.exact and _is_of(text, a, m["what"])}
    numbers = {a.value for a in alike} | {some.value}
    if len(named) == 1 and not any(_gives(some, n, m["n"]) for n in numbers):
        whole = named.pop()
        if whole.value > some.value:
            yield _share(m, whole.value, some.value)


def _is_of(text: str, number: Amount, what: str) -> bool:
    """Whether a number is that of all there is of something: 党员共96名, 96个问题."""
    sentence, _ = around(text, number.start, number.start, SENTENCE_ENDS + "，（、")
    lead = text[sentence : number.start]
    m = re.fullmatch(
        rf"(?P<head>.*?){re.escape(what)}(?:总数|总量|总额)?(?:共|为|有|共有|达|计)*", lead
    )
    if m:
        return not m["head"] or bool(_ENDS.match(m["head"][-1]))
    return text.startswith(what, number.end) and not lead.strip("有共现全")


def _of_done_and_pending(text: str, found: Sequence[Amount], m: re.Match[str]) -> Iterator[Share]:
    """Yield a rate of what is done, where what is done and what is not are stated: 已完成12项、推进3项."""
    first, _ = around(text, m.start(), m.end(), "。\n")
    near = [a for a in found if first <= a.start and a.end <= m.start()][-2:]
    if len(near) < 2 or near[0].unit != near[1].unit or not (near[0].exact and near[1].exact):
        return
    done, pending = near
    begun, _ = around(text, done.start, done.start, SENTENCE_ENDS + "，")
    if (
        m["done"] in text[begun : done.start]
        and not _PENDING.search(text[begun : done.start])
        and _PENDING.search(text[done.end : pending.start])
        and re.fullmatch(r"，[^，。；\d]{0,4}", text[pending.end : m.start()])
    ):
        others = {a.value for a in found if a.unit == done.unit and a.start < m.start()}
        if not any(_gives(one, w, m["n"]) for w in others for one in near):
            yield _share(m, done.value + pending.value, done.value)


def _share(m: re.Match[str], whole: Decimal, some: Decimal) -> Share:
    return Share(m["n"], whole, some, m.start() + (m.group()[0] == "，"), m.end())


def _gives(some: Amount, whole: Decimal, percent: str) -> bool:
    return whole > 0 and not Share(percent, whole, some.value, 0, 0).wrong
