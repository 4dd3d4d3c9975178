"""Numbers that quarters, halves or months share in turn, also those of a branch or a person."""

from __future__ import annotations

import pytest

from claims.reports import verdicts
from claims.two_branches import year_ledger

LEDGER = year_ledger()
M, W, U = "match", "mismatch", "unverifiable"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主题党日全年12次，第一至第四季度依次为3次、4次、3次、2次。", [M, M, M, M, M]),
        ("主题党日全年12次，第一至第四季度依次为3次、3次、3次、3次。", [M, M, W, M, W]),
        ("全年12次主题党日各有侧重，一到四季度依次为3次、4次、3次、2次。", [M, M, M, M, M]),
        ("主题党日一季度到四季度依次是3次、4次、2次、2次。", [M, M, W, M]),
        ("主题党日按季度算，分别是3次、4次、3次和1次。", [M, M, M, W]),
        ("各季度主题党日分别为3次、4次、3次、2次。", [M, M, M, M]),
        ("各季度主题党日分别为4次、4次、3次、2次。", [W, M, M, M]),
        # All branches together, where times have a number each.
        ("各支部四个季度主题党日分别为3次、4次、3次和2次。", [M, M, M, M]),
        ("一至四季度各支部主题党日分别为3次、4次、4次和2次。", [M, M, W, M]),
        ("各支部上、下半年主题党日分别为7次和5次。", [M, M]),
        # One branch.
        ("机关党支部开展主题党日8次，四个季度依次为2、3、2、1次。", [M, M, M, M, M]),
        ("机关党支部开展主题党日8次，四个季度依次为2、3、1、1次。", [M, M, M, W, M]),
        # One person, also behind what all of them did.
        ("周明同志讲党课4次，四个季度分别为1次、1次、1次和1次。", [M, M, M, M, M]),
        ("周明同志讲党课4次，四个季度分别为1次、2次、1次和1次。", [M, M, W, M, M]),
        ("周明讲党课四个季度分别为1次、1次、1次、1次。", [M, M, M, M]),
        ("全年党课7次，其中周明4次，四个季度依次为2次、1次、2次、2次。", [M, M, M, M, M, M]),
        ("周明主持支委会8次，四个季度依次为3次、2次、3次、0次。", [M, M, M, M, M]),
    ],
)
def test_each_time_has_its_own_number(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("下半年主题党日5次，而上半年为7次，减少2次。", [M, M, M]),
        ("下半年主题党日5次，而上半年为7次，增加2次。", [M, M, W]),
        ("下半年主题党日5次，上半年7次，减少3次。", [M, M, W]),
        ("上半年主题党日7次，下半年5次，减少2次。", [M, M, M]),
    ],
)
def test_a_difference_is_from_the_earlier_time_to_the_later(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found
