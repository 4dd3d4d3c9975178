"""Workbooks that are written row by row: texts in the shared table, nothing left on the disk."""

from __future__ import annotations

import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from python_calamine import load_workbook

from addin.office.pages.page import Cell, Line, Page, look
from addin.office.writing import leftovers, shared_strings
from addin.office.writing.page_file import draw
from addin.office.writing.sheet_style import new_workbook

TEXTS = [
    "支委会",
    "<r>不是格式</r>",
    "<r><t>张三&李四</t></r>",
    " 前后有空格 ",
    "两\n行",
    "_x000A_",
    "响\x07铃",
    "a < b && c",
    '"引号"',
    "很长的一句" * 30,
    "",
    "😀",
]


def written(path: Path, texts: list[str], *, long: bool) -> Path:
    page = Page("数据来源", 1)
    page.lines = (Line((Cell(t, look("cell"), quoted=True),)) for t in texts)
    with new_workbook(path, "汇总", long=long) as book:
        draw(book, page)
    return path


def read(path: Path) -> list[str]:
    """Return the texts below the page's first row, which is empty."""
    rows = load_workbook(path).get_sheet_by_name("数据来源").to_python(skip_empty_area=False)
    return [str(row[0]) for row in rows[1:]]


@pytest.mark.parametrize("long", [False, True])
def test_texts_are_read_as_they_were_written(tmp_path: Path, long: bool) -> None:
    path = written(tmp_path / "a.xlsx", TEXTS, long=long)
    assert read(path) == TEXTS


def test_a_long_workbook_keeps_its_texts_in_the_table(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.xlsx", ["支委会", "党课", "支委会", "长" * 99, "长" * 99], long=True
    )
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        table = package.read("xl/sharedStrings.xml").decode()
    assert "inlineStr" not in sheet
    assert re.findall(r't="s"><v>(\d)', sheet) == ["0", "1", "0", "2", "3"]
    assert 'count="5" uniqueCount="4"' in table and table.count("<si>") == 4


def test_more_texts_than_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_strings, "_MOST_KNOWN", 3)
    texts = [f"第{n % 6}党支部" for n in range(30)]
    assert read(written(tmp_path / "a.xlsx", texts, long=True)) == texts


def test_its_temporary_files_are_in_the_runs_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    monkeypatch.setattr(leftovers, "_of_this_process", [])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    seen: list[int] = []

    def lines() -> list[Line]:
        (run,) = leftovers._of_this_process
        seen.append(len([p for p in run.folder.iterdir() if p.name != "lock"]))
        seen.append(len(list(elsewhere.iterdir())))
        return []

    page = Page("数据来源", 1)
    with new_workbook(tmp_path / "a.xlsx", "汇总", long=True) as book:
        draw(book, page)
        page.lines = lines()
    assert seen[0] >= 1 and seen[1] == 0
    (run,) = leftovers._of_this_process
    run.end()
    assert not run.folder.exists()


def test_a_full_disk_is_the_systems_own_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shared_strings.StreamedTable, "copy_to", full)
    with pytest.raises(OSError, match="No space"):
        written(tmp_path / "a.xlsx", ["支委会"], long=True)
