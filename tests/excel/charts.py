"""Charts on sheets: where they stand, what they show, by references to cells."""

# ruff: noqa: N802, N803  (capitalised names are Excel's own)

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from .com import Collection, refused
from .geometry import PROTECTED
from .series import PRIMARY, SECONDARY, Kept, SeriesCollection, kept, series_of

if TYPE_CHECKING:
    from .worksheet import Worksheet

COLUMN, PIE = 51, 5
BY_ROWS, BY_COLUMNS = 1, 2
NO_AXES = (5, 69, 68, 71, -4120, 80)
CATEGORY, VALUE = 1, 2


def new_chart(name: str, left: float, top: float, width: float, height: float) -> dict[str, Any]:
    return {
        "name": name,
        "left": float(left),
        "top": float(top),
        "width": float(width),
        "height": float(height),
        "type": COLUMN,
        "title": None,
        "legend": None,
        "style": 201,
        "gap": 182,
        "plot_by": BY_COLUMNS,
        "source": None,
        "series": [],
        "axes": {},
    }


class ChartObjects(Collection):
    """The charts of a sheet."""

    def _members(self) -> list[ChartObject]:
        return [ChartObject(self._parent, chart) for chart in self._parent.state.charts]

    def Add(self, Left: float, Top: float, Width: float, Height: float) -> ChartObject:
        if self._parent.is_guarded("AllowEditingObjects"):
            raise refused(PROTECTED)
        charts = self._parent.state.charts
        number = len(charts) + 1
        while any(chart["name"] == f"图表 {number}" for chart in charts):
            number += 1
        charts.append(new_chart(f"图表 {number}", Left, Top, Width, Height))
        return ChartObject(self._parent, charts[-1])

    def Delete(self) -> None:
        self._parent.state.charts.clear()


class ChartObject(Kept):
    """A chart's frame on its sheet. Sizes in points."""

    def __init__(self, sheet: Worksheet, chart: dict[str, Any]) -> None:
        super().__init__(sheet._calls, chart)
        self._sheet = sheet

    Name, Left, Top = kept("name"), kept("left"), kept("top")
    Width, Height = kept("width"), kept("height")

    def _key(self) -> str:
        return self._kept["name"]

    @property
    def Parent(self) -> Worksheet:
        return self._sheet

    @property
    def Chart(self) -> Chart:
        return Chart(self._sheet, self._kept)

    @property
    def Index(self) -> int:
        charts = self._sheet.state.charts
        return next(i for i, chart in enumerate(charts, 1) if chart is self._kept)

    def Delete(self) -> None:
        charts = self._sheet.state.charts
        charts[:] = [chart for chart in charts if chart is not self._kept]


