"""Sheets that say what is to be done: a plan is no ledger of what was held."""

from __future__ import annotations

from addin.ledger.tables.table import Table
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

PLANNED = "计划日期"
_PLAN = pattern(
    r"(?:计划|安排|预告|方案|规划|日程|轮[讲值流训课学]|排[班课期]|课程|配档)(?:安排)?"
    r"(?:一览)?表?(?:\([^()]*\))?\d*$"
)
_RECORD = pattern(r"台账|记录|登记|落实|完成|执行|实施(?!方案|计划)|情况|统计|总结")
_OF_THOSE_WHO_CAME = pattern(r"实|到[会场]|出[席勤]|签到")


def names_itself_plan(table: Table) -> bool:
    """Return whether a sheet's title, or where that says nothing its name, calls it a plan."""
    titles = [folded(t) for t in table.title.split()]
    if any(_RECORD.search(t) for t in titles):
        return False
    sheet = folded(table.sheet)
    named = _PLAN.search(sheet) is not None and not _RECORD.search(sheet)
    return named or any(_PLAN.search(t) and not _RECORD.search(t) for t in titles)


def has_only_planned_days(table: Table) -> bool:
    """Return whether a table has a column of planned days and none of real ones."""
    return PLANNED in table.columns and "日期" not in table.columns


def says_who_came(table: Table) -> bool:
    """Return whether a table counts those who came; 参加人数 of a plan are those expected."""
    heading = table.headings.get("实到人数", "")
    return _OF_THOSE_WHO_CAME.search(folded(heading)) is not None
