"""The statistics of a ledger as a workbook: a sheet to show, and a sheet that tells the rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook

from addin.office import sheet_style as look
from addin.office.statistics_sheet import number_format, write_statistics_sheet
from addin.statistics.statistic import Statistic, rows_in_words
from addin.statistics.tally import Tally

SOURCES = "数据来源"
COLUMNS = {"指标": 26, "数值": 10, "单位": 8, "所在行": 72}
HEADER = 2


def write_statistics(path: Path, ledger_name: str, tally: Tally) -> None:
    """Write the figures of a tally: 统计 with its charts, 数据来源 with the rows behind each."""
    title = f"《{look.bare_name(ledger_name)}》统计"
    with look.new_workbook(path, f"{title}（{tally.period.title}）") as book:
        write_statistics_sheet(book, title, tally)
        _write_sources(book, _all_figures(tally))


def _all_figures(tally: Tally) -> list[Statistic]:
    """Return the figures that 统计 shows: those of the tally, then the months that have any."""
    return tally.figures + [c.statistic for c in tally.calendar if c.statistic.value]


def _write_sources(book: Workbook, figures: Sequence[Statistic]) -> None:
    sheet = book.add_worksheet(SOURCES)
    sheet.set_row(0, 32)
    wide = range(len(COLUMNS))
    look.write_across(sheet, 0, wide, "数据来源", look.style(book, "title"))
    note = "每个数各由台账的哪几行数出；行号是台账工作表左侧的行号。"
    look.write_across(sheet, 1, wide, note, look.style(book, "subtitle"))
    sheet.set_row(1, 20)
    sheet.set_row(HEADER, 24)
    for column, (heading, width) in enumerate(COLUMNS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADER, column, heading, look.style(book, "heading"))
    cell, middle = look.style(book, "cell"), look.style(book, "figure")
    for row, s in enumerate(figures, HEADER + 1):
        sheet.write_string(row, 0, s.key, cell)
        exact = look.style(book, "figure", num_format=number_format(s, unit=False))
        sheet.write_number(row, 1, float(s.value), exact)
        sheet.write_string(row, 2, s.unit, middle)
        sheet.write_string(row, 3, rows_in_words(s.rows), cell)
        sheet.set_row(row, look.height([(rows_in_words(s.rows), COLUMNS["所在行"])]))
    sheet.freeze_panes(HEADER + 1, 1)
    sheet.autofilter(HEADER, 0, HEADER + len(figures), len(COLUMNS) - 1)
    look.print_on_a4(sheet, landscape=False, header=HEADER)
