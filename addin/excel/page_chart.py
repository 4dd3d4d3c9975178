"""Draws the charts of a page on a sheet of the open workbook, as charts of Excel's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.excel.areas import colour_number
from addin.excel.native import is_busy, native, where_it_can
from addin.office.pages.page import ChartPlan
from addin.office.pages.sheet_looks import CHART_FILLS, NAVY

if TYPE_CHECKING:
    import xlwings

_POINTS = 0.75  # of a pixel
_CATEGORIES, _VALUES, _MAXIMUM = 1, 2, 2
_TYPES = {"bar": "bar_clustered", "column": "column_clustered"}


def draw_chart(sheet: xlwings.Sheet, plan: ChartPlan, top: float) -> None:
    """Draw a chart below its table, naming its axes, counting in whole steps.

    ``top``: how far down the sheet its row begins, in points.
    """
    block = plan.block
    source = sheet.range((block.top + 1, block.left + 1), (block.bottom + 1, block.right + 1))
    chart = sheet.charts.add(
        left=2,
        top=top + 3,
        width=plan.width * _POINTS - 4,
        height=plan.height * _POINTS,
    )
    chart.chart_type = _TYPES[plan.kind]
    chart.set_source_data(source, plot_by=plan.series)
    chart.name = plan.title
    with where_it_can():
        chart.title = plan.title
        chart.legend.position = "bottom"
    with where_it_can():
        _set_axes(chart, plan)
    with where_it_can():
        chart.api[1].ChartGroups(1).GapWidth = 50
    with where_it_can():
        for fill, series in enumerate(chart.series):
            _paint(series, fill)


def _set_axes(chart: xlwings.Chart, plan: ChartPlan) -> None:
    categories, counts = plan.axes
    unit = max(1, -(-plan.most // 8))
    axes = _native_axes(chart)
    if axes is None:
        chart.category_axis.set(title=categories)
        chart.value_axis.set(title=counts, minimum_scale=0, major_unit=unit, number_format="0")
        if plan.kind == "bar":
            chart.category_axis.set(reverse_order=True, crosses="maximum")
        return
    names, numbers = axes(_CATEGORIES), axes(_VALUES)
    for axis, title in ((names, categories), (numbers, counts)):
        axis.HasTitle = True
        axis.AxisTitle.Text = title
    numbers.MinimumScale = 0
    numbers.MajorUnit = unit
    numbers.TickLabels.NumberFormat = "0"
    if plan.kind == "bar":
        # Upside down, so that the names stand in the table's order; the numbers stay below.
        names.ReversePlotOrder = True
        names.Crosses = _MAXIMUM


def _native_axes(chart: xlwings.Chart) -> Any:
    """Return what gives a chart's axes by their numbers; None where the engine has none."""
    try:
        return chart.api[1].Axes
    except Exception as error:  # every engine has its own way of saying that it has none
        if is_busy(error):
            raise
        return None


def _paint(series: xlwings.main.ChartSeries, fill: int) -> None:
    """Fill a series so that it differs from the others in darkness, not in colour alone."""
    colours: dict[str, str] = next(iter(CHART_FILLS[fill].values()))
    colour = colours.get("color") or colours["fg_color"]
    _colour(series, "#FFFFFF" if colour == "white" else colour)
    with where_it_can():
        series.api.HasDataLabels = True
        series.api.DataLabels().NumberFormat = "0;;"


def _colour(series: xlwings.main.ChartSeries, colour: str) -> None:
    looks = native(series, "Format")
    if looks is None:
        series.fill_color, series.line_color = colour, NAVY
        return
    fill = looks.Fill
    fill.Solid()
    fill.ForeColor.RGB = colour_number(colour)
    looks.Line.ForeColor.RGB = colour_number(NAVY)
