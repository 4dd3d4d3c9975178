"""Which of a list's items a template goes through: the filters of lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from addin.report.language.filters import Argument
from addin.report.language.traced import Item, Traced

Items = Sequence[Item]


class ListFilter(Struct, frozen=True):
    """A choice among a list's items, and what the field list says of it.

    ``argument``: what stands in its brackets. ``field``: the field that a list's items need for it.
    """

    note: str
    choose: Callable[[Items, str | int], Items]
    argument: Argument
    field: str = ""


def _whose(name: str) -> Callable[[Items, str | int], Items]:
    """Return a filter that leaves the items of which a field says a thing."""
    return lambda listed, wanted: [its for its in listed if wanted in its.facts_of(name)]


def _in_month(listed: Items, wanted: str | int) -> Items:
    """Return the items of a month: its number, 2022-04 or 2022年4月."""
    if isinstance(wanted, int):
        return [its for its in listed if any(int(m[5:]) == wanted for m in _months(its))]
    if not _is_month(wanted):
        raise ValueError(wanted)
    year, month = _parts(wanted)
    return [its for its in listed if f"{int(year)}-{int(month):02d}" in _months(its)]


def _is_month(text: str) -> bool:
    year, month = _parts(text)
    return year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12


def _parts(month: str) -> tuple[str, str]:
    year, _, number = month.rstrip("月").replace("年", "-").partition("-")
    return year, number


def _months(its: Item) -> tuple[str, ...]:
    return its.facts.get("月份", ())


def _first(listed: Items, wanted: str | int) -> Items:
    if not isinstance(wanted, int) or wanted < 0:
        raise ValueError(wanted)
    return listed[:wanted]


def _with(listed: Items, wanted: str | int) -> Items:
    """Return the items of which a field is filled in."""

    def is_filled(its: Item) -> bool:
        value = its.values.get(str(wanted))
        return isinstance(value, Traced) and bool(str(value.value or "").strip())

    return [its for its in listed if is_filled(its)]


LIST_FILTERS: Mapping[str, ListFilter] = {
    "类型": ListFilter("只要一种类型的：活动|类型('党课')", _whose("类型"), "type", "类型"),
    "标签": ListFilter("只要有一个标签的：活动|标签('两化')", _whose("标签"), "tag", "标签"),
    "支部": ListFilter("只要一个支部的：活动|支部('一支部')", _whose("支部"), "branch", "支部"),
    "月份": ListFilter(
        "只要一个月的：活动|月份(4)、活动|月份('2022-04')", _in_month, "month", "日期"
    ),
    "前": ListFilter("只要前几个：活动|前(3)", _first, "number"),
    "有": ListFilter("只要某一栏填了的：活动|有('照片')", _with, "text"),
}


_KINDS: Mapping[str, tuple[type, ...]] = {"number": (int,), "month": (int, str)}


def fits(its: ListFilter, wanted: object) -> bool:
    """Return whether a filter takes an argument: a number from 0, a month, or a text."""
    if not isinstance(wanted, _KINDS.get(its.argument, (str,))) or isinstance(wanted, bool):
        return False
    if its.argument == "month":
        return wanted in range(1, 13) if isinstance(wanted, int) else _is_month(str(wanted))
    return not isinstance(wanted, int) or wanted >= 0


def listed_by(name: str, listed: Items, arguments: Sequence[object]) -> Items:
    """Return the items that a filter leaves; raise ValueError for what it cannot take."""
    if len(arguments) != 1 or not isinstance(arguments[0], str | int):
        raise ValueError(name)
    return LIST_FILTERS[name].choose(listed, arguments[0])
