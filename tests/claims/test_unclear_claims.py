"""Claims of the words whose number is not seen as it is read."""

from __future__ import annotations

import pytest

from addin.audit.claim import Claim, Judged, Verdict
from addin.audit.controls.tied_controls import Text
from addin.audit.controls.unclear_claims import Clearness, unless_unclear
from addin.audit.sentences.claim_finder import find_claims
from addin.audit.text.seen_number import INVISIBLE, TOUCHED
from addin.ledger.period import parse_period
from addin.report.prose import Paragraph, Stretch
from addin.report.unseen import HIDDEN, STRUCK, Unseen
from claims.reports import WORDS

H1 = parse_period("2022H1")


def _claim(*paragraphs: Paragraph) -> Claim:
    (claim,) = find_claims(paragraphs, WORDS, H1)
    return claim


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("召开支委会3次", ""),
        ("召开支委会约3次", ""),  # vague by itself
        ("召开支委会-3次", TOUCHED),
        ("召开支委会\u200b3次", INVISIBLE),
        ("支委会到会率93.3%", ""),
    ],
)
def test_what_touches_a_number_leaves_it_unclear(text: str, why: str) -> None:
    its = Paragraph(7, text)
    assert Clearness(Text([its], [])).why_not(_claim(its)) == why


@pytest.mark.parametrize(
    ("index", "start", "end", "why"),
    [
        (1, 0, 1, ""),
        (1, 3, 4, HIDDEN),
        (1, 6, 7, HIDDEN),
        (1, 8, 9, ""),
        (0, 3, 4, ""),
    ],
)
def test_what_is_hidden_in_a_claim_leaves_it_unclear(
    index: int, start: int, end: int, why: str
) -> None:
    first, its = Paragraph(2, "情况如下"), Paragraph(4, "召开支委会3次，情况良好")
    text = Text([first, its], [], [Unseen(index, start, end, HIDDEN)])
    assert Clearness(text).why_not(_claim(its)) == why


def test_a_text_box_has_the_number_of_the_paragraph_that_holds_it() -> None:
    its, box = Paragraph(4, "情况见下图所示"), Paragraph(4, "召开支委会-3次")
    assert Clearness(Text([its, box], [])).why_not(_claim(box)) == TOUCHED
    hidden = Text([its, box], [], [Unseen(0, 0, 7, HIDDEN)])
    assert Clearness(hidden).why_not(_claim(box)) == TOUCHED
    assert Clearness(Text([its], [])).why_not(_claim(box)) == ""


@pytest.mark.parametrize(
    ("verdict", "why", "after"),
    [
        ("match", "", "match"),
        ("match", TOUCHED, "unverifiable"),
        ("match", HIDDEN, "unverifiable"),
        ("mismatch", "", "mismatch"),
        ("mismatch", TOUCHED, "mismatch"),
        ("mismatch", HIDDEN, "unverifiable"),
        ("mismatch", STRUCK, "unverifiable"),
        ("mismatch", INVISIBLE, "unverifiable"),
    ],
)
def test_an_unclear_number_is_not_confirmed(verdict: str, why: str, after: str) -> None:
    its = Judged(Stretch(0, 0, 2), "3次", "支委会", 3, "次", 3, ("甲!2",), Verdict(verdict), "原")
    found = unless_unclear(its, why)
    assert found.verdict.value == after
    assert found.reason == (why if after == "unverifiable" else "原")
    assert found.rows == its.rows
