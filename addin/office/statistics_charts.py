"""The native charts of the 统计 sheet, made to be read in black and white too."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from addin.office.sheet_style import CRIMSON, FONT, INK, NAVY, QUIET, RULE

SHEET = "统计"
BAR = 28  # pixels of height that a type of activity takes
FRAME = 150  # pixels that title, axis and legend take
MOST_SERIES = 6

_SERIES: tuple[dict[str, object], ...] = (
    {"fill": {"color": NAVY}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": CRIMSON, "bg_color": "white"}},
    {"fill": {"color": "#B9C6D6"}},
    {"pattern": {"pattern": "small_check", "fg_color": "#6B6B6B", "bg_color": "white"}},
    {"fill": {"color": "white"}},
    {"pattern": {"pattern": "dark_horizontal", "fg_color": INK, "bg_color": "white"}},
)
"""Fills that differ in darkness or pattern, not in colour alone."""


def duty_chart(book: Workbook, rows: range, most: int) -> tuple[Chart, int]:
    """Return a bar chart of times held and due, and its height in pixels.

    ``rows``: those of the table of duties (type, held, due in its first columns); ``most``:
    the greatest number in it.
    """
    chart = book.add_chart({"type": "bar"})
    for column, (name, fill) in enumerate((("次数", 0), ("应开", 1)), 1):
        chart.add_series(
            {
                **_looks(name, fill),
                "gap": 40,
                "overlap": 0,
                "categories": [SHEET, rows[0], 0, rows[-1], 0],
                "values": [SHEET, rows[0], column, rows[-1], column],
            }
        )
    # Upside down, so that the types stand in the table's order; the axis of numbers stays below.
    chart.set_y_axis(
        {
            **_axis("活动类型", upright=True),
            "reverse": True,
            "line": {"color": QUIET},
            "major_gridlines": {"visible": False},
        }
    )
    chart.set_x_axis({**_axis("次数"), **_whole_numbers(most), "label_position": "high"})
    return _finished(chart, "各类活动开展次数与应开次数"), FRAME + BAR * len(rows)


def month_chart(book: Workbook, header: int, rows: Sequence[int], months: int, most: int) -> Chart:
    """Return a column chart of times held month by month, a series for each row of the calendar.

    ``rows``: at most MOST_SERIES, for there are no more fills.
    """
    chart = book.add_chart({"type": "column"})
    for fill, row in enumerate(rows):
        chart.add_series(
            {
                **_looks([SHEET, row, 0], fill),
                "gap": 50,
                "overlap": 0,
                "categories": [SHEET, header, 1, header, months],
                "values": [SHEET, row, 1, row, months],
            }
        )
    chart.set_x_axis({**_axis("月份"), "line": {"color": QUIET}})
    chart.set_y_axis({**_axis("次数", upright=True), **_whole_numbers(most)})
    return _finished(chart, "主要活动逐月开展次数")


def _looks(name: object, fill: int) -> dict[str, object]:
    labels = {"value": True, "num_format": "0;;", "font": _font(9)}
    return {
        "name": name,
        "border": {"color": NAVY, "width": 0.75},
        "data_labels": labels,
        **_SERIES[fill],
    }


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


def _finished(chart: Chart, title: str) -> Chart:
    chart.set_title({"name": title, "name_font": {**_font(12), "bold": True}})
    chart.set_legend({"position": "bottom", "font": _font(9)})
    chart.set_chartarea({"border": {"color": RULE}})
    return chart


def _font(size: int) -> dict[str, object]:
    return {"name": FONT, "size": size, "bold": False, "color": INK}
