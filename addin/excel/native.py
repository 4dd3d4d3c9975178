"""What xlwings does not name: the Excel object behind its own, and what Excel's errors mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from addin.ledger.refusal import Refusal

_BUSY = {
    -2147418111,  # RPC_E_CALL_REJECTED
    -2147417846,  # RPC_E_SERVERCALL_RETRYLATER
    -2146777998,  # VBA_E_IGNORE: a cell is being edited, or a dialogue is open
}
_BAD_INDEX = -2147352565  # DISP_E_BADINDEX
BUSY = (
    "Excel正忙（可能正在编辑单元格，或者开着对话框）；请按回车或Esc结束编辑、关掉对话框，再点一次"
)


def native(thing: Any, *names: str, default: Any = None) -> Any:
    """Return an attribute of the Excel object behind an xlwings object.

    ``default`` where the engine has no such object or it has no such attribute. Raises what Excel
    raised while it was busy.
    """
    try:
        found = thing.api
        for name in names:
            found = getattr(found, name)
    except Exception as error:  # every engine has its own way of saying that it has none
        if is_busy(error):
            raise
        return default
    return found


@contextmanager
def where_it_can() -> Iterator[None]:
    """Do without a nicety where the engine has none; an Excel that is busy is still an error.

    For looks only (widths, fonts, charts): whatever carries meaning is never put in here.
    """
    try:
        yield
    except Exception as error:
        if is_busy(error):
            raise


def is_busy(error: BaseException) -> bool:
    """Return whether Excel refused a call because it is doing something else."""
    return type(error).__name__ == "ExcelBusyError" or bool(_codes(error) & _BUSY)


def is_missing(error: BaseException) -> bool:
    """Return whether a collection of Excel's has no member of the name that was asked for."""
    return _BAD_INDEX in _codes(error)


def _codes(error: BaseException) -> set[object]:
    """Return the numbers by which Excel says what went wrong; none of an error not Excel's."""
    if type(error).__name__ != "com_error":
        return set()
    codes = set(error.args[:1])
    if len(error.args) > 2 and error.args[2]:
        codes.add(error.args[2][-1])
    return codes


def in_words(error: BaseException) -> Refusal | None:
    """Return what an error raised by Excel means, None for an error that is not Excel's."""
    if is_busy(error):
        return Refusal(BUSY)
    if type(error).__name__ != "com_error":
        return None
    said = error.args[2][2] if len(error.args) > 2 and error.args[2] else None
    reason = f"，它说：{str(said).strip()}" if said else ""
    return Refusal(f"Excel没有照做{reason}；请按提示处理（例如取消工作表保护），再点一次")
