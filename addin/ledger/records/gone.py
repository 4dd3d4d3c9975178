"""Whether a remark on a roster says that somebody is no member of the branch any more."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_WORDS = (
    r"(?:转出|转走|调出|调离|调走|迁出|去世|病故|病逝|逝世|死亡|已故|亡故|离世"
    r"|开除党籍|开除出党|除名|脱党|退党|取消预备(?:党员|期)?资格|停止党籍)"
)
_DAY = (
    r"(?:于|在)?(?:(?P<year>\d{4})[年./\-](?P<month>\d{1,2})?(?:[月./\-](?P<day>\d{1,2}))?"
    r"[日月号]?(?:份)?)?"
)
_RELATION = r"(?:党员)?(?:党?组织关系|关系|整建制)?"
_SAYS_SO = pattern(
    rf"{_RELATION}(?:已经?)?{_DAY}(?:因(?:病|故|工作|违纪|公)[^\d]{{0,6}}?)?(?:已经?|被)?{_RELATION}"
    rf"(?:已经?|被)?{_WORDS}(?:了|本?支部|(?:至|到|往|去)[^转回]{{1,20}})?(?:\([^()]*\))?"
)
_MAY = pattern(_WORDS)
_OTHERS = pattern(r"[父母妻夫子女]|配偶|爱人|家属|亲属|老伴")
_CAME_BACK = pattern(r"转回|调回|返回|恢复|撤销|迁回")
_SPLIT = pattern(r"[,;。、!]")


class Gone(Struct, frozen=True):
    """What a remark says: since which day, as far as it tells; ``sure``: or only speaks of it."""

    sure: bool
    since: date | None = None


def gone(remark: str) -> Gone | None:
    """Return what a remark says of leaving the branch; None where it does not speak of it."""
    said: Gone | None = None
    for clause in _SPLIT.split(folded(remark)):
        if not _MAY.search(clause) or _OTHERS.search(clause):
            continue
        m = _SAYS_SO.fullmatch(clause)
        said = Gone(True, _day(m["year"], m["month"], m["day"])) if m else Gone(False)
    return Gone(False) if said and _CAME_BACK.search(remark) else said


def _day(year: str | None, month: str | None, day: str | None) -> date | None:
    """Return the first day that a date may mean."""
    if not year:
        return None
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
