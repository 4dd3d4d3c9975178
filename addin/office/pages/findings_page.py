"""The findings of a check as a page: what is wrong where, worst first, with proposal and basis."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from addin.checks.finding import SEVERITY_LABEL, Finding, counted_in_words
from addin.ledger.grid import Merge
from addin.ledger.period import Period, parse_period
from addin.office.pages import sheet_looks
from addin.office.pages.page import Page, Printing, head, look
from addin.office.pages.sheet_looks import bare_name

SHEET = "校验结果"
COLUMNS: tuple[tuple[str, float], ...] = (
    ("级别", 7),
    ("规则", 8),
    ("工作表", 11),
    ("单元格", 18),
    ("原值", 24),
    ("问题", 50),
    ("建议", 30),
    ("依据", 36),
)
NOTHING_FOUND = "未发现问题"

_COLOURS = {
    "error": sheet_looks.PALE_RED,
    "warning": sheet_looks.PALE_AMBER,
    "info": sheet_looks.PALE_BLUE,
}

Link = Callable[[Finding], str | None]


def findings_title(ledger_name: str, period: Period | None) -> str:
    """Return the title of a ledger's findings: 《活动台账》校验结果（2022年上半年）."""
    return f"《{bare_name(ledger_name)}》{SHEET}" + (f"（{period.title}）" if period else "")


def findings_page(
    title: str,
    findings: Sequence[Finding],
    link: Link,
    columns: Sequence[tuple[str, float]] = COLUMNS,
    reading: str = "",
) -> Page:
    """Lay out the findings in the order given.

    ``reading``: how the sheets of the ledger were read. ``link`` returns where a finding's address
    leads to, None for nowhere. ``columns`` may hold more than ours: cells of the others are left
    empty.
    """
    page = Page(SHEET, len(columns))
    subtitle = "\n".join(filter(None, (counted_in_words(findings), reading)))
    header = head(page, title, subtitle, columns)
    if reading:
        page.heights[header - 1] = sheet_looks.height([(subtitle, int(_width(columns)))])
    if not findings:
        shown = range(sum(width > 0 for _, width in columns))
        page.across(header + 1, NOTHING_FOUND, look("middle"), shown)
        page.heights[header + 1] = 30
    for row, finding in enumerate(findings, header + 1):
        _put_finding(page, row, finding, link, columns)
    if findings:
        page.filter = Merge(header, 0, header + len(findings), len(columns) - 1)
    page.printing = Printing(landscape=True, header=header)
    return page


def _width(columns: Sequence[tuple[str, float]]) -> float:
    return sum(width for _, width in columns)


def _put_finding(
    page: Page, row: int, finding: Finding, link: Link, columns: Sequence[tuple[str, float]]
) -> None:
    texts = _texts(finding)
    quoted = {"原值", "建议"}
    for column, (name, _) in enumerate(columns):
        its = look("cell") if name in {"原值", "问题", "建议", "依据"} else look("middle")
        if name == "级别":
            its = look("middle", bg_color=_COLOURS[finding.severity])
        target = link(finding) if name == "单元格" else None
        if target:
            its = look("middle", font_color=sheet_looks.NAVY, underline=1)
        page.put(row, column, texts.get(name), its, target, name in quoted)
    lines = [(texts[name], int(width)) for name, width in columns if name in texts]
    page.heights[row] = sheet_looks.height(lines)


def _texts(finding: Finding) -> dict[str, str]:
    return {
        "级别": SEVERITY_LABEL[finding.severity],
        "规则": finding.code,
        "工作表": finding.sheet,
        "单元格": place(finding),
        "原值": finding.value,
        "问题": finding.message,
        "建议": finding.suggestion or "",
        "依据": finding.basis,
    }


def place(finding: Finding) -> str:
    """Return where a finding is, in words: C7, 2022年4月 支委会, 整表."""
    if finding.cell:
        return finding.cell
    when = finding.when or ""
    span = parse_period(when)
    return " ".join(filter(None, (span.title if span else when, finding.key))) or "整表"


def address_of(sheet: str, cell: str) -> str:
    """Return a cell's address within a workbook: '活动台账'!C7."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"
