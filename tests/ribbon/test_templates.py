"""Reports of a template and period that the clerk picks; minutes of the rows that she selects."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin import ribbon
from addin.excel.buttons.reports import NO_TEMPLATE
from addin.excel.report_plan import periods_near
from addin.ledger.period import Period, parse_period
from addin.workflows import template_library
from documents import paragraphs, template
from ribbon.conftest import Clerk


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_library, "own_templates", lambda: tmp_path / "没有")


def period(code: str) -> Period:
    found = parse_period(code)
    assert found is not None
    return found


def folder(clerk: Clerk) -> Path:
    return Path(clerk.book.fullname).parent


def test_a_template_and_a_period_are_picked_by_number(tidy: Clerk) -> None:
    app = tidy.excel.application
    app.said += ["3", "5"]
    words = tidy.press(ribbon.report_by_template)
    assert "3　季度情况报告" in app.boxes[0]
    assert (
        "1　2022年上半年（台账的报告期）\n2　2021年下半年\n3　2022年\n4　2022年第二季度"
        in app.boxes[1]
    )
    assert tidy.opened == [folder(tidy) / "2022年6月季度情况报告.docx"]
    assert "已生成报告" in words


def test_a_period_may_be_written(tidy: Clerk) -> None:
    tidy.excel.application.said += ["3", "2022q1"]
    tidy.press(ribbon.report_by_template)
    assert tidy.opened == [folder(tidy) / "2022年第一季度情况报告.docx"]


@pytest.mark.parametrize("said", [[], ["2"], [""]])
def test_picking_nothing_does_nothing(tidy: Clerk, said: list[str]) -> None:
    tidy.excel.application.said += said
    assert tidy.press(ribbon.report_by_template) == NO_TEMPLATE
    assert not tidy.opened


def test_what_is_no_number_of_the_list_is_refused(tidy: Clerk) -> None:
    tidy.excel.application.said += ["77"]
    assert "要输入1到" in tidy.press(ribbon.report_by_template)


def test_a_template_of_the_office_beside_the_ledger_can_be_picked(tidy: Clerk) -> None:
    (folder(tidy) / "模板").mkdir()
    template(folder(tidy) / "模板" / "本局月报.docx", "{{ 次数.党课 }}次党课")
    tidy.excel.application.said += ["1", "1"]
    tidy.press(ribbon.report_by_template)
    assert "1　本局月报（自己的）" in tidy.excel.application.boxes[0]
    assert paragraphs(tidy.opened[0]) == ["3次党课"]


def test_minutes_are_written_of_the_selected_rows(tidy: Clerk) -> None:
    sheet = tidy.book.sheets["活动台账"]
    days = {sheet.range((row, 1)).value for row in (5, 6)}
    assert len(days) == 2
    sheet.range("A5:B6").select()
    words = tidy.press(ribbon.record_activities)
    made = folder(tidy) / "活动记录"
    assert "已写2份" in words
    assert len(list(made.glob("*.docx"))) == 2
    assert tidy.opened == [made]


def test_rows_that_are_no_activities_make_no_minutes(tidy: Clerk) -> None:
    tidy.book.sheets["活动台账"].range("A1").select()
    assert "没有可以写记录的活动" in tidy.press(ribbon.record_activities)


def test_a_template_is_copied_out_to_be_edited(tidy: Clerk) -> None:
    tidy.excel.application.said += ["2", "1"]
    tidy.press(ribbon.copy_template)
    words = tidy.press(ribbon.copy_template)
    assert [p.name for p in tidy.opened] == ["年度工作总结.docx", "年度工作总结（2）.docx"]
    assert tidy.opened[0].parent == folder(tidy) / "模板"
    assert "已取出模板" in words


def test_periods_near_a_ledgers_own() -> None:
    assert [p.code for p in periods_near(period("2022"))] == [
        "2022",
        "2021",
        "2022H2",
        "2022Q4",
        "2022-12",
    ]
    assert [p.code for p in periods_near(period("2022Q3"))] == [
        "2022Q3",
        "2022Q2",
        "2022",
        "2022H2",
        "2022-09",
    ]
