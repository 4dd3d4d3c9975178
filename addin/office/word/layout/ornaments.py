"""The colour of letters and what is drawn on them: underlines, backgrounds, slants, dots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from addin.layout.measured_layout import Ornament
from addin.office.word.layout.formatting import Properties, is_on, value

_BLACK = 0x40  # a channel up to this is black to the eye, as Word's own “text 1, lighter 5 %”
_NONE = ("", "none", "nil", "clear")
_HEX = frozenset("0123456789abcdefABCDEF")
_OF_A_THEME: dict[str, str | None] = {
    "themeColor": None,
    "themeTint": None,
    "themeShade": None,
}
_PLAIN: dict[Ornament, dict[str, dict[str, str | None]]] = {
    "下划线": {"u": {"val": "none"}},
    "突出显示": {"highlight": {"val": "none"}},
    "底纹": {
        "shd": {
            "val": "clear",
            "color": "auto",
            "fill": "auto",
            "themeFill": None,
            "themeFillTint": None,
            "themeFillShade": None,
        }
    },
    "斜体": {"i": {"val": "0"}, "iCs": {"val": "0"}},
    "着重号": {"em": {"val": "none"}},
}


def color_of(its: Properties) -> str:
    """Return the colour of letters as six hexadecimal digits; "" where it is black."""
    color = value(its, "color")
    return color.upper() if _is_color(color) and not _is_black(color) else ""


def ornaments_of(its: Properties) -> tuple[Ornament, ...]:
    """Return what is drawn on letters."""
    return tuple(_ornaments(its))


def _ornaments(its: Properties) -> Iterator[Ornament]:
    if value(its, "u") not in _NONE:
        yield "下划线"
    if value(its, "highlight") not in (*_NONE, "white"):
        yield "突出显示"
    if _is_shaded(its):
        yield "底纹"
    if is_on(its, "i"):
        yield "斜体"
    if value(its, "em") not in _NONE:
        yield "着重号"
    if is_on(its, "strike") or is_on(its, "dstrike"):
        yield "删除线"


def plain_properties(black: bool, cleared: Iterable[Ornament]) -> dict[str, dict[str, str | None]]:
    """Return the properties that make letters black and take what is drawn on them away.

    A line through letters stays: whoever drew it meant them to go.
    """
    wanted: dict[str, dict[str, str | None]] = {}
    if black:
        wanted["color"] = {"val": "auto", **_OF_A_THEME}
    for ornament in cleared:
        wanted |= _PLAIN.get(ornament, {})
    return wanted


def _is_shaded(its: Properties) -> bool:
    """Return whether letters stand on a background that is seen: a fill, or a pattern."""
    fill = value(its, "shd", "fill")
    filled = _is_color(fill) and fill.upper() != "FFFFFF"
    return filled or value(its, "shd") not in (*_NONE, "solid")


def _is_color(written: str) -> bool:
    return len(written) == 6 and _HEX.issuperset(written)


def _is_black(color: str) -> bool:
    return all(int(color[n : n + 2], 16) <= _BLACK for n in (0, 2, 4))
