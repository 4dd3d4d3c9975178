"""Talks that stand among the activities: who talked with whom, and of what, is never quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from addin.checks.finding import Hit
from addin.ledger.ledger import Ledger
from addin.ledger.record import replace

TYPE = "谈心谈话"
COLUMNS = (
    *("主题", "主要内容", "主持人", "主讲人", "记录人", "参加人员", "列席人员", "请假人员"),
    *("实到人数", "请假人数", "缺席人数", "决议", "备注"),
)
UNSAID = "…"


def private_cells(ledger: Ledger) -> frozenset[tuple[str, str]]:
    """Return the cells, by sheet and address, that tell of talks in 活动台账."""
    others = (n.activity for n in (*ledger.called_off, *ledger.unclear))
    talks = [a.row for a in (*ledger.activities, *others) if TYPE in a.type_names]
    return frozenset(
        (row.sheet, cell) for row in talks for column in COLUMNS if (cell := row.address(column))
    )


def unquoted(hits: Iterable[Hit], private: frozenset[tuple[str, str]]) -> Iterator[Hit]:
    """Yield hits, those at private cells without the cell's words."""
    for hit in hits:
        yield _bare(hit) if (hit.sheet, hit.cell) in private else hit


def _bare(hit: Hit) -> Hit:
    args = {k: UNSAID if isinstance(v, str) and v in hit.value else v for k, v in hit.args.items()}
    return replace(hit, value=UNSAID, args=args, suggestion=None)
