"""Figures of the period before and of the same one a year before: 上期, 上年同期."""

from __future__ import annotations

from pathlib import Path

from addin.workflows.reports import ReportForm, write_report
from documents import paragraphs, template
from made_templates import filled, held, ledger, made, tags

LAST_HALF = held("2021-07-05", "2021-08-05", "2021-10-08", "2021-11-05")
THIS_HALF = held("2022-01-05", "2022-02-08", "2022-04-08", "2022-05-06", "2022-06-06")
TITLE = "某某支部2022年上半年党建工作汇报"


def test_the_period_before_is_counted_where_the_ledger_was_kept_then(tmp_path: Path) -> None:
    source = template(tmp_path / "模板.docx", "{{ 上期.名称 }}支委会{{ 上期.次数.支委会 }}次")
    report = tmp_path / "报告.docx"
    write_report(ledger(LAST_HALF + THIS_HALF), report, form=ReportForm(source, plain=True))
    assert paragraphs(report) == ["2021年下半年支委会4次"]


def test_what_was_before_the_ledger_began_is_not_nought(tmp_path: Path) -> None:
    source = template(tmp_path / "模板.docx", "支委会{{ 上年同期.次数.支委会 }}次")
    report = tmp_path / "报告.docx"
    write_report(ledger(LAST_HALF + THIS_HALF), report, form=ReportForm(source, plain=True))
    assert paragraphs(report) == ["支委会（待补充）次"]


def test_a_comparison_with_the_period_before_becomes_fields(tmp_path: Path) -> None:
    text = "上半年召开支委会5次，2021年下半年召开支委会4次。"
    both = ledger(LAST_HALF + THIS_HALF)
    its = made(tmp_path, both, TITLE, text)
    assert "召开支委会{{ 上期.次数.支委会 }}次" in tags(its)[1]
    assert filled(tmp_path, its, both)[1] == text


def test_months_of_a_year_named_together_are_added_up(tmp_path: Path) -> None:
    rows = ledger(LAST_HALF.replace("2021-", "2022-") + THIS_HALF, "2022")
    its = made(tmp_path, rows, "某支部2022年工作总结", "1至9月，召开支委会7次。")
    assert "{{ 各半年[1].次数.支委会 + 各季[3].次数.支委会 }}" in tags(its)[1]


def test_the_words_for_the_period_before_change_with_its_figures(tmp_path: Path) -> None:
    text = "召开支委会5次，2021年下半年召开支委会4次。"
    its = made(tmp_path, ledger(LAST_HALF + THIS_HALF), TITLE, text)
    assert "{{ 期间.上期 }}召开" in tags(its)[1]
