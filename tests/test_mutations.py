"""The mutation script kills what a test notices and reports what none does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

SCRIPT = Path(__file__).with_name("mutations.py")
MODULE = '''
def quorate(present: int, due: int) -> bool:
    """Return whether half or more came."""
    return present * 2 >= due


def absent(present: int, due: int) -> int:
    return due - present
'''
TESTS = """
from meeting import absent, quorate


def test_half_is_enough() -> None:
    assert quorate(3, 6)
    assert not quorate(2, 5)
    assert not quorate(3, 7)


def test_looks_at_nothing() -> None:
    absent(3, 3)
"""


@pytest.mark.slow
def test_survivors_are_the_lines_that_no_test_looks_at(tmp_path: Path) -> None:
    (tmp_path / "meeting.py").write_text(MODULE, "utf-8")
    (tmp_path / "test_meeting.py").write_text(TESTS, "utf-8")
    command = [sys.executable, str(SCRIPT), "meeting.py", "--tests", "test_meeting.py"]
    own = {**os.environ, "TMPDIR": str(tmp_path)}
    ended = subprocess.run(
        command, cwd=tmp_path, env=own, capture_output=True, text=True, check=False
    )
    said = ended.stdout.splitlines()
    assert {line for line in said if ":" in line} == {"meeting.py:8 (1 tests)"}
    assert {line for line in said if "+ return" in line} == {
        "  + return due + present",
        "  + return 0",
    }
    assert said[-1] == "6 mutants, 2 survived (33.3%)"
    assert ended.returncode == 1
