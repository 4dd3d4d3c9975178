"""Colours of an .xlsx as RRGGBB: given outright, by index, or by theme with a tint."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence

from addin.ledger.values.patterns import pattern

# The order in which cells number a theme's colours differs from the theme's own.
_SLOTS = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_OFFICE = (
    *("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31"),
    *("A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"),
)
_PRIMARY = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
# The palette of Excel 97, from 16 on; 8 to 15 are the primary colours again.
_PALETTE = (
    *("800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080"),
    *("9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF"),
    *("000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF"),
    *("00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99"),
    *("3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696"),
    *("003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333"),
)
_INDEXED = (*_PRIMARY, *_PRIMARY, *_PALETTE)
_SLOT = pattern(r'<a:(\w+)>\s*<a:\w+[^>]*?(?:lastClr|srgbClr val)="([0-9A-Fa-f]{6})"')


def rgb(attributes: Mapping[str, str], theme: bytes, palette: Sequence[str] = ()) -> str | None:
    """Return the colour that an element's attributes give; None for an automatic one.

    ``theme``: the workbook's part xl/theme/theme1.xml, empty where it has none. ``palette``: the
    workbook's own numbered colours.
    """
    if len(outright := attributes.get("rgb", "")) in (6, 8):
        return outright[-6:].upper()
    number = attributes.get("theme") or attributes.get("indexed") or ""
    if not number.isdigit():
        return None
    if "theme" not in attributes:
        return numbered(int(number), palette)
    if int(number) >= len(_SLOTS):
        return None
    return _tinted(_of_theme(theme)[int(number)], float(attributes.get("tint") or 0))


def numbered(number: int, palette: Sequence[str] = ()) -> str | None:
    """Return the colour with a number, of a workbook's own palette or of the usual one."""
    its = palette or _INDEXED
    return its[number] if number < len(its) else None


def _of_theme(theme: bytes) -> list[str]:
    own = dict(_SLOT.findall(theme.decode("utf-8", "replace")))
    return [own.get(slot, usual) for slot, usual in zip(_SLOTS, _OFFICE, strict=True)]


def _tinted(colour: str, tint: float) -> str:
    """Return a colour made lighter by a positive tint, darker by a negative one."""
    if not tint:
        return colour.upper()
    parts = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(*parts)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(v * 255):02X}" for v in colorsys.hls_to_rgb(hue, light, saturation))
