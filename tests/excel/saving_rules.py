"""Validation, conditional formats and charts as XlsxWriter writes them."""

from __future__ import annotations

import re
from typing import Any

from xlsxwriter.workbook import Workbook as FileBook
from xlsxwriter.worksheet import Worksheet as FileSheet

from .addresses import address
from .cells import Area, Filter
from .saving_page import corners, css

_KINDS = ("any", "integer", "decimal", "list", "date", "time", "length", "custom")
_OPERATORS = (
    None,
    "between",
    "not between",
    "equal to",
    "not equal to",
    "greater than",
    "less than",
    "greater than or equal to",
    "less than or equal to",
)
_ALERTS = (None, "stop", "warning", "information")
_POSITIONS = {-4160: "top", -4107: "bottom", -4131: "left", -4152: "right", 2: "top_right"}
# Excel's chart type -> XlsxWriter's type and subtype
_CHARTS = {
    51: ("column", None),
    52: ("column", "stacked"),
    53: ("column", "percent_stacked"),
    54: ("column", None),
    57: ("bar", None),
    58: ("bar", "stacked"),
    59: ("bar", "percent_stacked"),
    4: ("line", None),
    63: ("line", "stacked"),
    64: ("line", "percent_stacked"),
    65: ("line", None),
    66: ("line", "stacked"),
    5: ("pie", None),
    69: ("pie", None),
    -4120: ("doughnut", None),
    1: ("area", None),
    76: ("area", "stacked"),
    77: ("area", "percent_stacked"),
    -4169: ("scatter", None),
    74: ("scatter", "straight_with_markers"),
    75: ("scatter", "straight"),
    72: ("scatter", "smooth_with_markers"),
    73: ("scatter", "smooth"),
    -4151: ("radar", None),
    81: ("radar", "with_markers"),
    82: ("radar", "filled"),
}


def write_filter(out: FileSheet, filtered: Filter) -> None:
    """Area and criteria; which rows are hidden is written with the rows."""
    out.autofilter(*corners(filtered.area))
    for field, rule in filtered.fields.items():
        column = filtered.area.left + field - 2
        if rule["operator"] == 7:
            wanted = rule["criteria1"]
            wanted = [wanted] if isinstance(wanted, str) else wanted
            out.filter_column_list(column, ["Blanks" if w == "=" else w for w in wanted])
            continue
        tests = [_test(rule[key]) for key in ("criteria1", "criteria2") if rule[key] is not None]
        out.filter_column(column, (" and " if rule["operator"] == 1 else " or ").join(tests))


def _test(criterion: str) -> str:
    sign, wanted = re.match(r"(>=|<=|<>|>|<|=)?(.*)$", str(criterion), re.DOTALL).groups()
    sign = {None: "==", "=": "==", "<>": "!="}.get(sign, sign)
    return f'x {sign} "{wanted}"' if wanted else f"x {sign} Blanks"


def _spelled(areas: list[Area]) -> str:
    return " ".join(address(area, False, False) for area in areas)


def write_validation(out: FileSheet, rule: dict[str, Any]) -> None:
    kind = _KINDS[rule["type"]]
    options = {
        "validate": kind,
        "ignore_blank": rule["ignore_blank"],
        "dropdown": rule["dropdown"],
        "input_title": rule["input_title"][:32],
        "input_message": rule["input_message"][:255],
        "error_title": rule["error_title"][:32],
        "error_message": rule["error_message"][:255],
        "error_type": _ALERTS[rule["alert"]],
        "show_input": rule["show_input"],
        "show_error": rule["show_error"],
    }
    first = rule["formula1"]
    if kind == "list":
        options["source"] = first if first.startswith("=") else first.split(",")
    elif kind == "custom":
        options["value"] = first
    elif kind != "any":
        options["criteria"] = _OPERATORS[rule["operator"]]
        options["minimum" if rule["operator"] in (1, 2) else "value"] = first
        if rule["operator"] in (1, 2):
            options["maximum"] = rule["formula2"]
    for area in rule["areas"]:
        out.data_validation(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, options)


