"""Rows of activities that were called off or put off: written down, but never held."""

from __future__ import annotations

from collections.abc import Iterable

from addin.ledger.records.activity import Activity
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled

_OFF = (
    r"(?:(?<![未没不])(?:已?取消)|(?:未|没有?)(?:能|按期|如期)?(?:召开|开展|举行|举办)"
    r"|停办|停开|延期|推迟|改期|顺延|延后)"
)
_PUT_OFF_TO = (
    r"(?:至|到|召开|开展|举行|举办|进行|再)?[\d年月日号.\-/]{0,12}(?:召开|开展|举行|举办|进行)?"
)
_SAYS_SO = pattern(rf"(?:.{{0,20}}[,;、:])?.{{0,20}}?{_OFF}{_PUT_OFF_TO}[。.!]?")
_IN_BRACKETS = pattern(rf"\((?:[^()]{{0,12}}?{_OFF}{_PUT_OFF_TO})\)$")
_LONGEST = 60
_CAME = ("实到人数", "参加人员")
_WITH_BRACKETS = ("主题", "活动类型", "日期")


def apart(written: Iterable[Activity]) -> tuple[list[Activity], tuple[Activity, ...]]:
    """Return the activities that were held, and those that their rows say were not."""
    held: list[Activity] = []
    off: list[Activity] = []
    for a in written:
        (held if off_column(a) is None else off).append(a)
    return held, tuple(off)


def off_column(activity: Activity) -> str | None:
    """Return the column that says that an activity was called off; None where it was held.

    A row with people in it was held, whatever its remark speaks of.
    """
    row = activity.row
    for column in _CAME:
        value = row.value(column)
        if isinstance(value, str) and _says_so(value):
            return column
        if value != 0 and not is_unfilled(value):
            return None
    remark = row.value("备注")
    if isinstance(remark, str) and _says_so(remark):
        return "备注"
    return next((c for c in _WITH_BRACKETS if _IN_BRACKETS.search(folded(row.text(c)))), None)


def _says_so(text: str) -> bool:
    return len(text) <= _LONGEST and _SAYS_SO.fullmatch(folded(text)) is not None
