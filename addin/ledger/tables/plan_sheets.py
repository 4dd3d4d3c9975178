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
_OF_PLANS = frozenset("划排告案程轮档")  # a character of each of them
_RECORD = pattern(r"台账|记录|登记|落实|完成|执行|实施(?!方案|计划)|情况|统计|总结")
_OF_THOSE_WHO_CAME = pattern(r"实|到[会场]|出[席勤]|签到")


def names_itself_plan(table: Table) -> bool:
    """Return whether a sheet's title, or where that says nothing its name, calls it a plan."""
    titles = [folded(t) for t in table.title.split()]
    if any(_RECORD.search(t) for t in titles):
        return False
    sheet = folded(table.sheet)
    return any(map(_names_plan, (sheet, *titles)))


def _names_plan(text: str) -> bool:
    if _OF_PLANS.isdisjoint(text):
        return False  # most, at once
    return _PLAN.search(text) is not None and not _RECORD.search(text)


def has_only_planned_days(table: Table) -> bool:
    """Return whether a table has a column of planned days and none of real ones."""
    return PLANNED in table.columns and "日期" not in table.columns


def says_who_came(table: Table) -> bool:
    """Return whether a table counts those who came; 参加人数 of a plan are those expected."""
    heading = table.headings.get("实到人数", "")
    return _OF_THOSE_WHO_CAME.search(folded(heading)) is not None
