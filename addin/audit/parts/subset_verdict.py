"""A number about a part of a figure, held against the rows that belong to the part."""

from __future__ import annotations

import re

from msgspec import Struct

from addin.audit.claim import Verdict
from addin.audit.parts.subset import THINGS, Part
from addin.audit.parts.subset_rows import Share
from addin.audit.text.quantity import Quantity

NO_COLUMN = "台账没有分出“{}”的部分，核对不了"
OPEN = "台账里有{1}行没有写明是否属于“{0}”，核对不了"
AGENDA = "一次会可能研究几件事，台账看不全哪几次“{}”，核对不了"
EITHER = "看不出说的是“{}”的还是全部的，核对不了"
# What is read is all that such sessions were about: 学习条例，开展专题学习3次.
_DOCUMENT = re.compile(r"学习.*(?:摘编|选编|读本|条例|章程|准则|纲要|决定|公报|规定|》)")


class OfPart(Struct, frozen=True):
    """What is said of a number about a part; ``verdict`` None: it may not be about a part."""

    verdict: Verdict | None
    reason: str = ""


def of_part(stated: Quantity, part: Part, share: Share, whole: bool) -> OfPart:
    """Judge a number by the rows of a part; ``whole``: whether all rows agree with it."""
    judge = _in_context if part.context else _of_named
    return judge(stated, part, share, whole)


def _of_named(stated: Quantity, part: Part, share: Share, whole: bool) -> OfPart:
    """Judge a number whose clause, or the one before it, names the part."""
    named = part.by in ("person", "branch", "value") and bool(part.names)
    told = bool(share.sure) or (named and not share.open)
    if told and share.comes_to(stated.number):
        return OfPart(Verdict.MATCH)
    if not part.near or (whole and part.or_all):
        return _loosely(stated, part, share, whole)
    if not told:
        return _untold(part, whole)
    if whole and (part.by in THINGS or _is_said_otherwise(part)):
        return OfPart(Verdict.UNVERIFIABLE, EITHER.format(part.words))
    if part.by in ("partner", "agenda") or share.allows(int(stated.number)):
        why = AGENDA if part.by == "agenda" else OPEN
        return OfPart(Verdict.UNVERIFIABLE, why.format(part.words, len(share.open)))
    return OfPart(Verdict.MISMATCH)


def _is_said_otherwise(part: Part) -> bool:
    """Whether words only paraphrase a value: 还在推进 for 正在整改."""
    return part.by == "value" and not any(name in part.words for name in part.names)


def _in_context(stated: Quantity, part: Part, share: Share, whole: bool) -> OfPart:
    """Judge a number that a topic before its clause may limit: that of the topic, or of all.

    Of a topic that is only mentioned it is not said to be.
    """
    own = bool(share.sure) and share.comes_to(stated.number)
    if own and part.context != "mentioned":
        return OfPart(Verdict.MATCH)
    untold = part.context == "listed" and not share.sure
    allowed = part.context != "mentioned" and share.sure and share.allows(int(stated.number))
    if not whole and (own or untold or allowed):
        return OfPart(Verdict.UNVERIFIABLE, EITHER.format(part.words))
    return OfPart(None)


def _loosely(stated: Quantity, part: Part, share: Share, whole: bool) -> OfPart:
    """Judge a number whose own clause names no part: the clause before may be no limit."""
    told = bool(share.sure) or part.by not in ("topic", "tag", "place")
    if whole and part.by == "topic" and _DOCUMENT.fullmatch(part.words):
        return OfPart(Verdict.UNVERIFIABLE, EITHER.format(part.words))
    of_neither = part.by in ("topic", "tag") and not share.allows(int(stated.number))
    if whole or not told or of_neither:
        return OfPart(None)
    if part.by in ("person", "group") and share.sure and not share.open:
        return OfPart(Verdict.MISMATCH)  # neither the part nor all of it is so many
    return OfPart(Verdict.UNVERIFIABLE, EITHER.format(part.words))


def _untold(part: Part, whole: bool) -> OfPart:
    """Judge a number whose part no row tells apart; a topic or 书记及委员 may be no limit."""
    if whole and (part.by == "topic" or part.or_all):
        return OfPart(None)
    return OfPart(Verdict.UNVERIFIABLE, NO_COLUMN.format(part.words))
