"""A total and the numbers that are to come to it, as a sentence states them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from addin.checks.finding import Severity
from addin.proofreading.arithmetic.amounts import Amount, amounts, said
from addin.proofreading.document.passages import stretch
from addin.proofreading.document.structure import Part
from addin.proofreading.text_finding import Hit

SENTENCE = re.compile(r"[^。！？；\n]+")
FILLER = re.compile(r"其中|分别|包括|[：:（）()、，,\s]|同志|党员|性|的|有|为|占|计|共|了|和|及")


class Item(Struct, frozen=True):
    """A number and the words that say of what it is."""

    amount: Amount
    words: str


class Sum(Struct, frozen=True):
    """Parts that are to come to a total, which stands before or behind them."""

    total: Amount
    parts: tuple[Item, ...]
    whole: bool
    severity: Severity | None = None

    def graded(self, severity: Severity) -> Sum:
        """Return the sum with how bad it is if it is wrong."""
        return Sum(self.total, self.parts, self.whole, severity)

    @property
    def value(self) -> Decimal:
        """What the parts come to."""
        return sum((its.amount.value for its in self.parts), Decimal(0))

    @property
    def wrong(self) -> bool:
        """Whether they do not come to the total, or to more."""
        value, total = self.value, self.total.value
        return value > total or (self.whole and value != total)


def items_of(text: str, start: int, end: int) -> list[Item]:
    """Return the numbers of a sentence, each with the words before it, or behind it if none are."""
    found = list(amounts(text, start, end))
    edges = [start, *(a.end for a in found)]
    items = []
    for n, its in enumerate(found):
        before = re.split("[、，,：:（(）)]", text[edges[n] : its.start])[-1]
        following = found[n + 1].start if n + 1 < len(found) else end
        behind = re.split("[、，,：:（(）)]", text[its.end : following])[0]
        items.append(Item(its, before if FILLER.sub("", before) else behind))
    return items


def alike(items: Sequence[Item], whole: Item) -> list[Item]:
    """Return the numbers of a total's unit that come right behind it."""
    found = []
    for its in items:
        if its.amount.unit != whole.amount.unit or not its.amount.exact or not whole.amount.exact:
            break
        found.append(its)
    return found


def hit_of(part: Part, its: Sum) -> Hit:
    """Return a sum that is wrong as a finding's place and words."""
    first, last = its.parts[0].amount, its.parts[-1].amount
    start, end = min(its.total.start, first.start), max(its.total.end, last.end)
    added = "＋".join(said(p.amount.value) for p in its.parts)
    args = {"added": f"{added}＝{said(its.value)}", "total": said(its.total.value)}
    return Hit(stretch(part, start, end), args, severity=its.severity)
