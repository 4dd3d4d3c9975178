"""The button 待办: what is due as of today, on a sheet of its own."""

from __future__ import annotations

from addin import ribbon
from ribbon.conftest import Clerk


def test_what_is_due_today_is_listed(tidy: Clerk) -> None:
    said = tidy.press(ribbon.agenda)
    assert said.startswith("截至今天：待办") and said.endswith("逐项见“待办”表")
    assert tidy.in_front == "待办"
    sheet = tidy.book.sheets["待办"]
    assert sheet.range("A1").value == "《活动台账》待办"
    headings = sheet.range("A3:F3").value
    assert headings == ["期限", "情况", "事项", "依据", "规则", "所在行"]


def test_pressed_again_it_is_drawn_anew_and_not_read(tidy: Clerk) -> None:
    first = tidy.press(ribbon.agenda)
    sheets = tidy.sheets
    assert tidy.press(ribbon.agenda) == first
    assert tidy.sheets == sheets
    tidy.press(ribbon.check)
    assert "待办" not in {line["工作表"] for line in tidy.lines()}
