"""Whatever the surroundings of a command: one sentence, a right exit status, and the work done."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from addin import cli
from addin.cli import main
from addin.office.templates import word_template
from addin.office.writing import safe_file
from commands import ACTIVITIES, PARAMETERS, Output, files_in, refused
from conftest import WriteBook

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="descriptors and limits of POSIX")
ROOT = Path(cli.__file__).parent.parent


@pytest.fixture
def ledger(book: WriteBook) -> Path:
    return book(活动台账=ACTIVITIES, 参数=PARAMETERS)


def process(*words: str | bytes, before: str = "", **told: Any) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own; ``before``: what is done in it first."""
    script = f"import sys\n{before}\nfrom addin.cli import main\nsys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **told.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        env=environment,
        encoding="utf-8",
        check=False,
        timeout=60,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **told},
    )


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text and "\u4e00" <= text[1] <= "\u9fff"


# --- A full disk ------------------------------------------------------------------------------------

FULL = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))"
WRITING = {
    "check": ["check", "台账.xlsx", "-o", "新.xlsx"],
    "tally": ["tally", "台账.xlsx", "-o", "新.xlsx"],
    "new": ["new", "新.xlsx"],
    "fixed": ["check", "台账.xlsx", "--fixed", "新.xlsx"],
    "report": ["report", "台账.xlsx", "-o", "新.docx"],
    "rollup": ["rollup", "各支部", "-o", "新", "--jobs", "1"],
}


@POSIX
@pytest.mark.parametrize("command", WRITING)
def test_on_a_full_disk_it_says_so_and_leaves_nothing(ledger: Path, command: str) -> None:
    folder = ledger.parent
    (folder / "各支部").mkdir()
    (folder / "各支部" / "甲.xlsx").write_bytes(ledger.read_bytes())
    done = process(*WRITING[command], before=FULL, cwd=folder)
    assert done.returncode == 2
    assert is_one_sentence(done.stderr) and "磁盘满了" in done.stderr, done.stderr
    assert set(files_in(folder)) == {ledger.name}
    left = {p.name for p in (folder / "新").iterdir()} if command == "rollup" else set()
    assert left <= {".rollup.jsonl"}


# --- Streams that are closed or full ----------------------------------------------------------------


