"""Claims whose number is not all that a reader sees, or not seen at all."""

from __future__ import annotations

from addin.audit.claim import Claim, Judged, Verdict
from addin.audit.controls.tied_controls import Text
from addin.audit.text.seen_number import INVISIBLE, why_unclear
from addin.ledger.record import replace
from addin.report.unseen import HIDDEN, STRUCK, unseen_at

_NOTHING_HOLDS = (HIDDEN, STRUCK, INVISIBLE)


class Clearness:
    """Whether what a text claims can be seen as it is read."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._by_number: dict[int, list[int]] = {}
        for index, paragraph in enumerate(text.paragraphs):
            self._by_number.setdefault(paragraph.number, []).append(index)

    def why_not(self, claim: Claim) -> str:
        """Say why the number of a claim is not what is seen there; "" where it is."""
        stretch, stated = claim.stretch, claim.stated
        for index in self._by_number.get(stretch.paragraph, ()):
            text = self._text.paragraphs[index].text
            if text[stretch.start : stretch.end] != claim.text:
                continue  # text boxes have the number of the paragraph that holds them
            if hidden := unseen_at(self._text.unseen, index, stretch.start, stretch.end):
                return hidden
            end = stated.end if stated.unit == "%" else stated.number_end
            return "" if stated.vague else why_unclear(text, stated.start, end)
        return ""


def unless_unclear(its: Judged, why: str) -> Judged:
    """Leave a claim undecided where its number is not seen as it is read."""
    agrees = its.verdict is Verdict.MATCH
    if not why or (not agrees and why not in _NOTHING_HOLDS):
        return its
    return replace(its, verdict=Verdict.UNVERIFIABLE, reason=why)
