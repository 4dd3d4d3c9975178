"""How many came of those due, as texts of activities say it: 15/16, （26/28）, 到会15/应到16."""

from __future__ import annotations

import re

from addin.ledger.values.patterns import pattern

_LAST_MONTH, _LAST_DAY = 12, 31
_CAME = r"(?:实到?|到会?|出席|参会|参加)(?:人数)?"
_DUE = r"(?:应到?会?|应参加|应出席|应参会)(?:人数)?"
_ORDER = rf"(?P<order>{_CAME}\s*/\s*{_DUE}|{_DUE}\s*/\s*{_CAME})\s*[:：]?\s*"
_HEADS = pattern(
    r"(?:^|(?<=[\s,;(、。:]))"
    rf"(?:{_ORDER})?"
    rf"(?P<said>{_CAME}|{_DUE})?:?(?P<a>\d{{1,3}})\s*[人名]?\s*/\s*"
    rf"(?P<other>{_CAME}|{_DUE})?:?(?P<b>\d{{1,3}})\s*[人名]?"
    r"(?=$|[\s,;()、。])"
)


def heads_in(text: str, dated: bool) -> tuple[str, str]:
    """Return how many came and were due, and the text without that; "" where it is not clear.

    ``dated``: the day is known from elsewhere. Else 3/5 may be one, and no heads.
    """
    found = list(_HEADS.finditer(text))
    if len(found) != 1 or not (dated or _is_no_day(found[0])):
        return "", text
    m = found[0]
    return _as_said(m), f"{text[: m.start()]}{text[m.end() :]}"


def _is_no_day(m: re.Match[str]) -> bool:
    labelled = m["order"] or m["said"] or m["other"]
    return bool(labelled) or int(m["a"]) > _LAST_MONTH or int(m["b"]) > _LAST_DAY


def _as_said(m: re.Match[str]) -> str:
    """Return heads as a cell of 实到人数 has them: with their labels where the text has any."""
    first = m["order"] or m["said"] or ""
    if not first and not m["other"]:
        return f"{m['a']}/{m['b']}"
    due_first = first.startswith("应") or (not first and not (m["other"] or "").startswith("应"))
    due, came = (m["a"], m["b"]) if due_first else (m["b"], m["a"])
    return f"应到{due}人，实到{came}人"
