"""Forms kept blank or filled in as examples: what is printed in them is no activity."""

from __future__ import annotations

from collections.abc import Iterable

from addin.ledger.forms.form import Field
from addin.ledger.grid import Value
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded, is_unfilled

_PRINTED = pattern(
    r"(?:20[\d_]{0,2}年)?"
    r"[年月日号时点分起止上下午至到共计约应实请假缺席人名次个第期周星期:;,、。()_/~.\-—×xX*]+"
)
_BLANK = pattern(r"[年月日时点分人名次个期_×xX*]")
_EXAMPLE = pattern(r"(?:样表|样张|样例|示例|范例|填[写表](?:示例|样例|说明))[)】]?:?$")
_ALWAYS_THE_SAME = frozenset({"地点", "主持人", "记录人", "应到人数", "党支部", "开始时间", "序号"})
_HOSTED = frozenset({"地点", "主持人", "记录人"})
_OF_A_TYPE = frozenset({"活动类型", "应到人数", "党支部", "序号"})


def is_printed(value: Value) -> bool:
    """Return whether a text is only what is printed around blanks: 年 月 日, 应到 人, 20  年."""
    if not isinstance(value, str):
        return False
    text = folded(value)
    return _PRINTED.fullmatch(text) is not None and _BLANK.search(text) is not None


def is_example(title: str) -> bool:
    """Return whether a title calls what is below it an example: 活动记录表（样表）."""
    return _EXAMPLE.search(folded(title)) is not None


def says_anything(fields: Iterable[tuple[str, Field]]) -> bool:
    """Return whether a card, as its fields by column, is filled in, and no form kept blank.

    A place, a chair, or a type that is not ticked, is printed in blank forms too.
    """
    filled = [(key, f) for key, f in fields if f.label is not None and not is_unfilled(f.value)]
    said = {key for key, _ in filled}
    ticked = any(f.part for key, f in filled if key == "活动类型")
    return not (said <= _ALWAYS_THE_SAME or (said <= _OF_A_TYPE | _HOSTED and not ticked))
