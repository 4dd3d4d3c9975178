"""The corpus run: over a folder of strange files made here, and over one that is given."""

from __future__ import annotations

import csv
import os
import shutil
import sys
from pathlib import Path

import pytest

from addin.resources import resource
from tests.corpus.table import table

if sys.platform == "win32":
    pytest.skip("needs fork", allow_module_level=True)

from tests.corpus import corpus, one_run
from tests.corpus.one_run import Run

GIVEN = os.environ.get("TAIZHANG_CORPUS")


@pytest.fixture
def ledger() -> Path:
    return resource("samples", "活动台账.xlsx").resolve()


@pytest.fixture
def strange(tmp_path: Path, ledger: Path) -> Path:
    shutil.copy(ledger, tmp_path / "好的.xlsx")
    (tmp_path / "半个.xlsx").write_bytes(ledger.read_bytes()[:5000])
    (tmp_path / "空的.docx").write_bytes(b"")
    (tmp_path / "旧的.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (tmp_path / "~$好的.xlsx").write_bytes(b"x" * 165)
    return tmp_path


def test_a_strange_folder_ends_with_messages_only(strange: Path) -> None:
    done = list(corpus.runs(strange))
    assert len(done) >= 25
    assert {its.file for its in done} >= {"好的.xlsx", "空的.docx", "."}
    assert {its.command for its in done} >= {"check", "proofread", "rollup"}
    assert [its for its in done if its.wrong] == []
    assert all(its.seconds < 20 and 10 < its.megabytes < 1024 for its in done)


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("raise SystemExit(9)", "internal SystemExit"),
        ("raise KeyboardInterrupt", "internal KeyboardInterrupt"),
        ("return 3", "internal 3"),
        (
            "import sys; sys.stderr.write('Traceback (most recent call last):\\n'); return 0",
            "internal traceback",
        ),
        (
            "import sys; sys.stderr.write('程序内部出错（KeyError），请\\n'); return 2",
            "internal KeyError",
        ),
        ("import os; os.abort()", "ended by SIGABRT"),
        ("import time; time.sleep(60)", "over 1 s"),
        ("while True: pass", "over 1 s"),
        ("bytearray(8 << 30)", "internal MemoryError"),
        (
            "import sys; sys.stderr.write('boom\\n'); return 2",
            "refused in other than one Chinese line",
        ),
        (
            "import sys; sys.stderr.write('不行\\n请改\\n'); return 2",
            "refused in other than one Chinese line",
        ),
        ("import sys; sys.stderr.write('不行，请改\\n'); return 2", ""),
        ("open('made/.taizhang-x', 'w').close(); return 0", "left .taizhang-x"),
        ("open('made/汇报.docx', 'w').close(); return 0", ""),
        ("import tempfile; tempfile.mkdtemp(prefix='a', suffix=''); return 0", "left a"),
        ("open('core', 'w').close(); return 0", "left core"),
    ],
)
def test_each_kind_of_failure_is_seen(tmp_path: Path, body: str, wrong: str) -> None:
    made: dict[str, object] = {}
    exec(f"def command(arguments):\n    {body}", made)
    (file := tmp_path / "a.csv").touch()
    found = one_run.run(made["command"], ["check"], file, seconds=1)  # type: ignore[arg-type]
    assert found.wrong == wrong or (wrong == "left a" and found.wrong.startswith(wrong))


def test_too_much_memory_is_seen(tmp_path: Path) -> None:
    (file := tmp_path / "a.csv").touch()
    found = one_run.run(lambda _: len(b"x" * (9 << 27)) * 0, ["check"], file)
    assert found.wrong == "over 1 GB"


@pytest.mark.parametrize("beside", [False, True])
def test_a_changed_original_is_seen_and_a_file_left_beside_it(tmp_path: Path, beside: bool) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"PK")

    def spoils(arguments: object) -> int:
        (path.with_name("锁") if beside else path).write_bytes(b"!")
        return 0

    assert one_run.run(spoils, ["check"], path, 1).wrong == "the original was changed"
    shutil.rmtree(tmp_path / "锁", ignore_errors=True)


def test_a_folder_whose_files_changed_is_seen(tmp_path: Path) -> None:
    def adds(arguments: object) -> int:
        (tmp_path / "汇总.xlsx").touch()
        return 0

    assert one_run.run(adds, ["rollup"], tmp_path, 1).wrong == "the original was changed"


def test_what_no_longer_fails_is_reported() -> None:
    done = [
        Run("a.xlsx", "check", -9, 20, 90, "over 20 s"),
        Run("b.xlsx", "check", 1, 0, 0, "x"),
        Run("c.xls", "check", 0, 0, 0),
    ]
    new, gone = corpus.unexpected(done, ["check\ta.xlsx", "tally\tc.xls"])
    assert [its.file for its in new] == ["b.xlsx"]
    assert gone == ["tally\tc.xls"]


def test_the_table_counts_by_command_and_by_kind_of_file() -> None:
    done = [
        Run("甲/a.XLSX", "check", 1, 0.5, 90.2),
        Run("甲/a.XLSX", "tally", 2, 0.1, 80),
        Run("b.xlsx", "check", 2, 21.26, 120, "over 20 s"),
        Run("甲", "rollup", 0, 90, 150),
    ]
    commands, files = table(done).split("\n\n")
    assert commands.splitlines()[2:] == [
        "| `check` | 2 | 1 | 1 | 21.26秒 | 21.3秒 | 120MB | 1 |",
        "| `rollup` | 1 | 1 | 0 | 90.00秒 | 90.0秒 | 150MB | 0 |",
        "| `tally` | 1 | 0 | 1 | 0.10秒 | 0.1秒 | 80MB | 0 |",
    ]
    assert files.splitlines()[2:] == ["| .xlsx | 2 | 3 | 1 | 2 | 0.50秒 | 21.3秒 | 120MB | 1 |"]


def test_the_run_prints_the_table_and_writes_every_run(
    strange: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = tmp_path_factory.mktemp("runs") / "runs.csv"
    assert corpus.examine([str(strange), "--only", "check", "--runs", str(runs)]) == 0
    said = capsys.readouterr().out
    assert "| `check` |" in said
    assert "5 runs, 0 new failures, 0 gone" in said
    with runs.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["file"]: row["status"] for row in rows}["好的.xlsx"] in ("0", "1")
    assert {row["file"]: row["status"] for row in rows}["空的.docx"] == "2"


@pytest.mark.slow
@pytest.mark.skipif(GIVEN is None, reason="TAIZHANG_CORPUS names no folder")
def test_a_given_folder_ends_with_what_is_expected() -> None:
    done = list(corpus.runs(Path(str(GIVEN)).resolve()))
    assert corpus.unexpected(done, corpus.expected_failures()) == ([], [])
