"""What was corrected in a copy, as a page: each cell with what stood in it and what stands now."""

from __future__ import annotations

from addin.checks.ledger_rule import shortened
from addin.ledger.grid import Merge
from addin.ledger.values.text import shown
from addin.office.pages import sheet_looks
from addin.office.pages.page import Page, Printing, head, look
from addin.office.writing.fixed_copy import Fixed

SHEET = "更正"
COLUMNS: tuple[tuple[str, float], ...] = (
    ("工作表", 14),
    ("单元格", 10),
    ("原值", 36),
    ("更正为", 36),
    ("说明", 40),
)


def corrections_page(copy_name: str, fixed: Fixed) -> Page:
    """Lay out what was corrected, then what was left as it was; names of people are not told."""
    page = Page(SHEET, len(COLUMNS))
    subtitle = f"已更正{len(fixed.done)}处" + (f"，{len(fixed.left)}处没有动" if fixed.left else "")
    header = head(page, f"《{copy_name}》更正的地方", subtitle, COLUMNS)
    lines = [(its, its.why) for its in fixed.done]
    lines += [(its, f"{its.why}：没有动，{reason}，请手工修改") for its, reason in fixed.left]
    for row, (its, words) in enumerate(lines, header + 1):
        old, new = ("", "") if its.private else (shortened(its.old), shown(its.new))
        texts = (its.sheet, its.cell, old, new, words)
        for column, text in enumerate(texts):
            its_look = look("cell") if column > 1 else look("middle")
            page.put(row, column, text, its_look, quoted=column in (2, 3))
        widths = (int(width) for _, width in COLUMNS)
        page.heights[row] = sheet_looks.height(zip(texts, widths, strict=True))
    if lines:
        page.filter = Merge(header, 0, header + len(lines), len(COLUMNS) - 1)
    page.printing = Printing(landscape=True, header=header)
    return page
