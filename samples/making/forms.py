"""A ledger that is no list: a month as record forms, others across, as a crosstab, as a calendar
and as a diary. Unit and people are invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from making.model import CREATED
from making.writing import BASE, LOOKS, wrapped

FILE = "各式台账.xlsx"
Row = Sequence[str | int | None]


class Form(NamedTuple):
    """A sheet as it looks: its rows, the widths of its columns, ranges to be merged."""

    name: str
    rows: Sequence[Row]
    widths: Sequence[int]
    merged: Sequence[str] = ()


CARDS = Form(
    "1月登记表",
    (
        ("柳溪县文化馆党支部2023年1月活动登记表",),
        (),
        ("活动登记表（一）",),
        ("活动时间", "2023年1月6日", "活动地点", "二楼会议室"),
        ("活动类型", "☑支委会 □党员大会 □党课 □主题党日", "主持人", "蒋一鸣"),
        ("应到人数", 5, "实到人数", 5),
        ("活动主题", "研究全年学习安排"),
        (),
        ("活动登记表（二）",),
        ("活动时间", "2023年1月12日", "活动地点", "县养老院"),
        ("活动类型", "□支委会 □党员大会 □党课 ☑主题党日", "主持人", "蒋一鸣"),
        ("应到人数", 16, "实到人数", 15),
        ("活动主题", "春节前走访慰问老人"),
        ("缺席人员", "陆小川（出差）"),
    ),
    (12, 40, 12, 18),
    ("A1:D1", "A3:D3", "B7:D7", "A9:D9", "B13:D13", "B14:D14"),
)

ACROSS = Form(
    "2月考勤",
    (
        ("柳溪县文化馆党支部2023年2月组织生活考勤表",),
        ("日期", "2月3日", "2月10日", "2月24日"),
        ("类型", "支委会", "主题党日", "党课"),
        ("主题", "研究培训计划", "参观非遗展厅", "讲群众文化工作"),
        ("蒋一鸣", "√", "√", "√"),
        ("祁红梅", "√", "√", "√"),
        ("陆小川", "√", "√", "假"),
        ("钟文博", "/", "√", "√"),
        ("应到", 3, 4, 4),
        ("实到", 3, 4, 3),
        ("主持人", "蒋一鸣", "祁红梅", "蒋一鸣"),
    ),
    (12, 18, 18, 18),
    ("A1:D1",),
)

CROSSTAB = Form(
    "3至4月一览",
    (
        ("柳溪县文化馆党支部2023年“三会一课”一览表",),
        ("类别", "3月", "4月"),
        ("党员大会", "23日：通报一季度工作", "—"),
        ("支委会", "7日：研究预算", "4日：研究下乡演出"),
        ("主题党日", "15日：植树\n29日：整理古籍", "12日：送戏下乡"),
    ),
    (12, 26, 26),
    ("A1:C1",),
)

CALENDAR = Form(
    "5月日历",
    (
        ("柳溪县文化馆党支部2023年5月工作日历",),
        ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
        ("1", "2", "3", "4", "5\n支委会：研究图书采购", "6", "7"),
        ("8", "9\n到县局报送材料", "10", "11", "12\n主题党日：读书分享（主持：祁红梅；到会16人）", "13", "14"),
    ),
    (16, 16, 16, 16, 26, 10, 10),
    ("A1:G1",),
)

DIARY = Form(
    "6月纪事",
    (
        ("柳溪县文化馆党支部2023年6月党务纪事",),
        ("日期", "上午", "下午"),
        ("6月2日", "支委会：研究开放日方案（主持：蒋一鸣；应到5人，实到5人）", None),
        ("6月16日", None, "主题党日：走进社区（主持：祁红梅；到会14人）"),
        ("6月20日", "报送半年数据", None),
        ("6月29日", None, "党员大会：小结半年工作（主持：蒋一鸣；应到16人，实到16人）"),
    ),
    (12, 44, 44),
    ("A1:C1",),
)

SETTINGS = Form(
    "参数",
    (
        ("键", "值"),
        ("单位全称", "柳溪县文化馆党支部"),
        ("主送机关", "柳溪县直属机关工委"),
        ("报告期起", "2023-1-1"),
        ("报告期止", "2023-6-30"),
        ("成文日期", "2023-7-5"),
    ),
    (18, 34),
)

FORMS = (CARDS, ACROSS, CROSSTAB, CALENDAR, DIARY, SETTINGS)


def write_forms(folder: Path) -> None:
    """Write the workbook of forms into a folder."""
    book = Workbook(folder / FILE)
    book.set_properties({"title": FILE.removesuffix(".xlsx"), "created": CREATED})
    cell = book.add_format(BASE | LOOKS["left"])
    for form in FORMS:
        _write(book.add_worksheet(form.name), form, cell)
    book.close()


def _write(page: Worksheet, form: Form, cell: object) -> None:
    for column, width in enumerate(form.widths):
        page.set_column(column, column, width)
    for where in form.merged:
        page.merge_range(where, "", cell)
    for r, row in enumerate(form.rows):
        page.set_row(r, _height(row, form.widths))
        for c, value in enumerate(row):
            if value is not None:
                page.write(r, c, value, cell)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _height(row: Row, widths: Sequence[int]) -> float:
    """Return the height in points of a row; a title alone goes across the sheet."""
    lines = [_lines(v, widths[c]) for c, v in enumerate(row)] if len(row) > 1 else [1]
    return 8 + 15 * max(lines)


def _lines(value: str | int | None, width: int) -> int:
    return sum(wrapped(line, width) for line in str(value).split("\n"))
