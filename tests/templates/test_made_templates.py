"""A template made of a finished report: what becomes a field, what stays, and the two laws."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from addin.ledger.refusal import Refusal
from addin.workflows.input_and_output import Destination
from addin.workflows.making_templates import template_of_checked
from addin.workflows.reports import ReportForm, write_report
from documents import paragraphs, template
from made_templates import document, filled, held, ledger, made, tags

FEBRUARY = ("2022-02-08", "2022-02-22")
BOARD = held("2022-01-05", *FEBRUARY, "2022-03-08", "2022-04-08", "2022-05-06")
LESSONS = held("2022-03-15", "2022-05-18", type="党课")
ROWS = BOARD + LESSONS
TITLE = "某某支部2022年上半年党建工作汇报"


def test_what_the_ledger_confirms_becomes_a_field(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "上半年，召开支委会6次，开展党课2次。")
    assert tags(its) == [
        "某某支部{{ 期间.名称 }}党建工作汇报",
        "{{ 期间.简称 }}，召开支委会{{ 次数.支委会 }}次，开展党课{{ 次数.党课 }}次。",
    ]
    assert [f.field for f in its.fields if f.key] == ["次数.支委会", "次数.党课"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("上课六次，支委会六次。", "次数.支委会|几"),
        ("党课两次。", "次数.党课|几"),
        ("党课二次。", "次数.党课|汉字"),
        ("党课２次。", ""),
    ],
)
def test_a_number_is_printed_as_it_was_written(tmp_path: Path, text: str, field: str) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, text)
    assert field in {f.field for f in its.fields if f.key} or not field
    assert filled(tmp_path, its, ledger(ROWS))[1] == text


def test_a_figure_that_disagrees_stays_and_says_so(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "召开支委会7次。")
    assert tags(its)[1] == "召开支委会7次。"
    (left,) = its.left
    assert "旧报告写7次，台账为6次" in left.note
    assert "{{ 次数.支委会 }}" in left.note


def test_sums_are_added_up(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "召开支委会和党课共8次。")
    assert "{{ 次数.支委会 + 次数.党课 }}" in tags(its)[1]


def test_a_part_of_the_period_goes_with_its_words(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "召开支委会6次，其中一季度4次。")
    assert "其中{{ 各季[1].简称 }}{{ 各季[1].次数.支委会 }}次" in tags(its)[1]
    later = ledger(held("2022-07-05", "2022-10-08", "2022-10-09"), "2022H2")
    assert filled(tmp_path, its, later)[1] == "召开支委会3次，其中三季度1次。"


def test_the_same_ledger_gives_the_same_text(tmp_path: Path) -> None:
    texts = (TITLE, "上半年，召开支委会6次。", "{注}花括号照样。", "2022年7月8日")
    its = made(tmp_path, ledger(ROWS), *texts)
    assert filled(tmp_path, its, ledger(ROWS)) == list(texts)


WRITTEN = (
    "某某支部{{ 期间.名称 }}党建工作汇报",
    "{{ 期间.简称 }}，召开支委会{{ 次数.支委会 }}次，党课{{ 次数.党课|几 }}次。",
    "召开支委会和党课共{{ 次数.支委会 + 次数.党课 }}次。支委会参加{{ 人次.支委会 }}人次。到会率为{{ 到会率 }}%。",
    "其中一季度召开支委会{{ 各季[1].次数.支委会 }}次，二季度召开支委会{{ 各季[2].次数.支委会 }}次。",
)


@pytest.mark.parametrize("more", [0, 1, 2, 3])
def test_a_template_of_the_poorer_ledger_gives_the_richer_ones_report(
    tmp_path: Path, more: int
) -> None:
    days = ("2022-06-06", "2022-03-20", "2022-06-20")[:more]
    poor, rich = ledger(ROWS), ledger(ROWS + held(*days))
    source, old, new = (tmp_path / f"{name}.docx" for name in ("原模板", "旧", "新"))
    form = ReportForm(template(source, *WRITTEN), plain=True)
    write_report(poor, old, form=form)
    write_report(rich, new, form=form)
    its = template_of_checked(poor, old, Destination(tmp_path / "模板.docx"))
    assert filled(tmp_path, its, rich) == paragraphs(new)
    assert len([f for f in its.fields if f.key]) == 7


def test_a_branchs_quarter_is_that_of_its_months(tmp_path: Path) -> None:
    rows = held("2022-01-05", "2022-03-08", branch="一支部") + held("2022-02-08", branch="二支部")
    text = "第一季度，一支部召开支委会2次，二支部召开支委会1次。"
    checked = ledger(rows, "2022")
    its = made(tmp_path, checked, "某总支2022年工作总结", text)
    added = " + ".join(f"各支部['一支部'].各月[{n}].次数.支委会" for n in (1, 2, 3))
    assert f"支委会{{{{ {added} }}}}次" in tags(its)[1]
    assert filled(tmp_path, its, checked)[1] == text


# --- Traps ----------------------------------------------------------------------------------------


def test_a_second_figure_of_one_paragraph_may_be_anothers(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "开展党课2次，另有党课2次。")
    assert tags(its)[1] == "开展党课{{ 次数.党课 }}次，另有党课2次。"


def test_one_number_of_two_figures_stays(tmp_path: Path) -> None:
    rows = ROWS + held("2022-04-12", "2022-06-12", type="主题党日")
    its = made(tmp_path, ledger(rows), TITLE, "党课、主题党日各2次。")
    assert tags(its)[1] == "党课、主题党日各2次。"
    assert "同时说了几项" in its.left[0].note


def test_one_number_of_two_times_stays(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "支委会4月、5月各1次。")
    assert tags(its)[1] == "支委会4月、5月各1次。"


def test_a_persons_own_count_is_no_figure_of_the_branch(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "王某某同志讲党课2次。")
    assert "{{" not in tags(its)[1]


def test_a_whole_date_is_not_cut_in_two(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "支委会6次。", "2022年7月8日")
    assert tags(its)[2] == "2022年7月8日"
    signed = ledger(ROWS, settings="成文日期 | 2022-07-08")
    assert tags(made(tmp_path, signed, TITLE, "2022年7月8日"))[1] == "{{ 成文日期|日期 }}"


def test_the_year_of_a_year_report(tmp_path: Path) -> None:
    its = made(
        tmp_path,
        ledger(ROWS, "2022"),
        "某支部2022年度工作总结",
        "2022年，支委会6次。",
        "按《2022年要点》办",
    )
    assert tags(its)[0] == "某支部{{ 期间.年份 }}年度工作总结"
    assert tags(its)[1].startswith("{{ 期间.年份 }}年，")
    assert tags(its)[2] == "按《2022年要点》办"


def test_norms_and_plans_name_no_period_of_the_report(tmp_path: Path) -> None:
    its = made(
        tmp_path,
        ledger(ROWS),
        TITLE,
        "支委会6次。",
        "三、下一步打算",
        "每半年召开一次，下半年继续抓好。",
    )
    assert tags(its)[3] == "每半年召开一次，{{ 期间.下期简称 }}继续抓好。"


def test_words_of_this_periods_figure_get_a_remark(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "召开支委会6次，较应开次数不少，月月不缺。")
    assert any("月月不缺" in left.note or "较应开" in left.note for left in its.left)


def test_names_that_settings_state_become_fields(tmp_path: Path) -> None:
    checked = ledger(ROWS, settings="单位全称 | 青石局机关党支部")
    its = made(tmp_path, checked, TITLE, "支委会6次。", "青石局机关党支部")
    assert tags(its)[2] == "{{ 单位.全称 }}"


# --- Our own reports ------------------------------------------------------------------------------


def test_controls_and_what_is_remembered_are_gone(tmp_path: Path) -> None:
    report, checked = tmp_path / "汇报.docx", ledger(ROWS)
    write_report(checked, report)
    its = template_of_checked(checked, report, Destination(tmp_path / "模板.docx"))
    assert its.path is not None
    with ZipFile(its.path) as package:
        assert b"<w:sdt" not in package.read("word/document.xml")
        assert not [n for n in package.namelist() if "customXml" in n]
    assert "次数.支委会" in {f.field for f in its.fields}


def test_our_remarks_are_not_sent(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "召开支委会7次，党课2次。")
    assert its.path is not None
    assert b"commentReference" in ZipFile(its.path).read("word/document.xml")
    filled(tmp_path, its, ledger(ROWS))
    new = ZipFile(tmp_path / "新报告.docx")
    assert b"comment" not in new.read("word/document.xml")
    assert "旧报告写" not in new.read("word/comments.xml").decode()


def test_a_template_is_not_made_of_a_template(tmp_path: Path) -> None:
    report = document(tmp_path / "旧.docx", "支委会{{ 次数.支委会 }}次。")
    with pytest.raises(Refusal, match="已经有模板的标签"):
        template_of_checked(ledger(ROWS), report, Destination(tmp_path / "模板.docx"))
    assert not (tmp_path / "模板.docx").exists()


def test_a_template_remembers_its_kind_of_period(tmp_path: Path) -> None:
    its = made(tmp_path, ledger(ROWS), TITLE, "支委会6次。")
    for period, says in (("2022", True), ("2022H1", False)):
        target = tmp_path / f"{period}.docx"
        done = write_report(ledger(ROWS, period), target, form=ReportForm(its.path, plain=True))
        assert any("按半年写的" in remark for remark in done.remarks) is says


def test_another_ledger_is_warned_of(tmp_path: Path) -> None:
    text = "召开支委会9次，党课7次，党员大会4次，主题党日5次。"
    assert made(tmp_path, ledger(ROWS), TITLE, text).warnings
    assert not made(tmp_path, ledger(ROWS), TITLE, "召开支委会6次，党课2次。").warnings


def test_the_city_is_not_looked_for_inside_names(tmp_path: Path) -> None:
    checked = ledger(ROWS, settings="城市 | 青石市\n单位简称 | 水务局")
    its = made(
        tmp_path, checked, TITLE, "按照青石市直属机关工委要求，水务局党组召开会议，支委会6次。"
    )
    assert tags(its)[1].startswith("按照青石市直属机关工委要求，水务局党组召开会议，")
