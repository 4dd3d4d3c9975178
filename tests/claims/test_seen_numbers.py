"""A number with what touches it, as a reader sees it; and words that rank, which count nothing."""

from __future__ import annotations

import pytest

from addin.audit.text.ranks import unranked
from addin.audit.text.seen_number import (
    INVISIBLE,
    TOUCHED,
    has_numeral,
    is_invisible,
    plainly,
    seen_around,
    why_unclear,
)

_NOTHING = "\u200b"  # of no width


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("共6次", "6"),
        ("6", "6"),
        # Other numerals, signs before it, and marks between it and digits are of the number.
        ("共16次", "16"),
        ("共十6次", "十6"),
        ("共6十次", "6十"),
        ("共-6次", "-6"),
        ("共±6次", "±6"),
        ("共.6次", ".6"),
        ("-6", "-6"),
        ("共--6次", "6"),  # a dash
        ("--6", "6"),
        ("共a-6次", "-6"),
        ("共1,6次", "1,6"),
        ("共1:6次", "1:6"),
        ("共1 6次", "1 6"),
        ("1,6次", "1,6"),
        (",6次", "6"),
        ("次,6次", "6"),
        ("共6.5次", "6.5"),
        ("共6,5", "6,5"),
        ("共6.", "6"),
        ("共6.次", "6"),
        ("共6-次", "6"),
        ("共6%", "6%"),
        ("共6次5", "6"),
        ("共5次6", "6"),
        ("共6余次", "6余"),
        ("①6次", "6"),  # an item of a list
        ("㊀6次", "㊀6"),
        ("❶6次", "6"),
        ("⑳6次", "6"),
        (f"共{_NOTHING}6次", f"{_NOTHING}6"),
        (f"共6{_NOTHING}次", f"6{_NOTHING}"),
        (f"共1{_NOTHING}6次", f"1{_NOTHING}6"),
    ],
)
def test_what_touches_a_number_is_seen_as_of_it(text: str, seen: str) -> None:
    at = text.index("6")
    start, end = seen_around(text, at, at + 1)
    assert text[start:end] == seen


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("共6次", ""),
        ("共16次", TOUCHED),
        ("共65次", TOUCHED),
        (f"共{_NOTHING}6次", INVISIBLE),
        (f"共{_NOTHING} 6次", ""),  # apart from it
        (f"共1{_NOTHING}6次", INVISIBLE),
    ],
)
def test_why_a_number_is_not_all_that_is_seen(text: str, why: str) -> None:
    at = text.index("6")
    assert why_unclear(text, at, at + 1) == why


def test_characters_inside_a_number_may_be_invisible() -> None:
    assert why_unclear(f"共6{_NOTHING}5次", 1, 4) == INVISIBLE


@pytest.mark.parametrize("its", ["\u200b", "\u2060", "\u0301", "\u20dd", "\x07"])
def test_characters_of_no_width_are_invisible(its: str) -> None:
    assert is_invisible(its)


@pytest.mark.parametrize("its", ["6", "六", " ", "\t", "\n", "。"])
def test_others_are_not(its: str) -> None:
    assert not is_invisible(its)


@pytest.mark.parametrize(
    ("text", "found"), [("支委会6次", True), ("六次", True), ("②", True), ("支委会", False)]
)
def test_a_text_has_a_numeral(text: str, found: bool) -> None:
    assert has_numeral(text) is found


@pytest.mark.parametrize(
    ("text", "plain"),
    [(" 6 ", "6"), ("12,340", "12340"), ("12，340", "12340"), ("９．５％", "9.5%"), ("六", "六")],
)
def test_a_number_in_one_form(text: str, plain: str) -> None:
    assert plainly(text) == plain


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("水闸队居首", "水闸队"),
        ("水闸队不相上下", "水闸队"),
        ("水闸队走在最前面，机关垫底", "水闸队，机关"),
        ("水闸队召开", "水闸队召开"),
    ],
)
def test_words_that_rank_are_left_out(words: str, left: str) -> None:
    assert unranked(words) == left
