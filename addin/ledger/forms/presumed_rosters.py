"""Whether lists of names that may be the roster agree with the activities' hosts and heads."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.tables.rows.data_rows import ACTIVITIES
from addin.ledger.tables.table import Table
from addin.ledger.values.names import parse_names
from addin.ledger.values.numerals import from_han
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, shown

PRESUMED = "names"
"""The form of a table that is the roster only where the activities agree."""
_NAME, _HOST, _DUE = "姓名", "主持人", "应到人数"
_LEAST_HOSTS = 2
_LEAST_DUE = 3
_HALF, _NEARLY_ALL = 0.5, 0.8
_PARTY = pattern(r"党员|支部|党小组|书记|(?:组织|宣传|纪检|青年)委员|支委|入党|转正|预备|转入|转出")


def disproved_rosters(tables: Sequence[Table]) -> frozenset[str]:
    """Return the sheets with lists of names that are surely not those of all members.

    Most hosts are not on it; or far fewer, or far more, are ever due than it has names. Beside a
    roster that says what it is such a list tells nothing new.
    """
    presumed = [t for t in tables if t.form == PRESUMED]
    if not presumed:
        return frozenset()
    if any(t.kind.name == "党员名册" and t.form != PRESUMED for t in tables):
        return frozenset(t.sheet for t in presumed)
    speaking = [t for t in presumed if _speaks_of_members(t)]
    lists, sure = speaking or presumed, bool(speaking)
    names = {folded(shown(row.value(_NAME))) for t in lists for row in t.rows}
    agreed: set[str] = set()
    if _hosts_agree(tables, names, sure=sure) and _heads_agree(tables, len(names), sure=sure):
        agreed = {t.sheet for t in lists}
    return frozenset(t.sheet for t in presumed) - agreed


def _speaks_of_members(table: Table) -> bool:
    """Return whether the name, the title, a heading or a cell of a list speaks of the Party."""
    said = (table.sheet, table.title, *(shown(v) for row in table.rows for v in row.values))
    return any(map(_PARTY.search, said))


def _hosts_agree(tables: Sequence[Table], names: set[str], *, sure: bool) -> bool:
    """Return whether half of those who held anything, as far as that is known, are on a list.

    Of a list that is not ``sure`` to be of members it is nearly all.
    """
    plain = {name.split("(")[0] for name in names}
    hosts = {
        host
        for t in tables
        if t.kind.name == ACTIVITIES
        for row in t.rows
        if (people := parse_names(row.value(_HOST)).value)
        for host in people.names
    }
    if len(hosts) < _LEAST_HOSTS:
        return sure
    return len(hosts & plain) >= len(hosts) * (_HALF if sure else _NEARLY_ALL)


def _heads_agree(tables: Sequence[Table], listed: int, *, sure: bool) -> bool:
    """Return whether about as many were due, at most, as there are names on the lists."""
    due = [
        heads
        for t in tables
        if t.kind.name == ACTIVITIES
        for row in t.rows
        if (heads := _number(folded(shown(row.value(_DUE)))))
    ]
    if len(due) < _LEAST_DUE:
        return sure
    often = [n for n in due if due.count(n) > 1] or due
    room = max(2, listed // 5) if sure else 1
    return abs(max(often) - listed) <= room


def _number(text: str) -> int | None:
    digits = text.rstrip("人名位")
    return int(digits) if digits.isascii() and digits.isdigit() else from_han(digits)
