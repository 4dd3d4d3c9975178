"""Colours of a file as 0xRRGGBB: given outright, by index, or by theme with a tint."""

from __future__ import annotations

import colorsys
import re
from typing import Any

from openpyxl.styles.colors import COLOR_INDEX

# The order in which cells number a theme's colours differs from the theme's own.
_SLOTS = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
OFFICE = (
    *(0xFFFFFF, 0x000000, 0xE7E6E6, 0x44546A, 0x4472C4, 0xED7D31),
    *(0xA5A5A5, 0xFFC000, 0x5B9BD5, 0x70AD47, 0x0563C1, 0x954F72),
)


class Colors:
    """What the colours of one workbook mean."""

    def __init__(self, book: Any) -> None:
        self._theme = dict(zip(_SLOTS, OFFICE, strict=True))
        text = (getattr(book, "loaded_theme", None) or b"").decode("utf-8", "replace")
        for slot in _SLOTS:
            found = re.search(
                rf'<a:{slot}>.*?(?:lastClr|srgbClr val)="([0-9A-Fa-f]{{6}})"', text, re.S
            )
            if found:
                self._theme[slot] = int(found[1], 16)

    @property
    def theme(self) -> tuple[int, ...]:
        """The theme's colours in the order in which cells number them."""
        return tuple(self._theme.values())

    def rgb(self, color: Any) -> int | None:
        """None for an automatic colour."""
        if color is None:
            return None
        if color.type == "rgb" and isinstance(color.rgb, str):
            return int(color.rgb[-6:], 16)
        if color.type == "indexed" and color.indexed < len(COLOR_INDEX):
            return int(COLOR_INDEX[color.indexed][-6:], 16)
        if color.type == "theme" and color.theme < len(_SLOTS):
            return tinted(self._theme[_SLOTS[color.theme]], color.tint or 0)
        return None


def tinted(rgb: int, tint: float) -> int:
    """Lighter for a positive tint, darker for a negative one."""
    if not tint:
        return rgb
    hue, light, saturation = colorsys.rgb_to_hls(*((rgb >> s & 255) / 255 for s in (16, 8, 0)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (round(v * 255) for v in colorsys.hls_to_rgb(hue, light, saturation))
    return red << 16 | green << 8 | blue