class Full(io.StringIO):
    """An output on a disk that has no room."""

    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class FullAtTheEnd(Full):
    """An output that finds out when it is emptied."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("output", [Full, FullAtTheEnd])
@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["check", "台账.xlsx", "-o", "校验.xlsx"], ["校验.xlsx"]),
        (["check", "台账.xlsx", "-o", "校验.xlsx", "--fixed", "副本.xlsx"], ["副本", "校验"]),
        (["tally", "台账.xlsx", "-o", "统计.xlsx"], ["统计.xlsx"]),
        (["new", "新.xlsx"], ["新.xlsx"]),
        (["check", "台账.xlsx"], []),
        (["rules"], []),
        (["--help"], []),
    ],
)
def test_where_the_output_is_full_it_names_what_was_written(
    ledger: Path, capsys: Output, output: type[io.StringIO], words: list[str], written: list[str]
) -> None:
    with contextlib.chdir(ledger.parent), contextlib.redirect_stdout(output()):
        assert main(words) == 2
    said = capsys.readouterr().err
    assert is_one_sentence(said)
    assert all(name in said for name in written)
    assert ("没有写出任何文件" in said) is (not written)


@POSIX
@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 2), (0, 1, 2)])
@pytest.mark.parametrize("command", ["report", "rollup"])
def test_with_closed_streams_the_work_is_done(
    ledger: Path, closed: Sequence[int], command: str
) -> None:
    folder = ledger.parent
    (folder / "各支部").mkdir()
    (folder / "各支部" / "甲.xlsx").write_bytes(ledger.read_bytes())
    closing = "import os\n" + "".join(f"os.close({n})\n" for n in closed)
    closing += "".join(f"sys.{('stdin', 'stdout', 'stderr')[n]} = None\n" for n in closed)
    done = process(*WRITING[command], before=closing, cwd=folder)
    assert done.returncode in (0, 1)
    assert (folder / "新.docx").is_file() or (folder / "新" / "支部汇总.docx").is_file()
    assert "Traceback" not in done.stderr


@POSIX
@pytest.mark.parametrize("where", ["closed", "full"])
def test_a_refusal_that_nobody_can_hear_is_one(where: str) -> None:
    before = "import os\nos.close(2)\nsys.stderr = None" if where == "closed" else ""
    if where == "full" and not Path("/dev/full").exists():
        pytest.skip("no such device here")
    with Path("/dev/full" if where == "full" else os.devnull).open("w") as stream:
        assert process("check", "没有.xlsx", before=before, stderr=stream).returncode == 2


# --- Interruptions ----------------------------------------------------------------------------------


def test_interrupted_between_two_outputs_it_names_the_first(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("addin.workflows.save_findings", interrupted, raising=False)
    copy, found = ledger.with_name("副本.xlsx"), ledger.with_name("校验.xlsx")
    said = refused(capsys, "check", ledger, "--fixed", copy, "-o", found)
    assert "已中断" in said and "副本.xlsx" in said and "没有写出" not in said
    assert copy.is_file() and not found.exists()


@pytest.mark.parametrize(
    "inside",
    [
        "addin.workflows.ledgers.check_grids",
        "addin.office.reading.closed_workbook.read_workbook",
        "addin.commands.arguments.CommandParser.parse_args",
        "addin.cli._run",
        "addin.cli.refuse_unreadable",
        "addin.terminal.show_findings",
    ],
)
def test_interrupted_before_anything_is_written(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, inside: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(inside, interrupted)
    assert refused(capsys, "check", ledger) == "已中断，没有写出任何文件\n"


def test_interrupted_twice_it_ends(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("addin.cli._run", interrupted)
    monkeypatch.setattr("addin.streams.complain", interrupted)
    assert main(["rules"]) == 2
    assert capsys.readouterr().err == ""


# --- A target that appears meanwhile ----------------------------------------------------------------


@pytest.mark.parametrize("command", [name for name in WRITING if name != "rollup"])
@pytest.mark.parametrize("linking", [True, False])
def test_what_appears_meanwhile_is_not_overwritten(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, command: str, linking: bool
) -> None:
    monkeypatch.chdir(ledger.parent)
    words = WRITING[command]
    target = Path(words[-1])
    verify = safe_file._verify

    def meanwhile(temporary: Path, path: Path) -> None:
        verify(temporary, path)
        target.write_bytes(b"hers")

    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "this file system has no links")

    monkeypatch.setattr(safe_file, "_verify", meanwhile)
    if not linking:
        monkeypatch.setattr(os, "link", no_links)
    said = refused(capsys, *words)
    assert target.name in said and "没有覆盖" in said
    assert set(files_in(Path())) == {ledger.name, target.name}
    assert target.read_bytes() == b"hers"
    assert main([*words, "--force"]) in (0, 1)
    assert target.read_bytes() != b"hers"


@POSIX
def test_a_target_without_links_is_written(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no links")

    monkeypatch.setattr(os, "link", no_links)
    assert main(["new", str(ledger.with_name("新.xlsx"))]) == 0
    assert set(files_in(ledger.parent)) == {ledger.name, "新.xlsx"}


# --- Names ------------------------------------------------------------------------------------------

BAD = os.fsdecode(b"\xe4\xb8\xff.xlsx") if sys.platform != "win32" else "\udcff.xlsx"


@pytest.mark.parametrize("command", ["check", "tally", "report", "proofread"])
@pytest.mark.parametrize("name", [".", "..", "", " ", "/", BAD, "a\0b.xlsx", "a" * 300])
def test_a_name_that_is_no_file(capsys: Output, command: str, name: str) -> None:
    assert "请" in refused(capsys, command, name)


@pytest.mark.parametrize("name", ["", BAD, "没有/新.xlsx", "a" * 300 + ".xlsx", "."])
def test_a_target_that_is_no_file(ledger: Path, capsys: Output, name: str) -> None:
    assert "请" in refused(capsys, "tally", ledger, "-o", name)


@pytest.mark.parametrize("words", [["check", "{}"], ["{}"], ["check", "a.xlsx", "--{}"]])
def test_a_name_that_steers_the_terminal_is_shown_harmless(
    capsys: Output, words: list[str]
) -> None:
    said = refused(capsys, *(word.format("红\x1b[31m\x9b\r\n色.xlsx") for word in words))
    assert not set(said[:-1]) & {"\x1b", "\x9b", "\r", "\n"} and "红" in said and "色" in said


@pytest.mark.parametrize("command", ["check", "tally", "report", "proofread", "rollup"])
def test_a_closed_folder_is_called_so(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output, command: str
) -> None:
    shut = ledger.parent / "shut"
    stat = os.stat

    def closed(path: Any, *_: object, **told: Any) -> os.stat_result:
        if "shut" in str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, **told)

    monkeypatch.setattr(os, "stat", closed)
    said = refused(capsys, command, shut / "台账.xlsx")
    assert "权限" in said if command != "rollup" else "没有文件夹" in said


def test_a_folder_closed_to_the_output(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    stat = os.stat

    def closed(path: Any, *_: object, **told: Any) -> os.stat_result:
        if "shut" in str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, **told)

    monkeypatch.setattr(os, "stat", closed)
    said = refused(capsys, "tally", ledger, "-o", ledger.parent / "shut" / "统计.xlsx")
    assert "没有权限" in said and "没有写出任何文件" in said


# --- The system's settings --------------------------------------------------------------------------

ASCII = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@POSIX
@pytest.mark.parametrize("command", WRITING)
def test_where_names_are_ascii_chinese_ones_are_read_and_written(
    ledger: Path, command: str
) -> None:
    folder = ledger.parent
    (folder / "各支部").mkdir()
    (folder / "各支部" / "甲.xlsx").write_bytes(ledger.read_bytes())
    done = process(*WRITING[command], env=ASCII, cwd=folder)
    assert done.returncode in (0, 1) and not done.stderr
    assert "新" in done.stdout and (folder / WRITING[command][-1].replace("1", "")).exists()


@POSIX
def test_a_json_of_such_a_system_names_the_ledger(ledger: Path) -> None:
    done = process("check", ledger.name, "--json", env=ASCII, cwd=ledger.parent)
    assert json.loads(done.stdout)["ledger"] == ledger.name


# --- The cache --------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"texts": 1}', b"[" * 100_000])
def test_a_cache_that_holds_something_else_is_not_used(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    word_template._ready.cache_clear()
    first, second = ledger.with_name("一.docx"), ledger.with_name("二.docx")
    assert main(["report", str(ledger), "-o", str(first)]) in (0, 1)
    for kept in (tmp_path / "cache" / "taizhang").glob("*"):
        if kept.is_file():
            kept.write_bytes(hashlib.sha256(content).digest() + content)
    word_template._ready.cache_clear()
    assert main(["report", str(ledger), "-o", str(second)]) in (0, 1)
    assert second.stat().st_size == first.stat().st_size
    word_template._ready.cache_clear()
