"""Rows among activities that only note that nothing was held: 寒假, 本月无活动."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.grid import Value
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_FEAST = (
    r"(?:元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|双节|寒|暑|年|长|法定|高温|节日?|小)"
)
_NOTHING = (
    r"(?:无|未|没有?|不)(?:能|再|予)?(?:安排|开展|召开|组织|举行|举办)*(?:任何|集中)?"
    r"(?:组织生活|党[内建]活动|活动|会议|学习|三会一课|记录)?"
)
_NOTE = pattern(
    rf"\(?(?:学校|学生|师生|集体|企业|单位|全[校体员厂])*{_FEAST}*(?:放|休)?{_FEAST}*"
    r"(?:假期?|假日|休息|停课|停产|停工)(?:期间)?(?:放假|休假|休息)?(?:\d+天)?"
    rf"(?:[,;、:(]?{_NOTHING})?\)?"
    rf"|\(?(?:[本当](?:月|季度?|周|期)|期间|此间|因?疫情(?:期间)?)[,:]?{_NOTHING}\)?"
    r"|\(?以下(?:空白|无正文|无记录|无)\)?"
)
_LONGEST = 30


def is_note(texts: Sequence[tuple[int, Value]], told: frozenset[int]) -> bool:
    """Return whether a row holds nothing but such a note, beside its day and number.

    ``told``: the columns of the day and of the number.
    """
    others = [v for i, v in texts if i not in told]
    if len(others) != 1 or not isinstance(others[0], str) or len(others[0]) > _LONGEST:
        return False
    return _NOTE.fullmatch(folded(others[0]).strip("-—。.!")) is not None
