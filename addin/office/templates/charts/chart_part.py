"""The part of a chart: the series that it shows, written anew in the look of the old one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lxml import etree

from addin.report.values.chart_data import ChartData

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "Sheet1"
_PLAIN = "General"
# What stands behind the values of a series, in the order of the schema.
_BEHIND_VALUES = ("smooth", "shape", "extLst", "bubbleSize", "bubble3D")


def c(name: str) -> str:
    """Return a name of the chart's as lxml writes it."""
    return f"{{{CHART}}}{name}"


def with_data(root: Any, data: ChartData) -> bool:
    """Put data into a chart's first series and take the others away; False where it has none."""
    plot = root.find(f".//{c('plotArea')}")
    series = [] if plot is None else list(plot.iter(c("ser")))
    if not series:
        return False
    first, *others = series
    for its in others:
        its.getparent().remove(its)
    _replace(first, "tx", _name(data))
    _replace(first, "cat", _categories(data))
    _replace(first, "val", _values(data))
    for point in first.findall(c("dPt")):  # the look of a single bar, which is another now
        first.remove(point)
    return True


def shows(root: Any, data: ChartData) -> bool:
    """Return whether a chart shows data already."""
    series = list(root.iter(c("ser")))
    if len(series) != 1:
        return False
    return _cached(series[0], "cat") == list(data.categories) and _cached(
        series[0], "val"
    ) == _texts(data)


def _cached(series: Any, name: str) -> list[str | None]:
    cache = next(
        (its for its in series.iterfind(f"{c(name)}/*/*") if its.tag.endswith("Cache")), None
    )
    if cache is None:
        return []
    count = cache.find(c("ptCount"))
    found: list[str | None] = [None] * int(count.get("val", "0") if count is not None else 0)
    for point in cache.iterfind(c("pt")):
        at = int(point.get("idx", "-1"))
        if 0 <= at < len(found):
            found[at] = point.findtext(c("v"))
    return found


def tied_to_workbook(root: Any, relation: str) -> None:
    """Name the workbook that 编辑数据 opens."""
    old = root.find(c("externalData"))
    if old is None:
        old = etree.Element(c("externalData"), nsmap={"r": RELATIONS})
        behind = [
            its for its in root if its.tag in (c("printSettings"), c("userShapes"), c("extLst"))
        ]
        at = root.index(behind[0]) if behind else len(root)
        root.insert(at, old)
        etree.SubElement(old, c("autoUpdate")).set("val", "0")
    old.set(f"{{{RELATIONS}}}id", relation)


def _replace(series: Any, name: str, new: Any) -> None:
    old = series.find(c(name))
    if old is not None:
        series.replace(old, new)
        return
    before = {"tx": ("idx", "order"), "cat": None, "val": None}[name]
    if before:
        series.insert(sum(1 for its in series if its.tag in map(c, before)), new)
        return
    behind = [c("val"), *map(c, _BEHIND_VALUES)] if name == "cat" else [*map(c, _BEHIND_VALUES)]
    at = next((n for n, its in enumerate(series) if its.tag in behind), len(series))
    series.insert(at, new)


def _name(data: ChartData) -> Any:
    tx = etree.Element(c("tx"))
    tx.append(_reference("strRef", f"{SHEET}!$B$1", "strCache", [data.series]))
    return tx


def _categories(data: ChartData) -> Any:
    cat = etree.Element(c("cat"))
    cells = f"{SHEET}!$A$2:$A${len(data.categories) + 1}"
    cat.append(_reference("strRef", cells, "strCache", data.categories))
    return cat


def _values(data: ChartData) -> Any:
    val = etree.Element(c("val"))
    cells = f"{SHEET}!$B$2:$B${len(data.values) + 1}"
    val.append(_reference("numRef", cells, "numCache", _texts(data)))
    return val


def _texts(data: ChartData) -> list[str | None]:
    return [
        None if its is None else f"{its:f}" if isinstance(its, Decimal) else str(its)
        for its in data.values
    ]


def _reference(kind: str, cells: str, cache: str, texts: Sequence[str | None]) -> Any:
    reference = etree.Element(c(kind))
    etree.SubElement(reference, c("f")).text = cells
    kept = etree.SubElement(reference, c(cache))
    if cache == "numCache":
        etree.SubElement(kept, c("formatCode")).text = _PLAIN
    etree.SubElement(kept, c("ptCount")).set("val", str(len(texts)))
    for number, text in enumerate(texts):
        if text is not None:
            point = etree.SubElement(kept, c("pt"), idx=str(number))
            etree.SubElement(point, c("v")).text = text
    return reference
