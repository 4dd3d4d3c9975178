"""Lines that say how often each type was held: 本月完成：支委会1次、党课1次; 支委会：12次."""

from __future__ import annotations

import re
from collections.abc import Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Value
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.numerals import HAN_NUMBER
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_SUM = r"合计|小计|总计|统计|汇总|完成|小结"
_LABEL = pattern(
    r"(?:备?注|说明):(?=[^:]*\d次[,、;])"
    r"|(?:备?注|说明|统计|小结)?:?[^:,、;]{0,16}?"
    rf"(?:[本当全]月|[本全]季度?|第?[一二三四1-4]季度|[全本]年|年度|\d{{1,2}}月|[上下]半年|{_SUM})"
    r"[^:,、;\d]{0,6}?(?::|(?=共|召开|开展|举行))|(?:共|合计|小计|总计)(?:计|召开|开展)*:?"
)
_PIECE = pattern(
    r"(?:其中:?|(?:半|[全本一1今])年[来内]?|[本当]月|以来|共|共计|合计|总计|组织(?!生活)|召开|开展|举行|举办|完成|开(?!展))*"
    r"(?:(?:各类|各项|党建|组织生活)*(?:活动|会议))?([^\d:]*?):?(?:共|共计|召开|开展)?"
    rf"(?:\d+|{HAN_NUMBER})(?:场次|次|场)"
)
_ASKED_FOR = pattern(r"应|要求|不少于|至少|每|计划|目标|标准|上[月年季]|去年|拟|下[月半季]")
_OF_MONTH = pattern(r"[本当全\d]月")
_ASIDE = pattern(r"\([^()\d]{1,16}\)(?=[、,;。]|$)")  # 组织生活会1次（与民主评议一并进行）
_MAY_BE = pattern(r"[\d一二三四五六七八九十两][场次]")


def counts_types(text: str, catalogue: Catalogue, one_month: bool = True) -> bool:
    """Return whether a text counts activities by type, or all of them, and says nothing else.

    A single type needs a label: 支委会2次 alone may be what one cell is about. ``one_month``: it
    stands below what is of one month, so that a count of the month is of all that is above it.
    """
    if not _may_count(text):
        return False
    plain = folded(text)
    if not one_month and _OF_MONTH.search(plain):
        return False
    label = _LABEL.match(plain)
    names = _counted(plain[label.end() if label else 0 :], catalogue)
    return bool(names) and (sum(map(bool, names)) > 1 or label is not None)


def _may_count(text: str) -> bool:
    return ("次" in text or "场" in text) and _MAY_BE.search(text) is not None


def counts_types_in_cells(values: Sequence[Value], catalogue: Catalogue) -> bool:
    """Return whether each cell of a row counts a type: 支委会：12次 | 党课：2次.

    The first may be of all: 共14次.
    """
    if not values or not isinstance(values[0], str) or not _may_count(values[0]):
        return False  # most rows, at once
    texts = [v for v in values if isinstance(v, str)]
    if len(texts) < len(values):
        return False
    if len(texts) == 1:
        return counts_types(texts[0], catalogue)
    counted = [_counted(folded(text), catalogue) for text in texts]
    return bool(counted[0]) and all(any(names) for names in counted[1:])


def _counted(text: str, catalogue: Catalogue) -> list[str]:
    """Return the types that the pieces of a text count, '' for all; none where one says more."""
    if _ASKED_FOR.search(text):
        return []
    pieces = [p for p in re.split(r"[、,;。和及]", _ASIDE.sub("", text)) if p]
    names = [m[1] if (m := _PIECE.fullmatch(p)) else None for p in pieces]
    found = [name for name in names if name is not None]
    known = all(not name or types_named(name, catalogue) for name in found)
    return found if known and len(found) == len(names) else []
