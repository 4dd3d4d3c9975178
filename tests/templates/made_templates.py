"""Ledgers and finished reports made for a test, and the templates that are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx

from addin.ledger.period import parse_period
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.ledgers import Checked, check_grids
from addin.workflows.making_templates import MadeTemplate, template_of_checked
from addin.workflows.reports import ReportForm, write_report
from documents import paragraphs
from ledgers import grid

HEADS = (
    "序号 | 日期 | 活动类型 | 主题 | 地点 | 主持人 | 主讲人 | 应到人数 | 实到人数 | 支部 | 主题标签"
)
Table = Sequence[Sequence[str]]


def ledger(rows: str, period: str = "2022H1", settings: str = "", heads: str = HEADS) -> Checked:
    """Return a ledger of activities, each row as 日期 | 活动类型 | …, checked for a period."""
    lines = [f"{n} | {line}" for n, line in enumerate(rows.strip().splitlines(), 1)]
    grids = [grid("\n".join([heads, *lines]))]
    if settings:
        grids.append(grid("键 | 值\n" + settings, "参数"))
    return check_grids(LedgerInput(Path("台账.xlsx"), parse_period(period)), grids)


def held(*days: str, type: str = "支委会", branch: str = "") -> str:
    """Return a row for each day: 2022-01-05."""
    row = "{} | {} | 例会 | 会议室 | 甲一 | | 10 | 9 | {} |"
    return "".join(row.format(day, type, branch) + "\n" for day in days)


def document(path: Path, *texts: str | Table) -> Path:
    """Write a report: a text is a paragraph, rows of cells are a table."""
    made = docx.Document()
    for its in texts:
        if isinstance(its, str):
            made.add_paragraph(its)
            continue
        table = made.add_table(len(its), len(its[0]))
        for row, cells in zip(table.rows, its, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    made.save(str(path))
    return path


def made(folder: Path, checked: Checked, *texts: str | Table) -> MadeTemplate:
    """Make a template of a report that says these things."""
    report = document(folder / "旧报告.docx", *texts)
    return template_of_checked(checked, report, Destination(folder / "模板.docx", True))


def tags(template: MadeTemplate) -> list[str]:
    """Return the paragraphs of a template."""
    assert template.path is not None
    return paragraphs(template.path)


def filled(
    folder: Path, template: MadeTemplate, checked: Checked, *, plain: bool = True
) -> list[str]:
    """Return the paragraphs of a report filled from a template."""
    target = folder / "新报告.docx"
    write_report(checked, target, form=ReportForm(template.path, plain=plain))
    return paragraphs(target)
