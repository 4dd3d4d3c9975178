"""Samples as workbooks, and the list of the problems planted in them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from making.model import (
    COLUMNS,
    CREATED,
    PROBLEM_COLUMNS,
    SEVERITY,
    Cell,
    Line,
    Sample,
    Sheet,
)

WIDTHS = {
    "序号": 6, "日期": 14, "开始时间": 7, "结束时间": 7, "活动类型": 16, "主题": 24, "主要内容": 36,
    "地点": 13, "主持人": 9, "主讲人": 9, "记录人": 9, "应到人数": 7, "实到人数": 7,
    "有表决权应到": 7, "有表决权实到": 7, "赞成": 6, "反对": 6, "弃权": 6, "参加人员": 42,
    "请假人员": 20, "决议": 18, "学时": 6, "主题标签": 15, "佐证材料": 18, "备注": 14,
    "出生日期": 13, "入党日期": 13, "转正日期": 13, "转入日期": 13, "转出日期": 13,
    "是否领导干部": 8, "问题": 40, "整改措施": 40, "整改时限": 17, "完成日期": 13, "原文": 46,
    "考察日期列表": 24, "培训起止": 22, "公示起止": 22, "起止日期": 22, "班次": 28, "主办单位": 26,
    "名称": 20, "文件或讲话": 44, "发文单位": 12, "关键字1": 20, "事项类型": 14, "期间起": 13, "期间止": 13, "键": 18, "值": 34, "说明": 38, "来源": 12,
}
LONG = {
    "主题", "主要内容", "参加人员", "请假人员", "决议", "佐证材料", "备注", "问题", "整改措施",
    "原文", "键", "值", "说明", "班次", "名称", "文件或讲话",
}

BOXED = {"align": "center", "text_wrap": True, "border": 1}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 18, "align": "center"},
    "subtitle": {"font_size": 11, "align": "left"},
    "header": {"bold": True, "bg_color": "#E7EEF7", **BOXED},
    "left": {**BOXED, "align": "left"},
    "centre": {**BOXED},
    "date": {**BOXED, "num_format": "yyyy-m-d"},
    "time": {**BOXED, "num_format": "hh:mm"},
}
BASE = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
PAPER_A3, PAPER_A4 = 8, 9


def write_sample(sample: Sample, folder: Path) -> None:
    """Write a workbook, open at its ledger."""
    book = Workbook(folder / sample.file)
    book.set_properties({"title": sample.file.removesuffix(".xlsx"), "created": CREATED})
    looks = {name: book.add_format(BASE | look) for name, look in LOOKS.items()}
    for sheet in sample.sheets:
        page = book.add_worksheet(sheet.name)
        _lay_out(page, sheet)
        _write_heads(page, sheet, looks)
        for number, line in enumerate(sheet.lines):
            _write_line(page, sheet, number, line, looks)
        if sheet.name == "活动台账":
            page.activate()
    book.close()


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, WIDTHS.get(column, 10))
    page.freeze_panes(sheet.header + 1, 2 if len(sheet.columns) > len(PROBLEM_COLUMNS) else 0)
    page.set_landscape()
    page.set_paper(PAPER_A3 if len(sheet.columns) == len(COLUMNS) else PAPER_A4)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(sheet.header)
    page.set_footer("&C第 &P 页 共 &N 页")


def _write_heads(page: Worksheet, sheet: Sheet, looks: Mapping[str, Format]) -> None:
    last = len(sheet.columns) - 1
    for row, text in enumerate(sheet.heads):
        page.set_row(row, 22 if row else 34)
        page.merge_range(row, 0, row, last, text, looks["subtitle" if row else "title"])
    page.set_row(sheet.header, 34)
    page.write_row(sheet.header, 0, sheet.columns, looks["header"])
    if sheet.foot:
        row = sheet.header + 1 + len(sheet.lines)
        page.set_row(row, 26)
        page.merge_range(row, 0, row, last, sheet.foot, looks["subtitle"])


def _write_line(
    page: Worksheet, sheet: Sheet, number: int, line: Line, looks: Mapping[str, Format]
) -> None:
    page.set_row(sheet.header + 1 + number, _height(line))
    for column in sheet.columns:
        value = line.cells.get(column)
        look = looks[_look(column, value)]
        cell = sheet.address(number, column)
        if isinstance(value, date | time):
            page.write_datetime(cell, value, look)
        elif isinstance(value, str):
            page.write_string(cell, value, look)
        else:
            page.write(cell, value, look)


def _height(line: Line) -> float:
    """Return the height in points that the longest wrapped text of a line needs."""
    texts = {column: value for column, value in line.cells.items() if isinstance(value, str)}
    return 8 + 15 * max(wrapped(text, WIDTHS.get(column, 10)) for column, text in texts.items())


def wrapped(text: str, width: int) -> int:
    """Return how many lines a text takes in a column; a Chinese character is two wide."""
    return max(1, math.ceil(sum(1 if char.isascii() else 2 for char in text) / (width - 2)))


def _look(column: str, value: Cell) -> str:
    if isinstance(value, date):
        return "date"
    if isinstance(value, time):
        return "time"
    return "left" if column in LONG else "centre"


def problems(sample: Sample) -> Iterator[dict[str, str]]:
    """Yield what is wrong in a sample: each planted cell, then what is missing."""
    for sheet in sample.sheets:
        for number, line in enumerate(sheet.lines):
            if fault := line.fault:
                cell = sheet.address(number, fault.column)
                yield {"sheet": sheet.name, "cell": cell, "code": fault.code,
                       "severity": SEVERITY[fault.code], "what": fault.what}
    for gap in sample.absences:
        yield {"sheet": gap.sheet, "cell": "", "code": gap.code, "severity": SEVERITY[gap.code],
               "what": gap.what, "key": gap.key} | ({"when": gap.when} if gap.when else {})


def write_problems(sample: Sample, path: Path) -> None:
    """Write the list of what is wrong in a sample."""
    head = f"# {sample.file} 里有意埋设的问题。由 make_samples.py 生成，请勿手改。"
    text = "\n\n".join([head, *map(_toml_entry, problems(sample))]) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _toml_entry(problem: Mapping[str, str]) -> str:
    fields = (f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in problem.items())
    return "\n".join(["[[problem]]", *fields])
