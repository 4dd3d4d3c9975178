"""Rows of activities that were called off or put off: written down, but never held."""

from __future__ import annotations

import re
from collections.abc import Iterable

from addin.ledger.activity import Activity
from addin.ledger.text import folded, is_unfilled

_OFF = (
    r"(?:已?取消|(?:未|没有?)(?:能|按期|如期)?(?:召开|开展|举行|举办)"
    r"|停办|停开|延期|推迟|改期|顺延|延后)"
)
_PUT_OFF_TO = (
    r"(?:至|到|召开|开展|举行|举办|进行|再)?[\d年月日号.\-/]{0,12}(?:召开|开展|举行|举办|进行)?"
)
_SAYS_SO = re.compile(rf"(?:.{{0,20}}[,;、:])?.{{0,20}}?{_OFF}{_PUT_OFF_TO}[。.!]?")
_IN_BRACKETS = re.compile(rf"\((?:[^()]{{0,12}}?{_OFF}{_PUT_OFF_TO})\)$")
_CAME = ("实到人数", "参加人员")
_WITH_BRACKETS = ("主题", "活动类型", "日期")


def apart(written: Iterable[Activity]) -> tuple[list[Activity], tuple[Activity, ...]]:
    """Return the activities that were held, and those that their rows say were not."""
    rows = list(written)
    off = tuple(a for a in rows if off_column(a) is not None)
    return [a for a in rows if off_column(a) is None], off


def off_column(activity: Activity) -> str | None:
    """Return the column that says that an activity was called off; None where it was held.

    A row with people in it was held, whatever its remark speaks of.
    """
    row = activity.row
    came = [c for c in _CAME if c in row.columns]
    told = next((c for c in came if _SAYS_SO.fullmatch(folded(row.text(c)))), None)
    if told or any(not is_unfilled(row.value(c)) and row.text(c) != "0" for c in came):
        return told
    if _SAYS_SO.fullmatch(folded(row.text("备注"))):
        return "备注"
    return next((c for c in _WITH_BRACKETS if _IN_BRACKETS.search(folded(row.text(c)))), None)
