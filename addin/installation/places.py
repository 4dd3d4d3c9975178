"""Where things are on a clerk's computer."""

from __future__ import annotations

from pathlib import Path

from addin.installation.computer import Computer

ADDIN = "党建台账.xlam"
WORD_ADDIN = "党建台账.dotm"
SPARES = "spare"
TAB = "党建台账"


def startup_folder(computer: Computer) -> Path:
    """Return Excel's startup folder: it loads every file there, and trusts them by default."""
    return _roaming(computer) / "Microsoft" / "Excel" / "XLSTART"


def word_startup_folder(computer: Computer) -> Path:
    """Return Word's startup folder: it loads every template there, and trusts them by default."""
    return _roaming(computer) / "Microsoft" / "Word" / "STARTUP"


def _roaming(computer: Computer) -> Path:
    roaming = computer.environment.get("APPDATA")
    return Path(roaming) if roaming else computer.home / "AppData" / "Roaming"


def addin_file(computer: Computer) -> Path:
    """Return where the add-in goes."""
    return startup_folder(computer) / ADDIN


def word_addin_file(computer: Computer) -> Path:
    """Return where Word's template goes."""
    return word_startup_folder(computer) / WORD_ADDIN


def conf_file(computer: Computer) -> Path:
    """Return the file that tells the add-in which Python to start."""
    profile = computer.environment.get("USERPROFILE")
    return (Path(profile) if profile else computer.home) / ".taizhang" / "taizhang.conf"


def log_folder(computer: Computer) -> Path:
    """Return the folder of ribbon.log."""
    local = computer.environment.get("LOCALAPPDATA")
    return (Path(local) if local else computer.home / "AppData" / "Local") / "taizhang"


def spare_folder(computer: Computer) -> Path:
    """Return the folder through which Excel and a process started ahead speak."""
    return log_folder(computer) / SPARES


def internet_mark(path: Path) -> Path:
    """Return the stream in which Windows notes that a file came from the internet."""
    return Path(f"{path}:Zone.Identifier")
