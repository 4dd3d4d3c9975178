"""The series of a chart: references to cells, colours, markers."""

# ruff: noqa: N802  (capitalised names are Excel's own)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .addresses import address, quoted
from .cells import Area
from .com import Collection, ComObject
from .formulas import value_of
from .looks import to_rgb

if TYPE_CHECKING:
    from .charts import Chart

PRIMARY, SECONDARY = 1, 2


def kept(name: str) -> property:
    """A property kept in the object's own dictionary under `name`."""

    def read(self: Any) -> Any:
        return self._kept[name]

    def write(self: Any, value: Any) -> None:
        self._kept[name] = value

    return property(read, write)


class Kept(ComObject):
    """A COM object over a dictionary of the state."""

    def __init__(self, calls: Any, kept: dict[str, Any]) -> None:
        super().__init__(calls)
        self._kept = kept


def series_of(source: Any, by_rows: bool) -> list[dict[str, Any]]:
    """Excel's reading of a block: a heading row and a heading column where they look so."""
    area, sheet = source.area, source._sheet
    book, state = sheet.book.state, sheet.state

    def number(row: int, column: int) -> bool:
        cell = state.cells.get((row, column))
        value = value_of(book, state, cell) if cell else None
        return isinstance(value, float) or value is None

    def headings(spots: list[tuple[int, int]]) -> bool:
        return len(spots) > 0 and not all(number(*spot) for spot in spots)

    top, left, bottom, right = area
    head_row = (
        headings([(top, c) for c in range(left + (area.columns > 1), right + 1)]) and area.rows > 1
    )
    head_column = (
        headings([(r, left) for r in range(top + head_row, bottom + 1)]) and area.columns > 1
    )
    body = Area(top + head_row, left + head_column, bottom, right)

    def spelled(a: Area) -> str:
        return f"={quoted(state.name)}!{address(a)}"

    lines = range(body.top, bottom + 1) if by_rows else range(body.left, right + 1)
    found = []
    for line in lines:
        if by_rows:
            values = Area(line, body.left, line, right)
            name = Area(line, left, line, left) if head_column else None
            categories = Area(top, body.left, top, right) if head_row else None
        else:
            values = Area(body.top, line, bottom, line)
            name = Area(top, line, top, line) if head_row else None
            categories = Area(body.top, left, bottom, left) if head_column else None
        spellings = [a and spelled(a) for a in (name, values, categories)]
        found.append(new_series(*spellings))
    return found


def new_series(name: str | None, values: str | None, categories: str | None) -> dict[str, Any]:
    return {
        "name": name,
        "values": values,
        "categories": categories,
        "type": None,
        "group": PRIMARY,
        "fill": None,
        "line": None,
        "labels": False,
        "label_format": "General",
        "marker": -4105,
        "marker_size": 5,
        "marker_line": None,
        "marker_fill": None,
    }


class SeriesCollection(Collection):
    def _members(self) -> list[Series]:
        return [Series(self._parent, series) for series in self._parent._kept["series"]]

    def NewSeries(self) -> Series:
        self._parent._kept["series"].append(new_series(None, None, None))
        return self._members()[-1]


def _reference(name: str) -> property:
    """Values or categories: given as a range or a formula; their values when read."""

    def read(self: Series) -> tuple[Any, ...]:
        cells = self.range_of(self._kept[name])
        values = cells.Value if cells else ()
        rows = values if isinstance(values, tuple) else ((values,),)
        return tuple(value for row in rows for value in row)

    def write(self: Series, value: Any) -> None:
        if hasattr(value, "area"):
            value = f"={quoted(value.state.name)}!{address(value.area)}"
        if not (isinstance(value, str) and value.startswith("=")):
            raise NotImplementedError(f"Series.{name} given as numbers")
        self._kept[name] = value

    return property(read, write)


class Series(Kept):
    def __init__(self, chart: Chart, series: dict[str, Any]) -> None:
        super().__init__(chart._calls, series)
        self._chart = chart

    Values, XValues = _reference("values"), _reference("categories")
    AxisGroup = kept("group")
    HasDataLabels = kept("labels")
    MarkerStyle, MarkerSize = kept("marker"), kept("marker_size")

    def _key(self) -> str:
        return str(self.Name)

    def DataLabels(self) -> DataLabels:
        return DataLabels(self._calls, self._kept)

    def range_of(self, formula: str | None) -> Any:
        if not formula or not formula.startswith("="):
            return None
        sheet, _, cells = formula[1:].rpartition("!")
        there = self._chart._sheet.book.worksheet(sheet.strip("'").replace("''", "'"))
        if there is None or "#REF" in cells:
            return None
        return there.Range(cells)

    @property
    def Name(self) -> str:
        name = self._kept["name"]
        if name is None:
            return f"系列{self._chart._kept['series'].index(self._kept) + 1}"
        cells = self.range_of(name)
        return str(cells.Value) if cells else name

    @Name.setter
    def Name(self, value: str) -> None:
        self._kept["name"] = value

    @property
    def Formula(self) -> str:
        order = self._chart._kept["series"].index(self._kept) + 1
        parts = (self._kept[key] or "" for key in ("name", "categories", "values"))
        return f"=SERIES({','.join(part.removeprefix('=') for part in parts)},{order})"

    @property
    def ChartType(self) -> int:
        return self._kept["type"] or self._chart._kept["type"]

    @ChartType.setter
    def ChartType(self, value: int) -> None:
        self._kept["type"] = value

    @property
    def Format(self) -> SeriesFormat:
        return SeriesFormat(self._calls, self._kept)

    @property
    def MarkerForegroundColor(self) -> int:
        return to_rgb(self._kept["marker_line"]) if self._kept["marker_line"] is not None else -1

    @MarkerForegroundColor.setter
    def MarkerForegroundColor(self, value: int) -> None:
        self._kept["marker_line"] = to_rgb(value)

    @property
    def MarkerBackgroundColor(self) -> int:
        return to_rgb(self._kept["marker_fill"]) if self._kept["marker_fill"] is not None else -1

    @MarkerBackgroundColor.setter
    def MarkerBackgroundColor(self, value: int) -> None:
        self._kept["marker_fill"] = to_rgb(value)

    def Delete(self) -> None:
        self._chart._kept["series"].remove(self._kept)


class DataLabels(Kept):
    NumberFormat = kept("label_format")


class SeriesFormat(Kept):
    @property
    def Fill(self) -> Ink:
        return Ink(self._calls, self._kept, "fill")

    @property
    def Line(self) -> Ink:
        return Ink(self._calls, self._kept, "line")


class Ink(Kept):
    """The fill or line of a series: visible or not, and its colour."""

    def __init__(self, calls: Any, kept: dict[str, Any], key: str) -> None:
        super().__init__(calls, kept)
        self._name = key

    @property
    def Visible(self) -> bool:
        return self._kept[self._name] is not None

    @Visible.setter
    def Visible(self, value: bool) -> None:
        self._kept[self._name] = (self._kept[self._name] or 0x4472C4) if value else None

    def Solid(self) -> None:
        self.Visible = True

    @property
    def ForeColor(self) -> Ink:
        return self

    @property
    def RGB(self) -> int:
        return to_rgb(self._kept[self._name] or 0)

    @RGB.setter
    def RGB(self, value: int) -> None:
        self._kept[self._name] = to_rgb(value)
