"""The body of the template: its text, its annex table, its section and page numbers."""

from __future__ import annotations

from typesetting.elements import REFERENCE, SPACE, Element, paragraph, paragraphs, run, text, w
from typesetting.layout import COLUMNS, MARGINS, PAGE, TYPE_WIDTH

TABLE = "【表格】"


def document(prose: str) -> Element:
    """Return the main part: the report, its annex with a table where 【表格】 stands, the page."""
    before, after = prose.split(TABLE)
    body = w("body", *paragraphs(before), table(), *paragraphs(after), section())
    return w("document", body)


def section() -> Element:
    """Return the page: A4, the standard's margins, its page numbers, no grid."""
    footers = [w("footerReference", type=kind) for kind in ("default", "even")]
    for footer, part in zip(footers, ("odd", "even"), strict=True):
        footer.set(f"{{{REFERENCE}}}id", part)
    return w("sectPr", *footers, w("pgSz", **PAGE), w("pgMar", **MARGINS, gutter=0))


def table() -> Element:
    """Return the table of statistics, a row repeated over 统计表."""
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
    grid = w("tblGrid", *(w("gridCol", w=width) for _, _, width in COLUMNS))
    return w(
        "tbl",
        layout,
        grid,
        heading_row(),
        control_row("{%tr for 行 in 统计表 %}"),
        field_row(),
        control_row("{%tr endfor %}"),
    )


def heading_row() -> Element:
    """Return the row of headings, repeated on every page."""
    cells = [cell(width, "表头", heading) for heading, _, width in COLUMNS]
    return row(*cells, heading=True)


def field_row() -> Element:
    """Return the row of fields."""
    styles = ["表格文字"] * (len(COLUMNS) - 1) + ["表格说明"]
    cells = [
        cell(width, style, f"{{{{ 行.{field} }}}}")
        for style, (_, field, width) in zip(styles, COLUMNS, strict=True)
    ]
    return row(*cells)


def control_row(tag: str) -> Element:
    """Return a row that holds a control tag and leaves with it."""
    return row(cell(TYPE_WIDTH, "表格说明", tag, span=len(COLUMNS)))


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
