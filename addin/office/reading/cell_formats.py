"""Struck-out cells and fills of an .xlsx, which the fast reader leaves out.

A workbook whose styles and shared strings know neither costs a look at both.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct, field

from addin.ledger.grid import Formats
from addin.ledger.tables.looks.legend_words import holds_legend
from addin.ledger.values.patterns import pattern
from addin.office.reading.cell_positions import position
from addin.office.reading.theme_colours import rgb

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STYLES, _STRINGS, _THEME = "xl/styles.xml", "xl/sharedStrings.xml", "xl/theme/theme1.xml"
_NUMBERED = pattern(r"&#(\d{2,6});")
MOST_FILLED = 200_000  # cells of a sheet: more are decoration, and would take much memory

Parse = Callable[[bytes], Any]


class Looks(Struct, frozen=True):
    """What the styles and strings of a workbook say of its cells.

    ``struck`` and ``fills`` by the number of a style; ``all_struck`` and ``part_struck`` by that of
    a shared string. ``legend``: some shared string may explain colours.
    """

    struck: frozenset[bytes] = frozenset()
    fills: dict[bytes, str] = field(default_factory=dict)
    all_struck: frozenset[bytes] = frozenset()
    part_struck: frozenset[bytes] = frozenset()
    legend: bool = False


def looks(archive: zipfile.ZipFile, parse: Parse) -> Looks:
    """Return what the styles and shared strings of a workbook say; ``parse`` reads XML."""
    styles, strings = _part(archive, _STYLES), _part(archive, _STRINGS)
    striking, filling = b"strike" in styles, styles.count(b"<fgColor") + styles.count(b":fgColor")
    struck, fills = frozenset[bytes](), dict[bytes, str]()
    if striking or filling:
        struck, fills = _of_styles(parse(styles), _part(archive, _THEME))
    whole, partly = _of_strings(parse(strings)) if b"strike" in strings else ((), ())
    legend = bool(fills) and holds_legend(_text(strings))
    return Looks(struck, fills, frozenset(whole), frozenset(partly), legend)


def formats(xml: bytes, its: Looks) -> Formats | None:
    """Return the formats of a sheet's cells that may mean something; None where there are none."""
    inline = b"inlineStr" in xml
    fills = its.fills if its.legend or (inline and _explains(xml, its)) else {}
    if not (its.struck or its.all_struck or its.part_struck or fills):
        return None
    found = Formats(frozenset(_struck(xml, its)), frozenset(_partly(xml, its)), _filled(xml, fills))
    return found if found.struck or found.partly or found.fills else None


def _explains(xml: bytes, its: Looks) -> bool:
    return bool(its.fills) and holds_legend(_text(xml))


def _text(part: bytes) -> str:
    """Return a part as text; some programs write every Chinese character as a number."""
    text = part.decode("utf-8", "replace")
    return _NUMBERED.sub(lambda m: chr(int(m[1])), text) if "&#" in text else text


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""


def _of_styles(root: Any, theme: bytes) -> tuple[frozenset[bytes], dict[bytes, str]]:
    fonts = [_is_struck(font) for font in root.iterfind(f"{_MAIN}fonts/{_MAIN}font")]
    own = root.iterfind(f"{_MAIN}colors/{_MAIN}indexedColors/{_MAIN}rgbColor")
    palette = [its.get("rgb", "")[-6:].upper() for its in own]
    fill_elements = root.iterfind(f"{_MAIN}fills/{_MAIN}fill")
    colours = [_colour(fill, theme, palette) for fill in fill_elements]
    struck: set[bytes] = set()
    fills: dict[bytes, str] = {}
    for number, style in enumerate(root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")):
        if fonts[int(style.get("fontId", 0))]:
            struck.add(b"%d" % number)
        if colour := colours[int(style.get("fillId", 0))]:
            fills[b"%d" % number] = colour
    return frozenset(struck), fills


def _is_struck(font: Any) -> bool:
    strike = font.find(f"{_MAIN}strike") if font is not None else None
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def _colour(fill: Any, theme: bytes, palette: Sequence[str]) -> str | None:
    """Return the colour of a solid fill, or of a pattern's ground; None where it has none."""
    its = fill.find(f"{_MAIN}patternFill")
    if its is None or its.get("patternType", "none") in ("none", "gray125"):
        return None
    solid = its.get("patternType") == "solid"
    colour = its.find(f"{_MAIN}fgColor" if solid else f"{_MAIN}bgColor")
    found = rgb(colour.attrib, theme, palette) if colour is not None else None
    return None if found == "FFFFFF" else found


def _of_strings(root: Any) -> tuple[list[bytes], list[bytes]]:
    """Return the numbers of the strings that are struck out, and of those struck out in part."""
    whole: list[bytes] = []
    partly: list[bytes] = []
    for number, string in enumerate(root.iterfind(f"{_MAIN}si")):
        if struck := _runs_struck(string):
            (whole if all(struck) else partly if any(struck) else []).append(b"%d" % number)
    return whole, partly


def _runs_struck(string: Any) -> list[bool]:
    """Return whether each run of a string that holds more than spaces is struck out."""
    return [
        _is_struck(run.find(f"{_MAIN}rPr"))
        for run in string.iterfind(f"{_MAIN}r")
        if (run.findtext(f"{_MAIN}t") or "").strip()
    ]


def _struck(xml: bytes, its: Looks) -> Iterator[tuple[int, int]]:
    strings = set(_of_cells(xml, b"t", its.part_struck)) if its.struck else set()
    yield from (c for c in _of_cells(xml, b"s", its.struck) if c not in strings)
    yield from _of_cells(xml, b"t", its.all_struck)


def _partly(xml: bytes, its: Looks) -> Iterator[tuple[int, int]]:
    return _of_cells(xml, b"t", its.part_struck)


def _filled(xml: bytes, fills: dict[bytes, str]) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for style, colour in fills.items():
        found |= dict.fromkeys(islice(_of_cells(xml, b"s", (style,)), MOST_FILLED + 1), colour)
        if len(found) > MOST_FILLED:
            return {}
    return found


def _of_cells(xml: bytes, by: bytes, numbers: Collection[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the positions of the cells of some styles (``by`` s) or shared strings (t)."""
    if not numbers:
        return
    wanted = b"|".join(sorted(numbers))
    style = rb"""s\s*=\s*["'](?:%s)["']""" % wanted
    string = rb"""t\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v>(?:%s)<""" % wanted
    cell = rb"<(?:\w+:)?c\s(?=[^>]*?\b%s)[^>]*?\br\s*=\s*[\"']([A-Z]+\d+)"
    for found in re.finditer(cell % (style if by == b"s" else string), xml):
        yield position(found[1].decode())
