"""The same buttons on an engine that nobody here wrote: it only queues what it is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings

from addin import ribbon
from addin.excel import desk
from addin.excel.open_workbook import read_open_workbook
from addin.office import desktop
from addin.resources import resource
from addin.workflows import check, check_grids
from addin.workflows.input_and_output import LedgerInput
from excel.remote import remote_book

Press = Callable[[xlwings.Book, Callable[[], None]], list[dict[str, Any]]]


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    """Press a button on a book; return what Excel is told to do."""
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setattr(desktop, "show", lambda _path: True)

    def press(book: xlwings.Book, button: Callable[[], None]) -> list[dict[str, Any]]:
        book.set_mock_caller()
        button()
        return list(book.json()["actions"])

    yield press
    del xlwings.Book._mock_caller


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    return Path(shutil.copy(resource("samples", "问题台账.xlsx"), tmp_path / "问题台账.xlsx"))


def _alert(actions: list[dict[str, Any]]) -> str:
    return str(next(a["args"][0] for a in actions if a["func"] == "alert"))


@pytest.mark.parametrize("name", ["活动台账.xlsx", "问题台账.xlsx", "全套台账.xlsx"])
def test_findings_are_the_same_through_this_door_too(name: str) -> None:
    path = resource("samples", name)
    book = remote_book(path)
    ledger = LedgerInput(path)
    assert check_grids(ledger, read_open_workbook(book)).findings == check(ledger).findings


def test_a_check_writes_the_findings_and_puts_on_no_mark_that_it_could_not_take_off(
    messy: Path, press: Press
) -> None:
    actions = press(remote_book(messy), ribbon.check)
    said = _alert(actions)
    assert said.startswith("校验完成：错误 18，提醒 27，提示 3\n")
    assert "没有作标记" in said
    written = [a["values"] for a in actions if a["func"] == "setValues"]
    assert any("支委汇" in row for table in written for row in table)
    assert not [a for a in actions if a["func"].lower() in ("addnote", "setrangenote")]
    links = [a for a in actions if a["func"] == "addHyperlink"]
    assert links[0]["args"][0].startswith("#'")


@pytest.mark.parametrize("button", list(ribbon.BUTTONS), ids=list(ribbon.BUTTONS.values()))
def test_every_button_ends_with_a_sentence(
    messy: Path, press: Press, button: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "documents", lambda: messy.parent)
    said = _alert(press(remote_book(messy), button))
    assert any("\u4e00" <= c <= "\u9fff" for c in said)
    assert "程序内部出错" not in said


def test_statistics_are_written_with_their_charts(press: Press) -> None:
    actions = press(remote_book(resource("samples", "活动台账.xlsx")), ribbon.tally)
    assert "统计完成" in _alert(actions)
    assert len([a for a in actions if a["func"] == "addChart"]) == 2
