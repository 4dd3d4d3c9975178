"""A template read once fills as docxtpl fills it; what cannot be so is seen in it beforehand."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin.office.templates.filling.compiled import Compiled, read
from addin.office.templates.filling.compiling import compiled
from addin.office.templates.filling.docxtpl_filling import open_template
from addin.office.templates.filling.value_marks import Unusual
from addin.office.templates.word_template import document_of
from addin.report.language.traced import Values
from addin.report.values.context import context
from addin.resources import DEFAULT_TEMPLATE, resource
from addin.workflows.input_and_output import LedgerInput
from addin.workflows.ledgers import check
from alike import filled_by_docxtpl, parts, values_for
from documents import template, traced

GIVEN = os.environ.get("TAIZHANG_TEMPLATES", "")
VALUES: dict[str, Any] = {
    "甲": "A&B <80%> “引号”'\"",
    "乙": {"丙": 3, "丁": None},
    "空": [],
    "名单": [{"姓名": f"张{n}", "数": n, "子": [{"名": f"{n}·{m}"} for m in range(n)]} for n in range(4)],
}  # fmt: skip


def ready(path: Path) -> Compiled:
    """Return a template read, written to a file and read back."""
    return read(compiled(open_template(path)).written())


def same(path: Path, values: Mapping[str, Any] = VALUES) -> bool:
    return same_values(path, traced(values))


def same_values(path: Path, values: Values) -> bool:
    _, ours = document_of(ready(path), values, traced=False)
    return parts(ours) == parts(filled_by_docxtpl(path, values))


PARAGRAPHS: dict[str, Sequence[str]] = {
    "values": ["前{{ 甲 }}后{{ 乙.丙 }}", "{{ 乙['丙'] }}"],
    "filters": ["{{ 乙.丙|汉字 }}{{ 甲|日期 }}"],
    "conditions": ["{% if 乙.丙 > 2 and not 空 %}多{% elif 甲 %}中{% else %}少{% endif %}。"],
    "comparisons": ["{% if 1 < 乙.丙 <= 3 %}是{% endif %}{% if 甲 in 甲 and 乙.丙 != 4 %}是{% endif %}"],
    "choices": ["{{ 甲 if 乙.丙 == 3 else 乙.丙 }}{{ 乙.丙 + 2 - 1 }}{{ 乙.丙 * 2 }}{{ 乙.丙 ~ '次' }}"],
    "paragraphs": ["{%p for 人 in 名单 %}", "{{ loop.index }}、{{ 人.姓名 }}", "{%p endfor %}"],
    "sentences": ["{% for 人 in 名单 %}{{ 人.姓名 }}{% if not loop.last %}、{% endif %}{% endfor %}。"],
    "some of a list": ["{% for 人 in 名单 if 人.数 > 1 %}{{ loop.revindex }}/{{ loop.length }}{% endfor %}"],
    "lists in lists": ["{% for 人 in 名单 %}{% for 项 in 人.子 %}{{ loop.index0 }}{{ 项.名 }}{% else %}无{% endfor %}{% endfor %}"],
    "nothing in a list": ["{%p for 人 in 空 %}", "{{ 人.姓名 }}", "{%p else %}", "没有{{ 甲 }}", "{%p endfor %}"],
    "numbers of its own": ["{% set 点 = 0 %}{% if 乙.丙 %}{% set 点 = 点 + 1 %}{{ 点|汉字 }}是甲。{% endif %}{% if 空 %}{% set 点 = 点 + 1 %}{{ 点 }}{% endif %}{% set 点 = 点 + 1 %}{{ 点|汉字 }}"],
    "a name set from fields": ["{% set 有 = 空 or 乙.丙 %}{% if 有 %}有{{ 有 }}{% endif %}"],
    "picks": ["{{ 名单[1].姓名 }}{{ 名单[3].子[2].名 }}"],
    "the first of a list": ["{% for 人 in 名单|前(2) %}{{ 人.姓名 }}{% for 项 in 人.子|前(1) %}{{ 项.名 }}{% endfor %}{% endfor %}"],
    "left open": ["共{{ 乙.丁 }}次，{{ 乙.丁 }}", "（待补充）"],
    "braces": ["{_{ 甲 }_}{_% if %_}", "{# 说明 #}后"],
    "quotes": ["{% if 甲 == “A” or 乙.丙 > 2 %}是{% endif %}"],
    "merged with the next": ["{% if 乙.丙 -%}", "一段", "{%- endif %}尾"],
}  # fmt: skip


@pytest.mark.parametrize("texts", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs_come_out_as_docxtpl_writes_them(tmp_path: Path, texts: Sequence[str]) -> None:
    assert same(
        template(tmp_path / "模板.docx", *texts, header=texts[0] if len(texts) == 1 else "")
    )


ROWS = ["头", "{%tr for 人 in 名单 %}", "{{ 人.姓名 }}100%{{ 人.数 }}", "{%tr endfor %}"]


def test_rows_come_out_as_docxtpl_writes_them(tmp_path: Path) -> None:
    assert same(template(tmp_path / "模板.docx", "表", table=ROWS))
    one = {**VALUES, "名单": [{"姓名": " 甲  乙\t<&>", "数": None, "子": []}]}
    assert same(template(tmp_path / "模板.docx", "表", table=ROWS), one)
    assert same(template(tmp_path / "模板.docx", "表", table=ROWS[1:]), {**VALUES, "名单": []})
    cell = ["{%tr if 空 %}", "x", "{%tr endif %}", "{%tr if 甲 %}", "y", "{%tr endif %}"]
    assert same(template(tmp_path / "模板.docx", "表", table=cell))


def test_tags_split_into_runs_looks_and_breaks_are_as_docxtpl_has_them(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("前{")
    paragraph.add_run("{ 甲 ").bold = True
    paragraph.add_run("}}").italic = True
    paragraph.add_run("{% if 乙.丙 %}有").add_break(WD_BREAK.LINE)
    paragraph.add_run("两段{% endif %}尾{{ 乙.丁 }}").bold = True
    document.core_properties.title = "{{ 甲 }}的报告"
    document.core_properties.keywords = "词"
    document.save(str(tmp_path / "模板.docx"))
    assert same(tmp_path / "模板.docx")


def test_pictures_are_numbered_as_docxtpl_numbers_them(tmp_path: Path) -> None:
    picture = resource("docs", "标记样张.png")
    document = docx.Document()
    document.add_paragraph("{%p for 人 in 名单 %}")
    document.add_picture(str(picture), width=10**6)
    document.add_paragraph("{%p endfor %}")
    document.save(str(tmp_path / "模板.docx"))
    assert same(tmp_path / "模板.docx")


def test_the_own_template_is_filled_as_docxtpl_fills_it(sample: Path, full_sample: Path) -> None:
    path = resource("templates", DEFAULT_TEMPLATE)
    for ledger in (sample, full_sample):
        found = check(LedgerInput(ledger))
        assert same_values(path, context(found.ledger, found.tally))


PRINTED = st.text(st.sampled_from("党课&<>'\"{_}% 　\t\n\x00\ue0f2（待补充）"), max_size=8)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PRINTED, max_size=4))
def test_any_text_comes_out_the_same(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "模板.docx"
    if not path.exists():
        template(path, "{% for 人 in 名单 %}（{{ 人.姓名 }}）{% endfor %}", table=ROWS)
    assert same(path, {"名单": [{"姓名": text, "数": n} for n, text in enumerate(texts)]})


UNUSUAL = {
    "a call": ["{{ range(3) }}"],
    "a filter of Jinja's": ["{{ 甲|upper }}"],
    "a name set in a loop": ["{% for 人 in 名单 %}{% set x = 甲 %}{{ x }}{% endfor %}"],
    "a field of a name set": ["{% set x = 乙 %}{{ x.丙 }}"],
    "a test": ["{% if 甲 is defined %}x{% endif %}"],
    "what groups can do": ["{{ 乙.keys }}"],
    "half a paragraph": ["{% if 甲 %}", "一段{% endif %}{% if 空 %}", "{% endif %}"],
}


@pytest.mark.parametrize("texts", UNUSUAL.values(), ids=UNUSUAL)
def test_what_only_docxtpl_fills_is_seen_beforehand(tmp_path: Path, texts: Sequence[str]) -> None:
    path = template(tmp_path / "模板.docx", *texts)
    if texts == UNUSUAL["half a paragraph"]:
        document = docx.Document(str(path))
        body = document.element.body
        body[0].getparent().remove(body[0])
        document.save(str(path))
    with pytest.raises(Unusual):
        compiled(open_template(path))


def test_white_space_that_docxtpl_gives_a_meaning_to_is_left_to_it(tmp_path: Path) -> None:
    document = docx.Document(str(template(tmp_path / "模板.docx", "前后{{ 甲 }}")))
    document.paragraphs[0].runs[0]._r.t_lst[0].text = "前\t后{{ 甲 }}"
    document.save(str(tmp_path / "模板.docx"))
    with pytest.raises(Unusual):
        compiled(open_template(tmp_path / "模板.docx"))


def test_a_table_with_cells_that_come_and_go_is_left_to_docxtpl(tmp_path: Path) -> None:
    document = docx.Document()
    cells = document.add_table(1, 3).rows[0].cells
    for cell, text in zip(
        cells, ("{%tc for 人 in 名单 %}", "{{ 人.姓名 }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    document.save(str(tmp_path / "模板.docx"))
    with pytest.raises(Unusual):
        compiled(open_template(tmp_path / "模板.docx"))


def test_values_of_another_kind_are_left_to_docxtpl(tmp_path: Path) -> None:
    made = ready(
        template(tmp_path / "模板.docx", "{% for 人 in 名单 %}{{ 人.姓名 }}{% endfor %}{{ 甲 }}")
    )
    for values in (
        {"名单": "字", "甲": ""},
        {"名单": [], "甲": {}},
        {"名单": []},
        {"名单": [{}], "甲": ""},
    ):
        with pytest.raises(Unusual):
            document_of(made, traced(values), traced=False)


@pytest.mark.skipif(not GIVEN, reason="TAIZHANG_TEMPLATES names a folder of templates to try")
@pytest.mark.parametrize(
    "path", sorted(Path(GIVEN).rglob("*.docx")) if GIVEN else [], ids=lambda p: p.name
)
def test_templates_of_others_come_out_the_same(path: Path) -> None:
    try:
        made, values = ready(path), values_for(path)
        expected = parts(filled_by_docxtpl(path, traced(values)))
        _, ours = document_of(made, traced(values), traced=False)
    except Unusual as e:
        pytest.skip(f"left to docxtpl: {e}")
    except Exception as e:
        pytest.skip(f"docxtpl cannot fill it with made-up values: {type(e).__name__}")
    assert parts(ours) == expected
