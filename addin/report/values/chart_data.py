"""What the charts of a template show: by the chart's name its categories and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from addin.report.language.keys import steps_of_key
from addin.report.language.traced import Item, Traced, Values
from addin.report.language.values_by_key import found_at

Number = int | Decimal


class ChartData(Struct, frozen=True):
    """The series of a chart; a value that is not known is None, and no bar is drawn of it."""

    series: str
    categories: tuple[str, ...]
    values: tuple[Number | None, ...]


class _Plan(Struct, frozen=True):
    series: str
    listed: str
    name: str
    field: str
    wanted: Callable[[Number | None], bool] = lambda _value: True


_PLANS: Mapping[str, _Plan] = {
    "逐月次数": _Plan("各类活动", "各月", "简称", "活动总数"),
    "逐季次数": _Plan("各类活动", "各季", "简称", "活动总数"),
    "类型次数": _Plan("次数", "各类型", "名称", "次数", bool),
    "到会率": _Plan("到会率（%）", "各类型", "名称", "到会率", lambda value: value is not None),
    "支部次数": _Plan("各类活动", "各支部", "名称", "活动总数"),
}
CHARTS: Mapping[str, str] = {
    "逐月次数": "各月的活动次数",
    "逐季次数": "各季度的活动次数",
    "类型次数": "各类活动的次数",
    "到会率": "各类活动的到会率",
    "支部次数": "各支部的活动次数",
}
"""The names of the charts that are filled, and what each shows."""


def chart_data(name: str, values: Values) -> ChartData | None:
    """Return what a chart of a name shows; None where no chart is called so."""
    plan = _PLANS.get(name)
    if plan is None:
        return None
    listed = values.get(plan.listed, ())
    assert isinstance(listed, Sequence)
    shown = [(_text(item, plan.name), _number(item, plan.field)) for item in listed]
    kept = [(text, value) for text, value in shown if plan.wanted(value)]
    return ChartData(plan.series, tuple(t for t, _ in kept), tuple(v for _, v in kept))


def _text(item: Item, field: str) -> str:
    return str(item.at(field).value or "")


def _number(item: Item, field: str) -> Number | None:
    """Return a field as a number: a rate is printed as a text, and — where there is none."""
    its = found_at(item.values, steps_of_key(field))
    value = its.value if isinstance(its, Traced) else None
    if isinstance(value, str):
        text = value.rstrip("%")
        return Decimal(text) if text.replace(".", "", 1).isdecimal() else None
    return value if isinstance(value, int | Decimal) else None
