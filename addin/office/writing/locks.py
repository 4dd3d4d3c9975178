"""The files that office programs leave beside a file as long as they have it open."""

from __future__ import annotations

from pathlib import Path

from addin.ledger.values.patterns import pattern

_LOCK = pattern(r"~\$.*|\.~(?!lock\.).*|\.~lock\..*#")


def is_lock(path: Path) -> bool:
    """Return whether a file is such a mark itself."""
    return _LOCK.fullmatch(path.name) is not None


def lock_beside(path: Path) -> Path | None:
    """Return the mark that says that somebody has a file open; None where there is none."""
    try:
        return next(
            (lock for name in _locks(path) if (lock := path.with_name(name)).exists()), None
        )
    except (OSError, ValueError):  # a name too long for any file, or none: a dot
        return None


def _locks(path: Path) -> tuple[str, ...]:
    """Return the names of a file's marks: by Excel, Word, WPS and LibreOffice."""
    name, long = path.name, len(path.stem)
    word = name[min(2, max(0, long - 6)) :]  # Word lets go of letters where the name is long
    return f"~${name}", f"~${word}", f".~{name}", f".~lock.{name}#"
