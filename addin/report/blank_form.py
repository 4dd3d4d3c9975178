"""How a ledger differs from the form that ``taizhang new`` writes."""

from __future__ import annotations

from collections.abc import Iterator

from addin.ledger.ledger import Ledger
from addin.ledger.tables.table import Table
from addin.ledger.values.text import heading_key

SETTINGS = "参数"
ACTIVITIES = "活动台账"


def differences(ledger: Ledger) -> tuple[str, ...]:
    """Return in words what is missing, called otherwise or laid out otherwise; each said once."""
    return tuple(dict.fromkeys(_differences(ledger)))


def _differences(ledger: Ledger) -> Iterator[str]:
    if not ledger.settings.present:
        yield f"没有“{SETTINGS}”工作表"
    for sheet in ledger.unread:
        yield f"工作表“{sheet}”不是范本里的表"
    activities = [t for t in ledger.tables if t.kind.name == ACTIVITIES]
    if len(activities) > 1:
        yield f"{ACTIVITIES}分成{len(activities)}张表"
    for table in ledger.tables:
        if table.kind.form_of:
            yield f"“{table.sheet}”的{table.kind.form_of}用了另一种表式"
        elif table.kind.name != SETTINGS:
            yield from _of_columns(table)


def _of_columns(table: Table) -> Iterator[str]:
    named = f"{table.kind.name}的表头"
    other = {
        key: heading
        for key, heading in table.headings.items()
        if heading_key(heading).strip("*") != heading_key(key)
    }
    if other:
        yield f"{named}与范本不同：" + "、".join(f"{h}（{key}）" for key, h in other.items())
    lacking = [
        c.key
        for c in table.kind.columns
        if not c.optional_in_new and c.key not in table.columns and c.key not in table.implied
    ]
    if lacking:
        yield f"{table.kind.name}缺栏目：{'、'.join(lacking)}"
