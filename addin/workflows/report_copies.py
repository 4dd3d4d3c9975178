"""Where a report's renewed, marked and final copies stand: beside it, each with its mark."""

from __future__ import annotations

from pathlib import Path

from addin.ledger.values.patterns import pattern
from addin.office.writing.safe_file import free_path

RENEWED, CORRECTED = "（已更新）", "（更正）"
AUDITED, PROOFREAD, FINAL = "（核对）", "（校对）", "（定稿）"
_TO_WORK_ON = (RENEWED, CORRECTED)
_MARK = pattern(f"(?:{RENEWED}|{CORRECTED}|{AUDITED}|{PROOFREAD}|{FINAL})(?:（[0-9]+）)?$")


def beside(report: Path, mark: str) -> Path:
    """Return a path that no file has yet: 汇报（已更新）.docx, for that one itself （2）."""
    return free_path(report.with_stem(f"{own_stem(report)}{mark}"))


def own_stem(report: Path) -> str:
    """Return a report's name without the mark of a copy."""
    return _MARK.sub("", report.stem) or report.stem


def is_marked(report: Path) -> bool:
    """Whether a report is a copy with remarks, and not one to work on: 汇报（核对）.docx."""
    found = _MARK.search(report.stem)
    return found is not None and not found.group().startswith(_TO_WORK_ON)
