"""What xlwings' remote engine can't do, so that the product knows what to do without."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from .remote import remote_book
from .test_files import written


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    return remote_book(written(tmp_path / "台账.xlsx"))


def test_values_are_read_and_writes_become_actions(ledger: Any) -> None:
    sheet = ledger.sheets["活动台账"]
    assert sheet["A2:C2"].options(err_to_str=True).value == [dt.datetime(2025, 3, 1), 3.0, "#N/A"]
    assert sheet.used_range.address == "$A$1:$C$3"
    sheet["A3"].value = "写"
    assert sheet["A3"].value is None  # a write is not read back
    assert [action["func"] for action in ledger.json()["actions"]] == ["setValues"]


@pytest.mark.parametrize(
    "read",
    [
        lambda book: book.app.screen_updating,
        lambda book: book.app.status_bar,
        lambda book: book.app.enable_events,
        lambda book: book.app.version,
        lambda book: book.app.api,
        lambda book: book.sheets[0]["A2"].formula,
        lambda book: book.sheets[0]["A2"].number_format,
        lambda book: book.sheets[0]["A2"].color,
        lambda book: book.sheets[0]["A2"].font.bold,
        lambda book: book.sheets[0]["A2"].horizontal_alignment,
        lambda book: book.sheets[0]["A2"].wrap_text,
        lambda book: book.sheets[0]["A2"].merge_cells,
        lambda book: book.sheets[0]["A2"].merge_area,
        lambda book: book.sheets[0]["A2"].note.text,
        lambda book: book.sheets[0]["A2"].hyperlink,
        lambda book: book.sheets[0]["A2"].rows.hidden,
        lambda book: book.sheets[0]["A2"].row_height,
        lambda book: book.sheets[0]["A2"].column_width,
        lambda book: book.sheets[0]["A2"].top,
        lambda book: book.sheets[0]["A2"].current_region,
        lambda book: book.sheets[0]["A2"].table,
        lambda book: book.sheets[0]["A2"].data_validation.type,
        lambda book: book.sheets[0]["A2:C9"].autofilter.criteria,
        lambda book: len(book.sheets[0]["A2"].conditional_formats),
    ],
)
def test_looks_are_not_read(ledger: Any, read: Any) -> None:
    with pytest.raises(NotImplementedError):
        read(ledger)


def test_alerts_are_not_answered(ledger: Any) -> None:
    assert ledger.app.alert("继续？", buttons="yes_no") is None
