"""Validation, conditional formats and charts of a file, as far as this Excel knows them."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet as FileSheet

from .addresses import parse
from .cells import Area, SheetState, points
from .charts import new_chart
from .colors import Colors
from .series import new_series

TYPES = ("any", "whole", "decimal", "list", "date", "time", "textLength", "custom")
OPERATORS = (
    None,
    "between",
    "notBetween",
    "equal",
    "notEqual",
    "greaterThan",
    "lessThan",
    "greaterThanOrEqual",
    "lessThanOrEqual",
)
SIGNS = {
    None: "=",
    "equal": "=",
    "notEqual": "<>",
    "greaterThan": ">",
    "lessThan": "<",
    "greaterThanOrEqual": ">=",
    "lessThanOrEqual": "<=",
}
EMU = 12_700  # to a point
LEGENDS = {"t": -4160, "b": -4107, "l": -4131, "r": -4152, "tr": 2}
ALERTS = {None: 1, "stop": 1, "warning": 2, "information": 3}
CHARTS = {"BarChart": 51, "LineChart": 4, "PieChart": 5, "AreaChart": 1, "DoughnutChart": -4120}


def _areas(text: Any) -> list[Area]:
    return parse(str(text).replace(" ", ",")) or []


def validations(sheet: FileSheet) -> list[dict[str, Any]]:
    found = []
    for rule in sheet.data_validations.dataValidation:
        kind = TYPES.index(rule.type or "any")
        listed = kind == 3
        found.append(
            {
                "areas": _areas(rule.sqref),
                "type": kind,
                "operator": OPERATORS.index(rule.operator or "between"),
                "formula1": _entered(rule.formula1, listed),
                "formula2": _entered(rule.formula2, listed),
                "alert": ALERTS[rule.errorStyle],
                "ignore_blank": bool(rule.allowBlank),
                "dropdown": not rule.showDropDown,
                "input_title": rule.promptTitle or "",
                "input_message": rule.prompt or "",
                "error_title": rule.errorTitle or "",
                "error_message": rule.error or "",
                "show_input": bool(rule.showInputMessage),
                "show_error": bool(rule.showErrorMessage),
            }
        )
    return found


def _entered(formula: str | None, listed: bool) -> str:
    """A file leaves out the equals sign and quotes a literal list."""
    if not formula:
        return ""
    if listed and formula.startswith('"'):
        return formula.strip('"')
    return formula if formula.replace(".", "").lstrip("-").isdigit() else "=" + formula


def conditions(sheet: FileSheet, colors: Colors) -> list[dict[str, Any]]:
    """Rules by value or formula; of the other kinds only that they are there."""
    found = []
    for block in sheet.conditional_formatting:
        for rule in block.rules:
            known = {"cellIs": 1, "expression": 2}.get(rule.type, 0)
            look = rule.dxf
            fill = look.fill.bgColor if look and look.fill else None
            font = look.font if look else None
            formulas = [f"={f}" for f in rule.formula]
            found.append(
                {
                    "areas": _areas(block.sqref),
                    "type": known,
                    "operator": OPERATORS.index(rule.operator) if known == 1 else 3,
                    "formula1": formulas[0] if formulas else None,
                    "formula2": formulas[1] if len(formulas) > 1 else None,
                    "stop": bool(rule.stopIfTrue),
                    "fill": colors.rgb(fill),
                    "color": colors.rgb(font.color) if font else None,
                    "bold": font.b if font else None,
                    "italic": font.i if font else None,
                    "priority": rule.priority,
                }
            )
    return sorted(found, key=lambda rule: rule.pop("priority"))


def charts(sheet: FileSheet, state: SheetState) -> list[dict[str, Any]]:
    """Kind, place, title and references of each chart; its finer looks are not read."""
    found = []
    for number, drawn in enumerate(sheet._charts, 1):
        kind = CHARTS.get(type(drawn).__name__)
        if kind is None:
            continue
        chart = new_chart(f"图表 {number}", *_place(drawn.anchor, state))
        chart["type"] = 57 if kind == 51 and drawn.type == "bar" else kind
        chart["legend"] = LEGENDS.get(drawn.legend.position, -4152) if drawn.legend else 0
        chart["title"] = _title(drawn)
        chart["series"] = [
            new_series(
                _reference(s.tx and s.tx.strRef), _reference(s.val and s.val.numRef), _labels(s)
            )
            for s in drawn.series
        ]
        found.append(chart)
    return found


def _place(anchor: Any, state: SheetState) -> tuple[float, float, float, float]:
    """Left, top, width, height in points."""
    left, top = _point(anchor._from, state)
    if not hasattr(anchor, "to"):
        return left, top, 360.0, 216.0
    right, bottom = _point(anchor.to, state)
    return left, top, round(right - left, 2), round(bottom - top, 2)


def _point(marker: Any, state: SheetState) -> tuple[float, float]:
    across = sum(points(state.width(column)) for column in range(1, marker.col + 1))
    down = sum(state.height(row) for row in range(1, marker.row + 1))
    return round(across + marker.colOff / EMU, 2), round(down + marker.rowOff / EMU, 2)


def _title(drawn: Any) -> str | None:
    rich = drawn.title and drawn.title.tx and drawn.title.tx.rich
    return "".join(run.t for part in rich.p for run in part.r or []) if rich else None


def _labels(series: Any) -> str | None:
    return series.cat and (_reference(series.cat.strRef) or _reference(series.cat.numRef))


def _reference(ref: Any) -> str | None:
    return f"={ref.f}" if ref is not None and ref.f else None


def filter_fields(sheet: FileSheet) -> dict[int, dict[str, Any]]:
    """What each field of the autofilter lets through."""
    found = {}
    for column in sheet.auto_filter.filterColumn:
        rule: dict[str, Any] = {"operator": 1, "criteria2": None}
        if column.filters is not None:
            values = [str(value) for value in column.filters.filter]
            rule.update(operator=7, criteria1=values + ["="] * bool(column.filters.blank))
        elif column.customFilters is not None:
            tests = [f"{SIGNS[t.operator]}{t.val}" for t in column.customFilters.customFilter]
            rule.update(operator=1 if column.customFilters._and else 2, criteria1=tests[0])
            rule["criteria2"] = tests[1] if len(tests) > 1 else None
        else:
            continue
        found[column.colId + 1] = rule
    return found
