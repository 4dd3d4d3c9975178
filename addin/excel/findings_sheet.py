"""The sheet 校验结果 in the clerk's workbook: findings to work through, ticks, what was applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.checks.finding import Finding
from addin.excel.changes import RECORD as CHANGES
from addin.excel.changes import Change, changes
from addin.excel.hidden_records import find_record
from addin.excel.native import native
from addin.excel.own_sheets import find_sheet, named
from addin.excel.page_sheet import show_page
from addin.ledger.grid import Merge
from addin.ledger.refusal import Refusal
from addin.ledger.values.text import shown
from addin.office.pages.findings_page import (
    COLUMNS,
    NOTHING_FOUND,
    SHEET,
    address_of,
    findings_page,
    place,
)
from addin.office.pages.page import Page, look

if TYPE_CHECKING:
    import xlwings

TICK = "√"
APPLIED, LEFT, UNDONE = "已应用", "没有动", "已撤销"
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
_NO_TICKS = {"", "否", "不", "n", "no", "0", "×", "false"}
_TICKS = {"√", "✓", "✔", "☑", "是", "对", "y", "yes", "v", "x", "1", "true"}


class Line(Struct, frozen=True):
    """A row of the sheet as it stands. ``change``: which change it tells of, where it does."""

    row: int
    texts: dict[str, str]
    change: int | None = None

    @property
    def ticked(self) -> bool:
        """Whether the clerk accepts the proposal."""
        return self.texts["采纳"].strip().lower() in _TICKS

    @property
    def key(self) -> tuple[str, ...]:
        """What makes a finding the same one at the next check."""
        return tuple(self.texts[name] for name in ("规则", "工作表", "单元格", "原值"))


def show_findings(
    book: xlwings.Book,
    title: str,
    findings: Sequence[Finding],
    reading: str = "",
) -> xlwings.Sheet:
    """Rebuild the sheet; what was applied and can still be undone stands at its end.

    ``reading``: how the sheets were read. Ticks of findings that are still there are kept.
    """
    old = find_sheet(book, SHEET)
    before = read_lines(old) if old is not None else []
    _set_aside(book, old, before)
    page = findings_page(
        title,
        findings,
        lambda f: f"#{address_of(f.sheet, f.cell)}" if f.cell else None,
        WORKING_COLUMNS,
        reading,
    )
    ticked = {line.key for line in before if line.ticked and line.change is None}
    for row, finding in enumerate(findings, _HEADER):
        keys = (finding.code, finding.sheet, place(finding), finding.value)
        _put(page, row, "采纳", TICK if keys in ticked else None)
    _put_applied(page, changes(find_record(book, CHANGES)), _HEADER + len(findings))
    if findings:
        column = _NAMES.index("采纳")
        rule = {"validate": "list", "source": [TICK]}
        page.rules.append((Merge(_HEADER, column, page.last_row, column), rule))
    return show_page(book, page)


def _put(page: Page, row: int, name: str, text: str | None) -> None:
    page.put(row, _NAMES.index(name), text, look("middle"))


def _put_applied(page: Page, made: Sequence[Change], row: int) -> None:
    """Put the rows that were applied below the findings."""
    if made and page.filter is None:  # Below the line that says that nothing was found.
        row += 1
    for r, change in enumerate(made, row):
        told = {"采纳": "", "状态": f"{APPLIED}（第{change.batch}次）", "改动记录": str(change.row)}
        texts = {**change.texts, "工作表": change.sheet, "单元格": change.cell or "已删除", **told}
        for column, name in enumerate(_NAMES):
            quoted = name in {"原值", "建议"}
            its = look("cell" if quoted or name in {"问题", "依据"} else "middle")
            page.put(r, column, texts.get(name, ""), its, quoted=quoted)
    if made and page.filter is not None:
        m = page.filter
        page.filter = Merge(m.top, m.left, row + len(made) - 1, m.right)


def _set_aside(book: xlwings.Book, sheet: xlwings.Sheet | None, lines: Sequence[Line]) -> None:
    """Set a sheet aside under another name where the clerk has written something of her own."""
    if sheet is None or native(book, "ProtectStructure", default=False):
        return
    if any(map(_is_hers, lines)) or _is_anything_beside(sheet, {line.row for line in lines}):
        number = next(n for n in range(1, 1000) if named(book, f"{SHEET}（旧{n}）") is None)
        sheet.name = f"{SHEET}（旧{number}）"


def _is_hers(line: Line) -> bool:
    """Return whether a row says something in 采纳 or 状态 that neither we nor a tick would."""
    tick, state = line.texts["采纳"].strip().lower(), line.texts["状态"]
    return (tick not in _TICKS | _NO_TICKS) or (
        bool(state) and not state.startswith((APPLIED, LEFT, UNDONE))
    )


def _is_anything_beside(sheet: xlwings.Sheet, rows: set[int]) -> bool:
    """Return whether anything stands outside our columns, or in a row that is none of ours."""
    last = sheet.used_range.last_cell
    wide = max(last.column, len(WORKING_COLUMNS))
    table = sheet.range((1, 1), (max(last.row, _HEADER), wide)).options(ndim=2).value
    ours = len(WORKING_COLUMNS)
    for number, row in enumerate(table, 1):
        if any(v is not None for v in row[ours:]):
            return True
        known = number <= _HEADER or number in rows or row[0] == NOTHING_FOUND
        if not known and any(v is not None for v in row):
            return True
    return False


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
            change = texts.pop("改动记录")
            found.append(Line(number, texts, int(change) if change.isdigit() else None))
    return found


def note(sheet: xlwings.Sheet, row: int, state: str, change: int | None) -> None:
    """Write down what became of a row, and take its tick away."""
    told = {"采纳": None, "状态": state, "改动记录": str(change) if change else None}
    for name, text in told.items():
        sheet.range((row, _NAMES.index(name) + 1)).value = text
