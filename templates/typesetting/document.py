"""The body of a template: its text, its tables, its section and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typesetting.elements import REFERENCE, SPACE, Element, blocks, paragraph, run, text, w
from typesetting.layout import MARGINS, PAGE, TYPE_WIDTH

TABLE = "表格"
REST = "*"


class Column(NamedTuple):
    """A column of a table: its heading, the field of a row, how wide; ``wordy``: it holds prose."""

    heading: str
    field: str
    width: int
    wordy: bool


def document(prose: str) -> Element:
    """Return the main part: the text with its tables, the page."""
    return w("document", w("body", *_content(prose), section()))


def _content(prose: str) -> Iterator[Element]:
    """Yield paragraphs and tables.

    Below a line 【表格】 stand the list that the rows repeat over, then a line a column: heading,
    field, width. A width of * is what the others leave, for prose.
    """
    for style, lines in blocks(prose):
        if style == TABLE:
            yield table(lines[0], columns(lines[1:]))
        else:
            yield paragraph(style, text("".join(lines)))


def columns(lines: Sequence[str]) -> list[Column]:
    """Return the columns of a table; their widths add up to the type area."""
    parted = [line.split("|") for line in lines]
    left = TYPE_WIDTH - sum(int(width) for _, _, width in parted if width != REST)
    return [
        Column(heading, field, left if width == REST else int(width), width == REST)
        for heading, field, width in parted
    ]


def section() -> Element:
    """Return the page: A4, the standard's margins, its page numbers, no grid."""
    footers = [w("footerReference", type=kind) for kind in ("default", "even")]
    for footer, part in zip(footers, ("odd", "even"), strict=True):
        footer.set(f"{{{REFERENCE}}}id", part)
    return w("sectPr", *footers, w("pgSz", **PAGE), w("pgMar", **MARGINS, gutter=0))


def table(listed: str, its: Sequence[Column]) -> Element:
    """Return a table of a row repeated over a list."""
    borders = [
        w(side, val="single", sz=4, space=0, color="auto")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    margins = [w(side, w=57, type="dxa") for side in ("left", "right")]
    layout = w(
        "tblPr",
        w("tblW", w=TYPE_WIDTH, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for _, _, width, _ in its))
    return w(
        "tbl",
        layout,
        grid,
        heading_row(its),
        control_row(f"{{%tr for 行 in {listed} %}}", len(its)),
        field_row(its),
        control_row("{%tr endfor %}", len(its)),
    )


def heading_row(its: Sequence[Column]) -> Element:
    """Return the row of headings, repeated on every page."""
    cells = [cell(column.width, "表头", column.heading) for column in its]
    return row(*cells, heading=True)


def field_row(its: Sequence[Column]) -> Element:
    """Return the row of fields."""
    cells = [
        cell(
            column.width, "表格说明" if column.wordy else "表格文字", f"{{{{ 行.{column.field} }}}}"
        )
        for column in its
    ]
    return row(*cells)


def control_row(tag: str, span: int) -> Element:
    """Return a row that holds a control tag and leaves with it."""
    return row(cell(TYPE_WIDTH, "表格说明", tag, span=span))


def row(*cells: Element, heading: bool = False) -> Element:
    """Return a row that no page break cuts."""
    marks = [w("cantSplit"), w("trHeight", val=480, hRule="atLeast")]
    return w("tr", w("trPr", *marks, *([w("tblHeader")] if heading else [])), *cells)


def cell(width: int, style: str, words: str, span: int = 1) -> Element:
    """Return a cell of one paragraph."""
    wide = [w("gridSpan", val=span)] if span > 1 else []
    layout = w("tcPr", w("tcW", w=width, type="dxa"), *wide, w("vAlign", val="center"))
    return w("tc", layout, paragraph(style, text(words)))


def footer(style: str) -> Element:
    """Return a footer: — 1 —, the number a real field."""
    instruction = w("instrText")
    instruction.text = " PAGE "
    instruction.set(SPACE, "preserve")
    field = [
        run(w("fldChar", fldCharType="begin")),
        run(instruction),
        run(w("fldChar", fldCharType="separate")),
        text("1"),
        run(w("fldChar", fldCharType="end")),
    ]
    return w("ftr", paragraph(style, text("— "), *field, text(" —")))
