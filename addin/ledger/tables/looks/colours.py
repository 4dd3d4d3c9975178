"""Which of the words for colours fit a colour."""

from __future__ import annotations

import colorsys

# Hues in degrees; neighbours overlap, as the words do: FFC000 is 橙 to one and 黄 to another.
_HUES = {
    "红": (340, 380),
    "粉": (300, 375),
    "橙": (12, 50),
    "橘": (12, 50),
    "黄": (38, 72),
    "绿": (70, 170),
    "青": (155, 205),
    "蓝": (170, 262),
    "紫": (255, 330),
}
_GREY = 0.09  # saturation below which a colour is grey
_BLACK = 0.15  # lightness


def words_for(colour: str) -> frozenset[str]:
    """Return the words that fit a colour RRGGBB: 红, 黄, 灰, ..."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, _ = colorsys.rgb_to_hls(red, green, blue)
    most, least = max(red, green, blue), min(red, green, blue)
    if light < _BLACK:
        return frozenset("黑")
    if most - least < _GREY * most:
        return frozenset("灰")
    degrees = hue * 360
    return frozenset(
        word
        for word, (first, last) in _HUES.items()
        if first <= degrees <= last or first <= degrees + 360 <= last
    )
