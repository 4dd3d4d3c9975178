"""Runs that are killed at any moment: no half of a file, nothing left, no run blocked."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from addin import cli
from addin.cli import main
from addin.office.writing import leftovers
from addin.office.writing.safe_file import write_safely
from commands import ACTIVITIES, PARAMETERS, files_in
from conftest import WriteBook

ROOT = Path(cli.__file__).parent.parent
CUT = 86
KILLS = 200 if os.environ.get("CI") else 24
SECONDS = 100  # that all of them may take
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")


@pytest.fixture(autouse=True)
def own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own, as at the first start."""
    cache = tmp_path_factory.mktemp("own")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setattr(leftovers, "_of_this_process", [])
    return cache / "taizhang" / "runs"


def killed(target: Path) -> None:
    """Let a process write half of a file and be gone."""

    def half(temporary: Path) -> None:
        temporary.write_bytes(b"half")
        os._exit(CUT)

    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        write_safely(target, half)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == CUT


def test_the_next_start_sweeps_what_a_killed_run_left(tmp_path: Path, own: Path) -> None:
    killed(tmp_path / "汇报.docx")
    assert len(files_in(tmp_path)) == 1
    assert main(["rules"]) == 0
    assert files_in(tmp_path) == {} and list(own.iterdir()) == []


def test_what_it_kept_for_itself_is_swept_too(tmp_path: Path, own: Path) -> None:
    killed(tmp_path / "汇报.docx")
    (run,) = own.iterdir()
    (tmp_path / "hers").mkdir()
    (tmp_path / "hers" / "台账.xlsx").write_bytes(b"hers")
    (run / "tmp1").write_bytes(b"rows")
    (run / "taizhang-x").mkdir()
    (run / "taizhang-x" / "book.xlsx").write_bytes(b"book")
    (run / "link").symlink_to(tmp_path / "hers")
    leftovers.sweep_killed()
    assert list(own.iterdir()) == []
    assert files_in(tmp_path / "hers") == {"台账.xlsx": b"hers"}


def test_what_a_living_run_writes_is_left_alone(tmp_path: Path) -> None:
    def meanwhile(temporary: Path) -> None:
        temporary.write_bytes(b"whole")
        assert main(["rules"]) == 0

    write_safely(tmp_path / "a.txt", meanwhile)
    assert files_in(tmp_path) == {"a.txt": b"whole"}


def test_the_folder_is_the_users_alone(tmp_path: Path, own: Path) -> None:
    killed(tmp_path / "a.txt")
    folders = [own.parent, own, *own.iterdir()]
    assert [oct(f.stat().st_mode & 0o777) for f in folders] == ["0o700"] * 3
    own.chmod(0o777)
    leftovers.sweep_killed()
    assert len(files_in(tmp_path)) == 1  # what others may write to is not believed


@pytest.mark.parametrize("name", ["台账.xlsx", ".taizhang-", "taizhang-a", ".hidden"])
def test_a_note_of_another_file_removes_nothing(tmp_path: Path, own: Path, name: str) -> None:
    killed(tmp_path / "a.txt")
    (run,) = own.iterdir()
    for other in ("台账.xlsx", ".taizhang-x.docx", "taizhang-a", ".hidden"):
        (tmp_path / other).write_bytes(b"hers")
    (tmp_path / ".taizhang-folder").mkdir()
    (run / "noted").write_bytes(os.fsencode(tmp_path / name) + b"\0")
    leftovers.sweep_killed()
    assert {"台账.xlsx", ".taizhang-x.docx", "taizhang-a", ".hidden"} <= set(files_in(tmp_path))
    assert not run.exists()


def test_without_a_folder_of_its_own_it_writes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    write_safely(tmp_path / "a.txt", lambda path: path.write_bytes(b"whole"))
    assert (tmp_path / "a.txt").read_bytes() == b"whole"


COMMANDS = (
    ["check", "台账.xlsx", "-o", "校验.xlsx", "--fixed", "副本.xlsx", "--force"],
    ["tally", "台账.xlsx", "-o", "统计.xlsx", "--force"],
    ["report", "台账.xlsx", "-o", "汇报.docx", "--force"],
    ["new", "新.xlsx", "--force"],
    ["rollup", "各支部", "-o", "汇总{}", "--jobs", "1"],
)


@pytest.mark.slow
def test_killed_at_random_moments(book: WriteBook, own: Path) -> None:
    ledger = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    folder, original = ledger.parent, ledger.read_bytes()
    (folder / "各支部").mkdir()
    (folder / "各支部" / "甲.xlsx").write_bytes(original)
    chance, end = random.Random(18), time.monotonic() + SECONDS
    for n in range(KILLS):
        if time.monotonic() > end:
            break
        command = [word.format(n) for word in COMMANDS[n % len(COMMANDS)]]
        process = started(command, folder)
        try:
            process.wait(chance.uniform(0.1, 0.9))
        except subprocess.TimeoutExpired:
            process.send_signal(chance.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGINT)))
        said = process.communicate(timeout=60)[1]
        assert "Traceback" not in said or "addin" not in said, said  # Python's own start
        assert process.returncode in (0, 1, 2, -signal.SIGKILL, -signal.SIGINT)
        assert ledger.read_bytes() == original
        for path in (*folder.rglob("*.docx"), *folder.rglob("*.xlsx")):
            assert path.name.startswith(".") or is_whole(path), path
        if process.returncode not in (0, 1):
            summary = folder / command[-3]
            begun = summary.is_dir() and any(summary.iterdir())  # the folder comes before all else
            all_done = begun and not (summary / ".rollup.jsonl").exists()
            assert started(command, folder).wait(60) in ((2,) if all_done else (0, 1))
    assert not list(folder.rglob(".*")) and not any(own.iterdir())


def started(command: list[str], folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "addin", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def is_whole(path: Path) -> bool:
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(path) as package:
        return package.testzip() is None
