"""The sheet 校验结果 in the clerk's workbook: findings to work through, ticks, what was applied."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from addin.checks.finding import Finding
from addin.excel.native import native
from addin.excel.own_sheets import find_sheet, fresh_sheet, named
from addin.excel.page_sheet import draw, typed_text
from addin.ledger.grid import Merge
from addin.ledger.period import Period
from addin.ledger.refusal import Refusal
from addin.ledger.text import shown
from addin.office.findings_page import (
    COLUMNS,
    SHEET,
    address_of,
    findings_page,
    findings_title,
    place,
    shortened,
)
from addin.office.page import Page, look

if TYPE_CHECKING:
    import xlwings

TICK = "√"
APPLIED = "已应用"
_AFTER = [name for name, _ in COLUMNS].index("建议") + 1
WORKING_COLUMNS = (
    *COLUMNS[:_AFTER],
    ("采纳", 7.0),
    ("状态", 14.0),
    *COLUMNS[_AFTER:],
    ("改动记录", 0.0),
)
_NAMES = [name for name, _ in WORKING_COLUMNS]
_HEADER = 3  # row of the headings, counted from 1
_TICKS = {"√", "✓", "✔", "☑", "是", "对", "y", "yes", "v", "x", "1", "true"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet as it stands. ``record`` tells what was changed, where it was applied."""

    row: int
    texts: dict[str, str]
    record: dict[str, Any] | None = None

    @property
    def ticked(self) -> bool:
        """Whether the clerk accepts the proposal."""
        return self.texts["采纳"].strip().lower() in _TICKS

    @property
    def applied(self) -> bool:
        """Whether the proposal stands in the ledger."""
        return self.record is not None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes a finding the same one at the next check."""
        return tuple(self.texts[name] for name in ("规则", "工作表", "单元格", "原值"))


def show_findings(
    book: xlwings.Book, ledger: str, period: Period | None, findings: Sequence[Finding]
) -> xlwings.Sheet:
    """Rebuild the sheet; what was applied and can still be undone stays at its end.

    Ticks of findings that are still there are kept.
    """
    old = find_sheet(book, SHEET)
    before = read_lines(old) if old is not None else []
    _keep_a_copy(book, old)
    page = findings_page(
        findings_title(ledger, period),
        findings,
        lambda f: f"#{address_of(f.sheet, f.cell)}" if f.cell else None,
        WORKING_COLUMNS,
    )
    ticked = {line.key for line in before if line.ticked and not line.applied}
    for row, finding in enumerate(findings, _HEADER):
        keys = (finding.code, finding.sheet, place(finding), shortened(finding.value))
        _put(page, row, "采纳", TICK if keys in ticked else None)
    _put_applied(page, [line for line in before if line.applied], _HEADER + len(findings))
    if findings:
        column = _NAMES.index("采纳")
        rule = {"validate": "list", "source": [TICK]}
        page.rules.append((Merge(_HEADER, column, page.last_row, column), rule))
    sheet = fresh_sheet(book, SHEET)
    draw(sheet, page)
    return sheet


def _put(page: Page, row: int, name: str, text: str | None) -> None:
    page.put(row, _NAMES.index(name), text, look("middle"))


def _put_applied(page: Page, lines: Sequence[Line], row: int) -> None:
    """Put the rows that were applied below the findings."""
    if lines and page.filter is None:  # Below the line that says that nothing was found.
        row += 1
    for r, line in enumerate(lines, row):
        for column, name in enumerate(_NAMES):
            quoted = name in {"原值", "建议"}
            its = look("cell" if quoted or name in {"问题", "依据"} else "middle")
            page.put(r, column, "" if name == "采纳" else line.texts[name], its, quoted=quoted)
    if lines and page.filter is not None:
        m = page.filter
        page.filter = Merge(m.top, m.left, row + len(lines) - 1, m.right)


def _keep_a_copy(book: xlwings.Book, sheet: xlwings.Sheet | None) -> None:
    """Set a sheet aside under another name where the clerk has written beside our columns."""
    if sheet is None:
        return
    used = sheet.used_range
    last = used.last_cell
    if last.column <= len(WORKING_COLUMNS) or native(book, "ProtectStructure", default=False):
        return
    beside = sheet.range((1, len(WORKING_COLUMNS) + 1), (last.row, last.column))
    if all(v is None for row in beside.options(ndim=2).value for v in row):
        return
    number = next(n for n in range(1, 1000) if named(book, f"{SHEET}（旧{n}）") is None)
    sheet.name = f"{SHEET}（旧{number}）"


def read_lines(sheet: xlwings.Sheet) -> list[Line]:
    """Return the rows of the sheet; raises Refusal where its headings are not as we wrote them."""
    last = sheet.used_range.last_cell.row
    area = sheet.range((1, 1), (max(last, _HEADER + 1), len(WORKING_COLUMNS)))
    rows = [["" if v is None else shown(v) for v in row] for row in area.options(ndim=2).value]
    if not rows[0][0]:
        return []
    if rows[_HEADER - 1] != _NAMES:
        raise Refusal(
            f"“{sheet.name}”表的表头被改动过，认不出各列；请把这张表改名或删除，再点“校验台账”"
        )
    found = []
    for number, row in enumerate(rows[_HEADER:], _HEADER + 1):
        texts = dict(zip(_NAMES, row, strict=True))
        if texts["规则"]:
            found.append(Line(number, texts, _record(texts["改动记录"])))
    return found


def _record(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def note(sheet: xlwings.Sheet, line: Line, state: str, record: dict[str, Any] | None) -> None:
    """Write down what became of a row, and take its tick away."""
    told = {
        "采纳": "",
        "状态": state,
        "改动记录": json.dumps(record, ensure_ascii=False) if record else "",
    }
    for name, text in told.items():
        sheet.range((line.row, _NAMES.index(name) + 1)).value = typed_text(text) or None
