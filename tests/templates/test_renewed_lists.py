"""A report that lists activities is renewed like any other: picked figures, filtered lists."""

from __future__ import annotations

from pathlib import Path

from addin.ledger.period import parse_period
from addin.workflows.audits import audit
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.reports import ReportForm, refresh, report
from conftest import WriteBook
from documents import paragraphs, template

HEAD = "日期|活动类型|主题|支部"
ROWS = (
    "2022-02-11|党课|学习党章|一支部",
    "2022-04-20|党课|廉政|二支部",
    "2022-05-20|支委会|议事|二支部",
)
NEW = "2022-04-02|党课|新讲|一支部"
TEXTS = (
    "4月党课{{ 各月[4].次数.党课 }}次，二季度{{ 各季[2].次数.党课|几 }}次，一支部{{ 各支部['一支部'].次数.党课 }}次",
    "{%p for 项 in 活动|类型('党课') %}",
    "{{ 项.日期|月日 }}党课“{{ 项.主题 }}”。",
    "{%p endfor %}",
)


def test_lists_and_picked_figures_are_renewed(tmp_path: Path, book: WriteBook) -> None:
    source = template(tmp_path / "模板.docx", *TEXTS)
    period = parse_period("2022H1")
    first = LedgerInput(book("前.xlsx", 活动台账="\n".join((HEAD, *ROWS))), period)
    later = LedgerInput(
        book("后.xlsx", 活动台账="\n".join((HEAD, ROWS[0], NEW, *ROWS[1:]))), period
    )
    made = report(first, Destination(tmp_path / "甲.docx"), form=ReportForm(source)).path
    assert paragraphs(made) == [
        "4月党课1次，二季度一次，一支部1次",
        "2月11日党课“学习党章”。",
        "4月20日党课“廉政”。",
    ]
    done = refresh(made, later, Destination(tmp_path / "乙.docx"))
    assert paragraphs(done.target) == [
        "4月党课2次，二季度两次，一支部2次",
        "2月11日党课“学习党章”。",
        "4月2日党课“新讲”。",
        "4月20日党课“廉政”。",
    ]
    assert {c.verdict.value for c in audit(done.target, later).claims} == {"match"}
    assert not refresh(done.target, later, Destination(tmp_path / "丙.docx")).changed
