"""WordprocessingML elements, and paragraphs from the template's text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from typesetting.layout import STYLE_IDS

Element = etree._Element
OFFICE = "http://schemas.openxmlformats.org"
WORD = f"{OFFICE}/wordprocessingml/2006/main"
REFERENCE = f"{OFFICE}/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return a w: element with w: attributes."""
    element = etree.Element(f"{{{WORD}}}{tag}", nsmap={"w": WORD, "r": REFERENCE})
    for name, value in attributes.items():
        element.set(f"{{{WORD}}}{name}", str(value))
    element.extend(children)
    return element


def paragraph(style: str, *runs: Element) -> Element:
    """Return a paragraph that has a style and nothing set by hand."""
    return w("p", w("pPr", w("pStyle", val=STYLE_IDS[style])), *runs)


def run(*content: Element) -> Element:
    """Return a run whose quotes, dashes and ellipses take the Chinese font."""
    return w("r", w("rPr", w("rFonts", hint="eastAsia")), *content)


def text(words: str) -> Element:
    """Return a run of plain text."""
    element = w("t")
    element.text = words
    element.set(SPACE, "preserve")
    return run(element)


def blocks(prose: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the blocks of prose, each with its style.

    Blocks are parted by blank lines; the lines of a paragraph are joined without a space. A line
    【样式】 names the style of what is below it; without one it is 公文正文.
    """
    for block in prose.strip().split("\n\n"):
        lines = block.splitlines()
        style = lines.pop(0).strip("【】") if lines[0].startswith("【") else "公文正文"
        yield style, lines
