"""The styles, fonts and settings parts."""

from __future__ import annotations

from typesetting.elements import Element, w
from typesetting.layout import FONTS, LINE, STYLE_IDS, STYLES, Style


def styles() -> Element:
    """Return the styles: those that Word must have, then the report's own."""
    latent = w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )
    return w("styles", defaults(), latent, normal(), *plain_styles(), *map(report_style, STYLES))


def defaults() -> Element:
    """Return what all text starts from: 仿宋 16 pt, Chinese."""
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts("仿宋"), *size(16), language)),
        w("pPrDefault"),
    )


def normal() -> Element:
    """Return 正文 (Normal): 仿宋 16 pt on an exact line, off the grid, no gaps beside digits."""
    # Hanging punctuation is Word's default. Said aloud, LibreOffice 7 reads it as none; left
    # unsaid, LibreOffice hangs commas outside the margin and loses some of them.
    flags = {
        "widowControl": 0,
        "overflowPunct": 1,
        "autoSpaceDE": 0,
        "autoSpaceDN": 0,
        "adjustRightInd": 0,
        "snapToGrid": 0,
    }
    spacing = w("spacing", before=0, after=0, line=LINE, lineRule="exact")
    layout = w(
        "pPr", *(w(name, val=value) for name, value in flags.items()), spacing, w("jc", val="both")
    )
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        layout,
        w("rPr", fonts("仿宋"), *size(16)),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def plain_styles() -> list[Element]:
    """Return the default styles of characters, tables and lists, as Word has them."""
    margins = w(
        "tblCellMar", *(w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    )
    kinds = [
        ("character", "Default Paragraph Font", []),
        ("table", "Normal Table", [margins]),
        ("numbering", "No List", []),
    ]
    return [
        w(
            "style",
            w("name", val=name),
            w("semiHidden"),
            *(w("tblPr", m) for m in inside),
            type=kind,
            default=1,
            styleId=name.replace(" ", ""),
        )
        for kind, name, inside in kinds
    ]


def report_style(style: Style) -> Element:
    """Return one of the report's own styles, shown in Word's gallery."""
    follower = "公文正文" if style.outline is not None else style.name
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("next", val=STYLE_IDS[follower]),
        w("uiPriority", val=1),
        w("qFormat"),
        paragraph_properties(style),
        character_properties(style),
        type="paragraph",
        customStyle=1,
        styleId=STYLE_IDS[style.name],
    )


def paragraph_properties(style: Style) -> Element:
    """Return a style's w:pPr."""
    flags = {"keepNext": style.keep_next, "pageBreakBefore": style.new_page}
    spacing = w(
        "spacing",
        before=style.before,
        after=style.after,
        line=style.line,
        lineRule="exact" if style.exact else "auto",
    )
    level = [] if style.outline is None else [w("outlineLvl", val=style.outline)]
    return w(
        "pPr",
        *(w(name) for name, wanted in flags.items() if wanted),
        spacing,
        indent(style),
        w("jc", val=style.align),
        *level,
    )


def indent(style: Style) -> Element:
    """Return a style's indents, in characters for Word and in twips for the rest."""
    ends = {"left": style.left, "right": style.right, "firstLine": style.first}
    in_characters = {f"{end}Chars": 100 * count for end, count in ends.items()}
    return w(
        "ind",
        **in_characters,
        **{end: int(20 * style.points * count) for end, count in ends.items()},
    )


def character_properties(style: Style) -> Element:
    """Return a style's w:rPr."""
    tighten = [w("spacing", val=style.tighten)] if style.tighten else []
    return w("rPr", fonts(style.font), *tighten, *size(style.points))


def fonts(name: str) -> Element:
    """Return one font for Chinese, Latin and all else, and no theme's."""
    return w("rFonts", hint="eastAsia", ascii=name, eastAsia=name, hAnsi=name, cs=name)


def size(points: float) -> list[Element]:
    """Return a type size."""
    return [w(tag, val=int(2 * points)) for tag in ("sz", "szCs")]


def font_table() -> Element:
    """Return the fonts used, each with the name to look for where it is missing."""
    return w(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=other),
                w("panose1", val=panose),
                w("charset", val=86),
                w("family", val=family),
                w("pitch", val=pitch),
                name=name,
            )
            for name, (other, panose, family, pitch) in FONTS.items()
        ),
    )


def settings() -> Element:
    """Return the settings: odd and even footers, and Word's current layout rules."""
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        val=15,
        uri="http://schemas.microsoft.com/office/word",
    )
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", mode),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )
