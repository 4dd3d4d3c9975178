"""A number about a part of a figure, by the rows that belong to it and those that leave it open."""

from __future__ import annotations

import pytest

from addin.audit.claim import Verdict
from addin.audit.parts.subset import By, Part
from addin.audit.parts.subset_rows import Share
from addin.audit.parts.subset_verdict import AGENDA, EITHER, NO_COLUMN, OPEN, OfPart, of_part
from addin.audit.text.quantity import quantities

_RIGHT, _WRONG = OfPart(Verdict.MATCH), OfPart(Verdict.MISMATCH)


def _open(reason: str, rows: int = 0) -> OfPart:
    return OfPart(Verdict.UNVERIFIABLE, reason.format("它", rows))


def _of(number: int, part: Part, sure: int, open_: int, whole: bool) -> OfPart:
    (stated,) = quantities(f"{number}次")
    rows = tuple(f"活动台账!{i}" for i in range(sure + open_))
    return of_part(stated, part, Share(rows[:sure], rows[sure:]), whole)


@pytest.mark.parametrize(
    ("by", "number", "rows", "whole", "found"),
    [
        ("place", 2, (2, 0), False, _RIGHT),
        ("place", 2, (2, 1), True, _RIGHT),
        ("place", 3, (2, 0), False, _WRONG),
        ("place", 1, (2, 1), False, _WRONG),
        ("place", 3, (2, 1), False, _open(OPEN, 1)),
        ("place", 4, (2, 1), False, _WRONG),
        ("place", 4, (2, 1), True, _open(EITHER)),  # all activities may be meant
        ("topic", 4, (2, 1), True, _open(EITHER)),
        ("group", 4, (2, 1), True, _WRONG),
        ("person", 4, (2, 1), True, _WRONG),
        ("person", 4, (2, 0), False, _WRONG),
        # Nobody did it, if every row says who did.
        ("person", 0, (0, 0), False, _RIGHT),
        ("person", 0, (0, 1), False, _open(NO_COLUMN)),
        ("person", 4, (0, 0), False, _WRONG),
        ("branch", 4, (0, 0), False, _WRONG),
        ("person", 4, (0, 1), False, _open(NO_COLUMN)),
        ("group", 4, (0, 0), False, _open(NO_COLUMN)),
        ("topic", 4, (0, 0), False, _open(NO_COLUMN)),
        ("topic", 4, (0, 0), True, OfPart(None)),
        ("place", 4, (0, 0), True, _open(NO_COLUMN)),
        # More than the rows say may have been with others, or about it.
        ("partner", 9, (2, 1), False, _open(OPEN, 1)),
        ("agenda", 9, (2, 1), False, _open(AGENDA)),
    ],
)
def test_a_number_of_a_part(
    by: By, number: int, rows: tuple[int, int], whole: bool, found: OfPart
) -> None:
    assert _of(number, Part(by, "它", ("甲",)), *rows, whole) == found


def test_a_person_whom_the_ledger_does_not_know_did_nothing_that_it_knows() -> None:
    assert _of(4, Part("person", "它"), 0, 0, False) == _open(NO_COLUMN)
    assert _of(4, Part("duty", "它", ("甲",)), 0, 0, False) == _open(NO_COLUMN)


@pytest.mark.parametrize(
    ("by", "sure", "whole", "found"),
    [
        ("topic", 2, False, OfPart(None)),  # so many are neither on it nor held at all
        ("topic", 0, False, OfPart(None)),
        ("place", 0, False, OfPart(None)),
        ("person", 0, False, _open(EITHER)),
        ("topic", 2, True, OfPart(None)),
        ("person", 0, True, OfPart(None)),
    ],
)
def test_what_the_clause_before_names_may_be_no_limit(
    by: By, sure: int, whole: bool, found: OfPart
) -> None:
    assert _of(4, Part(by, "它", ("甲",), near=False), sure, 0, whole) == found


def test_a_topic_of_the_clause_before_that_may_be_so_large_is_left_open() -> None:
    assert _of(4, Part("topic", "它", ("甲",), near=False), 2, 2, False) == _open(EITHER)
