"""Ledgers of any length, as a clerk writes them: a year of many branches, 300 activities each."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

HEADINGS = (
    *("党支部", "日期", "活动类型", "主题", "主要内容", "形式", "地点", "主持人", "主讲人"),
    *("应到人数", "实到人数", "学时"),
)
_TYPES = ("党员大会", "支委会", "党课", "主题党日", "党小组会", "专题学习")
_FORMS = ("集中学习", "交流研讨", "现场教学", "专题讲座")
_PLACES = ("一楼会议室", "二楼党员活动室", "市委党校", "机关礼堂")
_PEOPLE = ("李建国", "王秀英", "张志强", "刘春梅", "陈晓东")
_EACH = 300
_UNIT = "中共石桥镇委员会"
_TOPICS = ("学习党章党规", "研究发展党员工作", "学习全国两会精神", "开展志愿服务", "交流学习心得")


def write_ledger(path: Path, rows: int, year: int = 2022, unit: str = _UNIT) -> Path:
    """Write a ledger with so many activities of a year, and its parameters."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        parameters = book.add_worksheet("参数")
        for r, pair in enumerate(_parameters(year, unit)):
            parameters.write_row(r, 0, pair)
        sheet = book.add_worksheet("活动台账")
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADINGS)
        for n in range(rows):
            branch, day, *rest = activity(n, year)
            sheet.write(n + 1, 0, branch)
            sheet.write_datetime(n + 1, 1, day, days)
            sheet.write_row(n + 1, 2, rest)
    return path


def activity(n: int, year: int) -> tuple[str, date, *tuple[str | int, ...]]:
    """Return one row, as the headings say."""
    there = 20 + n % 11
    return (
        f"第{n // _EACH + 1}党支部",
        date(year, 1, 1) + timedelta(days=n % _EACH * 365 // _EACH),
        _TYPES[n % len(_TYPES)],
        f"{_TOPICS[n % len(_TOPICS)]}（第{n + 1}期）",
        f"组织党员{_TOPICS[n * 7 % len(_TOPICS)]}，结合第{n + 1}项工作交流发言。",
        _FORMS[n % len(_FORMS)],
        _PLACES[n % len(_PLACES)],
        _PEOPLE[n % len(_PEOPLE)],
        _PEOPLE[(n + 2) % len(_PEOPLE)],
        there + n % 4,
        there,
        2,
    )


def _parameters(year: int, unit: str) -> list[tuple[str, str]]:
    return [
        ("键", "值"),
        ("单位全称", unit),
        ("主送机关", "中共青岚县委"),
        ("报告期起", f"{year}-01-01"),
        ("报告期止", f"{year}-12-31"),
        ("成文日期", f"{year + 1}-01-05"),
    ]
