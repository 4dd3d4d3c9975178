"""Which report a button of Excel is about: the one beside the workbook, or the one she chooses."""

from __future__ import annotations

from pathlib import Path

from addin.excel.desk import Desk
from addin.ledger.refusal import Refusal
from addin.workflows.report_copies import is_marked
from addin.workflows.report_origin import remembered_origin

_LOCK = "~$"  # how the file begins that Word leaves beside an open document


def choose_report(desk: Desk) -> Path | None:
    """Return the report that the workbook's figures stand in; None where she chooses none.

    The newest report of this ledger beside the workbook, else of any ledger; where there are
    several she is asked. Copies with remarks and final copies are not offered.
    """
    found = reports_beside(desk.folder(), desk.book.name)
    if len(found) == 1:
        return found[0]
    if found and desk.ask(
        f"台账旁边有{len(found)}份报告。用最新的“{found[0].name}”吗？点“否”自己选一份"
    ):
        return found[0]
    return desk.choose("请选择报告", "Word文档", "*.docx")


def reports_beside(folder: Path, ledger: str) -> list[Path]:
    """Return our reports in a folder, the newest first: those of a ledger where there are any."""
    ours: dict[Path, str] = {}
    for path in folder.glob("*.docx"):
        if path.name.startswith(_LOCK) or is_marked(path):
            continue
        origin = _origin_of(path)
        if origin is not None:
            ours[path] = origin
    own = [path for path, name in ours.items() if name == ledger]
    return sorted(own or ours, key=lambda path: (-path.stat().st_mtime_ns, path.name))


def _origin_of(path: Path) -> str | None:
    """Return the ledger that a report was written from; None for another's document."""
    try:
        origin = remembered_origin(path)
    except (Refusal, OSError):  # another's document, or a broken one: she may choose it herself
        return None
    return origin.ledger if origin else None
