"""Changes: from one number to another, in per cent or percentage points, and 减少几倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from addin.ledger.values.patterns import pattern
from addin.proofreading.arithmetic.amounts import UNITS, said
from addin.proofreading.arithmetic.comparisons import points_of_rates
from addin.proofreading.document.passages import each, matched, stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_UP, _DOWN = (
    "提高|提升|上升|增长|增加|上涨|增",
    "下降|降低|减少|压缩|压减|缩减|缩短|下滑|回落|减|降",
)
_ROSE, _FELL = f"{_UP}|升", f"{_DOWN}|跌"  # before 到, 至: 升至, 降到
_N = r"\d{1,9}(?:\.\d+)?"
_UNIT = f"(?:[万亿]?(?:{UNITS}))"
_FROM_TO = pattern(
    rf"[由从][^，。；、：\d]{{0,12}}?(?P<a>{_N})(?P<ua>{_UNIT})[^，。；、：\d]{{0,4}}?(?P<way>{_ROSE}|{_FELL})(?:到|至|为)[^，。；、：\d]{{0,8}}?"
    rf"(?P<b>{_N})(?P<ub>{_UNIT})，(?P<said>(?:同比|净|共|累计|总体)?(?:{_UP}|{_DOWN})了?(?P<d>{_N})(?P<ud>个百分点|{_UNIT}))(?!以上|左右|多)"
)
_WENT = pattern(
    rf"[由从](?P<lead>[^，。；、：\d]{{0,12}}?)(?P<a>{_N})(?P<ua>{_UNIT})[^，。；、：\d]{{0,4}}?(?P<way>{_ROSE}|{_FELL})(?:到|至|为)了?"
    rf"(?P<what>[^，。；、：\d]{{0,8}}?)(?P<b>{_N})(?P<ub>{_UNIT})"
)
# Places are better the lower, and numbers a week and a month are not of one kind.
_OTHERWISE = pattern("第|名次|排名|位次|倒数|前|每|平均|人均|户均")
_RATE_CHANGED = pattern(
    rf"(?P<what>[\u4e00-\u9fff]{{0,8}}(?:率|满意度|知晓度))(?:为|是|达到?|已达)?{_N}[%％]，(?:同比|环比|[比较][^，。；]{{2,10}}?)"
    rf"(?P<way>{_UP}|{_DOWN})了?(?P<d>{_N})(?P<unit>[%％])(?!个?百分点)"
)
_SINCE = pattern(
    rf"(?<![\d.])(?P<b>{_N})(?P<ub>{_UNIT})，(?:[比较](?:上年|去年|上年度|上年同期|去年同期)|同比)(?P<way>{_UP}|{_DOWN})了?"
    rf"(?P<c>{_N})(?P<uc>{_UNIT})，(?P<rate>(?:同比)?(?:{_UP}|{_DOWN})了?(?P<p>{_N})[%％])(?!以上|左右|多)"
)
_RELATIVE = pattern("增长率|增速|增幅|降幅|涨幅")
_LESS_BY_TIMES = pattern(
    r"(?:减少|压减|削减|降低|下降|缩小|缩短|缩减|减轻|压缩|回落)了?(?:(?![增提升到至为是的扩])[\u4e00-\u9fff]){0,4}?(?:近|约|将近)?(?P<n>\d{1,4}(?:\.\d+)?|[一二两三四五六七八九十半]{1,3})倍(?!速)"
)


def points(case: Case) -> Iterator[Hit]:
    """百分数之间的差写成了百分之几。

    到会率由82%提高到91%，提高的是9个百分点；写成“提高了9%”，意思是提高到89.38%。

    错：完成率由82%提高到91%，提高了9%
    对：完成率由82%提高到91%，提高了9个百分点
    """
    stated = _with_percent(case)
    for part, m in each(_FROM_TO, stated):
        if m["ua"] == m["ub"] and m["ua"] in "%％" and m["ud"] in "%％":
            change, _base = abs(Decimal(m["b"]) - Decimal(m["a"])), Decimal(m["a"])
            if change == Decimal(m["d"]):
                yield Hit(stretch(part, m.end("d"), m.end("ud")), {}, "个百分点")
    for part, m in each(_RATE_CHANGED, stated):
        if not _RELATIVE.search(m["what"]):
            yield Hit(matched(part, m, "unit"), {}, "个百分点", severity="warning")
    yield from points_of_rates(case)


def _with_percent(case: Case) -> list[Part]:
    return [part for part in case.structure.written if "%" in part.text or "％" in part.text]


def change_between(case: Case) -> Iterator[Hit]:
    """“由几到几”和后面的差对不上。

    前后两个数都写明了，增减多少一算便知：件数、次数是相减，百分比是差除以原来的数，
    百分数之间是相减得百分点。

    错：由12次增加到15次，增加了5次；由15次增加到12次
    对：由12次增加到15次，增加了3次；由15次减少到12次
    """
    for part, m in each(_FROM_TO, case.structure.written):
        if m["ua"].replace("％", "%") == m["ub"].replace("％", "%"):
            yield from _wrong_change(part, m)
    for part, m in each(_WENT, case.structure.written):
        yield from _wrong_way(part, m)


def change_from_before(case: Case) -> Iterator[Hit]:
    """“比上年增加几个”和增长的百分比对不上。

    今年的数减去增加的数是上年的数，增加的数除以上年的数是增长的百分比。

    错：建成活动室3个，比上年增加1个，增长33%
    对：建成活动室3个，比上年增加1个，增长50%
    """
    for part, m in each(_SINCE, _with_percent(case)):
        now, more, told = (Decimal(m[name]) for name in ("b", "c", "p"))
        before = now - more if re.match(_UP, m["way"]) else now + more
        step = Decimal(1).scaleb(-len(m["p"].partition(".")[2]))
        if m["ub"] == m["uc"] and before > 0 and abs(more / before * 100 - told) >= step:
            due = f"{said(more)}÷{said(before)}≈{said(round(more / before * 100, 1))}%"
            yield Hit(stretch(part, m.start("rate"), m.end("rate")), {"due": due})


def _wrong_way(part: Part, m: re.Match[str]) -> Iterator[Hit]:
    """Yield 上升到 of a number that fell, and 下降到 of one that rose."""
    a, b = Decimal(m["a"]), Decimal(m["b"])
    alike = m["ua"].replace("％", "%") == m["ub"].replace("％", "%")
    around = part.text[max(0, m.start() - 8) : m.end()]
    if alike and a != b and not _OTHERWISE.search(around):
        rose, said_so = b > a, bool(re.match(_ROSE, m["way"]))
        if rose != said_so:
            yield Hit(matched(part, m, "way"), {"due": "增加" if rose else "减少"})


def _wrong_change(part: Part, m: re.Match[str]) -> Iterator[Hit]:
    a, b, told = Decimal(m["a"]), Decimal(m["b"]), Decimal(m["d"])
    change = abs(b - a)
    step = Decimal(1).scaleb(-len(m["d"].partition(".")[2]))
    share = change / a * 100 if a else Decimal(0)
    rates, percent = m["ua"] in "%％", m["ud"] in "%％"
    if m["ud"] == "个百分点":
        right, due = not rates or abs(change - told) < step, f"{said(change)}个百分点"
    elif percent:
        right = abs(share - told) < step or (rates and change == told)
        due = f"{said(round(share, 1))}%"
    else:
        right, due = m["ud"] != m["ua"] or change == told, f"{said(change)}{m['ud']}"
    way = bool(re.match(f"(?:同比|净|共|累计|总体)?(?:{_UP})", m["said"])) == (b > a)
    if a and change and not (right and way):
        direction = "增加" if b > a else "减少"
        yield Hit(matched(part, m, "said"), {"due": f"{direction}{due}"})


def less_by_times(case: Case) -> Iterator[Hit]:
    """减少、降低用了“倍”。

    “倍”只用于增加；减少用百分之几或者几分之几。减少一倍，就一点不剩了。

    错：运行成本比上年降低了1.5倍
    对：运行成本比上年降低了60%
    """
    for part, m in each(_LESS_BY_TIMES, case.structure.written):
        yield Hit(matched(part, m))


RULES = (
    TextRule("W432", "error", "百分数之间的差是“个百分点”，不是“%”", points, PRACTICE),
    TextRule("W438", "error", "“{text}”：{due}，请核对", change_from_before, PRACTICE),
    TextRule("W434", "error", "“{text}”：按前后两个数是{due}，请核对", change_between, PRACTICE),
    TextRule(
        "W435", "error", "“{text}”：减少、降低不用“倍”，用百分数或几分之几", less_by_times, PRACTICE
    ),
)
