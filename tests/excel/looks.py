"""Font, fill and borders of a range: properties that read None where cells disagree."""

# ruff: noqa: N802  (capitalised names are Excel's own)

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from .cells import Area, Line, Style
from .colors import OFFICE, tinted
from .com import ComObject, refused

if TYPE_CHECKING:
    from .ranges import Range

NONE, AUTOMATIC, SOLID = -4142, -4105, 1
TOP, BOTTOM, LEFT, RIGHT, ACROSS, DOWN = 8, 9, 7, 10, 11, 12
DIAGONALS = (5, 6)


def to_rgb(bgr: float) -> int:
    """Excel's colour number (0xBBGGRR) as 0xRRGGBB, and the other way round."""
    number = int(bgr)
    return (number & 0xFF) << 16 | number & 0xFF00 | number >> 16 & 0xFF


def style_property(name: str, kind: Callable[[Any], Any] = lambda value: value) -> property:
    """A property of a range kept in its cells' style."""

    def read(self: Any) -> Any:
        return self._range.common(name)

    def write(self: Any, value: Any) -> None:
        self._range.restyle(**{name: kind(value)})

    return property(read, write)


class _Look(ComObject):
    def __init__(self, of: Range) -> None:
        super().__init__(of._calls)
        self._range = of

    @property
    def Parent(self) -> Range:
        return self._range


class Interior(_Look):
    """The fill: a colour of its own or of the theme, solid or in a pattern."""

    @property
    def Color(self) -> float | None:
        fills = self._range.styles("fill")
        if len(fills) > 1:
            return 0.0
        fill = fills.pop()
        return 16777215.0 if fill is None else float(to_rgb(fill))

    @Color.setter
    def Color(self, value: float) -> None:
        self._paint(to_rgb(value), None)

    def _paint(self, rgb: int, theme: tuple[int, float] | None) -> None:
        """A pattern stays what it is; where there was none the fill is solid."""

        def painted(style: Style) -> Style:
            pattern = SOLID if style.pattern == NONE else style.pattern
            return style.but(fill=rgb, theme=theme, pattern=pattern)

        for area in self._range.areas:
            self._range.restyle_area(area, painted)

    def _clear(self) -> None:
        self._range.restyle(fill=None, theme=None, pattern=NONE)

    @property
    def ColorIndex(self) -> int | None:
        patterns = self._range.styles("pattern")
        if patterns == {NONE}:
            return NONE
        return None if len(self._range.styles("fill")) > 1 or NONE in patterns else 6

    @ColorIndex.setter
    def ColorIndex(self, value: int) -> None:
        if value not in (NONE, 0):
            raise NotImplementedError(f"Interior.ColorIndex = {value}")
        self._clear()

    @property
    def Pattern(self) -> int | None:
        return self._range.common("pattern")

    @Pattern.setter
    def Pattern(self, value: int) -> None:
        if value == NONE:
            self._clear()
        else:
            self._range.restyle(pattern=int(value))

    def _themed(self) -> tuple[int, float]:
        theme = self._range.common("theme")
        if theme is None:
            raise refused("应用程序定义或对象定义错误")
        return theme

    @property
    def ThemeColor(self) -> int:
        return self._themed()[0]

    @ThemeColor.setter
    def ThemeColor(self, value: int) -> None:
        self._paint(self._of_theme(int(value), 0.0), (int(value), 0.0))

    @property
    def TintAndShade(self) -> float:
        theme = self._range.common("theme")
        return theme[1] if theme else 0.0

    @TintAndShade.setter
    def TintAndShade(self, value: float) -> None:
        place = self._themed()[0]
        self._paint(self._of_theme(place, float(value)), (place, float(value)))

    def _of_theme(self, place: int, tint: float) -> int:
        return tinted((self._range._sheet.book.state.theme or OFFICE)[place - 1], tint)


class Font(_Look):
    Name = style_property("font", str)
    Size = style_property("size", float)
    Bold = style_property("bold", bool)
    Italic = style_property("italic", bool)
    Strikethrough = style_property("strike", bool)

    @property
    def Color(self) -> float | None:
        color = self._range.common("color")
        return None if color is None else float(to_rgb(color))

    @Color.setter
    def Color(self, value: float) -> None:
        self._range.restyle(color=to_rgb(value))

    @property
    def Underline(self) -> int | None:
        line = self._range.common("underline")
        return None if line is None else 2 if line else NONE

    @Underline.setter
    def Underline(self, value: int) -> None:
        self._range.restyle(underline=value not in (NONE, False))


