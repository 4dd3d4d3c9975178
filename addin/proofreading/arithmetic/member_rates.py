"""Rates of members who took part, whose whole is named further up: 126名党员参加测试，参测率96.4%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.ledger.values.patterns import pattern
from addin.proofreading.document.structure import Part

_RATE = pattern(
    r"(?<![\d.])(?P<some>\d{2,4})名党员(?:参加|参与|完成)了?[^，。；、\d]{0,10}，"
    r"(?P<rate>(?:参[测学训会与评加]|到会|出勤|到课|完成|覆盖)率(?:为|是|达到?)?(?P<n>\d{1,3}(?:\.\d+)?)[%％](?!以上|左右|多))"
)
_MEMBERS = pattern(r"(?<![\d.])(?P<n>\d{2,4})名(?:在册)?党员")
_NOT_ALL = pattern("其中|新|预备|退休|离休|流动|在职|困难")


def rates_of_members(prose: Sequence[Part]) -> Iterator[tuple[Part, re.Match[str], int]]:
    """Yield rates that no number of members gives, with the one number that the text names before."""
    named: set[int] = set()
    for part in prose:
        for m in _RATE.finditer(part.text) if "名党员" in part.text else ():
            some, known = int(m["some"]), named | set(_numbers(part.text[: m.start()]))
            whole = max(known, default=0)
            if len(known) == 1 and some <= whole and not _possible(some, m["n"]):
                yield part, m, whole
        named |= set(_numbers(part.text))


def _numbers(text: str) -> Iterator[int]:
    """Yield how many members a paragraph names, besides those of a kind."""
    for m in _MEMBERS.finditer(text):
        if not _NOT_ALL.search(text[max(0, m.start() - 4) : m.start()]):
            yield int(m["n"])


def _possible(some: int, percent: str) -> bool:
    """Whether any whole gives a rate: 126 of 130 are 96.9 %, of 131 96.2 %, of none 96.4 %."""
    step = 10.0 ** -len(percent.partition(".")[2])
    near = round(some * 100 / max(float(percent), 1.0))
    return any(
        abs(some * 100 / whole - float(percent)) < step
        for whole in range(max(1, near - 3), near + 4)
    )
