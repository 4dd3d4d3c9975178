"""The native charts of a page, made to be read in black and white too."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from addin.office.pages.page import ChartPlan
from addin.office.pages.sheet_looks import CHART_FILLS, FONT, INK, NAVY, QUIET, RULE


def chart_of(book: Workbook, sheet: str, plan: ChartPlan) -> Chart:
    """Return the chart that a plan describes, of cells on a sheet."""
    chart = book.add_chart({"type": plan.kind})
    for fill, (name, values, categories) in enumerate(_series(sheet, plan)):
        chart.add_series(
            {
                "name": name,
                "categories": categories,
                "values": values,
                "gap": 40 if plan.kind == "bar" else 50,
                "overlap": 0,
                "border": {"color": NAVY, "width": 0.75},
                "data_labels": {"value": True, "num_format": "0;;", "font": _font(9)},
                **CHART_FILLS[fill],
            }
        )
    _set_axes(chart, plan)
    chart.set_title({"name": plan.title, "name_font": {**_font(12), "bold": True}})
    chart.set_legend({"position": "bottom", "font": _font(9)})
    chart.set_chartarea({"border": {"color": RULE}})
    # A little smaller than its cells, so that its frame is printed on the same page.
    chart.set_size({"width": plan.width - 4, "height": plan.height})
    return chart


def _series(sheet: str, plan: ChartPlan) -> list[tuple[list[object], list[object], list[object]]]:
    """Return name, values and categories of each series, as places on the sheet."""
    top, left, bottom, right = plan.block.top, plan.block.left, plan.block.bottom, plan.block.right
    if plan.series == "rows":
        names: list[object] = [sheet, top, left + 1, top, right]
        return [
            ([sheet, row, left], [sheet, row, left + 1, row, right], names)
            for row in range(top + 1, bottom + 1)
        ]
    names = [sheet, top + 1, left, bottom, left]
    return [
        ([sheet, top, column], [sheet, top + 1, column, bottom, column], names)
        for column in range(left + 1, right + 1)
    ]


def _set_axes(chart: Chart, plan: ChartPlan) -> None:
    categories, counts = plan.axes
    if plan.kind == "column":
        chart.set_x_axis({**_axis(categories), "line": {"color": QUIET}})
        chart.set_y_axis({**_axis(counts, upright=True), **_whole_numbers(plan.most)})
        return
    # Upside down, so that the names stand in the table's order; the axis of numbers stays below.
    chart.set_y_axis(
        {
            **_axis(categories, upright=True),
            "reverse": True,
            "line": {"color": QUIET},
            "major_gridlines": {"visible": False},
        }
    )
    chart.set_x_axis({**_axis(counts), **_whole_numbers(plan.most), "label_position": "high"})


def _axis(name: str, *, upright: bool = False) -> dict[str, object]:
    """Return an axis's name and fonts; ``upright``: Chinese characters one below the other."""
    name_font = {**_font(9), "rotation": 271} if upright else _font(9)
    return {"name": name, "name_font": name_font, "num_font": _font(9), "minor_tick_mark": "none"}


def _whole_numbers(most: int) -> dict[str, object]:
    """Return an axis from 0 in whole steps, at most eight of them."""
    return {
        "min": 0,
        "major_unit": max(1, -(-most // 8)),
        "num_format": "0",
        "line": {"none": True},
        "major_tick_mark": "none",
        "major_gridlines": {"visible": True, "line": {"color": "#E3E3E3", "width": 0.5}},
    }


def _font(size: int) -> dict[str, object]:
    return {"name": FONT, "size": size, "bold": False, "color": INK}
