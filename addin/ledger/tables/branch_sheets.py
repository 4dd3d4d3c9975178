"""One sheet a branch: the sheet's name or title says whose activities it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.tables.sheet_names import bare, has_no_name, is_body, without_year
from addin.ledger.tables.table import Table, with_implied
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, shown

_LOOSE = pattern(r"中共|中国共产党|党|第|委员会")
_SAID = pattern(r"(?:^|[\s,;、(])(?:所[属在])?党?支部(?:名称)?[:：]\s*([^\s:,;、()]{2,20})")
_OF_FORM = pattern(r"(?:基层|所属|下属|各|本)党?(?:支部|组织)$")
_A_TIME = pattern(
    r"(?:第?[一二三四1-4]季度?|(?:\d{1,2}|[一二三四五六七八九十元]{1,2})月份?|[上下]半年|[Qq][1-4]"
    r"|\d{1,2}月?[-—~至]\d{1,2}月份?)?"
)


def with_branches(tables: Sequence[Table], catalogue: Catalogue) -> list[Table]:
    """Return the tables; where each branch has a sheet of its own, their rows know their branch."""
    sheets = [t for t in tables if t.kind.name == "活动台账" and "党支部" not in t.columns]
    told = {t.sheet: name for t in sheets if (name := _branch(t, catalogue))}
    if len(set(told.values())) < 2 or all(_A_TIME.fullmatch(bare(sheet)) for sheet in told):
        return list(tables)  # a sheet a quarter is of one branch, whatever its form calls it
    roster = _on_roster(tables)
    return [
        with_implied(t, "党支部", roster.get(_loose(told[t.sheet]), told[t.sheet]))
        if t.sheet in told and t in sheets
        else t
        for t in tables
    ]


def _branch(table: Table, catalogue: Catalogue) -> str | None:
    """Return the branch that a sheet's name is, or failing that the one that heads its title."""
    name = bare(table.sheet)
    if is_body(name) and name not in catalogue.type_names:
        return name
    if said := _SAID.search(shown(table.title)):
        name = folded(said[1])
        return name if is_body(name) else f"{name}党支部"
    head = re.match(r".*?(?:支部|总支|党组|党委)", without_year(folded(table.title)))
    if head is None or has_no_name(head[0]) or _OF_FORM.search(head[0]):
        return None
    return head[0]


def _on_roster(tables: Iterable[Table]) -> dict[str, str]:
    names = {
        folded(shown(row.value("党支部")))
        for t in tables
        if t.kind.name == "党员名册"
        for row in t.rows
    }
    loose = [_loose(n) for n in names]
    return {_loose(n): n for n in names if n and loose.count(_loose(n)) == 1}


def _loose(branch: str) -> str:
    return _LOOSE.sub("", branch)
