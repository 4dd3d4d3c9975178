"""A number beside that of an earlier time, and the change that is stated: 24件，比上年的30件下降20%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.proofreading.arithmetic.amounts import UNITS, said
from addin.proofreading.document.passages import SENTENCE_ENDS, around, matched, stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_UP = "提高|提升|上升|增长|增加|上涨|增|升"
_DOWN = "下降|降低|减少|压缩|压减|缩减|缩短|下滑|回落|减|降"
_N = r"\d{1,9}(?:\.\d+)?"
_UNIT = f"(?:[万亿](?!元))?(?:{UNITS})"
_EARLIER = (
    r"(?:(?:20\d\d年|上年度?|去年|前年|上一?(?:季度|月|年度?|半年)|第?[一二三]季度)(?:的?同期|上半年|下半年"
    r"|全年|年?底|末|\d{1,2}月份?|第?[一二三四]季度)?|同期|年初)"
)
_CHANGE = (
    rf"(?P<said>(?:同比|环比|净|共)?(?P<way>{_UP}|{_DOWN})了?(?P<p>{_N})(?P<up>%|％|个百分点|{_UNIT}))"
    r"(?!以上|左右|多|余)"
)
_A = rf"(?P<a>{_N})(?P<ua>{_UNIT})"
_STATED = pattern(
    rf"(?<![\d.])(?P<b>{_N})(?P<ub>{_UNIT})(?:"
    rf"[，（(](?:同比|环比)?[比较]?{_EARLIER}的?(?:为|是|仅有?|只有|有)?{_A}[）)]?，?(?:相比)?(?:同比|环比)?"
    rf"(?:(?P<w>{_UP}|{_DOWN})了?(?P<more>(?P<c>{_N})(?P<uc>{_UNIT}))，)?{_CHANGE}"
    rf"|，(?P<said1>(?:同比|环比)(?P<way1>{_UP}|{_DOWN})了?(?P<p1>{_N})(?P<up1>%|％|个百分点))"
    rf"[（(]{_EARLIER}的?(?:为|是)?(?P<a1>{_N})(?P<ua1>{_UNIT})[）)])"
)
_POINTS = pattern(
    rf"(?<![\d.])(?P<b>{_N})(?P<ub>{_UNIT})，(?:同比|环比|[比较]{_EARLIER}(?:的?{_N}{_UNIT})?(?:相比)?，?)"
    rf"(?:{_UP}|{_DOWN})了?{_N}(?P<points>个?百分点)"
)
_RATES = pattern("[%％]|率|比重|占比|比例|度达")

_EARLIER_TIME = pattern(r"[比较上去前为（][^，。；]{0,5}(?:[年期月初]|季度)[^，。；]{0,6}\d")
_OTHER_PRICES = pattern("可比|不变价|生产总值|增加值|产值")
_MULTIPLES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


class _Number(Struct, frozen=True):
    """A number as it is written, with its unit."""

    number: str
    unit: str

    @property
    def value(self) -> Decimal:
        """The number: 42,000 for 4.2万."""
        return Decimal(self.number) * _MULTIPLES.get(self.unit[0], Decimal(1))

    @property
    def step(self) -> Decimal:
        """What one in its last place is worth."""
        decimals = len(self.number.partition(".")[2])
        return _MULTIPLES.get(self.unit[0], Decimal(1)).scaleb(-decimals)

    @property
    def spread(self) -> Decimal:
        """By how much it may differ at most: half its last place where it is written rounded."""
        rounded = "." in self.number or self.unit[0] in _MULTIPLES
        return self.step / 2 if rounded and self.kind != "%" else Decimal(0)

    @property
    def kind(self) -> str:
        """The unit without 万 or 亿."""
        return self.unit.lstrip("万亿").replace("％", "%")

    @property
    def written(self) -> str:
        """The number with its unit."""
        return self.number + self.unit


class _Compared(Struct, frozen=True):
    """A number now, one before, and the change stated; ``group``: the pattern's that states it."""

    now: _Number
    before: _Number
    change: _Number
    way: str
    group: str

    @property
    def difference(self) -> Decimal:
        """By how much the number rose."""
        return self.now.value - self.before.value

    @property
    def share(self) -> Decimal:
        """The change in per cent of the number before."""
        return abs(self.difference) / self.before.value * 100

    @property
    def up(self) -> bool:
        """Whether it says that the number rose."""
        return re.match(_UP, self.way) is not None

    def possible(self) -> bool:
        """Whether the numbers, being rounded, may have changed by the per cent stated."""
        now, before, step = self.now, self.before, self.change.step
        most = (now.value + now.spread) / (before.value - before.spread)
        least = (now.value - now.spread) / (before.value + before.spread)
        ends = [(end - 1) * 100 * (1 if self.up else -1) for end in (most, least)]
        return min(ends) - step < self.change.value < max(ends) + step


