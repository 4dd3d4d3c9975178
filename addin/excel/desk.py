"""Where a button works: the open workbook, the status bar, the message at the end, the log."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from addin.excel.log import unforeseen, write_down
from addin.excel.native import BUSY, in_words, is_busy, native, where_it_can
from addin.excel.open_workbook import read_open_workbook
from addin.excel.own_sheets import bring_up, find_sheet, fresh_sheet, remove
from addin.ledger.period import Period
from addin.ledger.record import replace
from addin.ledger.refusal import Refusal
from addin.ledger.values.text import folded
from addin.office import desktop
from addin.workflows import Checked, check_grids
from addin.workflows.input_and_output import LedgerInput

if TYPE_CHECKING:
    import xlwings

NAME = "台账通"
NOTICE = "台账通提示"
_DIGITS = 4  # a number of four is a year
_TRIES, _PAUSE = 10, 0.3  # seconds: how long a busy Excel is waited for


class Desk(Struct, frozen=True, dict=True):
    """A workbook open in Excel, and the ways to speak to the clerk."""

    book: xlwings.Book

    @cached_property
    def app(self) -> xlwings.App:
        """The Excel that the workbook is open in."""
        return self.book.app

    def progress(self, step: str) -> None:
        """Show in the status bar what is being done."""
        with where_it_can():
            self.app.status_bar = f"{NAME}：正在{step}……"

    def say(self, words: str, *, critical: bool = False) -> None:
        """Show a message that the clerk clicks away; the system's own where Excel shows none."""
        try:
            self.app.alert(words, NAME, "ok", "critical" if critical else "info")
        except (NotImplementedError, AttributeError):
            return  # an engine that shows no messages
        except Exception:
            desktop.message(words, NAME)

    def ask(self, question: str) -> bool:
        """Ask a question that is answered by yes or no; no answer is a no."""
        answer = None
        with where_it_can():
            answer = self.app.alert(question, NAME, "yes_no", "info")
        return answer == "yes"

    def choose(self, title: str, kind: str, pattern: str) -> Path | None:
        """Let the clerk choose a file, such as 请选择报告, Word文档, *.docx; None for none."""
        dialogue = native(self.app, "GetOpenFilename")
        if dialogue is None:
            raise Refusal("这里不能选择文件；请把报告放在台账所在的文件夹里，再点一次")
        chosen = dialogue(f"{kind} ({pattern}),{pattern}", 1, title)
        return Path(chosen) if isinstance(chosen, str) else None

    def pick(self, question: str, options: Sequence[str]) -> int | None:
        """Let the clerk pick one of several by its number; return its place, None for none."""
        said = self.pick_or_say(question, options)
        if said is None or isinstance(said, int):
            return said
        raise Refusal(f"要输入1到{len(options)}的序号，输入的是“{said}”；请再点一次")

    def pick_or_say(self, question: str, options: Sequence[str]) -> int | str | None:
        """Let the clerk pick one of several by its number, or say something else."""
        dialogue = native(self.app, "InputBox")
        if dialogue is None:
            return 0  # an engine that asks nothing takes the first
        listed = "\n".join(f"{n}　{text}" for n, text in enumerate(options, 1))
        said = dialogue(f"{question}\n{listed}", NAME, "1")
        if not isinstance(said, str | float | int) or said is False:
            return None
        text = folded(str(said).removesuffix(".0")).strip()
        if not text:
            return None
        at = int(text) if text.isdecimal() and len(text) < _DIGITS else 0
        return at - 1 if 1 <= at <= len(options) else text

    def check(self, period: Period | None = None) -> Checked:
        """Read the workbook as it is open, unsaved changes too, and check it."""
        self.progress("读取台账")
        grids = read_open_workbook(self.book)
        ledger = LedgerInput(Path(self.book.name), period)
        return check_grids(ledger, grids, progress=self.progress)

    def folder(self, *, or_documents: bool = False) -> Path:
        """Return the folder that the workbook is saved in.

        For one in a cloud folder that Excel knows by its address alone: the clerk's 文档 folder;
        for one never saved too with ``or_documents``, which is a Refusal without.
        """
        place = native(self.book, "Path")
        if place is None:
            parent = Path(self.book.fullname).parent
            place = str(parent) if parent != Path() else ""
        if "://" in place or (or_documents and not place):
            return documents()
        if not place:
            raise Refusal(
                f"“{self.book.name}”还没有保存过，不知道报告放在哪里；请先保存台账，再点一次"
            )
        return Path(place)

    def file(self) -> Path | None:
        """Return the workbook's file, None where it has none on this computer."""
        path = Path(self.book.fullname)
        return path if path.parent != Path() and path.is_file() else None

    def with_file(self, checked: Checked) -> Checked:
        """Return the workbook as it was read, with its file for a document that refers to it."""
        return replace(checked, file=self.file())

    @property
    def read_only(self) -> bool:
        """Whether changes to the workbook cannot be saved in place."""
        return bool(native(self.book, "ReadOnly", default=False))


