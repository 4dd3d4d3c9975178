"""What is due of ledgers written as small text tables."""

from __future__ import annotations

from datetime import date

from addin.agenda.agenda import agenda
from addin.agenda.due import Due
from addin.ledger.period import parse_period
from addin.ledger.scope import find_scope
from ledgers import ledger

NOTHING_HELD = """
日期     | 活动类型 | 主题         | 主持人 | 实到人数
2022-1-4 | 青年理论学习 | 学习讲话 | 张三   | 12
"""


def due_on(
    day: str, activities: str = NOTHING_HELD, period: str = "2022H1", **others: str
) -> list[Due]:
    """Return what is due as of a day; a ledger of the first half of 2022 unless stated."""
    of = parse_period(period)
    assert of is not None
    book = ledger(activities, of.start.year, **others)
    return agenda(book, find_scope(book, of).period, date.fromisoformat(day))


def told(found: list[Due], *codes: str) -> list[tuple[str, str, str]]:
    """Return what is due by some rules: what, by when, whose."""
    return [(d.words, d.by.isoformat(), d.branch) for d in found if d.rule in codes]
