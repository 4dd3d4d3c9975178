"""What tests share: workbooks written for a test, and the samples."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import settings

from addin.resources import resource
from rich_workbook import write_rich_workbook

settings.register_profile("quick", max_examples=40, deadline=None)
settings.load_profile("quick")

WriteBook = Callable[..., Path]


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests leave in a cache out of the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample ledger in a folder of its own."""
    return Path(shutil.copy(resource("samples", "活动台账.xlsx"), tmp_path / "活动台账.xlsx"))


@pytest.fixture(params=["台账.xlsx", "台账.xlsm"])
def rich(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A ledger with everything in it that a library would lose, without and with macros."""
    return write_rich_workbook(tmp_path / request.param)


@pytest.fixture
def full_sample(tmp_path: Path) -> Path:
    """A copy of the sample ledger that has every sheet, in a folder of its own."""
    return Path(shutil.copy(resource("samples", "全套台账.xlsx"), tmp_path / "全套台账.xlsx"))


@pytest.fixture
def book(tmp_path: Path) -> WriteBook:
    """Write a workbook from text tables: book("a.xlsx", 活动台账="日期|…", 参数="…")."""

    def write(name: str = "台账.xlsx", **sheets: str) -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path)) as workbook:
            for sheet, table in sheets.items():
                worksheet = workbook.add_worksheet(sheet)
                for r, line in enumerate(table.strip().splitlines()):
                    for c, cell in enumerate(line.strip().split("|")):
                        _write(worksheet, r, c, cell.strip())
        return path

    return write


def _write(worksheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: str) -> None:
    if len(cell) < 16 and cell.lstrip("-").replace(".", "", 1).isdigit():
        worksheet.write_number(row, column, float(cell))
    elif cell:
        worksheet.write_string(row, column, cell)
