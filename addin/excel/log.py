"""The log of errors: where in the program something broke, and nothing out of any workbook."""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

FOLDER = "taizhang"
FILE = "ribbon.log"
MOST = 200_000  # bytes; then the file starts anew and the old one is kept as .1


def log_path() -> Path:
    """Return where the log stands: %LOCALAPPDATA%\\taizhang\\ribbon.log on Windows."""
    local = os.environ.get("LOCALAPPDATA")
    return (Path(local) if local else Path.home() / ".local" / "state") / FOLDER / FILE


def write_down(button: str, error: BaseException, path: Path | None = None) -> Path | None:
    """Add an error to the log: its kind and the lines of code it came through, no message.

    A message may quote what stands in a cell. Return the log's path, None where none can be
    written.
    """
    path = path or log_path()
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    entry = [f"{datetime.now():%Y-%m-%d %H:%M:%S} {button} {type(error).__name__}", *lines]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MOST:
            path.replace(path.with_name(f"{path.name}.1"))
        with path.open("a", encoding="utf-8") as file:
            file.write("\n".join(entry) + "\n")
    except OSError:
        return None
    return path


def unforeseen(error: Exception, log: Path | None) -> str:
    """Say for a clerk that something broke, and where it is written down."""
    kind = type(error).__name__
    if log is None:
        return f"程序内部出错（{kind}），日志也写不了；请把这句话告诉维护人员"
    return f"程序内部出错（{kind}），请把日志文件交给维护人员\n日志文件：{log}"
