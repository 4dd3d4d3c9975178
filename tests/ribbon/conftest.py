"""A clerk's desk: a workbook open in Excel, buttons to press, what she is shown."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import xlwings

from addin.excel import desk
from addin.office import desktop
from addin.resources import resource
from excel.engine import Excel, excel_of, start, stop


@dataclass
class Clerk:
    """What a clerk does and sees. ``opened``: the files that came up on her screen; ``boxes``:
    messages that were not Excel's."""

    book: xlwings.Book
    excel: Excel
    opened: list[Path] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)

    def press(self, button: Callable[[], None]) -> str:
        """Press a button; return the message it ends with."""
        self.excel.alerts.clear()
        self.boxes.clear()
        self.book.set_mock_caller()
        button()
        assert not self.excel.unknown, "members that this Excel does not imitate"
        said = [*self.boxes, *(alert.prompt for alert in self.excel.alerts)]
        assert said, "a button that says nothing"
        return said[-1]

    @property
    def sheets(self) -> list[str]:
        return [s.name for s in self.book.sheets]

    @property
    def in_front(self) -> str:
        return self.book.sheets.active.name

    def lines(self, sheet: str = "校验结果") -> list[dict[str, object]]:
        """The rows of 校验结果 by heading."""
        table = self.book.sheets[sheet].used_range.options(ndim=2).value
        head = table[2]
        return [dict(zip(head, row, strict=True)) for row in table[3:] if row[1]]

    def tick(self, *cells: str, mark: str = "√") -> None:
        """Tick the proposals for cells of the ledger."""
        sheet = self.book.sheets["校验结果"]
        column = sheet.range("A3:K3").value.index("采纳") + 1
        for row, line in enumerate(self.lines(), 4):
            if line["单元格"] in cells and line["建议"]:
                sheet.range((row, column)).value = mark


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Clerk]]:
    """Open a workbook in Excel: opened(path) -> Clerk."""
    clerks: list[Clerk] = []
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setattr(desk.time, "sleep", lambda _seconds: None)

    def show(path: Path) -> bool:
        clerks[-1].opened.append(path)
        return True

    monkeypatch.setattr(desktop, "show", show)
    monkeypatch.setattr(desktop, "message", lambda words, _title: clerks[-1].boxes.append(words))

    def sit_down(path: Path, *, read_only: bool = False) -> Clerk:
        book = start().app.books.open(str(path), read_only=read_only)
        clerks.append(Clerk(book, excel_of(book)))
        clerks[-1].excel.attempts(3)
        return clerks[-1]

    yield sit_down
    stop()


@pytest.fixture
def messy(tmp_path: Path, opened: Callable[[Path], Clerk]) -> Clerk:
    """The messy sample, open in Excel."""
    path = tmp_path / "问题台账.xlsx"
    shutil.copy(resource("samples", "问题台账.xlsx"), path)
    return opened(path)


@pytest.fixture
def tidy(sample: Path, opened: Callable[[Path], Clerk]) -> Clerk:
    """The sample ledger, open in Excel."""
    return opened(sample)
