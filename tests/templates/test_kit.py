"""The templates that ship: each filled from the samples says nothing that the ledger does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.ledger.period import Period, parse_period
from addin.resources import SHIPPED_TEMPLATES, resource
from addin.workflows.activity_records import record_activities
from addin.workflows.audits import audit
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.proofreading import proofread
from addin.workflows.reports import ReportForm, report
from addin.workflows.template_library import is_one_an_activity
from conftest import WriteBook
from documents import paragraphs

OPEN_PLACE = "W001"
EACH = [n for n in SHIPPED_TEMPLATES if is_one_an_activity(resource("templates", f"{n}.docx"))]
WHOLE = [name for name in SHIPPED_TEMPLATES if name not in EACH]
WITHOUT_FIGURES = ("下月活动安排",)
PERIODS = {"年度工作总结": "2022", "季度情况报告": "2022Q2", "月度简报": "2022-03"}


def period_of(template: str) -> Period:
    found = parse_period(PERIODS.get(template, "2022H1"))
    assert found is not None
    return found


def filled(ledger: Path, template: str, folder: Path) -> Path:
    asked = LedgerInput(ledger, period_of(template))
    target = folder / f"{template}.docx"
    return report(asked, Destination(target), form=ReportForm(template)).path


def test_one_template_is_of_one_activity() -> None:
    assert EACH == ["活动记录"]


@pytest.mark.parametrize("template", WHOLE)
@pytest.mark.parametrize("sample", ["活动台账", "全套台账"])
def test_what_a_template_states_agrees_with_the_ledger(
    tmp_path: Path, template: str, sample: str
) -> None:
    ledger = resource("samples", f"{sample}.xlsx")
    made = filled(ledger, template, tmp_path)
    claims = audit(made, LedgerInput(ledger)).claims
    assert {c.verdict.value for c in claims} <= {"match"}
    assert bool(claims) == (template not in WITHOUT_FIGURES)


@pytest.mark.parametrize("template", WHOLE)
def test_a_filled_template_has_no_slip_but_what_is_left_open(tmp_path: Path, template: str) -> None:
    made = filled(resource("samples", "全套台账.xlsx"), template, tmp_path)
    errors = {f.code for f in proofread(made).findings if f.severity == "error"}
    assert errors <= {OPEN_PLACE}


@pytest.mark.parametrize("template", WHOLE)
def test_a_poor_ledger_makes_a_whole_document(
    tmp_path: Path, template: str, book: WriteBook
) -> None:
    ledger = book(活动台账="日期|活动类型|主题\n2022-05-10|党课|学习党章")
    said = "\n".join(paragraphs(filled(ledger, template, tmp_path)))
    assert said.strip()
    marks = ("{{", "{%", "None", "“”", "，，", "。。", "，。", "：。")
    assert not [mark for mark in marks if mark in said]


def test_minutes_say_what_the_row_says(tmp_path: Path, book: WriteBook) -> None:
    ledger = book(
        活动台账="日期|活动类型|主题|主持人|记录人|应到人数|实到人数|地点|决议\n"
        "2022-05-10|支委会|研究计划|甲一|乙二|5|4|三楼|同意",
        参数="键|值\n单位全称|甲局党支部",
    )
    done = record_activities(
        LedgerInput(ledger), Destination(tmp_path / "记录"), form=ReportForm("活动记录")
    )
    said = paragraphs(done.paths[0])
    assert said[0] == "甲局党支部组织生活记录"
    for text in (
        "支委会",
        "2022年5月10日",
        "三楼",
        "甲一",
        "乙二",
        "5人",
        "4人",
        "研究计划",
        "同意",
    ):
        assert text in said
    assert done.missing == 0
