"""The files for a clerk that this run has put in place, so that it can say so when it is ended."""

from __future__ import annotations

from pathlib import Path

PLACED: list[Path] = []


def note(path: Path) -> None:
    """Note a file that is in place; the program's own, with a dot before their names, are not."""
    if not path.name.startswith(".") and path not in PLACED:
        PLACED.append(path)


def in_words() -> str:
    """Return what has been written so far, in words."""
    if not PLACED:
        return "没有写出任何文件"
    return f"已经写好的有{'、'.join(f'“{path}”' for path in PLACED)}"
