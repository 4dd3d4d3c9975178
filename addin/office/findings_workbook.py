"""The findings of a check as a workbook of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from addin.checks.finding import SEVERITY_LABEL, Finding, counted_in_words
from addin.ledger.period import Period, parse_period
from addin.office import sheet_style as look

SHEET = "校验结果"
COLUMNS = {
    "级别": 7,
    "规则": 8,
    "工作表": 11,
    "单元格": 18,
    "原值": 24,
    "问题": 50,
    "建议": 30,
    "依据": 36,
}
HEADER = 2
PLACE = 3
MOST_LINKS = 65_000  # Excel opens no sheet with more than 65,530 hyperlinks.

_COLOURS = {"error": look.PALE_RED, "warning": look.PALE_AMBER, "info": look.PALE_BLUE}


def write_findings(
    path: Path,
    ledger_name: str,
    period: Period | None,
    findings: Sequence[Finding],
    ledger_link: str | None = None,
) -> None:
    """Write the findings in the order given.

    ``ledger_link``: the ledger's file name as seen from the new workbook; with it each
    address is a link to its cell.
    """
    title = f"《{look.bare_name(ledger_name)}》校验结果" + (f"（{period.title}）" if period else "")
    with look.new_workbook(path, title) as book:
        sheet = book.add_worksheet(SHEET)
        _write_head(book, sheet, title, findings)
        if findings:
            _write_rows(book, sheet, findings, ledger_link)
        else:
            _write_nothing_found(book, sheet)


def _write_head(book: Workbook, sheet: Worksheet, title: str, findings: Sequence[Finding]) -> None:
    wide = range(len(COLUMNS))
    sheet.set_row(0, 32)
    look.write_across(sheet, 0, wide, title, look.style(book, "title"))
    look.write_across(sheet, 1, wide, counted_in_words(findings), look.style(book, "subtitle"))
    for column, (heading, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADER, column, heading, look.style(book, "heading"))
    sheet.set_row(1, 20)
    sheet.set_row(HEADER, 24)
    sheet.freeze_panes(HEADER + 1, 0)
    look.print_on_a4(sheet, landscape=True, header=HEADER)


def _write_nothing_found(book: Workbook, sheet: Worksheet) -> None:
    sheet.set_row(HEADER + 1, 30)
    fmt = look.style(book, "middle")
    look.write_across(sheet, HEADER + 1, range(len(COLUMNS)), "未发现问题", fmt)


def _write_rows(
    book: Workbook, sheet: Worksheet, findings: Sequence[Finding], ledger_link: str | None
) -> None:
    middle, text = look.style(book, "middle"), look.style(book, "cell")
    # Quoted, so that a value such as =cmd|… stays text even after someone edits its cell.
    quoted = look.style(book, "cell", quote_prefix=True)
    linked = look.style(book, "middle", font_color=look.NAVY, underline=1)
    grades = {g: look.style(book, "middle", bg_color=colour) for g, colour in _COLOURS.items()}
    for row, f in enumerate(findings, HEADER + 1):
        cells = [
            (SEVERITY_LABEL[f.severity], grades[f.severity]),
            (f.code, middle),
            (f.sheet, middle),
            (_place(f), middle),
            (f.value, quoted),
            (f.message, text),
            (f.suggestion or "", quoted),
            (f.basis, text),
        ]
        lines = zip((words for words, _ in cells), COLUMNS.values(), strict=True)
        sheet.set_row(row, look.height(lines))
        for column, (words, fmt) in enumerate(cells):
            sheet.write_string(row, column, words, fmt)
        if (link := _link(f, ledger_link)) and row < MOST_LINKS:
            sheet.write_url(row, PLACE, link, linked, _place(f))
    last = HEADER + len(findings)
    sheet.autofilter(HEADER, 0, last, len(COLUMNS) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A{HEADER + 2}:H{last + 1}"})


def _place(finding: Finding) -> str:
    """Return where a finding is, in words: C7, 2022年4月 支委会, 整表."""
    if finding.cell:
        return finding.cell
    when = finding.when or ""
    span = parse_period(when)
    return " ".join(filter(None, (span.title if span else when, finding.key))) or "整表"


def _link(finding: Finding, ledger: str | None) -> str | None:
    """Return the link to a finding's cell; None where there is no cell or no file to point to."""
    # In a link, # ends the file's name: a ledger with # in its own cannot be pointed into.
    if not (ledger and finding.cell) or "#" in ledger:
        return None
    sheet = finding.sheet.replace("'", "''")
    return f"external:{ledger}#'{sheet}'!{finding.cell}"
