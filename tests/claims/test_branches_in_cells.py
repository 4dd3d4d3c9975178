"""Branches in brackets: behind what a row counts, and behind a number."""

from __future__ import annotations

import pytest

from claims.reports import Line, verdicts
from claims.two_branches import year_ledger

LEDGER = year_ledger()
M, W = "match", "mismatch"
HEAD = ["项目", "2022年上半年", "2022年下半年"]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ([HEAD, ["支委会（机关）", "5次", "3次"]], [M, M]),
        ([HEAD, ["支委会（排水所党支部）", "4次", "3次"]], [M, W]),
        ([HEAD, ["支委会（机关）", "5次（机关上半年）", "4次（机关下半年）"]], [M, W]),
        ([HEAD, ["支委会", "5次（机关）", "2次（排水所）"]], [M, M]),
        ([HEAD, ["支委会", "9次（上半年）", "5次"]], [M, M]),
        ([["项目", "支委会（机关）", "支委会（排水所）"], ["次数", "8", "7"]], [M, W]),
    ],
)
def test_a_branch_in_brackets_is_whose_number_it_is(table: Line, found: list[str]) -> None:
    assert verdicts(LEDGER, table) == found
