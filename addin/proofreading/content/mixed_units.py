"""One unit under two names in a paragraph, and plain numbers beside numbers in ten thousands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from addin.checks.finding import Severity
from addin.ledger.shipped.checked_record import CheckedRecord
from addin.ledger.shipped.data_set import DataSet, record, twice
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.passages import SENTENCE_ENDS, around, matched, quotations, within
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import Case, TextRule

NUMERALS = "《国际单位制及其应用》（GB 3100—1993）、《出版物上数字用法》（GB/T 15835—2011）"
_NUMBER = r"(?<![\d.])\d[\d.,]*(?:[余多几])?[万亿]?"
_OTHER_KIND = pattern(r"均|每|单价|标准|月薪|工资|最高|最低|起|不[少低]于|以上")
_LISTED = pattern(r"其中|分别|包括|共|合计|累计|总")


class Unit(CheckedRecord, frozen=True):
    """Names of one unit, the usual one first."""

    names: tuple[str, ...]


class Units(CheckedRecord, frozen=True):
    """The units with several names, and those of which ten thousands are counted."""

    unit: tuple[Unit, ...]
    counted: tuple[str, ...]


@cache
def units() -> Units:
    """Return the units that are looked at."""
    return UNITS.load()


def _read(data: Mapping[str, Any]) -> Units:
    return Units(tuple(record(Unit, its) for its in data["unit"]), tuple(data["counted"]))


def _wrong(its: Units) -> Iterator[str]:
    yield from twice("单位", [name for unit in its.unit for name in unit.names])
    yield from twice("量词", its.counted)


UNITS = DataSet(
    sources=(Path(__file__).with_name("mixed_units.toml"),),
    form=Units,
    read=_read,
    check=_wrong,
)


@cache
def _names(unit: Unit) -> re.Pattern[str]:
    every = "|".join(map(re.escape, sorted(unit.names, key=len, reverse=True)))
    return re.compile(rf"{_NUMBER}(?P<unit>{every})")


def two_names(case: Case) -> Iterator[Hit]:
    """一段话里同一个单位用了两种写法。

    公里和千米、平方米和㎡，一段里用一种，读的人才好比较。

    错：改造道路26公里，新增公交专用道12.4千米
    对：改造道路26公里，新增公交专用道12.4公里
    """
    for part in case.structure.prose:
        for unit in units().unit:
            if sum(name in part.text for name in unit.names) > 1:
                yield from _other_names(part, unit)


def _other_names(part: Part, unit: Unit) -> Iterator[Hit]:
    quoted = quotations(part.text)
    found = [m for m in _names(unit).finditer(part.text) if not within(quoted, *m.span())]
    for m in found[1:]:
        first = found[0]["unit"]
        if m["unit"] != first:
            apart = any(c in part.text[found[0].end() : m.start()] for c in SENTENCE_ENDS)
            severity: Severity | None = "info" if apart else None
            yield Hit(matched(part, m, "unit"), {"first": first}, first, severity=severity)


@cache
def _counted() -> re.Pattern[str]:
    every = "|".join(sorted(units().counted, key=len, reverse=True))
    return re.compile(rf"(?<![\d.,])(?P<number>\d{{5,9}})(?P<unit>{every})")


def beside_ten_thousands(case: Case) -> Iterator[Hit]:
    """一句话里同样的数，有的用“万”，有的没有用。

    总数用万元，其中的几项也用万元，一眼就能相加；人均、标准之类另说的数不在此列。

    错：筹集资金12.6万元，其中街道拨付8.1万元、共建单位支持45000元
    对：筹集资金12.6万元，其中街道拨付8.1万元、共建单位支持4.5万元
    """
    for part in case.structure.prose:
        for m in _counted().finditer(part.text) if "万" in part.text else ():
            if int(m["number"]) % 100 == 0 and _has_ten_thousands(part.text, m):
                number = f"{int(m['number']) / 10_000:.2f}".rstrip("0").rstrip(".")
                right = f"{number}万{m['unit']}"
                yield Hit(matched(part, m), {"unit": m["unit"], "right": right}, right)


def _has_ten_thousands(text: str, m: re.Match[str]) -> bool:
    first, last = around(text, *m.span(), SENTENCE_ENDS)
    said = text[first:last]
    same = re.search(rf"\d万{m['unit']}", said)
    before = text[max(first, m.start() - 8) : m.start()]
    return bool(same and _LISTED.search(said)) and not (
        _OTHER_KIND.search(before) or _OTHER_KIND.match(text, m.end())
    )


RULES = (
    TextRule("W460", "warning", "“{text}”：同一段前面写的是“{first}”", two_names, NUMERALS),
    TextRule(
        "W461",
        "warning",
        "“{text}”：同一句里别的数用“万{unit}”，宜写成“{right}”",
        beside_ten_thousands,
        NUMERALS,
    ),
)
