"""Folders as clerks have them: odd places, names nearly alike, workers that are lost."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from addin.cli import main
from addin.ledger.refusal import Refusal
from addin.office import examiner
from addin.office.examiner import BrokenError, Examiner
from addin.office.writing import safe_file
from addin.workflows import rollups as job
from addin.workflows.branches import Task, examine_apart
from addin.workflows.input_and_output import LedgerInput
from addin.workflows.rollups import DOCUMENT, WORKBOOK, Workers, rollup
from rollup.folders import CAREFUL, FORGETFUL, examined, ledger


def test_the_folder_may_be_a_dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger(tmp_path / "各支部" / "甲.xlsx", CAREFUL)
    monkeypatch.chdir(tmp_path / "各支部")
    assert rollup(LedgerInput(Path()), workers=Workers(1)).folder == tmp_path / "各支部（汇总）"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["/"], "整个磁盘"),
        (["各支部", "-o", "各支部/甲.xlsx"], "不是文件夹"),
        (["各支部", "-o", "."], "上面的文件夹"),
    ],
)
def test_a_place_that_will_not_do_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    said: str,
) -> None:
    ledger(tmp_path / "各支部" / "甲.xlsx", CAREFUL)
    monkeypatch.chdir(tmp_path)
    assert main(["rollup", *words, "--force"]) == 2
    assert said in capsys.readouterr().err


def test_reports_of_ledgers_called_nearly_alike_do_not_replace_one_another(tmp_path: Path) -> None:
    for name, subject in (("一/台账.xlsx", "A"), ("一_台账.xlsx", "B"), ("一_台账.xlsm", "C")):
        ledger(tmp_path / "in" / name, CAREFUL.replace("学习党章", subject))
    done = examined(tmp_path / "in", tmp_path / "out", jobs=2, reports=True)
    named = {b.report for b in done.rollup.branches}
    assert len(named) == 3
    assert named == {p.name for p in (done.folder / "报告").iterdir()}


def test_a_worker_that_is_lost_is_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger(tmp_path / "in" / "甲.xlsx", CAREFUL)
    ledger(tmp_path / "in" / "乙.xlsx", FORGETFUL)

    def lost(task: Task) -> object:
        if task.file == "乙.xlsx":
            raise RuntimeError("worker died")
        return examine_apart(task)

    monkeypatch.setattr(job, "examine_apart", lost)
    done = examined(tmp_path / "in", tmp_path / "out", jobs=1)
    assert [b.file for b in done.rollup.refused] == ["乙.xlsx"]
    assert [b.file for b in done.rollup.branches] == ["甲.xlsx"]


def test_half_an_answer_is_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = ledger(tmp_path / "甲.xlsx", CAREFUL)

    def start(its: Examiner) -> None:
        began(its)
        its._answers.put('{"file": "甲.xls')

    began = Examiner._start
    monkeypatch.setattr(Examiner, "_start", start)
    with ThreadPoolExecutor(1) as fresh:
        its = fresh.submit(examine_apart, Task(str(one), "甲.xlsx")).result()
    assert "意外退出" in its.refusal


def _never_answering(**told: Any) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], **told)


@pytest.fixture
def first_is_stuck(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[str]]:
    """Let the first process that is started never answer; return those that were started."""
    started: list[subprocess.Popen[str]] = []
    one_by_one = threading.Lock()

    def start() -> subprocess.Popen[str]:
        with one_by_one:
            pipe = subprocess.PIPE
            stuck = not started
            process = (
                _never_answering(stdin=pipe, stdout=pipe, encoding="ascii") if stuck else new()
            )
            started.append(process)
        return process

    new = examiner._new_process
    monkeypatch.setattr(examiner, "_new_process", start)
    return started


def test_an_interruption_waits_for_no_file_and_keeps_what_is_done(
    tmp_path: Path, first_is_stuck: list[subprocess.Popen[str]]
) -> None:
    ledger(tmp_path / "in" / "甲.xlsx", CAREFUL)
    ledger(tmp_path / "in" / "乙.xlsx", FORGETFUL)

    def stop(finished: int, _all: int, _file: str) -> None:
        if finished:
            raise KeyboardInterrupt  # one is done; the other never will be

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        examined(tmp_path / "in", tmp_path / "out", jobs=2, step=stop)
    assert time.monotonic() - began < examiner.SECONDS / 2
    for process in first_is_stuck:
        process.wait(examiner.SECONDS / 2)
    again = examined(tmp_path / "in", tmp_path / "out", jobs=2)
    assert again.resumed == 1
    assert len(again.rollup.branches) == 2  # what was cut off is no file's fault


def test_a_process_that_is_stopped_answers_whoever_waits_for_it(
    first_is_stuck: list[subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def start(its: Examiner) -> None:
        began(its)
        is_started.set()

    began, is_started = Examiner._start, threading.Event()
    monkeypatch.setattr(Examiner, "_start", start)
    asked = Examiner()
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(asked.ask, {})
        assert is_started.wait(examiner.SECONDS)
        asked.stop()
        with pytest.raises(BrokenError):
            waiting.result()
    assert first_is_stuck[0].poll() is not None


def test_a_process_that_was_stopped_is_never_started(
    first_is_stuck: list[subprocess.Popen[str]],
) -> None:
    asked = Examiner()
    asked.stop()
    with pytest.raises(BrokenError):
        asked.ask({})
    assert not first_is_stuck


def test_the_process_goes_with_the_one_that_asked() -> None:
    asking = Examiner()
    asking._start()
    process = asking._process
    assert process is not None and process.poll() is None
    del asking
    gc.collect()
    assert process.poll() is not None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_fork_of_the_one_that_asks_leaves_its_process_alone() -> None:
    asking = Examiner()
    asking._start()
    assert (process := asking._process) is not None
    if not (child := os.fork()):
        signal.alarm(30)  # it would wait for its parent's reader for ever
        asking.close()
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert process.poll() is None
    asking.close()


def test_what_was_done_is_kept_however_long_the_summary_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The summary is open in Word on the day it is made, and is closed the day after."""
    ledger(tmp_path / "in" / "甲.xlsx", CAREFUL)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    with monkeypatch.context() as locked:
        locked.setattr("addin.office.templates.word_template.fill", refuse)
        with pytest.raises(Refusal, match="请先关闭"):
            examined(tmp_path / "in", tmp_path / "out", jobs=1)
    old = time.time() - 86_400
    for left in (tmp_path / "out").iterdir():
        os.utime(left, (old, old))
    safe_file.sweep(tmp_path / "out")
    again = examined(tmp_path / "in", tmp_path / "out", jobs=1)
    assert again.resumed == 1
    assert {p.name for p in (tmp_path / "out").iterdir()} == {WORKBOOK, DOCUMENT}


