"""The theme part: the colours and fonts that Word offers in its menus; no style refers to it."""

from __future__ import annotations

from lxml import etree

from typesetting.elements import OFFICE, Element

DRAWING = f"{OFFICE}/drawingml/2006/main"
NAME = "公文"
# Black on white, and the red of a document's head first among the accents.
COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "F2F2F2",
    "accent1": "C00000",
    "accent2": "1F4E79",
    "accent3": "7F6000",
    "accent4": "375623",
    "accent5": "595959",
    "accent6": "7030A0",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
FONTS = {"majorFont": "黑体", "minorFont": "仿宋"}
LINE_WIDTHS = (6350, 12700, 19050)  # English Metric Units: 0.5, 1 and 1.5 pt


def a(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return an a: element with attributes of no namespace."""
    element = etree.Element(f"{{{DRAWING}}}{tag}", nsmap={"a": DRAWING})
    for name, value in attributes.items():
        element.set(name, str(value))
    element.extend(children)
    return element


def theme() -> Element:
    """Return the theme: its colours, its two fonts, and plain fills and lines."""
    colours = (a(name, a("srgbClr", val=value)) for name, value in COLOURS.items())
    fonts = (a(kind, *typefaces(name)) for kind, name in FONTS.items())
    elements = a(
        "themeElements",
        a("clrScheme", *colours, name=NAME),
        a("fontScheme", *fonts, name=NAME),
        formats(),
    )
    return a("theme", elements, name=NAME)


def typefaces(name: str) -> list[Element]:
    """Return one font for Latin and Chinese; none for complex scripts."""
    return [a("latin", typeface=name), a("ea", typeface=name), a("cs", typeface="")]


def formats() -> Element:
    """Return what shapes may look like: three fills, lines and effects, as Word requires."""
    return a(
        "fmtScheme",
        a("fillStyleLst", *(fill() for _ in range(3))),
        a("lnStyleLst", *(a("ln", fill(), w=width) for width in LINE_WIDTHS)),
        a("effectStyleLst", *(a("effectStyle", a("effectLst")) for _ in range(3))),
        a("bgFillStyleLst", *(fill() for _ in range(3))),
        name=NAME,
    )


def fill() -> Element:
    """Return a plain fill in the colour of the shape."""
    return a("solidFill", a("schemeClr", val="phClr"))
