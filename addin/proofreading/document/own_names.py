"""Names that a report writes in two ways: its own body's, and people's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from addin.ledger.values.names import has_surname
from addin.ledger.values.patterns import pattern
from addin.proofreading.document.one_apart import one_apart
from addin.proofreading.document.passages import HAN, stretch
from addin.proofreading.document.signer import sender_of
from addin.proofreading.document.structure import Part, Role
from addin.proofreading.text_finding import Hit
from addin.proofreading.text_rule import PRACTICE, Case, TextRule
from addin.words.people import people
from addin.words.sounds import alike, sounds

_RANKS = set("省市县区镇乡村州盟旗局所处科站院委办厅部一二三四五六七八九十东西南北中")
_PERSON = pattern(
    r"(?P<name>[\u4e00-\u9fff]{3})(?=同志|书记|副?局长|副?主任|副?主席|副?院长|副?校长|副?科长|副?处长|委员)"
)
_BEHIND_TITLE = pattern(
    "(?:书记|局长|主任|主席|院长|校长|科长|处长|镇长|县长|市长|区长|委员|教师|党员|同志)(?P<name>[\u4e00-\u9fff]{3})"
    "(?=[，、。；（到在为带说讲主作深一率对同就等]|$)"
)
_SHORTEST = 5
_LONG_NAME = 3
_AFTER_INITIAL = pattern("^[bpmfdtlgkhjqxzcsryw]")


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
    named = [
        _Use(name, part, start)
        for part in case.structure.prose
        for name, start in _names_in(part.text)
    ]
    known = sorted({use.name for use in named})
    for at, pair in one_apart(known, 1):
        if not _near_in_sound(pair[0][at], pair[1][at]):
            continue
        uses = [_Use(name, part, m) for part, name, m in _every_use(case, pair)]
        if not _set_side_by_side(case, pair):
            yield from _odd(uses)


def _names_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield the names of three characters that a title or a list of people shows to be names."""
    beside = (m for pattern in (_PERSON, _BEHIND_TITLE) for m in pattern.finditer(text))
    titled = {m.start("name"): m["name"] for m in beside if has_surname(m["name"])}
    found = {a: text[a:b] for a, b in people(text) if b - a == _LONG_NAME}
    yield from ((name, at) for at, name in {**titled, **found}.items())


def _every_use(case: Case, names: tuple[str, str]) -> Iterator[tuple[Part, str, int]]:
    for part in case.structure.prose:
        for m in re.finditer("|".join(names), part.text):
            yield part, m.group(), m.start()


def _set_side_by_side(case: Case, names: tuple[str, str]) -> bool:
    """Return whether two names stand side by side in a list: then they are two people."""
    a, b = names
    others = rf"(?:[、，][{HAN}]{{2,4}})*"
    row = re.compile(
        rf"{a}.{{0,4}}[、和与及].{{0,2}}{b}|{b}.{{0,4}}[、和与及].{{0,2}}{a}"
        rf"|{a}{others}[、，]{b}|{b}{others}[、，]{a}"
    )
    return any(row.search(part.text) for part in case.structure.written)


def _odd(uses: list[_Use]) -> Iterator[Hit]:
    """Yield the uses of the name used less; of names used alike often the later as the graver."""
    counts = Counter(use.name for use in uses)
    last = uses[-1].name
    for use in uses:
        other = next(name for name in counts if name != use.name)
        if counts[use.name] <= counts[other]:
            mild = counts[use.name] == counts[other] and use.name != last
            args = {"other": f"别处的“{other}”"}
            place = stretch(use.part, use.start, use.start + len(use.name))
            yield Hit(place, args, severity="info" if mild else None)


def _near_in_sound(a: str, b: str) -> bool:
    """Return whether two characters look alike, or begin with one sound and end in a like one."""
    if alike(a, b):
        return True
    ends = {(_AFTER_INITIAL.sub("", r), r[:1]) for r in sounds(a)}
    return any(
        (r[:1] == first and _AFTER_INITIAL.sub("", r)[-1:] == end[-1:])
        for r in sounds(b)
        for end, first in ends
    )


RULES = (TextRule("W071", "warning", "“{text}”和{other}差一个字，请核对", two_forms, PRACTICE),)
