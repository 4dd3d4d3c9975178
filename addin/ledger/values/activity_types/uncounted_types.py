"""Texts that name no counted type: what is known to be none, what may be one, what is proposed."""

from __future__ import annotations

from addin.ledger.catalogue import Activities, Catalogue
from addin.ledger.values.activity_types.type_frames import is_about, is_something_else, slip_at_end
from addin.ledger.values.near_misses import slip_of
from addin.ledger.values.patterns import pattern
from addin.ledger.values.problems import Problem

LONGEST_NAME = 40
_LEAST_ENDING = 3
_LEAST_OCCASION = 2
_MAY_BE_STUDY = pattern(r"学习|研讨|教育|课")
# 党总支委员会 and 党委会 are meetings of bodies above the branches, and none of 支委会.
_OF_ABOVE = pattern(
    r"(?!传达|参加|列席|旁听|学习|贯彻|落实|筹备|[向报]).{0,8}(?:总支部?|[党工]委)(?:委员?)?(?:\(?扩大\)?)?(?:会|会议|会会议)"
)


def is_uncounted(text: str, activity: Activities) -> bool:
    """Return whether a text is known to be no counted type, or ends with what is: 七一表彰大会."""
    if text in activity.none_counted or is_of_above(text):
        return True
    named = any(len(o) >= _LEAST_ENDING and text.endswith(o) for o in activity.known_others)
    return named and not _may_be_counted(text, activity)


def is_of_above(text: str) -> bool:
    """Return whether a text names a meeting of a body above the branches: 党总支委员会."""
    return _OF_ABOVE.fullmatch(text) is not None


def uncounted(text: str, catalogue: Catalogue) -> tuple[Problem, ...]:
    """Return what is to be said of a folded text that names no counted type.

    Nothing where the ledger says that it is not counted; a question where it may be a counted one.
    """
    activity = catalogue.activity
    if text in activity.said_uncounted:
        return ()
    if is_of_above(text):
        return (Problem("type-other", None, {"name": text}),)
    proposal = proposed_type(text, catalogue)
    if text not in activity.known_others and (proposal or _may_be_counted(text, activity)):
        return (Problem("type-unknown", proposal),)
    return (Problem("type-other", None, {"name": text}),)


def _may_be_counted(text: str, activity: Activities) -> bool:
    """Return whether a text has a word of a counted type in it, or is some meeting of a branch."""
    of_branch = "支部" in text and text.endswith(("会", "会议"))
    return len(text) > LONGEST_NAME or of_branch or any(word in text for word in activity.telling)


def is_occasion(text: str, catalogue: Catalogue) -> bool:
    """Return whether a text beside a type, 暨“两优一先”表彰, may be no counted type itself.

    What tells of something about a type, as its preparation, is none; a study may be one.
    """
    if len(text) < _LEAST_OCCASION or len(text) > LONGEST_NAME or _MAY_BE_STUDY.search(text):
        return False
    if is_something_else(text):
        return True
    return proposed_type(text, catalogue) is None and not _may_be_counted(text, catalogue.activity)


def proposed_type(text: str, catalogue: Catalogue) -> str | None:
    """Return the type that a text may be a slip of, or the only one that it contains.

    None for what tells of something else: 团支部大会, 取消主题党日.
    """
    if len(text) > LONGEST_NAME or text in catalogue.activity.none_counted:
        return None
    if "暨" in text:
        parts = [proposed_type(part, catalogue) for part in text.split("暨")]
        return "暨".join(p for p in parts if p) if all(parts) else None
    if is_something_else(text):
        return None
    if near := slip_of(text, catalogue.type_names, alike_only=True):
        return None if near in text and is_about(near, text) else catalogue.type_names[near]
    if mended := slip_at_end(text, catalogue.type_names, catalogue.activity):
        return mended
    inside = [n for n, name in catalogue.type_names.items() if n in text and _is_long(n, name)]
    longest = max(inside, key=len, default="")
    found = {catalogue.type_names[n] for n in inside if n not in longest or n == longest}
    return found.pop() if len(found) == 1 and not is_about(longest, text) else None


def is_slip(text: str, catalogue: Catalogue) -> bool:
    """Return whether a folded text is nearly the name of a type, and nothing else: 主提党日.

    Words may stand before it, 线上支委汇. What contains the name is no slip of it, nor is a word of
    its own that is a part of it: 组织生活, 小组学习.
    """
    activity = catalogue.activity
    others = text in activity.none_counted or text in activity.too_broad
    if len(text) < _LEAST_ENDING or others or is_something_else(text):
        return False
    if near := slip_of(text, catalogue.type_names, activity.known_others, alike_only=True):
        return len(near) >= _LEAST_ENDING and near not in text and text not in near
    return slip_at_end(text, catalogue.type_names, activity) is not None


def _is_long(name: str, canonical: str) -> bool:
    """Return whether a name tells its type inside other words too: 小组会 is of any group."""
    return len(name) > 3 or (len(name) == 3 and name == canonical)
