"""A process that waits for one click: with a clock and a folder of the test's, and as it really is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from addin import mailbox, ribbon, spare
from addin.excel.log import log_path
from addin.installation.conf import conf_text
from addin.mailbox import DIED, Box, argument, is_held_open, status_of
from addin.spare import DAY, IDLE, LOADED_LATE, Surroundings, serve
from macros.callers import book_opened

WINDOW = 123456
NOON = 1_650_000_000.0
OPTIONS = ["-E", "-P", "-B", "-X", "utf8", "-c"]

Happening = Callable[[Box], object]


@dataclass
class Office:
    """A mailbox, its clock, and what happens there at which second after noon."""

    folder: Path
    events: dict[float, Happening] = field(default_factory=dict)
    now: float = NOON
    window_closes: float = float("inf")
    pressed: list[list[str]] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        for at in [at for at in self.events if NOON + at <= self.now]:
            self.events.pop(at)(self.box())

    def box(self) -> Box:
        (lock,) = self.folder.glob(f"{WINDOW}-*.lock")
        return Box(self.folder, lock.stem)

    def check(self) -> None:
        self.pressed.append(sys.argv)

    def broken(self) -> None:
        raise RuntimeError("临江县民政局")

    def work(self) -> float:
        """Let a spare live its life; return how many seconds that took."""
        known = {"check": self.check, "broken": self.broken}
        around = Surroundings(lambda: self.now, self.sleep, self._has_window, known)
        serve(self.folder, WINDOW, around)
        return self.now - NOON

    def _has_window(self, window: int) -> bool:
        assert window == WINDOW
        return self.now < NOON + self.window_closes


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["-c", f"--hwnd={WINDOW}"])
    return Office(mailbox.mailbox())


def take(box: Box) -> None:
    box.file("ready").rename(box.file("taken"))


def request(function: str = "check", book: str = "台账.xlsx") -> Happening:
    def write(box: Box) -> None:
        text = conf_text({"FUNCTION": function, "BOOK": book})
        box.file("request").write_text(text, encoding="ascii")

    return write


def click(function: str = "check", book: str = "台账.xlsx") -> Happening:
    def happen(box: Box) -> None:
        take(box)
        request(function, book)(box)

    return happen


def left(office: Office) -> dict[str, str]:
    return {p.suffix: p.read_text("ascii") for p in office.folder.iterdir()}


def test_a_click_is_done_and_answered(office: Office) -> None:
    office.events = {60: click()}
    assert office.work() == pytest.approx(60, abs=0.2)
    assert len(office.pressed) == 1
    assert left(office) == {".done": "0"}


@pytest.mark.parametrize("book", ["台账.xlsx", "a b&c;%1.xlsx", "𠮷田's.xlsx", "工作簿1"])
def test_the_workbook_is_found_as_after_a_cold_start(office: Office, book: str) -> None:
    office.events = {1: click(book=book)}
    office.work()
    assert office.pressed == [["-c", f"--wb={book}", "--from_xl=1", f"--hwnd={WINDOW}"]]
    assert book_opened(office.pressed[0]) == (book.lower(), WINDOW)


@pytest.mark.parametrize("function", ["_press", "os.getcwd", "check()", "", "desks"])
def test_only_buttons_are_pressed(office: Office, function: str) -> None:
    office.events = {1: click(function)}
    office.work()
    assert left(office) == {".done": "1"}
    assert not office.pressed


def test_the_buttons_are_those_of_the_ribbon() -> None:
    assert list(spare.buttons().values()) == list(ribbon.BUTTONS)
    assert spare.buttons()["show_help"] is ribbon.show_help


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b'"FUNCTION","check"\r\n', "张".encode()],
    ids=["empty", "other bytes", "no book", "Chinese"],
)
def test_a_request_that_says_nothing_is_answered_all_the_same(
    office: Office, content: bytes
) -> None:
    office.events = {1: take, 2: lambda box: box.file("request").write_bytes(content)}
    office.work()
    assert left(office) == {".done": "1"}
    assert not office.pressed


def test_a_job_that_breaks_is_a_status_and_a_line_in_the_log(
    office: Office, capfd: pytest.CaptureFixture[str]
) -> None:
    office.events = {1: click("broken")}
    office.work()
    assert left(office) == {".done": "1"}
    assert capfd.readouterr() == ("", "")
    logged = log_path().read_text(encoding="utf-8")
    assert "RuntimeError" in logged and "民政局" not in logged


def test_nobody_clicks(office: Office) -> None:
    assert office.work() == pytest.approx(IDLE, abs=0.2)
    assert left(office) == {}


def test_the_excel_window_is_closed(office: Office) -> None:
    office.window_closes = 90
    assert office.work() == pytest.approx(90, abs=0.2)
    assert left(office) == {}


@pytest.mark.parametrize("given_up", ["ready", "taken"])
def test_given_up_by_the_launcher_or_by_the_uninstaller(office: Office, given_up: str) -> None:
    events: dict[float, Happening] = {2: lambda box: box.file(given_up).unlink()}
    office.events = {1: take, **events} if given_up == "taken" else events
    assert office.work() == pytest.approx(2, abs=0.2)
    assert left(office) == {}


def test_the_mailbox_is_removed(office: Office) -> None:
    def remove(box: Box) -> None:
        for path in box.folder.iterdir():
            path.unlink()
        box.folder.rmdir()

    office.events = {5: remove}
    assert office.work() == pytest.approx(5, abs=0.2)
    assert not office.folder.exists()


def test_a_click_in_the_last_moment_is_done(office: Office) -> None:
    """Taken before the time is over, written after it: a spare goes only where nobody took it."""
    office.events = {IDLE - 1: take, IDLE + 2: request()}
    office.work()
    assert left(office) == {".done": "0"}
    assert len(office.pressed) == 1


def test_what_killed_processes_left_is_swept_after_a_day(office: Office) -> None:
    office.folder.mkdir(parents=True)
    for name, age in (("1-a.ready", DAY + 1), ("1-a.lock", DAY + 1), ("2-b.done", DAY - 1)):
        (office.folder / name).touch()
        os.utime(office.folder / name, (NOON - age, NOON - age))
    office.window_closes = 1
    office.work()
    assert [p.name for p in office.folder.iterdir()] == ["2-b.done"]


def test_without_a_folder_or_a_window_there_is_no_spare(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["-c"])
    spare.wait()
    assert not office.folder.exists()
    office.folder.parent.mkdir(exist_ok=True)
    office.folder.write_text("a file where the folder should be")
    monkeypatch.setattr(sys, "argv", ["-c", "--hwnd=1"])
    spare.wait()


def test_elsewhere_than_on_windows_every_window_is_there() -> None:
    assert spare.has_window(1) == (sys.platform != "win32")


def test_arguments() -> None:
    assert argument(["-c", "--hwnd=1", "--spare=2-a=b"], "spare") == "2-a=b"
    assert argument(["-c", "--hwnd=1"], "spare") == ""


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ({3: "answer"}, 0),
        ({3: "answer 1"}, 1),
        ({3: "die"}, DIED),
        ({3: "answer and die"}, 0),
        ({3: "half an answer", 4: "answer 1"}, 1),
        ({0: "die"}, DIED),
    ],
)
def test_the_launchers_wait_ends_with_the_spare(
    tmp_path: Path, events: dict[float, str], status: int
) -> None:
    box = Box(tmp_path, "1-a")
    box.file("lock").touch()
    now = 0.0

    def happen(what: str) -> None:
        if what == "half an answer":
            box.file("done").touch()
        elif "answer" in what:
            box.answer(int(what[-1]) if what[-1].isdigit() else 0)
        if "die" in what:
            box.file("lock").unlink()

    def pass_time(seconds: float) -> None:
        nonlocal now
        now += seconds
        for at in [at for at in events if at <= now]:
            happen(events.pop(at))

    pass_time(0)
    assert status_of(box, pass_time, is_held_open) == status
    assert not box.file("done").exists()


@pytest.mark.parametrize("name", ["", "..", "1-a/../../x", "1-A", "x-a", "1-a.done"])
def test_only_a_spare_is_waited_for(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "argv", ["-c", f"--spare={name}"])
    with pytest.raises(SystemExit) as ended:
        mailbox.wait()
    assert ended.value.code == DIED


def test_the_launchers_wait_ends_with_the_status_of_the_click(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.folder.mkdir(parents=True)
    Box(office.folder, "1-a").answer(1)
    monkeypatch.setattr(sys, "argv", ["-c", "--spare=1-a"])
    with pytest.raises(SystemExit) as ended:
        mailbox.wait()
    assert ended.value.code == 1


BUTTON = """
import sys
from pathlib import Path
from addin import ribbon

