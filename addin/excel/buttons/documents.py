"""Documents that a button has written: opened, or said where they are."""

from __future__ import annotations

from pathlib import Path

from addin.office import desktop


def shown(path: Path, words: str) -> str:
    """Open a document; return the words, and what to do where it did not open."""
    return words if desktop.show(path) else f"{words}\n（请自己打开：{path}）"
