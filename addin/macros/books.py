"""The two files for Excel: an add-in for every ledger, and a ledger with the buttons inside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from addin.ledger.catalogue import catalogue
from addin.macros import package, sources
from addin.macros.project import with_project
from addin.office.writing import sheet_style
from addin.office.writing.blank_ledger import write_blank_ledger
from addin.office.writing.leftovers import private_folder
from addin.office.writing.safe_file import write_bytes

ADDIN = "党建台账.xlam"
LEDGER = "党建活动台账.xlsm"

_ABOUT = "台账通：在 Excel 的“党建台账”选项卡里校验台账、统计、生成报告"


def write_addin(path: Path) -> None:
    """Write the add-in: its tab 党建台账 works on whatever ledger is open.

    The bytes depend on the sources only. A file in the way is replaced. Raises Refusal where the
    file cannot be written.
    """
    parts = _with_macros(_written(_write_about), in_ledger=False)
    write_bytes(path, package.packed(package.with_type(parts, package.ADDIN_TYPE)))


def write_ledger(path: Path, year: int | None = None, *, force: bool = True) -> None:
    """Write a blank ledger with the tab inside, for an office where no add-in may be installed.

    The bytes depend on the sources, the catalogue and the year only. With ``force`` a file in the
    way is replaced. Raises Refusal where the file cannot be written.
    """
    blank = _written(lambda file: write_blank_ledger(file, catalogue(), year))
    content = package.packed(_with_macros(blank, in_ledger=True))
    write_bytes(path, content, force=force)


def _with_macros(parts: package.Parts, *, in_ledger: bool) -> package.Parts:
    """Return a workbook with VBA modules and ribbon."""
    parts = package.with_type(parts, package.LEDGER_TYPE)
    parts = with_project(parts, sources.modules("excel"), "excel")
    return package.with_ribbon(parts, sources.ribbon("excel", in_ledger=in_ledger))


def _write_about(path: Path) -> None:
    """Write the add-in's one sheet: a workbook needs one to show, though an add-in never does."""
    with sheet_style.new_workbook(path, "台账通") as book:
        book.add_worksheet("台账通").write_string(0, 0, _ABOUT)


def _written(write: Callable[[Path], None]) -> package.Parts:
    """Return the parts of a workbook that is written to a file."""
    with TemporaryDirectory(prefix="taizhang-", dir=private_folder()) as folder:
        path = Path(folder) / "book.xlsx"
        write(path)
        return package.read_parts(path.read_bytes())
