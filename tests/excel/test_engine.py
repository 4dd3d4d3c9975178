"""Excel as an application: messages, settings, a busy hour, calls, what it does not know."""

from __future__ import annotations

import pytest
import xlwings

from .com import REJECTED, EndlessRetry
from .engine import Excel, com_error, snapshot


def test_alerts_are_answered_and_remembered(excel: Excel) -> None:
    excel.answers = ["no"]
    assert excel.app.alert("继续？", "台账通", buttons="yes_no", mode="info") == "no"
    assert excel.app.alert("好了") == "ok"
    assert [(a.prompt, a.title, a.buttons) for a in excel.alerts] == [
        ("继续？", "台账通", "yes_no"),
        ("好了", "", "ok"),
    ]


def test_settings_are_kept_and_remembered(excel: Excel) -> None:
    app = excel.app
    app.status_bar = "正在检查…"
    app.status_bar = False
    app.screen_updating = False
    app.calculation = "manual"
    assert excel.history("StatusBar") == ["正在检查…", False]
    assert (app.screen_updating, app.calculation, app.status_bar) == (False, "manual", False)
    api = app.api
    assert (api.Ready, api.Interactive, api.Version) == (True, True, "16.0")
    assert api.Hwnd == app.hwnd


def test_a_busy_excel_rejects_calls(excel: Excel, sheet: xlwings.Sheet) -> None:
    excel.attempts(3)
    excel.busy()
    with pytest.raises(com_error) as error:
        _ = sheet["A1"].value
    assert error.value.hresult == REJECTED
    excel.ready()
    excel.busy(2)
    assert sheet.name == "Sheet1"


def test_asking_a_busy_excel_for_ever_is_a_failure_not_a_hang(
    excel: Excel, sheet: xlwings.Sheet
) -> None:
    excel.busy()
    with pytest.raises(EndlessRetry):
        _ = sheet.name


def test_calls_are_counted(excel: Excel, sheet: xlwings.Sheet) -> None:
    excel.calls.clear()
    sheet["A1:J1000"].value = [[1] * 10] * 1000
    assert excel.calls["set Range.Value"] == 1
    assert excel.calls.total() < 150


def test_what_is_not_known_says_so(excel: Excel, sheet: xlwings.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"Worksheet\.QueryTables"):
        _ = sheet.api.QueryTables
    with pytest.raises(NotImplementedError, match=r"PageSetup\.Draft"):
        sheet.page_setup.api.Draft = True
    assert excel.unknown == {"Worksheet.QueryTables": 1, "PageSetup.Draft": 1}


def test_xlwings_itself_has_no_frozen_panes_on_windows(sheet: xlwings.Sheet) -> None:
    with pytest.raises(NotImplementedError):
        _ = sheet.freeze_panes
    window = sheet.book.api.Windows(1)
    window.SplitRow = 2
    window.FreezePanes = True
    assert snapshot(sheet.book)["Sheet1"]["window"] == {"SplitRow": 2, "FreezePanes": True}


def test_the_calling_book(sheet: xlwings.Sheet) -> None:
    sheet.book.set_mock_caller()
    assert xlwings.Book.caller().name == sheet.book.name


def test_selecting_and_activating(excel: Excel, sheet: xlwings.Sheet) -> None:
    other = sheet.book.sheets.add("二")
    with pytest.raises(com_error):
        sheet.api.Range("B2").Select()
    sheet.activate()
    sheet["B2:C3"].select()
    assert excel.app.selection.address == "$B$2:$C$3"
    assert other.book.sheets.active == sheet
