"""The look of a cell in a file as our Style."""

from __future__ import annotations

from typing import Any

from .cells import Line, Style
from .colors import Colors

HORIZONTAL = {
    None: 1,
    "general": 1,
    "left": -4131,
    "center": -4108,
    "right": -4152,
    "fill": 5,
    "justify": -4130,
    "centerContinuous": 7,
    "distributed": -4117,
}
VERTICAL = {
    None: -4107,
    "top": -4160,
    "center": -4108,
    "bottom": -4107,
    "justify": -4130,
    "distributed": -4117,
}
# name in the file -> Excel's line style and weight
LINES = {
    "hair": (1, 1),
    "thin": (1, 2),
    "medium": (1, -4138),
    "thick": (1, 4),
    "double": (-4119, 4),
    "dotted": (-4118, 2),
    "dashed": (-4115, 2),
    "mediumDashed": (-4115, -4138),
    "dashDot": (4, 2),
    "mediumDashDot": (4, -4138),
    "dashDotDot": (5, 2),
    "mediumDashDotDot": (5, -4138),
    "slantDashDot": (13, -4138),
}
PATTERNS = {
    "solid": 1,
    "mediumGray": -4125,
    "darkGray": -4126,
    "lightGray": -4124,
    "darkHorizontal": -4128,
    "darkVertical": -4166,
    "darkDown": -4121,
    "darkUp": -4162,
    "darkGrid": 9,
    "darkTrellis": 10,
    "lightHorizontal": 11,
    "lightVertical": 12,
    "lightDown": 13,
    "lightUp": 14,
    "lightGrid": 15,
    "lightTrellis": 16,
    "gray125": 17,
    "gray0625": 18,
}
SIDES = {"left": 7, "top": 8, "bottom": 9, "right": 10}


def looks(cell: Any, colors: Colors) -> Style:
    font, align = cell.font, cell.alignment
    return Style(
        number_format=cell.number_format,
        **_fill(cell.fill, colors),
        font=font.name or "宋体",
        size=float(font.sz or 11),
        bold=bool(font.b),
        italic=bool(font.i),
        underline=bool(font.u),
        strike=bool(font.strike),
        color=colors.rgb(font.color) or 0,
        horizontal=HORIZONTAL[align.horizontal],
        vertical=VERTICAL[align.vertical],
        wrap=bool(align.wrapText),
        shrink=bool(align.shrinkToFit),
        indent=int(align.indent or 0),
        rotation=int(align.textRotation or -4128),
        borders=_borders(cell.border, colors),
        locked=cell.protection.locked is not False,
        prefix=bool(getattr(cell, "quotePrefix", False)),
        hyperlink=bool(getattr(cell, "hyperlink", None)),
    )


def _fill(fill: Any, colors: Colors) -> dict[str, Any]:
    name = getattr(fill, "patternType", None)
    if name is None:
        return {}
    color = fill.fgColor if name == "solid" else fill.bgColor
    found: dict[str, Any] = {"fill": colors.rgb(color), "pattern": PATTERNS[name]}
    if name == "solid" and color.type == "theme":
        found["theme"] = (color.theme + 1, float(color.tint or 0))
    return found


def _borders(border: Any, colors: Colors) -> tuple[tuple[int, Line], ...]:
    found = {}
    for name, number in SIDES.items():
        side = getattr(border, name)
        if side is not None and side.style:
            style, weight = LINES[side.style]
            found[number] = Line(style, weight, colors.rgb(side.color) or 0)
    return tuple(sorted(found.items()))
