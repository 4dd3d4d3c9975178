"""The folder where the program keeps things of its own: the user's, and nobody else's."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path


def cache_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> Path | None:
    """Return the folder for what a program keeps to be faster; None where a user has none."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "taizhang"
    if platform == "darwin":
        return home / "Library" / "Caches" / "taizhang"
    told = environment.get("XDG_CACHE_HOME", "")
    return (Path(told) if Path(told).is_absolute() else home / ".cache") / "taizhang"


def is_own(folder: Path) -> bool:
    """Return whether something is a folder, and no link, that nobody else may write to."""
    try:
        told = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(told.st_mode) and is_safe(told)


def is_safe(told: os.stat_result) -> bool:
    """Return whether something is the user's own and nobody else may write to it."""
    if sys.platform == "win32":  # the folder is in the user's profile, closed to others
        return True
    return told.st_uid == os.getuid() and not told.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def own_templates() -> Path | None:
    """Return the folder that a user may keep templates in; None where a user has no home."""
    try:
        return Path.home() / "台账通" / "模板"
    except RuntimeError:
        return None
