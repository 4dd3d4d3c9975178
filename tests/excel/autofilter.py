"""The autofilter of a sheet: which rows it lets through."""

# ruff: noqa: N802  (capitalised names are Excel's own)

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .cells import CellError, Filter, NotCalculated
from .com import ComObject, refused
from .formulas import value_of

if TYPE_CHECKING:
    from .ranges import Range

AND, OR, VALUES = 1, 2, 7


def filtered(
    cells: Range, field: int | None, criteria1: Any, operator: int, criteria2: Any
) -> bool:
    """`Range.AutoFilter`: put on, set or clear one field, or take off (no field)."""
    state = cells.state
    if field is None and state.filter is not None:
        state.hidden_rows -= state.filter.hid
        state.filter = None
        return True
    if state.filter is None:
        area = cells.CurrentRegion.area if cells.area.count == 1 else cells.area
        state.filter = Filter(area)
    if field is None:
        return True
    if not 1 <= field <= state.filter.area.columns:
        raise refused("类 Range 的 AutoFilter 方法无效")
    if criteria1 is None:
        state.filter.fields.pop(field, None)
    else:
        rule = {"criteria1": criteria1, "operator": operator, "criteria2": criteria2}
        state.filter.fields[field] = rule
    _hide(cells)
    return True


def _hide(cells: Range) -> None:
    state = cells.state
    state.hidden_rows -= state.filter.hid
    area, hid = state.filter.area, set()
    for row in range(area.top + 1, area.bottom + 1):
        for field, rule in state.filter.fields.items():
            cell = state.cells.get((row, area.left + field - 1))
            value = value_of(cells._sheet.book.state, state, cell) if cell else None
            if not _passes(value, rule):
                hid.add(row)
    state.filter.hid = hid - state.hidden_rows
    state.hidden_rows |= hid


def _passes(value: Any, rule: dict[str, Any]) -> bool:
    if rule["operator"] == VALUES:
        wanted = rule["criteria1"]
        wanted = [wanted] if isinstance(wanted, str) else wanted
        return _text(value) in {w.removeprefix("=") if len(w) > 1 else "" for w in wanted}
    if rule["operator"] not in (AND, OR):
        raise NotImplementedError(f"AutoFilter with Operator={rule['operator']}")
    first = _matches(value, rule["criteria1"])
    if rule["criteria2"] is None:
        return first
    second = _matches(value, rule["criteria2"])
    return first and second if rule["operator"] == AND else first or second


def _text(value: Any) -> str:
    if value is None or isinstance(value, NotCalculated):
        return ""
    if isinstance(value, CellError):
        return value.text
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _matches(value: Any, criterion: str) -> bool:
    sign, wanted = re.match(r"(>=|<=|<>|>|<|=)?(.*)$", str(criterion), re.S).groups()
    if sign in (None, "=", "<>"):
        same = bool(re.fullmatch(_pattern(wanted), _text(value), re.I | re.S))
        return same != (sign == "<>")
    try:
        left, right = float(value), float(wanted)
    except (TypeError, ValueError):
        return False
    return {">": left > right, "<": left < right, ">=": left >= right, "<=": left <= right}[sign]


def _pattern(text: str) -> str:
    """A filter's wildcards: * and ?, escaped by ~."""
    parts = re.split(r"(~[~*?]|\*|\?)", text)
    wild = {"*": ".*", "?": "."}
    return "".join(
        wild.get(p) or re.escape(p[1:] if p[:1] == "~" and len(p) == 2 else p) for p in parts
    )


class SheetFilter(ComObject):
    """`Worksheet.AutoFilter`."""

    def __init__(self, sheet: Any) -> None:
        super().__init__(sheet._calls)
        self._sheet = sheet

    @property
    def Range(self) -> Range:
        return self._sheet.at(self._sheet.state.filter.area)

    def Filters(self, index: int) -> FieldFilter:
        return FieldFilter(self._calls, self._sheet.state.filter.fields.get(index))

    @property
    def FilterMode(self) -> bool:
        return bool(self._sheet.state.filter.fields)

    def ShowAllData(self) -> None:
        self._sheet.ShowAllData()


class FieldFilter(ComObject):
    def __init__(self, calls: Any, rule: dict[str, Any] | None) -> None:
        super().__init__(calls)
        self._kept = rule

    def _read(self, name: str) -> Any:
        if self._kept is None or self._kept[name] is None:
            raise refused("应用程序定义或对象定义错误")
        return self._kept[name]

    @property
    def On(self) -> bool:
        return self._kept is not None

    @property
    def Operator(self) -> int:
        return (
            self._read("operator")
            if self._kept and self._kept["criteria2"]
            else (self._read("operator") if self._read("operator") == VALUES else 0)
        )

    @property
    def Criteria1(self) -> Any:
        return self._read("criteria1")

    @property
    def Criteria2(self) -> Any:
        return self._read("criteria2")
