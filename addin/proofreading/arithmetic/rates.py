"""Rates: against the numbers they are of, between rates, and over 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from addin.ledger.values.patterns import pattern
from addin.proofreading.arithmetic.amounts import Amount, amounts, said
from addin.proofreading.arithmetic.member_rates import rates_of_members
from addin.proofreading.arithmetic.partitions import partitions
from addin.proofreading.arithmetic.shares import shares_of_wholes
from addin.proofreading.document.passages import each, stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_PERCENT = pattern("[%％]")
_SENTENCE = pattern(r"[^。！？；\n]+")
_DONE = (
    "到会|参会|参学|参训|参与|出勤|出席|办结|整改|完成|解决|化解|合格|达标|优秀|满意|回复|"
    "签订|覆盖|回收|收回|采纳|参评|测评|及格|通过|到课|收缴|交纳|缴纳|上缴|就业|落实|到位"
)
_RATE = pattern(
    rf"(?P<what>{_DONE}|到)率(?:为|是|达到?|：)?(?P<about>约|近|超过?|逾)?(?P<n>\d{{1,3}}(?:\.\d+)?)[%％](?!以上|左右|多)"
)
_SHARE = pattern(
    r"占(?:比(?:为|达)?|(?:党员)?总数的?|总人数的?|全部的?)?(?P<n>\d{1,3}(?:\.\d+)?)[%％](?!以上|左右|多)"
)
_SHARE_OF = pattern(
    r"占[\u4e00-\u9fff]{0,8}(?P<whole>\d{1,9})(?:名|人|个|件|项|户)的(?P<n>\d{1,3}(?:\.\d+)?)[%％](?!以上|左右|多)"
)
_ALSO = {"回收": "收回", "收回": "回收"}
_ATTENDED = ("参评", "参学", "参训", "参会", "参与", "到会", "出勤", "到课", "出席", "测评", "到")
_NEAR = 16
_DUE = pattern(
    r"应(?:到|参加|出席|参会|参训|交|缴|收|检)|共|计划|总数|总计|合计|受理|交办|发现|排查|现有|收到|立案|承办|问题|任务|事项|项目|诉求|案件|建议|意见|提案|承诺|发放"
)
_AT_MOST_ALL = pattern(
    r"(?:到会|参会|参学|参训|参与|出勤|出席|办结|合格|满意|及格|覆盖|知晓|普及|达标|到课|优秀|入学|签约|安装|通过|到|好评)率"
    r"(?:为|是|达到?|均为|均达|高达)?(?P<n>\d{3,4}(?:\.\d+)?)[%％]"
    r"|占(?:比(?:为|达)?|(?:党员)?总数的?)?(?P<n1>\d{3,4}(?:\.\d+)?)[%％]"
)
_IN_WHICH = pattern(r"其中|^[\u4e00-\u9fff]{1,10}中，?[^，。；、\d]{0,12}$")
_OF_ALL = pattern("占|比例")
_PARTED = pattern(
    r"(?P<words>[\u4e00-\u9fff]{1,10}?)(?:占比?|比例为?)(?P<n>\d{1,3}(?:\.\d+)?)[%％]"
)


def rate_of_its_numbers(case: Case) -> Iterator[Hit]:
    """百分比和前面的两个数对不上。

    应到多少、实到多少写明了的，到会率一除便知；“其中女党员几名，占百分之几”也一样。
    总数在前一句、在括号里，或者由列出的各项相加得到的，同样核对。

    错：应到党员60人，实到54人，到会率95%
    对：应到党员60人，实到54人，到会率90%
    """
    for part, m, whole in rates_of_members(case.structure.prose):
        due = _percent(Decimal(m["some"]) / whole, max(1, len(m["n"].partition(".")[2])))
        yield Hit(stretch(part, *m.span("rate")), {"sum": f"{m['some']}÷{whole}≈{due}%"})
    earlier = ""
    for part in case.structure.written:
        for m in _SENTENCE.finditer(part.text) if _PERCENT.search(part.text) else ():
            found = list(amounts(part.text, m.start(), m.end()))
            for rate in _RATE.finditer(part.text, m.start(), m.end()):
                if not rate["about"]:
                    yield from _of_two(part, found, rate)
            for rate in _SHARE.finditer(part.text, m.start(), m.end()):
                yield from _of_which(part, found, rate)
            for rate in _SHARE_OF.finditer(part.text, m.start(), m.end()):
                yield from _of_named(part, found, rate)
        for its in shares_of_wholes(part.text, earlier):
            if its.wrong:
                yield Hit(stretch(part, its.start, its.end), {"sum": its.sum})
        earlier = part.text if part.heading is None else earlier


def _of_two(part: Part, found: Sequence[Amount], rate: re.Match[str]) -> Iterator[Hit]:
    """Hold a rate against two numbers before it, of which the second is of what was done."""
    before = [a for a in found if a.end <= rate.start() and a.unit != "%"]
    for whole, some in list(pairwise(before))[-2:]:
        near = rate.start() - some.end < _NEAR
        more = part.text[max(0, rate.start() - 2) : rate.start()]  # 整改完成率
        words = [rate["what"], *([more] if more in _DONE.split("|") else [])]
        if near and any(_belongs(part.text, whole, some, what) for what in words):
            yield from _wrong(part, (whole, some), before, rate)
            return


def _belongs(text: str, whole: Amount, some: Amount, what: str) -> bool:
    """Whether a rate of something done is of these two: 应到…实到, 受理…办结, …名中有…名."""
    between, lead = text[whole.end : some.start], text[: whole.start][-14:]
    if re.search("[中里]，?有?", between) and what in _ATTENDED:
        return True
    done = (
        what in between
        or _ALSO.get(what, what) in between
        or ("实" in between and what in (*_ATTENDED, "收缴", "上缴"))
    )
    return done and bool(_DUE.search(lead) or _DUE.match(between))


def _of_which(part: Part, found: Sequence[Amount], rate: re.Match[str]) -> Iterator[Hit]:
    before = [a for a in found if a.end <= rate.start() and a.unit != "%"]
    if len(before) >= 2 and re.fullmatch(
        r"[\u4e00-\u9fff]{0,6}，", part.text[before[-1].end : rate.start()]
    ):
        alike = [a for a in before if a.unit == before[-1].unit]
        whole, some = alike[-2:] if len(alike) > 1 else before[-2:]
        if _IN_WHICH.search(part.text[whole.end : some.start]):
            yield from _wrong(part, (whole, some), before, rate)


def _of_named(part: Part, found: Sequence[Amount], rate: re.Match[str]) -> Iterator[Hit]:
    """Hold 占党员总数58名的40% against the number before it and the one that it names."""
    named = [a for a in found if a.start == rate.start("whole")]
    before = [a for a in found if a.end <= rate.start() and a.unit != "%"]
    if named and before and rate.start() - before[-1].end < _NEAR:
        yield from _wrong(part, (named[0], before[-1]), (*before, *named), rate)


def _wrong(
    part: Part, pair: tuple[Amount, Amount], before: Sequence[Amount], rate: re.Match[str]
) -> Iterator[Hit]:
    """Yield a rate that neither the pair nor any two numbers before it give."""
    whole, some = pair
    exact = whole.exact and some.exact and whole.unit == some.unit
    if not exact or not 0 < some.value <= whole.value:
        return
    if not any(_gives(a.value, b.value, rate["n"]) for a in before for b in before):
        due = _percent(some.value / whole.value, max(1, len(rate["n"].partition(".")[2])))
        args = {"sum": f"{said(some.value)}÷{said(whole.value)}≈{due}%"}
        yield Hit(stretch(part, rate.start(), rate.end()), args)


def _gives(whole: Decimal, some: Decimal, percent: str) -> bool:
    if not whole:
        return False
    step = Decimal(1).scaleb(-len(percent.partition(".")[2]))
    return abs(some / whole * 100 - Decimal(percent)) < step


def _percent(share: Decimal, digits: int) -> str:
    return said(round(share * 100, digits))


def over_all(case: Case) -> Iterator[Hit]:
    """比率超过了100%。

    到会率、覆盖率、合格率、占比这样的比率最多是100%；分成几部分的，各部分占比相加也不超过100%。

    错：到会率105%
    对：到会率95%
    """
    stated = [part for part in case.structure.written if _PERCENT.search(part.text)]
    for part, m in each(_AT_MOST_ALL, stated):
        if Decimal(m["n"] or m["n1"]) > 100:
            yield Hit(stretch(part, m.start(), m.end()), {"why": "超过了100%"})
    for part in stated:
        for m in _SENTENCE.finditer(part.text) if _OF_ALL.search(part.text) else ():
            yield from _shares(part, list(_PARTED.finditer(part.text, m.start(), m.end())))


def _shares(part: Part, found: Sequence[re.Match[str]]) -> Iterator[Hit]:
    for its in partitions():
        parts = {n: m for m in found if (n := its.part_of(m["words"])) is not None}
        rest = {its.without(m["words"]).replace("性", "") for m in parts.values()}
        total = sum((Decimal(m["n"]) for m in parts.values()), Decimal(0))
        enough = len(parts) == len(its.parts) or (not its.whole and len(parts) > 1)
        if enough and len(rest) == 1 and total > Decimal("100.5"):
            first, *_, last = sorted(parts.values(), key=lambda m: m.start())
            why = {"why": f"几部分相加是{said(total)}%，超过了100%"}
            yield Hit(stretch(part, first.start(), last.end()), why)


RULES = (
    TextRule("W431", "error", "“{text}”：{sum}，请核对", rate_of_its_numbers, PRACTICE),
    TextRule("W433", "error", "“{text}”{why}，请核对", over_all, PRACTICE),
)
