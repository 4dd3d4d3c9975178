"""The body of a template: its text, its tables, its section and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typesetting.charts import chart, frame
from typesetting.elements import REFERENCE, SPACE, Element, blocks, paragraph, run, text, w
from typesetting.form_tables import Cell, form_table, row_of, table_of
from typesetting.layout import MARGINS, PAGE, SIDEWAYS, TYPE_WIDTH, WIDE

TABLE, FORM, LANDSCAPE, CHART = "表格", "表", "横排", "图表"
REST, LYING = "*", "横"


class Column(NamedTuple):
    """A column of a table: its heading, the field of a row, how wide; ``wordy``: it holds prose."""

    heading: str
    field: str
    width: int
    wordy: bool


def document(prose: str) -> Element:
    """Return the main part: the text with its tables, the page."""
    sideways = any(style == LANDSCAPE for style, _ in blocks(prose))
    return w(
        "document", w("body", *_content(prose, WIDE if sideways else TYPE_WIDTH), section(sideways))
    )


def _content(prose: str, width: int) -> Iterator[Element]:
    """Yield paragraphs and tables; ``width``: of the type area.

    Below a line 【表格】 stand the list that the rows repeat over, then a line a column: heading,
    field, width. A width of * is what the others leave, for prose. Below a line 【表】 stands a
    table row by row, see ``form_tables``; a line 【横排】 turns the page;
    below 【图表】 stands a chart, see ``charts_of``.
    """
    charts = 0
    for style, lines in blocks(prose):
        if style == LANDSCAPE:
            continue
        if style == TABLE:
            yield table(lines[0], columns(lines[1:]))
        elif style == FORM:
            yield form_table(lines, width)
        elif style == CHART:
            charts += 1
            name, _, *more = lines[0].split("|")
            yield frame("图表", name, charts, LYING in more)
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


def charts_of(prose: str) -> list[Element]:
    """Return the charts of a text: 【图表】 and a line of name, title, and 横 for bars that lie."""
    told = [lines[0].split("|") for style, lines in blocks(prose) if style == CHART]
    return [chart(title, LYING in more) for _, title, *more in told]


def section(sideways: bool = False) -> Element:
    """Return the page: A4, the standard's margins, its page numbers, no grid."""
    footers = [w("footerReference", type=kind) for kind in ("default", "even")]
    for footer, part in zip(footers, ("odd", "even"), strict=True):
        footer.set(f"{{{REFERENCE}}}id", part)
    size = SIDEWAYS if sideways else PAGE
    return w("sectPr", *footers, w("pgSz", **size), w("pgMar", **MARGINS, gutter=0))


def table(listed: str, its: Sequence[Column]) -> Element:
    """Return a table of a row repeated over a list."""
    headings = [Cell(column.heading, "表头") for column in its]
    fields = [
        Cell(f"{{{{ 行.{column.field} }}}}", "表格说明" if column.wordy else "表格文字")
        for column in its
    ]
    widths = [column.width for column in its]
    loop = (Cell(f"{{%tr for 行 in {listed} %}}", "表格说明", len(its)),)
    end = (Cell("{%tr endfor %}", "表格说明", len(its)),)
    rows = [row_of(headings, widths, heading=True), row_of(loop, widths)]
    return table_of(widths, [*rows, row_of(fields, widths), row_of(end, widths)])


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