def check():
    Path(sys.argv[-1].partition("=")[2] + ".pressed").write_text("\\n".join(sys.argv), "utf-8")

ribbon.BUTTONS.clear()
ribbon.BUTTONS[check] = "校验台账"
import addin.spare
addin.spare.wait()
"""


@pytest.fixture
def environment(office: Office, tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "LOCALAPPDATA": str(tmp_path)}


@pytest.fixture
def process(tmp_path: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A spare in a process of its own, its button a stand-in that notes its arguments."""
    code = [sys.executable, *OPTIONS, BUTTON, f"--hwnd={WINDOW}"]
    with subprocess.Popen(code, cwd=tmp_path, env=environment) as running:
        yield running
        running.kill()


@pytest.mark.slow
def test_a_real_process_does_a_click(
    office: Office, process: subprocess.Popen[bytes], environment: dict[str, str], tmp_path: Path
) -> None:
    box = announced(office, process)
    click()(box)
    waiter = [sys.executable, *OPTIONS, "import addin.mailbox; addin.mailbox.wait()"]
    waited = subprocess.run(
        [*waiter, f"--spare={box.name}"], env=environment, timeout=60, check=False
    )
    assert waited.returncode == 0
    assert process.wait(30) == 0
    pressed = (tmp_path / f"{WINDOW}.pressed").read_text("utf-8").split("\n")
    assert pressed == ["-c", "--wb=台账.xlsx", "--from_xl=1", f"--hwnd={WINDOW}"]
    assert left(office) == {}


