"""What a folder holds that is not counted is a line of the summary each."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from addin.cli import main
from addin.ledger.refusal import Refusal
from rollup.folders import CAREFUL, FORGETFUL, examined, ledger

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@pytest.fixture
def branches(tmp_path: Path) -> Path:
    ledger(tmp_path / "in" / "甲.xlsx", CAREFUL)
    ledger(tmp_path / "in" / "二支部" / "乙.xlsx", FORGETFUL)
    return tmp_path / "in"


def closed(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Close folders of these names; the system lets the one that tests into every folder."""
    scan = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path).name in names:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)


def left_out(folder: Path, out: Path) -> dict[str, str]:
    return {b.file: b.refusal for b in examined(folder, out, jobs=1).rollup.refused}


def test_a_closed_folder_is_named(
    branches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(monkeypatch, "二支部")
    (said,) = left_out(branches, tmp_path / "out").items()
    assert said[0] == "二支部/" and "没有权限" in said[1] and "请" in said[1]


@pytest.mark.parametrize("names", [["in"], ["二支部", "in"]])
def test_where_nothing_can_be_read_that_is_why(
    branches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    closed(monkeypatch, *names)
    with pytest.raises(Refusal, match="没有权限"):
        examined(branches, tmp_path / "out", jobs=1)


@LINKS
@pytest.mark.parametrize("to", ["elsewhere", "in", "in/二支部"])
def test_a_linked_folder_is_left_out_and_said(branches: Path, tmp_path: Path, to: str) -> None:
    ledger(tmp_path / "elsewhere" / "丙.xlsx", CAREFUL)
    (branches / "三支部").symlink_to(tmp_path / to, target_is_directory=True)
    (said,) = left_out(branches, tmp_path / "out").items()
    assert said[0] == "三支部/" and "链接" in said[1] and "请" in said[1]


@LINKS
def test_a_linked_ledger_is_read_and_a_lost_one_named(branches: Path, tmp_path: Path) -> None:
    there = ledger(tmp_path / "elsewhere" / "丙.xlsx", CAREFUL.replace("党章", "准则"))
    (branches / "三.xlsx").symlink_to(there)
    (branches / "四.xlsx").symlink_to(tmp_path / "nowhere.xlsx")
    done = examined(branches, tmp_path / "out", jobs=1).rollup
    assert {b.file for b in done.branches} == {"甲.xlsx", "二支部/乙.xlsx", "三.xlsx"}
    assert [b.file for b in done.refused] == ["四.xlsx"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there alone")
def test_a_name_that_is_no_text_is_a_line(branches: Path, tmp_path: Path) -> None:
    bad = os.fsdecode(b"\xe4\xb8\xff.xlsx")
    (branches / bad).write_bytes((branches / "甲.xlsx").read_bytes())
    ((name, why),) = left_out(branches, tmp_path / "out").items()
    assert name.endswith("?.xlsx") and "改名" in why


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_name_that_steers_the_terminal_does_not(
    branches: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("\x1b[31m红.xlsx", "一\n二.xlsx"):
        (branches / name).write_bytes(b"not a workbook")
    assert main(["rollup", str(branches), "-o", str(tmp_path / "out"), "--jobs", "1"]) == 1
    said = "".join(capsys.readouterr())
    assert "\x1b" not in said and "红.xlsx" in said and "一 二.xlsx" in said


def test_hidden_folders_and_marks_are_passed_over(branches: Path, tmp_path: Path) -> None:
    for name in (".git/a.xlsx", "~$甲.xlsx", "二支部/~$乙.xlsx", "二支部/.a.xlsx"):
        ledger(branches / name, CAREFUL)
    assert left_out(branches, tmp_path / "out") == {}


def test_where_no_ledger_can_be_done_the_reason_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "甲.xlsx").mkdir()
    (tmp_path / "in" / "乙.xlsx").write_bytes(b"")
    with pytest.raises(Refusal) as refusal:
        examined(tmp_path / "in", tmp_path / "out", jobs=1)
    assert "乙.xlsx" in str(refusal.value)
