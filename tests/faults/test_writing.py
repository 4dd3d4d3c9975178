"""Power cuts, full disks, open files: the old file or the new one, whole, and nothing beside it."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from addin.cli import main
from addin.ledger.refusal import Refusal
from addin.office.writing import safe_file
from addin.office.writing.locks import lock_beside
from addin.office.writing.safe_file import source_of, sweep, write_safely
from addin.workflows import check, save_findings, save_fixed_copy
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.reports import report
from commands import ACTIVITIES, PARAMETERS, Output, files_in, refused
from conftest import WriteBook
from faults.packages import zip_of

OLD, NEW = b"old" * 100, zip_of([("[Content_Types].xml", b"<Types/>"), ("a", b"new" * 9999)])
CUT = 86


def write(path: Path) -> None:
    """Write in several steps, as writers of packages do."""
    with path.open("wb") as file:
        for at in range(0, len(NEW), 100):
            file.write(NEW[at : at + 100])
            file.flush()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "汇报.docx"
    path.write_bytes(OLD)
    return path


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_file.time, "sleep", lambda _: None)


# --- Power cuts -------------------------------------------------------------------------------------

STEPS = ("mkstemp", "open", "fsync", "replace", "fsync of the folder")


def leaving_before(step: str) -> Callable[[Path], None]:
    """Return a job that writes a file and leaves the process just before a step."""

    def leave(*_: object, **__: object) -> None:
        os._exit(CUT)

    def job(target: Path) -> None:
        replace = Path.replace

        def replace_and_leave_later(path: Path, to: Path) -> None:
            replace(path, to)
            os.fsync = leave

        if step == "mkstemp":
            tempfile.mkstemp = leave
        elif step == "fsync":
            os.fsync = leave
        elif step == "replace":
            Path.replace = leave  # type: ignore[method-assign, assignment]
        elif step == "fsync of the folder":
            Path.replace = replace_and_leave_later  # type: ignore[method-assign, assignment]
        write_safely(target, leave if step == "open" else write)

    return job


def ended(job: Callable[[Path], None], target: Path) -> int:
    """Do a job in a process of its own; return how that ended."""
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        try:
            job(target)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("step", STEPS)
def test_after_a_power_cut_the_file_is_the_old_one_or_the_new_one(target: Path, step: str) -> None:
    assert ended(leaving_before(step), target) == CUT
    whole = NEW if step == "fsync of the folder" else OLD
    assert target.read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("written", [0, 1, 100, 5_000])
def test_after_a_power_cut_in_the_middle_of_writing(target: Path, written: int) -> None:
    def job(path: Path) -> None:
        def half(temporary: Path) -> None:
            temporary.write_bytes(NEW[:written])
            os._exit(CUT)

        write_safely(path, half)

    assert ended(job, target) == CUT
    assert target.read_bytes() == OLD
    (left,) = [p for p in target.parent.iterdir() if p != target]
    write_safely(target, write)
    assert left.exists()  # somebody else may be writing it just now
    old = time.time() - 3600
    os.utime(left, (old, old))
    write_safely(target, write)
    assert files_in(target.parent) == {target.name: NEW}


def test_what_is_not_ours_is_never_swept(tmp_path: Path) -> None:
    for name in ("台账.xlsx", ".hidden", "taizhang-a.docx"):
        (tmp_path / name).write_bytes(b"hers")
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / ".taizhang-folder").mkdir()
    os.utime(tmp_path / ".taizhang-folder", (0, 0))
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 4


def test_the_bytes_are_on_the_disk_before_the_name_is(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("fsync"), fsync(handle)))
    monkeypatch.setattr(Path, "replace", lambda a, b: (done.append("replace"), replace(a, b)))
    write_safely(target, write)
    assert done[:2] == ["fsync", "replace"]


# --- A disk that is full, a folder that is closed, a file that is open -------------------------------

REFUSING = {
    "mkstemp": "tempfile.mkstemp",
    "open": "pathlib.Path.open",
    "fsync": "os.fsync",
    "replace": "pathlib.Path.replace",
}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("step", REFUSING)
def test_whatever_the_system_refuses_the_old_file_stays(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(REFUSING[step], refuse)
        with pytest.raises(Refusal) as refusal:
            write_safely(target, write)
    assert files_in(target.parent) == {target.name: OLD}
    said = str(refusal.value)
    assert "请" in said and str(target.parent) in said
    if step != "mkstemp":
        assert ("磁盘满了" in said) is (code in (errno.ENOSPC, errno.EDQUOT))
        assert ("汇报（2）.docx" in said) is (code == errno.EACCES)


def test_a_closed_folder_comes_with_an_open_one(
    target: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    (tmp_path / "home" / "Documents").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(Refusal, match=r"换一个文件夹（如“.*Documents”）"):
        write_safely(target, write)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A target that another program holds for as many times as the list tells."""
    times = [0]
    replace = Path.replace

    def refuse(path: Path, to: Path) -> None:
        if times[0]:
            times[0] -= 1
            raise PermissionError(errno.EACCES, "open in Word")
        replace(path, to)

    monkeypatch.setattr(Path, "replace", refuse)
    return times


