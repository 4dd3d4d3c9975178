"""How a sheet is printed."""

# ruff: noqa: N802, N803  (capitalised names are Excel's own)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .addresses import address, parse
from .com import ComObject, refused

if TYPE_CHECKING:
    from .ranges import Range
    from .worksheet import Worksheet

PAGE = {
    "Orientation": 1,
    "PaperSize": 9,
    "Zoom": 100,
    "FitToPagesWide": 1,
    "FitToPagesTall": 1,
    "PrintArea": "",
    "PrintTitleRows": "",
    "PrintTitleColumns": "",
    "LeftMargin": 50.4,
    "RightMargin": 50.4,
    "TopMargin": 54.0,
    "BottomMargin": 54.0,
    "HeaderMargin": 21.6,
    "FooterMargin": 21.6,
    "LeftHeader": "",
    "CenterHeader": "",
    "RightHeader": "",
    "LeftFooter": "",
    "CenterFooter": "",
    "RightFooter": "",
    "CenterHorizontally": False,
    "CenterVertically": False,
    "PrintGridlines": False,
    "BlackAndWhite": False,
    "Order": 1,
    "PrintComments": -4142,
}


class PageBreaks(ComObject):
    """The breaks that were put in by hand, each before a row (or a column)."""

    def __init__(self, sheet: Worksheet, key: str) -> None:
        super().__init__(sheet._calls)
        self._sheet, self._name = sheet, key

    def _places(self) -> list[int]:
        return self._sheet.state.page.setdefault(self._name, [])

    @property
    def Count(self) -> int:
        return len(self._places())

    def Add(self, Before: Range) -> None:
        place = Before.area.top if self._name == "HPageBreaks" else Before.area.left
        if place == 1:
            raise refused("应用程序定义或对象定义错误")
        self._sheet.state.page[self._name] = sorted({*self._places(), place})


def _page_property(name: str) -> property:
    def read(self: PageSetup) -> Any:
        return self._sheet.state.page.get(name, PAGE[name])

    def write(self: PageSetup, value: Any) -> None:
        if name in ("PrintArea", "PrintTitleRows", "PrintTitleColumns"):
            areas = parse(value) if value else []
            if areas is None:
                raise refused(f"不能设置类 PageSetup 的 {name} 属性")
            value = ",".join(map(address, areas))
        self._sheet.state.page[name] = value

    return property(read, write)


class PageSetup(ComObject):
    """Orientation, paper, margins (in points), headers and titles."""

    def __init__(self, sheet: Worksheet) -> None:
        super().__init__(sheet._calls)
        self._sheet = sheet

    for _name in PAGE:
        locals()[_name] = _page_property(_name)
    del _name