class Chart(Kept):
    """The chart inside the frame."""

    def __init__(self, sheet: Worksheet, chart: dict[str, Any]) -> None:
        super().__init__(sheet._calls, chart)
        self._sheet = sheet

    ChartStyle = kept("style")

    def ChartGroups(self, _Index: int) -> ChartGroup:
        return ChartGroup(self._calls, self._kept)

    @property
    def Parent(self) -> ChartObject:
        return ChartObject(self._sheet, self._kept)

    @property
    def ChartType(self) -> int:
        return self._kept["type"]

    @ChartType.setter
    def ChartType(self, value: int) -> None:
        self._kept["type"] = value
        for series in self._kept["series"]:
            series["type"] = None

    def SetSourceData(self, Source: Any, PlotBy: int | None = None) -> None:
        area = Source.area
        by_rows = area.columns > area.rows if PlotBy is None else PlotBy == BY_ROWS
        self._kept["source"] = (Source._sheet.state.name, area)
        self._kept["plot_by"] = BY_ROWS if by_rows else BY_COLUMNS
        self._kept["series"] = series_of(Source, by_rows)
        if self._kept["legend"] is None:
            self._kept["legend"] = -4152

    @property
    def PlotBy(self) -> int:
        return self._kept["plot_by"]

    @PlotBy.setter
    def PlotBy(self, value: int) -> None:
        if self._kept["source"]:
            name, area = self._kept["source"]
            self.SetSourceData(self._sheet.book.worksheet(name).at(area), value)

    @property
    def HasTitle(self) -> bool:
        return self._kept["title"] is not None

    @HasTitle.setter
    def HasTitle(self, value: bool) -> None:
        if bool(value) != (self._kept["title"] is not None):
            self._kept["title"] = "图表标题" if value else None

    @property
    def ChartTitle(self) -> Title:
        if self._kept["title"] is None:
            raise refused("类 Chart 的 ChartTitle 方法无效")
        return Title(self._calls, self._kept)

    @property
    def HasLegend(self) -> bool:
        return bool(self._kept["legend"])

    @HasLegend.setter
    def HasLegend(self, value: bool) -> None:
        self._kept["legend"] = (self._kept["legend"] or -4152) if value else 0

    @property
    def Legend(self) -> Legend:
        if not self._kept["legend"]:
            raise refused("类 Chart 的 Legend 方法无效")
        return Legend(self._calls, self._kept)

    def SeriesCollection(self, Index: Any = None) -> Any:
        series = SeriesCollection(self._calls, self)
        return series if Index is None else series._find(Index)

    def FullSeriesCollection(self, Index: Any = None) -> Any:
        return self.SeriesCollection(Index)

    def Axes(self, Type: int, AxisGroup: int = PRIMARY) -> ScaledAxis:
        if not self.has_axis(Type, AxisGroup):
            raise refused("类 Chart 的 Axes 方法无效")
        return ScaledAxis(self._calls, self._axis(Type, AxisGroup))

    def _axis(self, kind: int, group: int) -> dict[str, Any]:
        first = {
            "visible": True,
            "title": None,
            "format": "General",
            "reverse": False,
            "crosses": -4105,
        }
        return self._kept["axes"].setdefault((kind, group), first)

    def has_axis(self, kind: int, group: int) -> bool:
        if self._kept["type"] in NO_AXES:
            return False
        if group == SECONDARY and all(s["group"] != SECONDARY for s in self._kept["series"]):
            return False
        return self._axis(kind, group)["visible"]

    @property
    def _oleobj_(self) -> Any:
        """For HasAxis, which xlwings reaches below pywin32's wrappers."""
        return SimpleNamespace(GetIDsOfNames=lambda _, name: name, Invoke=self._invoke)

    def _invoke(self, name: str, _: int, kind: int, __: int, *args: Any) -> Any:
        if name != "HasAxis":
            raise NotImplementedError(f"Chart.{name}")
        with self._calls.one(f"{'get' if kind == 2 else 'set'} Chart.HasAxis"):
            if kind == 2:
                return self.has_axis(*args)
            self._axis(args[0], args[1])["visible"] = args[2]
            return None

    def Delete(self) -> None:
        ChartObject(self._sheet, self._kept).Delete()


class ChartGroup(Kept):
    GapWidth = kept("gap")


class Title(Kept):
    Text = kept("title")
    Caption = kept("title")


class Legend(Kept):
    Position = kept("legend")


class AxisTitle(Kept):
    Text = kept("title")


class Axis(Kept):
    ReversePlotOrder = kept("reverse")
    Crosses = kept("crosses")

    @property
    def HasTitle(self) -> bool:
        return self._kept["title"] is not None

    @HasTitle.setter
    def HasTitle(self, value: bool) -> None:
        if bool(value) != (self._kept["title"] is not None):
            self._kept["title"] = "坐标轴标题" if value else None

    @property
    def AxisTitle(self) -> AxisTitle:
        if self._kept["title"] is None:
            raise refused("类 Axis 的 AxisTitle 方法无效")
        return AxisTitle(self._calls, self._kept)

    @property
    def TickLabels(self) -> TickLabels:
        return TickLabels(self._calls, self._kept)


def _scale(key: str) -> tuple[property, property]:
    def read(self: Axis) -> float:
        if key not in self._kept:
            raise NotImplementedError(f"Axis.{key} while it is automatic")
        return self._kept[key]

    def write(self: Axis, value: float) -> None:
        self._kept[key] = value

    def read_auto(self: Axis) -> bool:
        return key not in self._kept

    def write_auto(self: Axis, value: bool) -> None:
        if value:
            self._kept.pop(key, None)

    return property(read, write), property(read_auto, write_auto)


class ScaledAxis(Axis):
    MinimumScale, MinimumScaleIsAuto = _scale("min")
    MaximumScale, MaximumScaleIsAuto = _scale("max")
    MajorUnit, MajorUnitIsAuto = _scale("major")


class TickLabels(Kept):
    NumberFormat = kept("format")
