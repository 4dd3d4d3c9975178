"""Headings beside one another: of one pattern, and set alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import FORMAT, PRACTICE, Case, TextRule

_COMMA = pattern("[，、；,]")
_FEWEST = 3
_LONGEST, _LONGEST_ITEM = 40, 16  # characters of a heading; of one that is numbered 1. or （1）
_WHOLE = (
    0.75  # of the others' length: a heading as long as they are has lost its comma, not its half
)


def families(case: Case) -> Iterator[list[Part]]:
    """Yield the headings of one level below one heading, level by level."""
    groups: dict[tuple[int, ...], list[Part]] = {}
    above: dict[int, int] = {}
    for part in case.structure.headings:
        heading = part.heading
        if heading is None or heading.item:
            continue
        above = {k: v for k, v in above.items() if k < heading.level}
        groups.setdefault((heading.level, *above.values()), []).append(part)
        above[heading.level] = part.number
    yield from groups.values()


def _is_sentence(part: Part) -> bool:
    """Whether what is numbered like a heading is a sentence: long, with a figure, or exclaimed."""
    assert part.heading is not None
    words = part.heading.words(part.text).strip()
    plain = len(words) <= _LONGEST and not re.search(r"\d|[！？!?]$", words)
    return not plain or (part.heading.level > 2 and len(words) > _LONGEST_ITEM)


def lost_comma(case: Case) -> Iterator[Hit]:
    """并列的小标题中，有一个少了逗号。

    一组小标题都是“甲，乙”两句的，其中一个连成一句，多半丢了逗号。

    错：（三）严明纪律规矩树立良好形象
    对：（三）严明纪律规矩，树立良好形象
    """
    for group in families(case):
        if len(group) < _FEWEST:
            continue
        words = [p.heading.words(p.text) if p.heading else "" for p in group]
        pieces = [len(_COMMA.split(w)) for w in words]
        for i, part in enumerate(group):
            others = {n for k, n in enumerate(pieces) if k != i}
            usual = median(len(w) for k, w in enumerate(words) if k != i)
            if _is_sentence(part):
                continue
            if len(others) == 1 and pieces[i] < max(others) and len(words[i]) >= _WHOLE * usual:
                assert part.heading is not None
                yield Hit(stretch(part, part.heading.start, part.heading.end))


def set_alike(case: Case) -> Iterator[Hit]:
    """同一级小标题，有的独占一行，有的后面接着写正文。

    同一级小标题的排法要一致：都独占一行，或者都在句号后面接着写。

    错：（一）抓学习【另起一行写正文】　（二）抓作风。全年开展……
    对：（一）抓学习【另起一行写正文】　（二）抓作风【另起一行写正文】
    """
    seen: dict[int, bool] = {}
    told: set[int] = set()
    for part in case.structure.headings:
        heading = part.heading
        if heading is None or heading.item or (heading.stop and not heading.run_in):
            continue  # a sentence of its own is neither
        if _is_sentence(part):
            continue
        first = seen.setdefault(heading.level, heading.run_in)
        if heading.run_in != first and heading.level not in told:
            told.add(heading.level)
            now, then = ("接着写正文", "独占一行") if heading.run_in else ("独占一行", "接着写正文")
            yield Hit(stretch(part, 0, heading.end), {"now": now, "then": then})


RULES = (
    TextRule(
        "W046",
        "warning",
        "“{text}”：并列的小标题都分成几句，这个是不是少了逗号",
        lost_comma,
        PRACTICE,
    ),
    TextRule("W047", "info", "这个小标题{now}，前面同一级的{then}，排法不一致", set_alike, FORMAT),
)
