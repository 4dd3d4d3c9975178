"""The desktop: showing a file in the program that opens its kind, and a message without Excel."""

from __future__ import annotations

import os
import subprocess
import sys
import webbrowser
from pathlib import Path


def show(path: Path) -> bool:
    """Open a file as a double click would; return whether anything opened it.

    Only for files that the program has just written itself.
    """
    if path.suffix == ".html":
        return webbrowser.open(path.resolve().as_uri())
    try:
        if sys.platform == "win32":
            os.startfile(path)
        else:
            opener = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.Popen([opener, path])
    except OSError:
        return False
    return True


def message(words: str, title: str) -> None:
    """Show a message box of the system's own; on a screen without one, a line of standard error."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.user32.MessageBoxW(0, words, title, 0x30)
    else:
        sys.stderr.write(f"{title}：{words}\n")
