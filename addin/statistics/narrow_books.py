"""Books that hold one type of activity only, or are a 党小组's: others are not looked for there."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.ledger import Ledger
from addin.ledger.tables.rows.data_rows import ACTIVITIES, TYPE
from addin.ledger.tables.sheet_names import type_told
from addin.ledger.tables.table import Table
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

GROUP_MEETING = "党小组会"
_OF_ALL = pattern(r"三会一课|组织生活(?!会)|党建|党内政治生活|活动(?:情况)?(?:台账|记录|登记)")
_OF_GROUP = pattern(r"第?[一二三四五六七八九十\d]{1,2}党小组|^党小组(?!会)")
_OF_BRANCH = frozenset({"党员大会", "支委会", "组织生活会", "民主评议党员"})


def would_be_in(ledger: Ledger, type_name: str) -> bool:
    """Return whether a book is such that an activity of a type would be in it, had it been held."""
    whole = ledger.whole or ledger
    tables = [t for t in whole.tables if t.kind.name == ACTIVITIES and t.rows]
    if not tables or whole.not_understood or whole.untyped or whole.table("参数"):
        return True
    if _is_of_group(tables, whole):
        return type_name == GROUP_MEETING
    only = _only_type(tables, whole)
    return only is None or only == type_name


def _only_type(tables: Sequence[Table], ledger: Ledger) -> str | None:
    """Return the one type that names, titles and rows speak of; None where any speaks of more."""
    told = {type_told(t.sheet, t.title, ledger.catalogue) for t in tables}
    held = {name for a in ledger.activities for name in a.type_names}
    if len(told) != 1 or told != held:
        return None
    if any(t.form == "list" and TYPE in t.columns for t in tables):
        return None
    said = (ledger.name, *(f"{t.sheet} {t.title}" for t in tables))
    return None if any(_OF_ALL.search(folded(text)) for text in said) else held.pop()


def _is_of_group(tables: Sequence[Table], ledger: Ledger) -> bool:
    """Return whether every sheet says that it is a 党小组's, and no branch's meeting is in it."""
    held = {name for a in ledger.activities for name in a.type_names}
    if _OF_BRANCH & held:
        return False
    return all(_OF_GROUP.search(folded(t.title)) or _OF_GROUP.search(t.sheet) for t in tables)
