"""How many members a 党小组 has, by the roster's own column for it."""

from __future__ import annotations

import pytest

from addin.workflows import Checked
from claims.reports import verdicts
from claims.two_branches import ROSTER, year_ledger

LEDGER = year_ledger()
# Each branch with a first group of its own.
ALIKE = year_ledger(roster=ROSTER.replace("第二党小组", "第一党小组"))
WITHOUT = year_ledger(roster="姓名|党支部|党员类别\n周明|机关党支部|正式党员")
BLANK = year_ledger(roster=ROSTER.replace("第二党小组", ""))
M, W, U = "match", "mismatch", "unverifiable"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第一党小组3人，第二党小组2人。", [M, M]),
        ("第一党小组3人，第二党小组3人。", [M, W]),
        ("支部共有正式党员4名，第一党小组3人、第二党小组2人。", [M, M, M]),
        ("第一党小组现有党员4名。", [W]),
        ("第一党小组：3名，第二党小组：1名。", [M, W]),
        ("第三党小组3人。", [U]),
        # What some of them did.
        ("第一党小组到会2人。", [U]),
        ("第一党小组2名党员参加义诊。", [U]),
        ("义务植树全员参加，第一党小组2人，第二党小组2人。", [U, U]),
    ],
)
def test_the_roster_says_who_is_in_a_group(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


@pytest.mark.parametrize(
    ("checked", "text", "found"),
    [
        (ALIKE, "第一党小组4人。", [U]),
        (ALIKE, "机关党支部第一党小组3人。", [M]),
        (ALIKE, "机关党支部第一党小组4人。", [W]),
        (WITHOUT, "第一党小组3人。", [U]),
        (BLANK, "第一党小组4人。", [U]),
        (BLANK, "第一党小组3人。", [M]),
        (BLANK, "第一党小组2人。", [W]),
    ],
)
def test_a_group_that_the_roster_does_not_tell_apart(
    checked: Checked, text: str, found: list[str]
) -> None:
    assert verdicts(checked, text) == found
