"""Rules about sheets that were not read, or not understood."""

from __future__ import annotations

from collections.abc import Iterator

from addin.checks.finding import Hit
from addin.checks.ledger_rule import Case, Rule


def sheet_unread(case: Case) -> Iterator[Hit]:
    """有工作表没有读取。

    看不出这张工作表是哪一种台账，没有读取。与活动台账无关的，不必理会。

    错：表头没有“日期”“活动类型”
    对：表头有“日期”“活动类型”
    """
    for sheet in (s for s in case.ledger.unread if s not in case.ledger.untyped):
        yield Hit(sheet, None, "", {"sheet": sheet}, key=sheet)


def sheet_not_understood(case: Case) -> Iterator[Hit]:
    """有工作表像是登记活动的，没有看懂。

    表上有日期、有活动类型，却看不准哪一天是哪一类活动，整张没有统计；它可能写着的活动，也不说“未见记录”。
    列表、登记卡片、一列一次的横排表、月份和类型的交叉表、日历、“支委会：……”的文字记录，都能读。

    错：日期和类型写在不相干的地方，对不上
    对：一行一次活动，表头有“日期”“活动类型”
    """
    for r in case.ledger.reading:
        if r.seen:
            part = "整张" if r.form == "unread" else "没有看懂的部分"
            args: dict[str, object] = {"sheet": r.sheet, "seen": r.seen, "part": part}
            yield Hit(r.sheet, None, "", args, key=r.sheet)


def sheet_too_large(case: Case) -> Iterator[Hit]:
    """有工作表范围太大，没有读取。

    很远的地方有多余的单元格，整张表没有读取。请删去数据区以外的行和列，保存后再试。

    错：XFD1048576 有一个空格
    对：数据区以外没有内容
    """
    for sheet, cells in case.ledger.too_large.items():
        yield Hit(sheet, None, "", {"sheet": sheet, "cells": cells}, key=sheet)


RULES = (
    Rule(
        "L063",
        "error",
        "工作表“{sheet}”像是登记活动的，但没有看懂：{seen}；{part}没有统计，"
        "请整理成一行一次活动、表头有“日期”“活动类型”的表格",
        sheet_not_understood,
    ),
    Rule(
        "L043",
        "warning",
        "工作表“{sheet}”范围太大，有{cells}个单元格（多半是很远的地方有多余的），没有读取；"
        "请删去数据区以外的行和列后再试",
        sheet_too_large,
    ),
    Rule(
        "L038",
        "info",
        "看不出工作表“{sheet}”是哪一种台账，没有读取；与台账无关的不必理会",
        sheet_unread,
    ),
)
