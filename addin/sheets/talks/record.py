"""The sheet 谈心谈话: only counts of it ever leave the program."""

from __future__ import annotations

from typing import Any, ClassVar

from addin.ledger.record import Discreet
from addin.ledger.sheet_records import Records, SheetReader
from addin.ledger.tables.plan_sheets import names_itself_plan
from addin.ledger.tables.table import Row
from addin.ledger.values.dates import When
from addin.ledger.values.names import Names
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_KIND = "谈心谈话"
_NO = pattern(r"否|[未没待拟]|尚未|还未|计划|取消|已取消|改期|推迟|延期|暂缓|×|✗|✘|[xXnN]$")
_YES = pattern(r"是|已|完成|√|✓|✔|[yY]$")
_OFF = pattern(
    r"(?<![未没不])取消|(?:[未没]|没有|尚未)(?:能|按期)?(?:谈|进行|开展|完成|落实)(?!话?记录)"
    r"|改期|推迟|延期|暂缓|[待拟](?:谈|进行|开展)"
)


class Talk(Discreet, frozen=True):
    """A talk. ``people`` took part on either side: held against the roster, never shown.

    ``whole``: the row names each of them. ``held``: nothing says that it was not, or is only
    planned.
    """

    unshown: ClassVar[tuple[str, ...]] = ("people",)

    row: Row
    when: When | None
    kind: str | None
    people: frozenset[str]
    whole: bool
    held: bool = True


def talk(row: Row, values: dict[str, Any], planned: bool = False) -> Talk:
    """Build a talk from a row's parsed values; ``planned``: its table calls itself a plan."""
    sides: list[Names | None] = [values.get("谈话人"), values.get("谈话对象")]
    named = [s for s in sides if s]
    return Talk(
        row=row,
        when=values.get("日期"),
        kind=values.get("类别"),
        people=frozenset(name for side in named for name in side.names),
        whole=all(s is not None and s.names and not s.groups and not s.everyone for s in sides),
        held=_held(row, planned),
    )


def _held(row: Row, planned: bool) -> bool:
    status, remark = folded(row.text("状态")), folded(row.text("备注"))
    if _NO.match(status) or _OFF.search(remark):
        return False
    return not planned or _YES.match(status) is not None


def _read(reader: SheetReader) -> tuple[Talk, ...]:
    return tuple(
        talk(row, values, names_itself_plan(table))
        for table in reader.tables
        if table.kind.name == _KIND
        for row, values in reader.rows(_KIND, table)
    )


TALKS = Records(_KIND, _read, lambda its: its.when.first if its.when and its.held else None)
