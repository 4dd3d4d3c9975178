"""A report's renewed, marked and final copies: written beside it, each with its mark."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from addin.ledger.values.patterns import pattern
from addin.office.writing.safe_file import Source, free_path, write_safely
from addin.workflows.input_and_output import Destination

if TYPE_CHECKING:
    from addin.office.word.outside.leaving import Leaving
    from addin.office.word.word_file import WordFile

RENEWED, CORRECTED = "（已更新）", "（更正）"
AUDITED, PROOFREAD, FINAL = "（核对）", "（校对）", "（定稿）"
_TO_WORK_ON = (RENEWED, CORRECTED)
_MARK = pattern(f"(?:{RENEWED}|{CORRECTED}|{AUDITED}|{PROOFREAD}|{FINAL})(?:（[0-9]+）)?$")


def beside(report: Path, mark: str) -> Path:
    """Return a path that no file has yet: 汇报（已更新）.docx, for that one itself （2）.

    A copy has no macros, of a .docm neither, and so it is a .docx.
    """
    return free_path(report.with_name(f"{own_stem(report)}{mark}.docx"))


def own_stem(report: Path) -> str:
    """Return a report's name without the mark of a copy."""
    return _MARK.sub("", report.stem) or report.stem


def is_marked(report: Path) -> bool:
    """Whether a report is a copy with remarks, and not one to work on: 汇报（核对）.docx."""
    found = _MARK.search(report.stem)
    return found is not None and not found.group().startswith(_TO_WORK_ON)


def save_copy(  # noqa: PLR0913 - what is in it, and how it is written
    file: WordFile,
    changed: Mapping[str, bytes],
    target: Destination,
    *,
    dropped: Container[str] = (),
    leaving: Leaving | None = None,
    finish: Callable[[Path], object] | None = None,
    sources: Sequence[Source] = (),
) -> tuple[str, ...]:
    """Write a copy of a report with other contents in some parts; say what was taken out of it.

    ``finish``: what is done to the copy before it is put in place.
    """
    from addin.office.word.saving import save_document  # noqa: PLC0415

    assert target.path is not None
    said: list[str] = []

    def write(path: Path) -> None:
        said.extend(save_document(file, path, changed, dropped, leaving).sentences)
        if finish:
            finish(path)

    write_safely(target.path, write, sources, force=target.force)
    return tuple(said)