class Borders(_Look):
    """The sides of a range by Excel's numbers; without one, all sides of all cells."""

    def __call__(self, side: int) -> Border:
        return Border(self._range, side)

    def Item(self, side: int) -> Border:
        return Border(self._range, side)

    @property
    def LineStyle(self) -> int | None:
        found = {Border(self._range, side).LineStyle for side in self._sides()}
        return found.pop() if len(found) == 1 else None

    @LineStyle.setter
    def LineStyle(self, value: int) -> None:
        for side in self._sides():
            Border(self._range, side).LineStyle = value

    @property
    def Weight(self) -> int | None:
        found = {Border(self._range, side).Weight for side in self._sides()}
        return found.pop() if len(found) == 1 else None

    @Weight.setter
    def Weight(self, value: int) -> None:
        for side in self._sides():
            Border(self._range, side).Weight = value

    @property
    def Color(self) -> float | None:
        found = {Border(self._range, side).Color for side in self._sides()}
        return found.pop() if len(found) == 1 else None

    @Color.setter
    def Color(self, value: float) -> None:
        for side in self._sides():
            Border(self._range, side).Color = value

    def _sides(self) -> list[int]:
        area = self._range.area
        inside = [ACROSS] * (area.columns > 1) + [DOWN] * (area.rows > 1)
        return [TOP, BOTTOM, LEFT, RIGHT, *inside]


class Border(_Look):
    def __init__(self, of: Range, side: int) -> None:
        super().__init__(of)
        self._side = side

    def _edges(self, area: Area) -> Iterator[tuple[Area, int]]:
        """The cells that this side touches, and on which of their sides."""
        top, left, bottom, right = area
        if self._side in DIAGONALS:
            yield area, self._side
        elif self._side == TOP:
            yield Area(top, left, top, right), TOP
        elif self._side == BOTTOM:
            yield Area(bottom, left, bottom, right), BOTTOM
        elif self._side == LEFT:
            yield Area(top, left, bottom, left), LEFT
        elif self._side == RIGHT:
            yield Area(top, right, bottom, right), RIGHT
        elif self._side == ACROSS and left < right:
            yield Area(top, left, bottom, right - 1), RIGHT
            yield Area(top, left + 1, bottom, right), LEFT
        elif self._side == DOWN and top < bottom:
            yield Area(top, left, bottom - 1, right), BOTTOM
            yield Area(top + 1, left, bottom, right), TOP

    def _line(self) -> Line | None:
        """Of the first cell: Excel doesn't say that cells disagree."""
        for area, side in self._edges(self._range.area):
            return dict(self._range.state.style_at(area.top, area.left).borders).get(side)
        return None

    def _draw(self, **changes: int | None) -> None:
        def drawn(style: Style, side: int) -> Style:
            borders = dict(style.borders)
            if changes.get("style") == NONE:
                borders.pop(side, None)
            else:
                borders[side] = borders.get(side, Line())._replace(**changes)
            return style.but(borders=tuple(sorted(borders.items())))

        for whole in self._range.areas:
            for area, side in self._edges(whole):
                self._range.restyle_area(area, lambda style, side=side: drawn(style, side))

    @property
    def LineStyle(self) -> int:
        line = self._line()
        return line.style if line else NONE

    @LineStyle.setter
    def LineStyle(self, value: int) -> None:
        if value in (NONE, 0):
            self._draw(style=NONE)
        else:
            self._draw(style=value, **({"weight": 4} if value == -4119 else {}))

    @property
    def Weight(self) -> int:
        line = self._line()
        return line.weight if line else 2

    @Weight.setter
    def Weight(self, value: int) -> None:
        self._draw(weight=value)

    @property
    def Color(self) -> float:
        line = self._line()
        return float(to_rgb(line.color)) if line else 0.0

    @Color.setter
    def Color(self, value: float) -> None:
        self._draw(color=to_rgb(value))

    @property
    def ColorIndex(self) -> int:
        return 1 if self._line() else NONE

    @ColorIndex.setter
    def ColorIndex(self, value: int) -> None:
        if value != AUTOMATIC:
            raise NotImplementedError(f"Border.ColorIndex = {value}")
        self._draw(color=0)
