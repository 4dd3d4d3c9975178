"""The copy of a ledger in which the safe corrections are made and marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from addin.checks.safe_corrections import Correction, serial
from addin.ledger.grid import Grid, Value, a1
from addin.ledger.refusal import Refusal
from addin.office.pages.sheet_looks import MARK_COLOURS, TAG
from addin.office.reading.closed_workbook import read_workbook
from addin.office.writing.patched_copy import Place, has_formulas, write_patched_copy
from addin.office.writing.patching.patched_cells import NewCell

KINDS = (".xlsx", ".xlsm")


class Fixed(Struct, frozen=True):
    """What was corrected in a copy, and what was left as it was, with the reasons.

    ``stale``: the workbook has formulas, whose results Excel is to work out anew.
    """

    done: tuple[Correction, ...]
    left: tuple[tuple[Correction, str], ...]
    stale: bool


def refuse_other_kind(ledger: Path, copy: Path) -> None:
    """Raise Refusal where the copy would be another kind of file than the ledger.

    Excel opens no .xlsx with macros in it, and no .xlsm without.
    """
    kind = ledger.suffix.lower()
    if kind not in KINDS:
        raise Refusal(
            f"“{ledger.name}”不是.xlsx或.xlsm，作不了更正的副本；请用Excel或WPS打开后另存为.xlsx再试"
        )
    if copy.suffix.lower() != kind:
        macros = "带宏的" if kind == ".xlsm" else ""
        raise Refusal(
            f"“{ledger.name}”是{macros}{kind}文件，副本的文件名也要以 {kind} 结尾，"
            f"现在是“{copy.name}”；请改一下"
        )


def write_fixed_copy(
    source: Path, target: Path, corrections: Sequence[Correction], grids: Sequence[Grid]
) -> Fixed:
    """Write the copy, read it again, and return what was done.

    ``grids``: the sheets as they were read when the corrections were found. Raises Refusal where
    the copy does not read as those with just the corrections made; so also where somebody has
    saved the ledger in between.
    """
    date1904 = {g.sheet: g.date1904 for g in grids}
    new = {(c.sheet, c.cell): _new_cell(c, date1904[c.sheet]) for c in corrections}
    left = write_patched_copy(source, target, new, MARK_COLOURS["warning"].lstrip("#"))
    done = tuple(c for c in corrections if (c.sheet, c.cell) not in left)
    if not _reads_as(read_workbook(target), grids, done):
        raise Refusal(
            f"更正后的副本读出来与“{source.name}”不符，没有写出；请关闭正在编辑它的程序，再试一次"
        )
    reasons = tuple((c, left[c.sheet, c.cell]) for c in corrections if (c.sheet, c.cell) in left)
    return Fixed(done, reasons, bool(done) and has_formulas(target))


def _new_cell(correction: Correction, date1904: bool) -> NewCell:
    new, note = correction.new, f"{TAG}{correction.why}。原值：{correction.old}"
    if isinstance(new, date):
        return NewCell(serial(new, date1904), is_day=True, note=note)
    return NewCell(new, note=note)


def _reads_as(copy: Sequence[Grid], original: Sequence[Grid], done: Iterable[Correction]) -> bool:
    """Return whether a copy reads as the original with the corrections made."""
    wanted: dict[Place, Value] = {(c.sheet, c.cell): c.new for c in done}
    if [g.sheet for g in copy] != [g.sheet for g in original]:
        return False
    for now, before in zip(copy, original, strict=True):
        if (now.merges, now.hidden_rows) != (before.merges, before.hidden_rows):
            return False
        for row in range(max(len(now.rows), len(before.rows))):
            for column in range(max(_width(now, row), _width(before, row))):
                expected = wanted.pop((now.sheet, a1(row, column)), before.value(row, column))
                if not _alike(now.value(row, column), expected):
                    return False
    return not wanted


def _width(grid: Grid, row: int) -> int:
    return len(grid.rows[row]) if row < len(grid.rows) else 0


def _alike(one: Value, other: Value) -> bool:
    return _plain(one) == _plain(other)


def _plain(value: Value) -> Value:
    """Return a value so that a day equals its midnight, and a blank a blank."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return value if value != "" else None
