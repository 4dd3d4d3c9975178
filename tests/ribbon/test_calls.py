"""How many calls into Excel a button makes: each is what a clerk waits for."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from addin import ribbon
from addin.resources import resource
from ribbon.conftest import Clerk

Button = Callable[[], None]


@pytest.fixture
def full(tmp_path: Path, opened: Callable[[Path], Clerk]) -> Clerk:
    """The sample with a sheet of every kind, open in Excel."""
    path = tmp_path / "全套台账.xlsx"
    shutil.copy(resource("samples", "全套台账.xlsx"), path)
    return opened(path)


def calls(clerk: Clerk, button: Button) -> int:
    clerk.excel.calls.clear()
    clerk.press(button)
    return sum(clerk.excel.calls.values())


@pytest.mark.parametrize(
    ("button", "most"),
    [(ribbon.check, 320), (ribbon.tally, 600), (ribbon.report, 120), (ribbon.agenda, 260)],
)
def test_a_ledger_of_five_sheets(tidy: Clerk, button: Button, most: int) -> None:
    assert calls(tidy, button) <= most
    assert calls(tidy, button) <= most + 60  # and again, where our sheet is there already


@pytest.mark.parametrize(
    ("button", "most"),
    [(ribbon.check, 450), (ribbon.tally, 730), (ribbon.report, 240), (ribbon.agenda, 350)],
)
def test_a_ledger_with_a_sheet_of_every_kind(full: Clerk, button: Button, most: int) -> None:
    assert calls(full, button) <= most


def test_fifty_findings(messy: Clerk) -> None:
    assert calls(messy, ribbon.check) <= 750
    assert 45 <= len(messy.lines()) <= 55
    assert calls(messy, ribbon.check) <= 1150  # the marks of before are taken away first
    assert calls(messy, ribbon.clear_marks) <= 360
