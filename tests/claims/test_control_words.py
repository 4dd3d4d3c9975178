"""What a figure's control is judged by: its key, the words around it, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import pytest

from addin.audit.controls.control_claims import UNUSUAL, known, settled
from addin.audit.controls.tied_controls import (
    COPIED,
    FOREIGN,
    OTHER_SCOPE,
    OTHER_WORDS,
    SWAPPED,
    UNPLACED,
    WHICH,
    Text,
    Ties,
    without_copies,
)
from addin.audit.figure_words.possible_figures import NARROWER
from addin.audit.sentences.claim_finder import find_claims
from addin.audit.text.seen_number import INVISIBLE, TOUCHED
from addin.audit.verdicts.verdicts import VAGUE
from addin.ledger.period import parse_period
from addin.report.language.traced import Traced
from addin.report.prose import Cell, Paragraph
from addin.report.renewing.control_memory import Memory
from addin.report.renewing.control_places import Own, marks_of
from addin.report.renewing.provenance import Written
from addin.report.renewing.refresh import text_of
from addin.report.unseen import HIDDEN, Unseen
from claims.reports import WORDS

H1 = parse_period("2022H1")
VALUES = {
    "次数.支委会": Traced(3, ("活动台账!2",)),
    "次数.党员大会": Traced(2),
    "人次.支委会": Traced(14),
    "比率.甲": Traced(Decimal("93.3")),
    "比率.乙": Traced(Decimal("93")),
    "单位": Traced("测试局"),
    "待定": Traced("〔待填〕"),
}
Line = str | Sequence[Sequence[str]]
_CONTROL = re.compile(r"\[([^=\]]*(?:\+[^=\]]*)?)=([^\]]*)\]")


def text(*lines: Line) -> Text:
    """Return a text with controls, each as [key=what it holds]."""
    cells: list[tuple[str, Cell | None]] = []
    for line in lines:
        if isinstance(line, str):
            cells.append((line, None))
        else:
            rows = enumerate(line)
            cells += [(t, Cell(0, r, c)) for r, row in rows for c, t in enumerate(row)]
    read: list[Paragraph] = []
    owned: list[Own] = []
    for n, (source, cell) in enumerate(cells):
        shown, at = "", 0
        for m in _CONTROL.finditer(source):
            shown += source[at : m.start()]
            key = "=" + m[1] if "+" in m[1] else m[1]
            owned.append(Own(n, len(shown), len(shown) + len(m[2]), key, m[2], n))
            shown, at = shown + m[2], m.end()
        read.append(Paragraph(n, shown + source[at:], None, cell))
    return Text(read, owned, units={"支委会": "次", "比率.甲": "%"})


def memory(*lines: Line) -> Memory:
    """Return what a report remembers that was written with a text."""
    its = text(*lines)
    found: dict[str, Written] = {}
    for mark in marks_of(its.paragraphs, its.owned):
        if mark.own:
            old = found.get(mark.own.key)
            at = (*(old.at if old else ()), mark.place.written)
            found[mark.own.key] = Written(mark.own.text, (), len(at), at)
    return Memory(found, lambda key: text_of(key, VALUES))


FORGOTTEN = Memory(None, lambda key: text_of(key, VALUES))


def ties(its: Text, remembered: Memory) -> Ties:
    return Ties(its, remembered, lambda: list(find_claims(its.paragraphs, WORDS, H1)), H1)


def tied(remembered: Memory, *lines: Line) -> list[tuple[str, str]]:
    """Return by what each control of a text is judged, and why not by its key alone."""
    return [(t.by, t.why) for t in ties(text(*lines), remembered).ties]


def settle(remembered: Memory, *lines: Line) -> list[tuple[str, str, str]]:
    """Return what controls settle: the key, verdict and reason of each."""
    its = text(*lines)
    found = settled(
        list(find_claims(its.paragraphs, WORDS, H1)),
        ties(its, remembered),
        its.paragraphs,
        known(VALUES, (), remembered),
    )
    return [(j.key, j.verdict.value, j.reason) for j in found.judged]


WROTE = memory(
    "上半年召开支委会[次数.支委会=3]次，参加[人次.支委会=14]人次。", "共[次数.党员大会=2]次。"
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # As it was written, whatever its number is by now.
        ("上半年召开支委会[次数.支委会=4]次，参加[人次.支委会=14]人次。", ("key", "")),
        # In other words for the same figure; for another one; for another time; for none.
        ("支部坚持召开支委会[次数.支委会=3]次。", ("key", "")),
        ("上半年召开党员大会[次数.支委会=3]次。", ("words", OTHER_WORDS)),
        ("扩大支委会召开[次数.支委会=3]次。", ("words", NARROWER)),
        ("一季度召开支委会[次数.支委会=3]次。", ("words", OTHER_SCOPE)),
        ("情况见附件[次数.支委会=3]。", ("nothing", UNPLACED)),
        # Swapped with another, never written, touched, or with what nobody sees.
        ("上半年召开支委会[人次.支委会=3]次，参加[次数.支委会=14]人次。", ("place", SWAPPED)),
        ("上半年召开支委会[次数.党课=3]次。", ("words", FOREIGN)),
        ("见附件[次数.党课=3]。", ("nothing", FOREIGN)),
        ("支部召开支委会1[次数.支委会=3]次。", ("words", TOUCHED)),
        ("见附件1[次数.支委会=3]", ("nothing", TOUCHED)),
        ("支部召开支委会\u200b[次数.支委会=3]次。", ("words", INVISIBLE)),
    ],
)  # fmt: skip
def test_a_control_is_its_keys_figure_where_the_words_say_so(
    line: str, expected: tuple[str, str]
) -> None:
    assert tied(WROTE, line)[0] == expected


def test_hidden_text_leaves_a_control_to_nothing() -> None:
    its = text("上半年召开支委会[次数.支委会=3]次。")
    hidden = Text(its.paragraphs, its.owned, [Unseen(0, 6, 8, HIDDEN)])
    (tie,) = ties(hidden, WROTE).ties
    assert (tie.by, tie.why, tie.seen, tie.is_told) == ("nothing", HIDDEN, HIDDEN, True)
    others = [Unseen(1, 6, 8, HIDDEN), Unseen(0, 6, 7, HIDDEN), Unseen(0, 10, 11, HIDDEN)]
    elsewhere = Text(its.paragraphs, its.owned, others)
    assert [t.holds for t in ties(elsewhere, WROTE).ties] == [True]


def test_a_percent_sign_behind_a_rate_is_its_unit() -> None:
    assert tied(WROTE, "比率为[比率.甲=93.3]%。") == [("nothing", FOREIGN)]
    assert tied(WROTE, "比率为[比率.甲=93.3%]%。")[0][1] == TOUCHED
    assert tied(WROTE, "共[次数.党课=3]%。")[0][1] == TOUCHED


def test_a_forgotten_report_is_read_by_the_names_near_its_controls() -> None:
    assert tied(FORGOTTEN, "支委会情况：[次数.支委会=3]")[0] == ("key", "")
    assert tied(FORGOTTEN, "情况：[次数.支委会=3]") == [("nothing", UNPLACED)]
    table = [["名称", "次数"], ["甲", "[表[甲].次数=3]"], ["乙", "[表[乙].次数=3]"]]
    assert not any(t.is_told for t in ties(text(table), FORGOTTEN).ties)


def test_only_what_could_not_be_placed_is_not_told_where_it_is_right() -> None:
    (unplaced,) = ties(text("见附件[次数.支委会=3]。"), WROTE).ties
    (swapped,) = ties(text("共[次数.支委会=3]次。"), WROTE).ties
    (right,) = ties(text("支部召开支委会[次数.支委会=3]次。"), WROTE).ties
    assert [t.is_told for t in (unplaced, swapped, right)] == [False, True, False]
    assert [t.holds for t in (unplaced, swapped, right)] == [False, False, True]
    assert (swapped.by, swapped.key) == ("place", "次数.党员大会")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("支部召开支委会[次数.支委会=3]次。", [("支委会", "match", "")]),
        ("支部召开支委会[次数.支委会=4]次。", [("支委会", "mismatch", "")]),
        ("支部召开支委会[次数.支委会=３]次。", [("支委会", "match", "")]),
        ("支部召开支委会[次数.支委会=03]次。", [("支委会", "unverifiable", UNUSUAL)]),
        ("支部召开支委会[次数.支委会=约3]次。", [("支委会", "unverifiable", VAGUE)]),
        ("支部召开支委会[次数.支委会=]次。", []),
        # The figure that was written at the place, not that of the tag.
        ("共[次数.支委会=3]次。", [("党员大会", "mismatch", "")]),
        ("共[次数.支委会=2]次。", [("党员大会", "match", "")]),
        # Neither words nor place: undecided, where there is a number at all.
        ("见附件[次数.支委会=3]。", [("支委会", "unverifiable", UNPLACED)]),
        ("见附件[次数.支委会=若干]。", []),
        ("见附件[次数.支委会=4]。", [("支委会", "unverifiable", UNPLACED)]),
        ("见附件[次数.党课=3]。", [("党课", "unverifiable", FOREIGN)]),
        # What is seen is another number: wrong; where it cannot be read, undecided.
        ("见附件1[次数.支委会=3]", [("支委会", "mismatch", "")]),
        ("见附件[次数.支委会=3]余", [("支委会", "unverifiable", TOUCHED)]),
        ("见附件[次数.支委会=1]3", [("支委会", "mismatch", "")]),
        # The words say what it is: it is left to them.
        ("上半年召开党员大会[次数.支委会=3]次。", []),
        ("支部召开支委会\u200b[次数.支委会=3]次。", [("支委会", "unverifiable", INVISIBLE)]),
    ],
)
def test_a_control_is_judged_as_it_is_tied(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert settle(WROTE, line) == expected


@pytest.mark.parametrize(
    ("key", "holds", "verdict"),
    [
        ("比率.甲", "93.3", "match"),
        ("比率.甲", "93", "match"),
        ("比率.甲", "94", "mismatch"),
        ("比率.甲", "93.30", "unverifiable"),
        ("比率.乙", "93", "match"),
        ("比率.乙", "93.0", "unverifiable"),
        ("比率.乙", "0.5", "mismatch"),
    ],
)
def test_a_rate_in_a_control_is_as_fine_as_the_ledgers(key: str, holds: str, verdict: str) -> None:
    was = VALUES[key].value
    (its,) = settle(memory(f"达[{key}={was}]，较好。"), f"达[{key}={holds}]，较好。")
    assert its[1] == verdict


def test_a_text_that_is_as_the_ledger_has_it_claims_nothing() -> None:
    its = text("[单位=支委会3次]召开")
    values = {**VALUES, "单位": Traced("支委会3次")}
    claims = list(find_claims(its.paragraphs, WORDS, H1))
    read = Ties(its, FORGOTTEN, lambda: claims, H1)
    assert [o.key for o in read.texts] == ["单位"] and len(claims) == 1
    as_written = settled(claims, read, its.paragraphs, known(values, (), FORGOTTEN))
    assert (as_written.left, as_written.judged) == ([], [])
    typed_over = settled(claims, read, its.paragraphs, known(VALUES, (), FORGOTTEN))
    assert typed_over.left == claims


def copies(*lines: Line) -> list[tuple[str, str]]:
    its = text(*lines)
    found = ties(its, WROTE)
    return [(t.by, t.why) for t in without_copies(found.ties, found.marks, WROTE)]


def test_one_more_than_was_written_is_a_copy() -> None:
    was = "上半年召开支委会[次数.支委会=3]次，参加[人次.支委会=14]人次。"
    other = "支部召开支委会[次数.支委会=3]次。"
    assert copies(other) == [("key", "")]
    assert copies(was, other) == [("key", ""), ("key", ""), ("nothing", COPIED)]
    assert copies(other, was) == [("nothing", COPIED), ("key", ""), ("key", "")]
    assert copies(other, other) == [("nothing", WHICH)] * 2
    strange = "支部召开支委会[次数.支委会=9]次。"
    assert copies(strange, other) == [("nothing", COPIED), ("key", "")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Two figures were written in such a sentence: neither is meant for sure.
        ("共[人次.支委会=14]次。", ("nothing", SWAPPED)),
        # The clause was written for a figure, in a sentence that has changed.
        ("天气转暖，党群走访[次数.支委会=3]回。", ("key", "")),
        ("天气转暖，党群走访[人次.支委会=3]回。", ("place", SWAPPED)),
    ],
)
def test_a_control_may_be_where_others_were_written(line: str, expected: tuple[str, str]) -> None:
    wrote = memory(
        "共[次数.党员大会=2]次。",
        "共[次数.支委会=3]次。",
        "去年不说，党群走访[次数.支委会=3]回。",
        "参加[人次.支委会=14]人次。",
    )
    assert tied(wrote, line) == [expected]
