"""When somebody joined and was confirmed, in one cell: 2023.6（预备）→2024.6转正."""

from __future__ import annotations

from addin.ledger.values.patterns import pattern
from addin.ledger.values.text import folded

_DAY = r"((?:19|20)\d\d[年./\-]\d{1,2}(?:[月./\-]\d{1,2})?[日号月]?份?)"
_JOINED = r"(?:(?:被?接[收纳])?(?:入党|加入|接收|吸收|发展|为?(?:中共)?预备(?:党员|期)?))"
_CONFIRMED = r"(?:按期|如期|延期)?(?:转正|转为(?:中共)?正式(?:党员)?|正式(?:党员)?)"
_SIGN = r"[→>、,;/\s~—–-]*至?"
_FIRST = rf"(?:{_JOINED}[:(]?)?{_DAY}\)?(?:\(?{_JOINED}\)?)?"
_THEN = rf"(?:{_SIGN}\(?(?:{_CONFIRMED}[:(]?{_DAY}|{_DAY}\(?{_CONFIRMED})\)?\)?)?"
_BOTH = pattern(rf"{_FIRST}{_THEN}")
_ON_PROBATION = pattern(r"预备")


def joined_and_confirmed(text: str) -> tuple[str, str]:
    """Return the day of joining and that of the confirmation, as written; empty where untold."""
    m = _BOTH.fullmatch(folded(text))
    return (m[1], m[2] or m[3] or "") if m else ("", "")


def is_on_probation(text: str) -> bool:
    """Return whether a cell with a day of joining says 预备, and nothing of a confirmation."""
    return _ON_PROBATION.search(text) is not None and "转正" not in text and "正式" not in text
