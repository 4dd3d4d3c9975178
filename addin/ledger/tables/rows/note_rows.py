"""Rows among activities that only note that nothing was held: 寒假, 本月无活动."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.catalogue import Catalogue
from addin.ledger.grid import Value
from addin.ledger.values.activity_types.types import types_named
from addin.ledger.values.numerals import HAN_NUMBER
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
_CAPTION = pattern(r"[\u4e00-\u9fff]{2,10}(?:\([^()]*\))?:[^:\d]{2,}|[^\d:]{6,}[。.!]")
_DAY_IN_WORDS = pattern(rf"{HAN_NUMBER}[月日号]")


def is_note(texts: Sequence[tuple[int, Value]], told: frozenset[int]) -> bool:
    """Return whether a row holds nothing but such a note, beside its day and number.

    ``told``: the columns of the day and of the number.
    """
    others = [v for i, v in texts if i not in told]
    if len(others) != 1 or not isinstance(others[0], str) or len(others[0]) > _LONGEST:
        return False
    return _NOTE.fullmatch(folded(others[0]).strip("-—。.!")) is not None


def is_caption(texts: Sequence[tuple[int, Value]], told: frozenset[int], known: Catalogue) -> bool:
    """Return whether a row is one text that names no day and no type, where those or numbers
    should be: 支委：张三（书记）、李四, 请假须书面。

    ``told``: the columns of the day and of the number.
    """
    if len(texts) != 1 or texts[0][0] not in told or type(texts[0][1]) is not str:
        return False
    text = folded(texts[0][1])
    if not _CAPTION.fullmatch(text) or _DAY_IN_WORDS.search(text):
        return False
    return not any(types_named(part, known) for part in text.split(":"))
