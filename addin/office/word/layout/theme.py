"""The fonts that a document's theme stands for."""

from __future__ import annotations

from addin.office.ooxml.spans import Span, spans
from addin.office.word.layout.formatting import Properties, value
from addin.office.word.word_file import WordFile

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FONTS = (f"{_DRAWING}majorFont", f"{_DRAWING}minorFont")
_CHINESE = "Hans"


class Theme:
    """The major and the minor fonts of a theme."""

    def __init__(self, file: WordFile) -> None:
        part = file.related("theme")
        xml = file.part(part) if part else b""
        found = spans(xml, _FONTS) if xml else []
        self._fonts = {s.name.removeprefix(_DRAWING).removesuffix("Font"): s for s in found}

    def font(self, letters: Properties, slot: str) -> str:
        """Return the font for a kind of letters: ``eastAsia``, ``ascii`` or ``hAnsi``."""
        named = value(letters, "rFonts", f"{slot}Theme")
        return self._named(named) if named else value(letters, "rFonts", slot)

    def _named(self, name: str) -> str:
        """Return the font of a name such as minorEastAsia."""
        group = self._fonts.get(name[:5])
        if group is None:
            return ""
        if name.endswith("EastAsia"):
            return _face(group, "ea") or _script(group)
        return _face(group, "latin")


def _face(group: Span, name: str) -> str:
    its = group.child(_DRAWING + name)
    return its.attributes.get("typeface", "") if its else ""


def _script(group: Span) -> str:
    """Return the font for simplified Chinese, which the theme lists by script."""
    return next(
        (
            c.attributes.get("typeface", "")
            for c in group.children
            if c.attributes.get("script") == _CHINESE
        ),
        "",
    )