def test_results_of_another_folder_are_not_taken_for_this_one(tmp_path: Path) -> None:
    one = ledger(tmp_path / "去年" / "甲.xlsx", CAREFUL)
    other = ledger(tmp_path / "今年" / "甲.xlsx", CAREFUL.replace("张三", "李四"))
    other.write_bytes(other.read_bytes().ljust(one.stat().st_size, b"\0"))
    one.write_bytes(one.read_bytes().ljust(other.stat().st_size, b"\0"))
    for path in (one, other):
        os.utime(path, (1_700_000_000, 1_700_000_000))

    def stop(finished: int, _all: int, _file: str) -> None:
        if finished:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examined(tmp_path / "去年", tmp_path / "out", jobs=1, step=stop)
    assert examined(tmp_path / "今年", tmp_path / "out", jobs=1).resumed == 0


def test_a_report_that_was_taken_away_is_made_again(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        ledger(tmp_path / "in" / f"{name}.xlsx", CAREFUL.replace("学习党章", name))
    reports = tmp_path / "out" / "报告"

    def stop(finished: int, _all: int, _file: str) -> None:
        if finished == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examined(tmp_path / "in", tmp_path / "out", jobs=1, reports=True, step=stop)
    (reports / "甲党建工作汇报.docx").unlink()
    examined(tmp_path / "in", tmp_path / "out", jobs=1, reports=True)
    assert {p.name for p in reports.iterdir()} == {"甲党建工作汇报.docx", "乙党建工作汇报.docx"}


def test_ledgers_on_another_drive_are_linked_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    def other_drive(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("addin.workflows.rollups.os.path.relpath", other_drive)
    assert job._seen_from(Path("/乙/汇总"), Path("/甲/各支部")) == "/甲/各支部"
