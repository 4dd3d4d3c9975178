"""What a case of a text rule is: reports it must object to beside ones it must leave alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from addin.checks.finding import Severity
from addin.proofreading.text_rule import Figure

WHOLE = "全文"


@dataclass(frozen=True)
class TextRuleCase:
    """A rule's code, how bad a hit is, and texts with and without something to object to.

    Each text is a report or a piece of one, a paragraph a line; a line ｜a｜b is a table's row. ``bad`` maps a text to what is
    to be marked in it: the words marked (each found once, from the left), several as a tuple;
    the words around them stand outside ⟦ ⟧; WHOLE is a finding on the document as a whole. ``fixed``: the text that the safe corrections of
    the rule make of a bad one. ``around``: what stands before and behind every text of the case,
    where the rule asks for a whole report; the text itself stands at {}. ``figures``: what the
    ledger says to the figures of every text.
    """

    code: str
    severity: Severity
    bad: dict[str, str | tuple[str, ...]]
    good: tuple[str, ...]
    period: str | None = None
    around: str = "{}"
    fixed: dict[str, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
