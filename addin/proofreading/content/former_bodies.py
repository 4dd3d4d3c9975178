"""Bodies that were dissolved or renamed, spoken of as if they were still there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, twice
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import (
    around,
    clause,
    each,
    matched,
    quotations,
    sentence,
    within,
)
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule

_FORMER = pattern(r"原[\u4e00-\u9fff]{0,8}$|前身|时任|曾[任在]|[老旧][\u4e00-\u9fff]{0,3}$")
_PLACE = pattern(r"家属|宿舍|小区|大楼|旧址|老?院|路口|站$|门口|附近|对面")
_CHANGED = pattern(
    r"更名|改名|改为|撤销|合并|整合|重组|组建|挂牌|并入|划转|改革|改制|移交|转隶|前身"
)
_LIST = pattern(r"原[\u4e00-\u9fff]{2,10}、[\u4e00-\u9fff、和]{0,30}$")


class FormerBody(CheckedRecord, frozen=True):
    """A body: how texts name it, the last day it was there, and what is there now."""

    names: re.Pattern[str]
    last: date
    now: str


@cache
def former_bodies() -> tuple[FormerBody, ...]:
    """Return the bodies that are no more, in the order of the data."""
    return FORMER_BODIES.load()


def _read(data: Mapping[str, Any]) -> tuple[FormerBody, ...]:
    return tuple(
        FormerBody(re.compile(its["names"]), date.fromisoformat(its["last"]), its["now"])
        for its in data["body"]
    )


def _wrong(those: Sequence[FormerBody]) -> Iterator[str]:
    yield from twice("机构", [its.names.pattern for its in those])


FORMER_BODIES = DataSet(
    sources=(Path(__file__).with_name("former_bodies.toml"),),
    form={"body": tuple[FormerBody, ...]},
    read=_read,
    check=_wrong,
)


def named_as_of_today(case: Case) -> Iterator[Hit]:
    """机构已经撤销或更名，还写原来的名称。

    说现在的事，用现在的名称；说从前的事，前面加“原”，或者写明是哪一年的事。

    错：（2025年的报告）县国税局党员参加结对
    对：（2025年的报告）县税务局党员参加结对；原银保监会2022年印发的文件
    """
    day = case.structure.published or (case.period.start if case.period else None)
    for its in former_bodies():
        for part, m in each(its.names, case.structure.prose) if day and day > its.last else ():
            if not _is_past(part.text, m, its.last):
                when = f"{its.last.year}年"
                yield Hit(matched(part, m), {"when": when, "now": its.now})


def _is_past(text: str, m: re.Match[str], last: date) -> bool:
    """Whether a text says that it speaks of another time, of a change, or of a place."""
    first, end = around(text, *m.span())
    before, behind = text[first : m.start()], text[m.end() : end]
    told = [int(y) for y in re.findall(r"((?:19|20)\d\d)[年〕\]]", sentence(text, *m.span()))]
    return bool(
        _FORMER.search(before)
        or _LIST.search(before)
        or _PLACE.match(behind)
        or _CHANGED.search(clause(text, *m.span()))
        or any(y <= last.year for y in told)
        or within(quotations(text), *m.span())
    )


RULES = (
    TextRule(
        "W306",
        "warning",
        "“{text}”到{when}已经撤销或更名，现在是{now}；说从前的事，前面加“原”",
        named_as_of_today,
        PRACTICE,
    ),
)
