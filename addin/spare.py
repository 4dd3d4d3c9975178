"""A process that has everything loaded and waits for one click, started after the one before.

It does one job and ends, so that nothing of a click, and no hold on Excel, outlives it.
``addin.mailbox`` tells how the launcher speaks to it.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import secrets
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

from addin import ribbon
from addin.excel.log import write_down
from addin.mailbox import Box, argument, mailbox
from addin.words.segmentation import segmenter

IDLE = 30 * 60.0  # seconds that a spare waits for a click
PAUSE = 0.1  # seconds between two looks into the mailbox
DAY = 24 * 60 * 60.0  # seconds; older files are of processes that were killed

# What the workflows load when they come to it.
LOADED_LATE = (
    "addin.excel.buttons.checking",
    "addin.excel.buttons.counting",
    "addin.excel.buttons.reports",
    "addin.excel.buttons.written_reports",
    "addin.excel.buttons.new_ledger",
    "addin.excel.buttons.handbook",
    "addin.excel.proofreading_talk",
    "addin.workflows.audits",
    "addin.workflows.offers",
    "addin.workflows.proofreading",
    "addin.workflows.reports",
    "addin.office.writing.blank_ledger",
    "addin.office.templates.filling.compiling",
    "addin.office.templates.filling.finishing",
    "addin.office.templates.finishing.prepared",
    "addin.office.templates.filling.docxtpl_filling",
    "addin.office.reading.old_parts",
    "addin.office.reading.text_table",
    "addin.office.word.comments",
    "addin.office.word.controls.made_controls",
    "addin.office.word.controls.own_values",
    "addin.office.word.controls.remembered_values",
    "addin.office.word.controls.renewal",
    "addin.office.templates.word_template",
    "addin.audit.report_audit",
    "addin.ledger.records.several_occasions",
    "addin.ledger.tables.looks.legend",
    "addin.ledger.tables.stated_counts",
    "addin.ledger.values.days.date_in_words",
    "addin.report.values.context",
    "addin.report.values.field_tree",
    "chinese_calendar",
    "docxtpl",
    "lxml.etree",
    "markdown_it",
)


def has_window(window: int) -> bool:
    """Return whether an Excel window is still there."""
    if sys.platform == "win32":  # pragma: no cover - there are no such windows elsewhere
        return bool(ctypes.windll.user32.IsWindow(ctypes.c_void_p(window)))
    return True


def buttons() -> dict[str, Callable[[], None]]:
    """Return all that a request may ask for, by name."""
    return {button.__name__: button for button in ribbon.BUTTONS}


class Surroundings(Struct, frozen=True):
    """What a spare needs of the world: the time in seconds, a pause, Excel's windows, buttons."""

    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    has_window: Callable[[int], bool] = has_window
    buttons: Mapping[str, Callable[[], None]] = field(default_factory=buttons)


def load() -> None:
    """Load what the workflows load when they come to it, proof-reading's dictionary too."""
    for module in LOADED_LATE:
        importlib.import_module(module)
    segmenter()  # None where its library is not installed


def wait() -> None:
    """Be a spare of the Excel window ``--hwnd=<number>``: load everything, do one click, end."""
    window = argument(sys.argv, "hwnd")
    load()
    with contextlib.suppress(OSError, ValueError):  # no mailbox, no window: then no spare
        serve(mailbox(), int(window), Surroundings())


def serve(folder: Path, window: int, around: Surroundings) -> None:
    """Wait for one click in a mailbox, do it, answer, and take all other files away.

    Ends without one after IDLE seconds, without its Excel window, or taken off the list. Raises
    OSError where the mailbox cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder, around.clock())
    box = Box(folder, f"{window}-{secrets.token_hex(8)}")
    with _announced(box):
        request = _request(box, window, around)
        if request is not None:
            box.answer(_status(request, window, around.buttons))


def _sweep(folder: Path, now: float) -> None:
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            if now - path.stat().st_mtime > DAY:
                path.unlink()


@contextmanager
def _announced(box: Box) -> Iterator[None]:
    """Put a spare on the launcher's list, and clean up behind it: the lock is the last to go."""
    try:
        with box.file("lock").open("x"):
            try:
                box.file("ready").touch(exist_ok=False)
                yield
            finally:
                box.clear("ready", "taken", "request")
    finally:
        box.clear("lock")


def _request(box: Box, window: int, around: Surroundings) -> dict[str, str] | None:
    """Wait for a request and return it; None where none came."""
    until = around.clock() + IDLE
    while (request := box.request()) is None:
        if not box.is_there() or not around.has_window(window):
            return None
        if around.clock() >= until and box.is_withdrawn():
            return None
        around.sleep(PAUSE)
    return request


def _status(
    request: Mapping[str, str], window: int, known: Mapping[str, Callable[[], None]]
) -> int:
    """Do what a request asks for, if it is a button; return the exit status: 0 done, 1 not."""
    button, book = known.get(request.get("FUNCTION", "")), request.get("BOOK")
    if button is None or book is None:
        return 1
    # As after a start for this one click: xlwings finds the workbook by these.
    sys.argv = ["-c", f"--wb={book}", "--from_xl=1", f"--hwnd={window}"]
    try:
        button()
    except Exception as error:  # the launcher tells the clerk, the log whoever repairs
        write_down("预启动", error)
        return 1
    return 0
