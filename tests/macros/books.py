"""The two files as they are built, and as they are built for pressing their buttons in a test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from addin.macros import sources, write_addin, write_ledger

STAND_INS = Path(__file__).parent / "stand_ins"

_AS_SHIPPED = sources.modules()

WRITERS = {"党建台账.xlam": write_addin, "党建活动台账.xlsm": write_ledger}


def built(folder: Path, name: str) -> Path:
    """Build one of the two files."""
    path = folder / name
    WRITERS[name](path)
    return path


def built_for_pressing(folder: Path, name: str) -> Path:
    """Build a file whose class Outside is a stand-in: no program starts, and Finger presses buttons."""
    with patch.object(sources, "modules", _with_stand_ins):
        return built(folder, name)


def _with_stand_ins() -> tuple[sources.Module, ...]:
    own = [replace(m, source=_stand_in("Outside.cls")) if m.is_class else m for m in _AS_SHIPPED]
    return (*own, sources.Module("Finger", _stand_in("Finger.bas"), is_class=False))


def _stand_in(name: str) -> str:
    return (STAND_INS / name).read_text(encoding="ascii").replace("\n", "\r\n")
