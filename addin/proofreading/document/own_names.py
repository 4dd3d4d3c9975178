"""Names that a report writes in two ways: its own body's, and people's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from addin.ledger.values.names import has_surname
from addin.proofreading.document.passages import stretch
from addin.proofreading.document.signer import sender_of
from addin.proofreading.document.structure import Part, Role
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule
from addin.proofreading.words.sounds import alike

_RANKS = set("省市县区镇乡村州盟旗局所处科站院委办厅部一二三四五六七八九十东西南北中")
_PERSON = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{3})(?=同志|书记|副?局长|副?主任|副?主席|副?院长|副?校长|副?科长|副?处长|委员)"
)
_SHORTEST = 5


class _Use(Struct, frozen=True):
    """A name where it stands."""

    name: str
    part: Part
    start: int


def two_forms(case: Case) -> Iterator[Hit]:
    """同一个名称前后差一个字。

    本单位的名称和标题里的差一个字，同一个人的姓名两处写成同音的两个字，多半有一处是笔误。

    错：王建军同志作报告……王健军同志传达精神
    对：王建军同志作报告……王建军同志传达精神
    """
    yield from _own_body(case)
    yield from _people(case)


def _own_body(case: Case) -> Iterator[Hit]:
    sender = sender_of(case.structure.title)
    if sender is None or len(sender) < _SHORTEST:
        return
    for part in case.structure.of(Role.BODY, Role.HEADING):
        for at in _near(part.text, sender):
            place = stretch(part, at, at + len(sender))
            yield Hit(place, {"other": f"标题里的“{sender}”"}, sender)


def _near(text: str, name: str) -> Iterator[int]:
    """Yield where a text has a name with one letter changed for another that means no rank."""
    for piece in (name[: len(name) // 2], name[len(name) // 2 :]):
        offset = name.index(piece)
        at = text.find(piece)
        while at >= 0:
            first = at - offset
            found = text[max(0, first) : first + len(name)] if first >= 0 else ""
            wrong = [(a, b) for a, b in zip(found, name, strict=False) if a != b]
            if len(found) == len(name) and len(wrong) == 1 and not set(wrong[0]) <= _RANKS:
                yield first
            at = text.find(piece, at + 1)


def _people(case: Case) -> Iterator[Hit]:
    uses = [
        _Use(m["name"], part, m.start())
        for part in case.structure.prose
        for m in _PERSON.finditer(part.text)
        if has_surname(m["name"])
    ]
    counts = Counter(use.name for use in uses)
    for use in uses:
        other = next((n for n in counts if _is_other(use.name, n)), None)
        if other is not None and counts[other] >= counts[use.name]:
            args = {"other": f"别处的“{other}”"}
            yield Hit(stretch(use.part, use.start, use.start + len(use.name)), args)


def _is_other(name: str, other: str) -> bool:
    """Whether two names of one surname differ in one letter, and sound or look alike."""
    wrong = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    return name[0] == other[0] and len(wrong) == 1 and alike(*wrong[0])


RULES = (TextRule("W071", "warning", "“{text}”和{other}差一个字，请核对", two_forms, PRACTICE),)
