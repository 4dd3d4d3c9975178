"""When and where in one cell, 3月5日上午9:00，三楼会议室, told apart where it reads one way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from addin.ledger.values.dates import DateContext, parse_when
from addin.ledger.values.days.date_wording import says_more
from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import clean, heading_key

_HEADING = pattern(
    r"(?:活动|会议|召开|开展|学习)?(?:时间|日期)(?:及|和|与)?(?:活动|会议|召开|开展|学习)?地点"
)
_LABEL = pattern(r"(?:活动|会议|召开|开展)?(?:时间|日期|地点)\s*[:：]\s*")
_BETWEEN = pattern(
    r"\s*[,，、;；/\s]\s*|(?<=[日号时点分午])(?=[^\d~\-—至到日号时点分上下午晚])|(?<=[日号])(?=\d)|(?<=\d)(?=(?![年月日号时点分至到])[\u4e00-\u9fff])"
)
_DIGITS_OF_DAY = 8  # 20220305
_NUMBERED = tuple("楼院房室线桌厅馆栋")
_LONGEST = 60
_ANY_YEAR = DateContext(2000)  # a leap year: which it is, is read later


def is_time_and_place(heading: str) -> bool:
    """Return whether a heading asks for both: 时间地点, 活动时间及地点."""
    return bool(_HEADING.fullmatch(heading_key(heading)))


def time_and_place(text: str, context: DateContext = _ANY_YEAR) -> tuple[str, str] | None:
    """Return the part that is a date and the part that is a place; None where no part is a date.

    The date is as long as it can be read: 3月5日上午9:00 with its time.
    """
    plain = clean(_LABEL.sub(" ", unicodedata.normalize("NFKC", text)))
    if len(plain) > _LONGEST:
        return None
    return next((cut for cut in _cuts(plain) if _is_day(*cut, context)), None)


def _is_day(day: str, place: str, context: DateContext) -> bool:
    """Return whether a part is a date and no number of a room: 会议室 305, 7号楼."""
    if day.isdigit() and len(day) < _DIGITS_OF_DAY:
        return False
    if day.endswith("号") and place[:1] in _NUMBERED:
        return False
    return parse_when(day, context).value is not None


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut a text into a date and a place, the longest date first."""
    if not says_more(text):
        yield text, ""
    spots = list(_BETWEEN.finditer(text))
    for spot in reversed(spots):
        yield text[: spot.start()], text[spot.end() :]
    for spot in spots:
        yield text[spot.end() :], text[: spot.start()]
