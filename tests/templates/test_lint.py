"""A template is checked before it is used: all faults at once, each at its own place."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.ledger.refusal import Refusal
from addin.report.language.template_names import check_template
from addin.report.values.field_tree import fields_anywhere
from addin.resources import resource
from addin.workflows.fieldless_templates import refuse_no_template
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.reports import ReportForm
from addin.workflows.reports import report as write_report_of
from addin.workflows.template_checks import lint
from addin.workflows.template_library import templates


def written(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def found(*paragraphs: str) -> list[tuple[str, int, str, str | None]]:
    problems = check_template(paragraphs, fields_anywhere(catalogue()))
    return [(p.code, p.paragraph, p.tag, p.suggestion) for p in problems]


def test_a_missing_end_is_reported_at_its_beginning() -> None:
    lines = ["{%p if 次数.党课 %}", *["正文"] * 23, "{{ 次数.支委会 }}"]
    assert found(*lines) == [("T004", 0, "{%p if 次数.党课 %}", "{%p endif %}")]
    lines = ["{%p for 项 in 活动 %}", "{% if 项.主题 %}{{ 项.主题 }}", "{%p endfor %}"]
    assert found(*lines) == [("T004", 1, "{% if 项.主题 %}", "{% endif %}")]


def test_an_end_without_a_beginning_and_the_wrong_end() -> None:
    assert found("{% endif %}") == [("T004", 0, "{% endif %}", None)]
    assert found("{% for 项 in 活动 %}{{ 项.主题 }}{% endif %}") == [
        ("T004", 0, "{% endif %}", "{% endfor %}")
    ]


def test_crossing_blocks_are_one_fault() -> None:
    text = "{% for 项 in 活动 %}{% if 项.主题 %}{% endfor %}{% endif %}"
    assert found(text) == [("T005", 0, "{% endfor %}", None)]


def test_all_faults_are_listed_at_once() -> None:
    lines = [
        "{{ 次数.党科 }}",
        "｛｛ 次数.党课 ｝｝",
        "{{ 活动 }}",
        "{% endfro %}",
        "{{ 成文日期|日起 }}",
    ]
    assert [code for code, *_ in found(*lines)] == ["T002", "T006", "T008", "T009", "T003"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("次数.党员会", "次数.党员大会"),
        ("党员大会次数", "次数.党员大会"),
        ("支部大会次数", "次数.党员大会"),
        ("次数.支部大会", "次数.党员大会"),
        ("应到人数", "应到人次"),
    ],
)
def test_the_nearest_field_is_proposed(name: str, meant: str) -> None:
    [(code, _, _, suggestion)] = found(f"{{{{ {name} }}}}")
    assert code == "T002"
    assert suggestion is not None
    assert suggestion.endswith(meant)


def test_a_field_outside_its_loop() -> None:
    lines = ["{% for 项 in 活动 %}{{ 项.主题 }}{% endfor %}", "{{ 项.主题 }}"]
    assert found(*lines) == [("T007", 1, "{{ 项.主题 }}", None)]


def test_an_item_of_no_loop_is_told_from_an_unknown_field(tmp_path: Path) -> None:
    assert found("{{ 项.主题 }}", "{{ 会.到会率 }}") == [
        ("T007", 0, "{{ 项.主题 }}", None),
        ("T007", 1, "{{ 会.到会率 }}", None),
    ]
    told = lint(written(tmp_path / "模板.docx", "{{ 项.主题 }}")).findings[0].message
    assert "--each" in told
    assert found("{{ 次树.党课 }}") == [("T002", 0, "{{ 次树.党课 }}", "次数")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{{ loop.index }}", ("T007", 0, "{{ loop.index }}", None)),
        ("{% for 项 in 活动 %}{{ loop.indx }}{% endfor %}", ("T002", 0, "{{ loop.indx }}", "loop.index")),
        ("{% for 项 in 活动[:2] %}甲{% endfor %}", ("T009", 0, "{% for 项 in 活动[:2] %}", None)),
        ("{{ 活动[-1].主题 }}", ("T009", 0, "{{ 活动[-1].主题 }}", None)),
        ("{% macro 甲(乙) %}{{ 乙 }}{% endmacro %}", ("T009", 0, "{% macro 甲(乙) %}", None)),
        ("{% autoescape false %}甲{% endautoescape %}", ("T009", 0, "{% autoescape false %}", None)),
        ("{{ 次数.党课 ** 9 }}", ("T009", 0, "{{ 次数.党课 ** 9 }}", None)),
        ("{% for 项 in 活动 recursive %}{% endfor %}", ("T009", 0, "{% for 项 in 活动 recursive %}", None)),
        ("{% include '甲' %}", ("T009", 0, "{% include '甲' %}", None)),
        ("{% with 甲 = 次数.党科 %}{{ 甲 }}{% endwith %}", ("T002", 0, "{% with 甲 = 次数.党科 %}", "次数.党课")),
    ],
)  # fmt: skip
def test_what_filling_would_fail_at_is_reported_at_its_tag(
    text: str, fault: tuple[str, int, str, str | None]
) -> None:
    assert found(text) == [fault]


@pytest.mark.parametrize(
    "text", ["{% p if 次数.党课 %}", "{%pif 次数.党课 %}", "{%P if 次数.党课 %}"]
)
def test_a_letter_written_apart_is_put_right(text: str) -> None:
    told = found(text, "甲", "{%p endif %}")
    assert ("T009", 0, text, "{%p if 次数.党课 %}") in told


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("集合{甲，乙}", ["T022"] * 2), ("different variants of the { { syntax", ["T022"] * 2), (":-}", ["T022"]),
        ("共{ 次数.党课 }次", ["T001"]), ("共{党员大会次数}次", ["T001"]), ("共{次数.党课次", ["T001"]),
        ("共次数.党课}次", ["T001"]), ("{{ 乙", ["T001"]), ("乙 }}", ["T001"]), ("{ % 乙 % }", ["T001"] * 2),
    ],
)  # fmt: skip
def test_braces_without_a_field_are_text(text: str, codes: list[str]) -> None:
    assert [code for code, *_ in found(text)] == codes


def test_braces_that_are_text_are_printed(tmp_path: Path) -> None:
    path = written(tmp_path / "模板.docx", "集合{甲，乙}与{ {，党课{{ 次数.党课 }}次")
    ledger, report = str(resource("samples", "活动台账.xlsx")), tmp_path / "报告.docx"
    assert main(["report", ledger, "-t", str(path), "-o", str(report)]) == 0
    (paragraph,) = docx.Document(str(report)).element.body.iter(qn("w:p"))
    text = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
    assert text.startswith("集合{甲，乙}与{ {，党课") and "{{ " not in text


def test_typed_periods_are_remarked_upon(tmp_path: Path) -> None:
    lines = ("2022年上半年党建工作汇报", "{{ 期间.名称 }}工作", "召开党课{{ 次数.党课 }}次")
    told = lint(written(tmp_path / "模板.docx", *lines)).findings
    assert [(f.code, f.severity, f.paragraph) for f in told if f.code == "T016"] == [
        ("T016", "info", 0)
    ]


def test_nothing_is_likened_to_a_name_of_one_character() -> None:
    assert found("{{ 项 }}") == [("T002", 0, "{{ 项 }}", None)]


def test_a_tag_that_is_asked_for_is_written_as_the_other_one(tmp_path: Path) -> None:
    lines = ("{%p for 项 in 活动 %}", "{%p if 项.主题 %}", "{%p endfor %}", "{%p endif %}")
    told = [f.message for f in lint(written(tmp_path / "模板.docx", *lines)).findings]
    assert any("要先用 {%p endif %} 结束" in message for message in told)


@pytest.mark.parametrize(
    "text",
    [
        "{% vm %}{{ 次数.党课 }}", "{% hm %}", "{% cellbg 次数.党课 %}", "{% colspan 次数.党课 %}",
        "{# 说明 {{ 没有的 }} #}", "{%- if 次数.党课 -%}有{%- endif -%}", "{{- 次数.党课 -}}",
        "{%r if 次数.党课 %}有{%r endif %}", "{{ 次数.党课|无则('（无）') }}",
        "{% raw %}字段{% endraw %}", "{% with 甲 = 次数.党课 %}{{ 甲 }}{% endwith %}",
        "{% set 甲 %}共{{ 次数.党课 }}次{% endset %}{{ 甲 }}",
        "{% for 项 in 活动 %}{{ loop.index }}{{ loop.last }}{% endfor %}",
        "{{ (活动|last).主题 }}",
    ],
)  # fmt: skip
def test_what_docxtpl_knows_is_known(text: str) -> None:
    assert found(text) == []


def test_faults_are_commented_and_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "模板.docx", "党员大会6次", "支委会{{ 次数.支委汇 }}次")
    marked = tmp_path / "检查.docx"
    assert main(["lint", str(path), "--json", "-o", str(marked)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(f["code"], f["part"], f["paragraph"], f["suggestion"]) for f in told["findings"]] == [
        ("T015", "body", 0, "{{ 次数.党员大会 }}"),
        ("T002", "body", 1, "次数.支委会"),
    ]
    assert told["fields"] == ["次数.支委汇"]
    comments = [c.text for c in docx.Document(str(marked)).comments]
    assert any("T002" in c and "次数.支委会" in c for c in comments)
    assert main(["lint", str(path), "-o", str(marked)]) == 2


def test_norms_and_vague_numbers_are_no_figures(tmp_path: Path) -> None:
    path = written(tmp_path / "模板.docx", "{{ 单位.全称 }}每月召开支委会1次，党课不少于4次。")
    assert lint(path).findings == ()


def test_a_template_without_a_field_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "模板.docx", "本期工作情况良好。")
    assert [f.code for f in lint(path).findings] == ["T013"]
    with pytest.raises(Refusal, match="一个字段也没有"):
        refuse_no_template(path)


def test_a_finished_report_is_no_template(tmp_path: Path) -> None:
    report = tmp_path / "汇报.docx"
    ledger = str(resource("samples", "活动台账.xlsx"))
    assert main(["report", ledger, "-o", str(report)]) == 0
    assert "T014" in [f.code for f in lint(report).findings]
    assert main(["report", ledger, "-t", str(report), "-o", str(tmp_path / "再.docx")]) == 2


def test_the_shipped_templates_have_no_fault() -> None:
    for its in templates():
        assert [f for f in lint(its.path).findings if f.severity != "info"] == [], its.name


def test_the_look_of_a_tag(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("{{ 次数.")
    paragraph.add_run("党课 }}").bold = True
    document.save(str(tmp_path / "模板.docx"))
    done = lint(tmp_path / "模板.docx", Destination(tmp_path / "检查.docx"))
    assert "T017" in [f.code for f in done.findings]


def test_a_report_half_made_into_a_template_is_filled_and_warned_of(
    tmp_path: Path, sample: Path
) -> None:
    old = write_report_of(LedgerInput(sample), Destination(tmp_path / "旧.docx"))
    assert old.held == 0
    document = docx.Document(str(old.path))
    document.add_paragraph("另有党课{{ 次数.党课 }}次。")
    document.save(str(tmp_path / "模板.docx"))
    form = ReportForm(tmp_path / "模板.docx")
    done = write_report_of(LedgerInput(sample), Destination(tmp_path / "新.docx"), form=form)
    assert done.held > 20
    assert any(f"{done.held}处" in remark for remark in done.remarks)