def _compared(m: re.Match[str]) -> _Compared:
    n = "1" if m["said"] is None else ""
    now, before = _Number(m["b"], m["ub"]), _Number(m[f"a{n}"], m[f"ua{n}"])
    return _Compared(now, before, _Number(m[f"p{n}"], m[f"up{n}"]), m[f"way{n}"], f"said{n}")


def changed_since(case: Case) -> Iterator[Hit]:
    """和上年、上季度的数比，增减算得不对。

    今年的数、上年的数都写明了，增减多少一算便知：百分比是两数之差除以上年的数，不是除以今年的数；
    数小了是下降，数大了是增长。带“万”“亿”或小数的数是约数，约数容得下的，只作提示。

    错：印发文件24件，比上年的30件下降25%；受理信访30件，比上年的24件下降25%
    对：印发文件24件，比上年的30件下降20%；受理信访30件，比上年的24件增长25%
    """
    for part, m, its in _each_stated(case):
        if its.now.kind == its.before.kind and its.before.value:
            yield from _wrong_way(part, m, its) or _wrong_change(part, m, its)


def _each_stated(case: Case) -> Iterator[tuple[Part, re.Match[str], _Compared]]:
    for part in case.structure.written:
        if _EARLIER_TIME.search(part.text) and not _OTHER_PRICES.search(part.text):
            for m in _STATED.finditer(part.text):
                yield part, m, _compared(m)


def _wrong_way(part: Part, m: re.Match[str], its: _Compared) -> list[Hit]:
    """Return a finding where a number that fell is said to have risen, or the other way round."""
    if not its.difference or its.up == (its.difference > 0):
        return []
    word = "增加" if its.difference > 0 else "减少"
    due = f"{its.now.written}与{its.before.written}相比是{word}，不是{its.way}"
    return [Hit(matched(part, m, its.group), {"due": due})]


def _wrong_change(part: Part, m: re.Match[str], its: _Compared) -> Iterator[Hit]:
    """Yield changes that are not those between the two numbers."""
    exact = not (its.now.spread or its.before.spread)
    between, where = abs(its.difference), matched(part, m, its.group)
    if its.change.kind == "%" != its.now.kind:
        if abs(its.share - its.change.value) >= its.change.step:
            args = _due(its, f"{said(round(its.share, 1))}%")
            yield Hit(where, args, severity="info" if its.possible() else None)
    elif its.change.kind == "个百分点" and its.now.kind == "%":
        if abs(between - its.change.value) >= its.change.step:
            yield Hit(where, _due(its, f"{said(between)}个百分点"))
    elif its.change.kind == its.now.kind != "%" and exact and its.change.value != between:
        yield Hit(where, _due(its, f"{said(between)}{its.now.kind}"))
    if exact and m["c"] and m["uc"] == m["ub"] and Decimal(m["c"]) != between:
        yield Hit(matched(part, m, "more"), _due(its, f"{said(between)}{its.now.kind}"))


def _due(its: _Compared, due: str) -> dict[str, str]:
    word = "增加" if its.difference > 0 else "减少"
    return {"due": f"{its.now.written}与{its.before.written}相比，{word}{due}"}


def points_of_rates(case: Case) -> Iterator[Hit]:
    """Yield changes between two rates stated in % that are their difference."""
    for part, m, its in _each_stated(case):
        rates = its.now.kind == its.before.kind == its.change.kind == "%"
        if rates and abs(its.difference) == its.change.value:
            end = m.end(its.group)
            yield Hit(stretch(part, end - 1, end), {}, "个百分点")


def points_of_counts(case: Case) -> Iterator[Hit]:
    """件数、人数、金额的增减用了“百分点”。

    “百分点”是两个百分数之差。件数、人数、金额比上年多了百分之几，写“增长几%”。

    错：办理案件29件，同比增长16个百分点
    对：办理案件29件，同比增长16%
    """
    for part in case.structure.written:
        for m in _POINTS.finditer(part.text) if "百分点" in part.text else ():
            first, _ = around(part.text, m.start(), m.end(), SENTENCE_ENDS)
            if m["ub"] not in "%％" and not _RATES.search(part.text[first : m.start("points")]):
                yield Hit(matched(part, m, "points"), {}, "%")


RULES = (
    TextRule("W439", "error", "“{text}”：{due}，请核对", changed_since, PRACTICE),
    TextRule(
        "W440",
        "error",
        "件数、人数、金额的增减用“%”，“个百分点”只用于百分数之差",
        points_of_counts,
        PRACTICE,
    ),
)
