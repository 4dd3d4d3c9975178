"""What an activity may be whose cell of 活动类型 has words of its own: 集体学习, 庆祝活动."""

from __future__ import annotations

from collections.abc import Iterable

from addin.ledger.values.patterns import pattern

_ACTED = pattern(
    r"(?:活动|学习|自学|研学|研讨|读书班|教育|参观|观影|观摩|慰问|服务|走访|培训|调研|宣讲|讲座|竞赛|比赛|徒步|植树|帮扶)$"
)
_MET = pattern(r"会|议|评|生活|民主|支委|党小组")
_MEETING = pattern(r"会$|民主评议")
_IDEOLOGY = pattern(r"意识|形态|学习|研|专题|教育|读书|形势|讲")
_IDEOLOGY_TYPE = "意识形态专题"


def may_be(words: str, types: Iterable[str]) -> frozenset[str] | None:
    """Return which types a row with such words may be; None for any.

    Words that end by naming what was done are of no meeting: 集体学习 is no 民主评议党员. A
    主题党日 or a 党课 may go by any words.
    """
    if not _ACTED.search(words) or _MET.search(words):
        return None
    return frozenset(
        t
        for t in types
        if not _MEETING.search(t) and (t != _IDEOLOGY_TYPE or _IDEOLOGY.search(words))
    )
