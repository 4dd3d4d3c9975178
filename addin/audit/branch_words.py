"""The branch that a report speaks of, where the ledger tells several branches apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from msgspec import Struct

from addin.audit.claim import Body
from addin.ledger.ledger import Ledger
from addin.ledger.values.numerals import from_han, to_han

_NUMERAL = r"[一二三四五六七八九十\d]{1,3}"
_TAIL = r"(?:党?总?支部(?:委员会)?|党总支)"
_BRANCH = re.compile(rf".*?{_TAIL}$")
_DROPPED = re.compile(r"中共|第|党?总?支部(?:委员会)?$|党总支$")
_UNIT = re.compile(r"^.{2,}?(?:局|委|院|厅|校|办|公司|中心)(?=.{2,}$)")
# From such words on a sentence is about all branches again.
_ALL = re.compile(
    r"各(?:基层)?(?:党?支部|党组织)|所属党?支部|全(?:局|体|系统|院|校|委|市|区|县)|(?:机关)?党委|局?党组|我[局院校委]"
    r"|合计|总计|(?:三|四|五|六|\d)个党?支部"
)
_NO_NUMBER = "(?<![统同唯专每某另之单\\d第])"  # 统一支部活动, 每一党支部
_NUMBERED = re.compile(rf"第{_NUMERAL}党?支部|{_NO_NUMBER}{_NUMERAL}党支部")
_LISTED = re.compile(r"\s*[、和及与]\s*")


class Named(Struct, frozen=True):
    """A branch, or None for all of them, named at ``text[start:end]``."""

    start: int
    end: int
    body: Body | None


class Branches:
    """The branches that a ledger tells apart, and what a report may call them."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        known = [n for n in dict.fromkeys(names) if _BRANCH.fullmatch(n)]
        self._called = _called(known) if len(known) > 1 else {}
        by_length = sorted(self._called, key=len, reverse=True)
        self._patterns = [
            (re.compile(_loosely(core) + _TAIL), self._called[core]) for core in by_length
        ]
        self._cells = [
            (re.compile(f"{_loosely(core)}{_TAIL}?"), self._called[core]) for core in by_length
        ]

    def named(self, text: str) -> list[Named]:
        """Return the branches that a text names, in order, and the words for all of them."""
        found: list[Named] = []
        for its in self._all_named(text):
            if not any(a.start < its.end and its.start < a.end for a in found):
                found.append(its)
        return sorted(found, key=lambda n: n.start)

    def in_cell(self, text: str) -> Body | None:
        """Return the branch that a table's cell is the name of."""
        told = text.strip()
        for pattern, name in self._cells:
            if pattern.fullmatch(told):
                return Body(name, told)
        unknown = _NUMBERED.fullmatch(told)
        return Body("", told) if unknown else None

    def _all_named(self, text: str) -> Iterator[Named]:
        for pattern, name in self._patterns:
            for m in pattern.finditer(text):
                yield Named(m.start(), m.end(), Body(name, m[0]))
        for m in _NUMBERED.finditer(text):
            yield Named(m.start(), m.end(), Body("", m[0]))
        for m in _ALL.finditer(text):
            yield Named(m.start(), m.end(), None)


def branches_of(ledger: Ledger) -> Branches:
    """Return the branches whose activities a ledger holds."""
    return Branches(ledger.branches)


def bodies_at(named: list[Named], text: str, at: int, nth: int) -> list[Body | None]:
    """Return the branches that a number at a place is about: that named last before it.

    Of several in one list, 各 means each, and 分别 the ``nth`` for the nth number behind the list.
    """
    before = [n for n in named if n.end <= at]
    listed = [before[-1]]
    for its in reversed(before[:-1]):
        if not _LISTED.fullmatch(text[its.end : listed[0].start]):
            break
        listed.insert(0, its)
    bodies = [_placed(n, text, at) for n in listed]
    since = text[listed[-1].end : at]
    if len(listed) == 1:
        return bodies
    if re.search(r"分别|依次", since):
        return [bodies[nth]] if nth < len(bodies) else [None]
    if re.search(r"各|均", since):
        return bodies
    return [Body("", text[listed[0].start : listed[-1].end])]


def _placed(its: Named, text: str, at: int) -> Body | None:
    if its.body is None:
        return None
    near = not re.search(r"[，,；;。]", text[its.end : at])
    return Body(its.body.name, its.body.words, near)


def _called(names: list[str]) -> dict[str, str]:
    """Return branches by the shortest forms of their names that mean no other."""
    found: dict[str, list[str]] = {}
    for name in names:
        for core in _forms(name, names):
            found.setdefault(core, []).append(name)
    return {core: own[0] for core, own in found.items() if len(own) == 1}


def _forms(name: str, names: list[str]) -> set[str]:
    core = _core(name)
    shared = _shared([_core(n) for n in names])
    number = re.search(f"{_NUMERAL}$", core)
    return {core, _UNIT.sub("", core), core[shared:], number[0] if number else ""} - {""}


def _shared(names: list[str]) -> int:
    """Return how many letters all names begin with alike."""
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    return sum(1 for _ in alike)


def _core(name: str) -> str:
    return _DROPPED.sub("", name)


def _loosely(core: str) -> str:
    """Return a short form as a pattern: 第 before a numeral, which may be in digits, or not."""

    def numeral(m: re.Match[str]) -> str:
        number = int(m[0]) if m[0].isdigit() else from_han(m[0])
        return m[0] if number is None else f"第?(?:{to_han(number)}|{number})"

    alone = _NO_NUMBER if re.fullmatch(_NUMERAL, core) else ""
    return alone + re.sub(_NUMERAL, numeral, re.escape(core))
