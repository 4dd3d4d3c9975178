"""Showing a file to the person at the desk, in the program that opens its kind."""

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