def write_condition(book: FileBook, out: FileSheet, rule: dict[str, Any]) -> None:
    """Rules by value or formula; a kind that was only seen in a file isn't written."""
    if rule["type"] not in (1, 2):
        return
    look = {}
    if rule["fill"] is not None:
        look["bg_color"] = css(rule["fill"])
    if rule["color"] is not None:
        look["font_color"] = css(rule["color"])
    look.update({key: True for key in ("bold", "italic") if rule[key]})
    options = {"format": book.add_format(look), "stop_if_true": rule["stop"]}
    if rule["type"] == 2:
        options.update(type="formula", criteria=rule["formula1"])
    else:
        options.update(type="cell", criteria=_OPERATORS[rule["operator"]])
        between = rule["operator"] in (1, 2)
        options.update({"minimum" if between else "value": rule["formula1"]})
        if between:
            options["maximum"] = rule["formula2"]
    first = rule["areas"][0]
    options["multi_range"] = _spelled(rule["areas"])
    out.conditional_format(
        first.top - 1, first.left - 1, first.bottom - 1, first.right - 1, options
    )


def write_chart(book: FileBook, out: FileSheet, chart: dict[str, Any]) -> None:
    if chart["type"] not in _CHARTS:
        raise NotImplementedError(f"saving a chart of type {chart['type']}")
    kind, subtype = _CHARTS[chart["type"]]
    drawn = book.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})
    for series in chart["series"]:
        if series["values"] and "#REF!" not in series["values"]:
            gap = {"gap": chart.get("gap", 182)} if kind in ("bar", "column") else {}
            drawn.add_series({**_series(series, chart["type"]), **gap})
    drawn.set_title({"name": chart["title"]} if chart["title"] else {"none": True})
    place = _POSITIONS.get(chart["legend"] or 0)
    drawn.set_legend({"position": place} if place else {"none": True})
    points = {"width": chart["width"] * 4 / 3, "height": chart["height"] * 4 / 3}
    drawn.set_size(points)
    if kind not in ("pie", "doughnut"):
        _write_axes(drawn, chart, upright=kind == "bar")
    drawn.set_chartarea({})
    drawn.chart_name = chart["name"]
    offset = {"x_offset": chart["left"] * 4 / 3, "y_offset": chart["top"] * 4 / 3}
    out.insert_chart(0, 0, drawn, offset)


def _series(series: dict[str, Any], kind: int) -> dict[str, Any]:
    found: dict[str, Any] = {"values": series["values"]}
    if series["name"]:
        found["name"] = series["name"]
    if series["categories"]:
        found["categories"] = series["categories"]
    if series["fill"] is not None:
        found["fill"] = {"color": css(series["fill"])}
    if series["line"] is not None:
        found["line"] = {"color": css(series["line"])}
    if series["labels"]:
        found["data_labels"] = {"value": True, "num_format": series.get("label_format", "General")}
    if kind in (65, 66, 67):
        found["marker"] = {"type": "automatic"}
    if series["group"] == 2:
        found["y2_axis"] = True
    return found


def _write_axes(drawn: Any, chart: dict[str, Any], *, upright: bool) -> None:
    """Write the axes; the categories of a bar chart, ``upright``, stand along what goes up."""
    for (kind, group), axis in chart["axes"].items():
        if group != 1:
            continue
        options = {"name": axis["title"], "visible": axis["visible"], "reverse": axis["reverse"]}
        options.update({key: axis[key] for key in ("min", "max") if key in axis})
        if axis["crosses"] in (2, 4):
            options["crossing"] = "max" if axis["crosses"] == 2 else "min"
        if "major" in axis:
            options["major_unit"] = axis["major"]
        if axis["format"] != "General":
            options["num_format"] = axis["format"]
        (drawn.set_x_axis if (kind == 1) != upright else drawn.set_y_axis)(options)