def test_a_target_held_for_a_moment_is_waited_for(target: Path, held: list[int]) -> None:
    held[0] = 2
    write_safely(target, write)
    assert files_in(target.parent) == {target.name: NEW}


def test_a_target_held_for_long_is_named_and_another_offered(target: Path, held: list[int]) -> None:
    held[0] = 99
    with pytest.raises(Refusal, match=r"汇报\.docx.*先关闭，或另存为“汇报（2）\.docx”"):
        write_safely(target, write)
    assert files_in(target.parent) == {target.name: OLD}


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("党建工作半年汇报.docx", "~$工作半年汇报.docx"),  # eight letters: Word lets go of two
        ("党建工作年汇报.docx", "~$建工作年汇报.docx"),
        ("汇报.docx", "~$汇报.docx"),
        ("台账.xlsx", "~$台账.xlsx"),
        ("党建工作活动台账.xlsx", "~$党建工作活动台账.xlsx"),
        ("汇报.docx", ".~汇报.docx"),
        ("汇报.docx", ".~lock.汇报.docx#"),
    ],
)
def test_the_mark_that_each_program_leaves_is_known(tmp_path: Path, name: str, lock: str) -> None:
    assert lock_beside(tmp_path / name) is None
    (tmp_path / lock).write_bytes(b"")
    assert lock_beside(tmp_path / name) == tmp_path / lock


def test_a_report_open_in_word_is_not_overwritten_even_if_forced(
    sample: Path, target: Path, capsys: Output
) -> None:
    (target.parent / "~$汇报.docx").write_bytes(b"")
    said = refused(capsys, "report", sample, "-o", target, "--force")
    assert "正开着" in said and "汇报（2）.docx" in said
    assert target.read_bytes() == OLD


# --- A half-made file, a source that changes --------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", NEW[:-30], zip_of([("a", b"b")])])
def test_a_package_that_does_not_open_is_never_put_in_place(target: Path, content: bytes) -> None:
    with pytest.raises(Refusal, match="原来的文件没有动"):
        write_safely(target, lambda path: path.write_bytes(content))
    assert files_in(target.parent) == {target.name: OLD}


def test_a_source_changed_meanwhile_is_noticed(target: Path, tmp_path: Path) -> None:
    source = tmp_path / "台账.xlsx"
    source.write_bytes(b"one")
    times = source.stat()
    before = source_of(source)

    def meanwhile(path: Path) -> None:
        write(path)
        source.write_bytes(b"two")  # as long, and as old: only the bytes tell
        os.utime(source, ns=(times.st_atime_ns, times.st_mtime_ns))

    with pytest.raises(Refusal, match=r"台账\.xlsx.*被改动了"):
        write_safely(target, meanwhile, [before])
    assert target.read_bytes() == OLD


def test_no_result_is_written_of_a_ledger_saved_meanwhile(sample: Path, tmp_path: Path) -> None:
    checked = check(LedgerInput(sample))
    with sample.open("ab") as file:
        file.write(b"\0")
    before = files_in(tmp_path)
    for save in (
        lambda: save_fixed_copy(checked, sample, tmp_path / "副本.xlsx", force=False),
        lambda: save_findings(checked, sample, tmp_path / "校验.xlsx", force=False),
    ):
        with pytest.raises(Refusal, match=r"被改动了|不符"):
            save()
    assert files_in(tmp_path) == before


def test_no_report_is_written_of_a_ledger_saved_meanwhile(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saves(step: str) -> None:
        if step == "生成报告":
            with sample.open("ab") as file:
                file.write(b"\0")

    with pytest.raises(Refusal, match="被改动了"):
        report(LedgerInput(sample), Destination(tmp_path / "汇报.docx"), progress=saves)
    assert set(files_in(tmp_path)) == {sample.name}


def test_every_command_leaves_what_it_reads_as_it_was(book: WriteBook, tmp_path: Path) -> None:
    ledger = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    before = ledger.read_bytes()
    out = str(tmp_path / "汇报.docx")
    assert main(["check", str(ledger), "--fixed", str(tmp_path / "副本.xlsx")]) in (0, 1)
    assert main(["tally", str(ledger), "-o", str(tmp_path / "统计.xlsx")]) in (0, 1)
    assert main(["report", str(ledger), "-o", out]) in (0, 1)
    report_before = Path(out).read_bytes()
    assert main(["refresh", out, str(ledger)]) in (0, 1)
    assert ledger.read_bytes() == before
    assert Path(out).read_bytes() == report_before
