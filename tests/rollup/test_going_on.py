"""Going on after a stop: what is kept, what is tried again, what is not believed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from addin.ledger.refusal import Refusal
from addin.office.writing.safe_file import write_safely
from addin.report.branches.branch_return import BranchReturn, from_data, refused
from addin.workflows import rollups as job
from addin.workflows.branches import Task, examine
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.rollups import DOCUMENT, WORKBOOK, Workers, rollup
from rollup.folders import CAREFUL, FORGETFUL, examined, ledger

JOURNAL = ".rollup.jsonl"
FULL = "磁盘满了，报告没有写成；请腾出空间再试"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Examine the ledgers without a process of their own; it starts in a second."""
    monkeypatch.setattr(job, "examine_apart", here)


def here(task: Task) -> BranchReturn:
    return from_data(examine(**asdict(task)))


@pytest.fixture
def branches(tmp_path: Path) -> Path:
    ledger(tmp_path / "in" / "甲.xlsx", CAREFUL)
    ledger(tmp_path / "in" / "乙.xlsx", FORGETFUL)
    return tmp_path / "in"


def stopped(branches: Path, out: Path, after: int = 2) -> Path:
    """Interrupt a run when so many ledgers are done; return its journal."""

    def stop(done: int, _all: int, _file: str) -> None:
        if done == after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examined(branches, out, jobs=1, step=stop)
    return out / JOURNAL


@pytest.mark.parametrize("why", [FULL, "“乙.xlsx”读不了；请先关闭正在用它的程序", "程序内部出错"])
def test_what_failed_for_the_moment_is_tried_again(
    branches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    def failing(task: Task) -> BranchReturn:
        return refused(task.file, why, "0" * 64) if task.file == "乙.xlsx" else here(task)

    out = tmp_path / "out"
    with monkeypatch.context() as patched:
        patched.setattr(job, "examine_apart", failing)
        stopped(branches, out)
    again = examined(branches, out, jobs=1)
    assert again.resumed == 1
    assert {b.file for b in again.rollup.branches} == {"甲.xlsx", "乙.xlsx"}


def test_forced_it_starts_anew(branches: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped(branches, out)
    done = rollup(LedgerInput(branches), Destination(out, force=True), workers=Workers(1))
    assert done.resumed == 0
    assert {p.name for p in out.iterdir()} == {WORKBOOK, DOCUMENT}


def sealed(text: str) -> bytes:
    """Return a line with a checksum that is right, as a forger would write it."""
    return f"{hashlib.sha256(text.encode()).hexdigest()[:16]} {text}".encode()


def more(data: dict[str, Any]) -> None:
    data["activities"] = {"value": 9999, "places": ""}


def one_more(line: bytes) -> bytes:
    """Change a number of a line, and leave its checksum."""
    mark, data = json.loads(line.partition(b" ")[2])
    more(data)
    return line.partition(b" ")[0] + b" " + json.dumps([mark, data]).encode()


def resealed(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def changed(line: bytes) -> bytes:
        mark, data = json.loads(line.partition(b" ")[2])
        change(data)
        return sealed(json.dumps([mark, data]))

    return changed


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "a number changed": one_more,
    "cut off": lambda line: line[:-7],
    "no checksum": lambda line: line.partition(b" ")[2],
    "no text": lambda _: b"\xff\xfe\x00 \x80",
    "a number": lambda _: sealed("7"),
    "too deep": lambda _: sealed("[" * 100_000),
    "a word for a number": resealed(lambda d: d.update(activities={"value": "七", "places": ""})),
    "no rows": resealed(lambda d: d.update(activities={"value": 7, "places": "表!甲-乙"})),
    "a list for a name": resealed(lambda d: d.update(unit=["甲"])),
    "a duty of words": resealed(lambda d: d.update(duties=["支委会"])),
    "a field more": resealed(lambda d: d.update(more=1)),
    "a field less": resealed(lambda d: d.pop("remarks")),
    "another file": resealed(lambda d: d.update(file="丙.xlsx")),
    "another content": resealed(lambda d: d.update(sha256="0" * 64)),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_line_that_is_not_as_it_was_written_is_left_out(
    branches: Path, tmp_path: Path, how: str
) -> None:
    journal = stopped(branches, tmp_path / "out", after=1)
    head, line, *_ = journal.read_bytes().split(b"\n")
    journal.write_bytes(b"\n".join([head, SPOILT[how](line), b""]))
    done = examined(branches, tmp_path / "out", jobs=1)
    assert done.rollup.activities.value == 7 + 6
    assert not done.rollup.refused


@pytest.mark.parametrize("head", [b"", b"[]", b"\xff", sealed("7"), sealed("[1, 2]")])
def test_a_journal_without_a_beginning_is_none(branches: Path, tmp_path: Path, head: bytes) -> None:
    journal = stopped(branches, tmp_path / "out")
    journal.write_bytes(head + b"\n" + journal.read_bytes().partition(b"\n")[2])
    assert examined(branches, tmp_path / "out", jobs=1).resumed == 0


def test_a_planted_journal_lets_no_file_be_replaced(branches: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / WORKBOOK).write_bytes(b"hers")
    (out / JOURNAL).write_bytes(b"anything\n")
    with pytest.raises(Refusal, match="没有覆盖"):
        examined(branches, out, jobs=1)
    assert (out / WORKBOOK).read_bytes() == b"hers"


def test_a_ledger_as_long_and_as_old_is_read_again(branches: Path, tmp_path: Path) -> None:
    one = branches / "甲.xlsx"
    stopped(branches, tmp_path / "out")
    times = one.stat()
    other = ledger(tmp_path / "x.xlsx", CAREFUL.replace("学习党章", "学习党规"))
    one.write_bytes(other.read_bytes().ljust(times.st_size, b"\0")[: times.st_size])
    os.utime(one, ns=(times.st_atime_ns, times.st_mtime_ns))
    seen: list[str] = []
    examined(branches, tmp_path / "out", jobs=1, step=lambda _d, _a, file: seen.append(file))
    assert [file for file in seen if file] == ["甲.xlsx"]


def test_what_an_ended_run_left_blocks_no_other(branches: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".taizhang-abc.jsonl").write_bytes(b"half")
    assert len(examined(branches, out, jobs=1).rollup.branches) == 2


def test_a_disk_that_is_full_at_the_start_blocks_no_other_run(
    branches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Refusal(FULL)

    with monkeypatch.context() as patched:
        patched.setattr("addin.workflows.rollup_journal.write_bytes", full)
        with pytest.raises(Refusal, match="磁盘满了"):
            examined(branches, tmp_path / "out", jobs=1, reports=True)
    assert len(examined(branches, tmp_path / "out", jobs=1, reports=True).rollup.branches) == 2


def test_interrupted_between_its_two_files_it_goes_on(
    branches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: Path, *others: Any) -> None:
        if path.name == WORKBOOK:
            raise KeyboardInterrupt
        write_safely(path, *others)

    with monkeypatch.context() as patched:
        patched.setattr(job, "write_safely", interrupted)
        with pytest.raises(KeyboardInterrupt):
            examined(branches, tmp_path / "out", jobs=1)
    assert examined(branches, tmp_path / "out", jobs=1).resumed == 2
    assert {p.name for p in (tmp_path / "out").iterdir()} == {WORKBOOK, DOCUMENT}
