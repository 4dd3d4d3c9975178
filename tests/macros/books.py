"""The files as they are built, and as they are built for pressing their buttons in a test."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from addin.ledger.record import replace
from addin.macros import sources, write_addin, write_ledger, write_word_addin
from addin.macros.sources import Program

STAND_INS = Path(__file__).parent / "stand_ins"

_AS_SHIPPED = {program: sources.modules(program) for program in sources.OWN}

WRITERS = {"党建台账.xlam": write_addin, "党建活动台账.xlsm": write_ledger}
WORD = "党建台账.dotm"


def program_of(name: str) -> Program:
    return "word" if name == WORD else "excel"


def built(folder: Path, name: str) -> Path:
    """Build one of the files."""
    path = folder / name
    {**WRITERS, WORD: write_word_addin}[name](path)
    return path


def built_for_pressing(folder: Path, name: str) -> Path:
    """Build a file whose class Outside is a stand-in: no program starts, and Finger presses buttons."""
    with patch.object(sources, "modules", _with_stand_ins):
        return built(folder, name)


def _with_stand_ins(program: Program) -> tuple[sources.Module, ...]:
    own = [
        replace(m, source=_stand_in(program, "Outside.cls")) if m.is_class else m
        for m in _AS_SHIPPED[program]
    ]
    return (*own, sources.Module("Finger", _stand_in(program, "Finger.bas"), is_class=False))


def _stand_in(program: Program, name: str) -> str:
    return (STAND_INS / program / name).read_text(encoding="ascii").replace("\n", "\r\n")