def announced(office: Office, process: subprocess.Popen[bytes]) -> Box:
    for _ in range(600):
        assert process.poll() is None
        if list(office.folder.glob("*.ready")):
            return office.box()
        time.sleep(0.05)
    raise AssertionError("no spare")


LATE = """
import sys
from addin import spare
spare.load()
before = set(sys.modules)
from datetime import date
from pathlib import Path
from addin import workflows
from addin.workflows import reports
from addin.workflows.input_and_output import LedgerInput
from addin.workflows.proofreading import proofread
from addin.office.pages.handbook_page import write_handbook
folder = Path(sys.argv[1])
checked = workflows.check(LedgerInput(Path(sys.argv[2])))
before |= {m for m in sys.modules if "calamine" in m or m == "addin.office.reading.closed_workbook"}
before |= {"addin.office.reading.sheet_parts", "addin.office.reading.usual_names"}
reports.write_report(checked, folder / "报告.docx", progress=lambda step: None)
workflows.new_ledger(folder / "新.xlsx", 2022)
write_handbook(folder / "使用手册.html")
proofread(folder / "报告.docx")
ours = {"addin", "docx", "jinja2", "rjieba", "xlsxwriter", *(name.partition(".")[0] for name in spare.LOADED_LATE)}
print(sorted(m for m in set(sys.modules) - before if m.partition(".")[0] in ours))
"""


@pytest.mark.slow
def test_a_spare_has_loaded_what_the_buttons_need(sample: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", LATE, str(tmp_path), str(sample)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == "[]"
    assert LOADED_LATE
