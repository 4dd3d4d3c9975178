"""Lectures (党课) given by the secretary: known, unknown, or known to be somebody else's."""

from __future__ import annotations

from addin.ledger.ledger import Ledger
from addin.ledger.period import Period
from addin.ledger.records.activity import Activity
from addin.ledger.values.names import Names
from addin.ledger.values.patterns import pattern

LECTURE = "党课"
_SECRETARY = pattern(r"(?:.*[^副])?书记")
_DEPUTY = "副书记"
_LECTURING = pattern(r"(?<!副)书记(?:带头)?[讲上]?(?:专题|廉政|微)?党课")


def by_secretary(activity: Activity, ledger: Ledger) -> bool | None:
    """Return whether the secretary gave a lecture; None where the ledger does not tell.

    The type's or the topic's words tell it, what stands beside the lecturer's name, or who is
    known to be secretary.
    """
    written = _said_by_type(activity)
    people = activity.lecturer
    if written is not None or people is None:
        return written
    if any(map(_SECRETARY.fullmatch, people.groups)):
        return True
    if not people.names:
        return None
    beside = _said_by_roles(people)
    if beside is None and ledger.knows_secretary(activity.branch):
        return not ledger.secretaries.isdisjoint(people.names)
    return beside


def _said_by_type(activity: Activity) -> bool | None:
    words = activity.types.remark if activity.types else ""
    if "书记" not in words + activity.row.text("活动类型") + activity.topic:
        return None  # most rows, at once
    if _SECRETARY.match(words) or any(map(_LECTURING.search, _titles(activity))):
        return True
    return False if _DEPUTY in activity.row.text("活动类型") else None


def _said_by_roles(people: Names) -> bool | None:
    if any(map(_SECRETARY.match, people.roles.values())):
        return True
    return False if any(_DEPUTY in role for role in people.roles.values()) else None


def _titles(activity: Activity) -> tuple[str, str]:
    return activity.row.text("活动类型"), activity.topic


def lectures(ledger: Ledger, span: Period, branch: str = "") -> tuple[Activity, ...]:
    """Return the lectures that the secretary is known to have given."""
    return tuple(a for a in _held(ledger, span, branch) if by_secretary(a, ledger))


def may_lack(ledger: Ledger, span: Period, branch: str, missing: int) -> bool:
    """Return whether lectures that are missing can be said to be missing.

    Who is secretary is known, and fewer lectures are of an unknown lecturer than are missing.
    """
    unsure = [a for a in _held(ledger, span, branch) if by_secretary(a, ledger) is None]
    return ledger.knows_secretary(branch) and len(unsure) < missing


def _held(ledger: Ledger, span: Period, branch: str) -> tuple[Activity, ...]:
    return tuple(a for a in ledger.held(LECTURE, span) if not branch or a.branch == branch)