def documents() -> Path:
    """Return the clerk's 文档 folder, failing that her own."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def run(
    book: xlwings.Book,
    button: str,
    job: Callable[[Desk], str],
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Do a button's job; whatever happens ends as a sentence in Chinese.

    Raises nothing: a refusal, and any error, is written on the sheet 台账通提示 and said; errors
    are also logged.
    """
    desk = Desk(book)
    try:
        _wait_until_free(desk, wait)
        with _quiet(desk):
            _take_notice_away(desk)
            words = job(desk)
        desk.say(words)
    except Refusal as refusal:
        _tell(desk, button, str(refusal))
    except Exception as error:  # the last resort: one sentence, never a traceback
        refused = in_words(error)
        if refused:
            _tell(desk, button, str(refused))
        else:
            _tell(desk, button, unforeseen(error, write_down(button, error)))


def _wait_until_free(desk: Desk, wait: Callable[[float], None]) -> None:
    """Wait a moment for an Excel that is busy; raises Refusal when it stays so."""
    for attempt in range(_TRIES):
        try:
            desk.book.name  # noqa: B018 - any question will do
            if native(desk.app, "Ready", default=True) is not False:
                return
        except Exception as error:
            if not is_busy(error):
                raise
        if attempt < _TRIES - 1:
            wait(_PAUSE)
    raise Refusal(BUSY)


def without_book(button: str, job: Callable[[], object]) -> None:
    """Do a button's job that needs no workbook; whatever happens ends as a sentence in Chinese."""
    try:
        job()
    except Refusal as refusal:
        desktop.message(str(refusal), NAME)
    except Exception as error:
        log = write_down(button, error)
        desktop.message(unforeseen(error, log), NAME)


@contextmanager
def _quiet(desk: Desk) -> Iterator[None]:
    """Keep the screen still while sheets are written, and give the status bar back."""
    app = desk.app
    with where_it_can():
        app.screen_updating = False
    try:
        yield
    finally:
        for setting, value in (("screen_updating", True), ("status_bar", False)):
            _give_back(app, setting, value)


def _give_back(app: xlwings.App, setting: str, value: bool) -> None:
    """Set a setting of Excel back, asking again where it refuses."""
    for _ in range(_TRIES):
        try:
            setattr(app, setting, value)
        except (NotImplementedError, AttributeError):
            return
        except Exception:
            time.sleep(_PAUSE / _TRIES)
        else:
            return


def _take_notice_away(desk: Desk) -> None:
    notice = find_sheet(desk.book, NOTICE)
    if notice is not None and not native(desk.book, "ProtectStructure", default=False):
        remove(desk.book, notice)


def _tell(desk: Desk, button: str, words: str) -> None:
    """Say what went wrong, on a sheet that stays and in a message."""
    lines = [NOTICE, f"点了“{button}”，没有做成：", *words.split("\n")]
    try:
        sheet = fresh_sheet(desk.book, NOTICE)
        sheet.range("A1").options(transpose=True).value = lines
        with where_it_can():
            sheet.range("A1").column_width = 100
            sheet.range("A1:A4").wrap_text = True
            sheet.range("A1").font.bold = True
        bring_up(sheet)
    except Exception as error:  # no sheet can be written: then the message alone must do
        if not (in_words(error) or isinstance(error, Refusal)):
            write_down(button, error)
    desk.say("\n".join(lines[1:]), critical=True)
