"""Controls and red places written as text are those that a tree would hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin.office.templates import word_template
from addin.office.templates.filling import running
from addin.office.templates.filling.table_rows import Rows
from addin.office.templates.filling.value_marks import Unusual
from addin.office.templates.word_template import Filled, document_of
from addin.report.language.traced import Values
from addin.report.values.context import context
from addin.resources import SHIPPED_TEMPLATES, resource
from addin.workflows.input_and_output import LedgerInput
from addin.workflows.ledgers import check
from alike import parts
from documents import template, traced
from test_filling_alike import PARAGRAPHS, ROWS, VALUES, ready


def unusual(*_: object) -> str:
    raise Unusual("told to")


def both(path: Path, values: Values) -> tuple[Any, Any]:
    """Return what becomes of a template, written as text and made in a tree."""
    made = ready(path)
    as_text = document_of(made, values, traced=True)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(word_template, "write_controls", unusual)
        changed.setattr(word_template, "redden", unusual)
        changed.setattr(Rows, "in_controls", lambda *_: None)
        as_tree = document_of(made, values, traced=True)
    return _told(*as_text), _told(*as_tree)


def _told(filled: Filled, package: bytes) -> tuple[Any, ...]:
    edges = filled.edges
    told = (edges.inline, edges.blocks, edges.plain, edges.looped, edges.keys)
    return parts(package), filled.missing, told


def same(path: Path, values: Mapping[str, Any] = VALUES) -> bool:
    as_text, as_tree = both(path, traced(values))
    return bool(as_text == as_tree)


@pytest.mark.parametrize("texts", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(tmp_path: Path, texts: Sequence[str]) -> None:
    assert same(
        template(
            tmp_path / "模板.docx", "前", *texts, "后{{ 甲 }}", header=texts[0] * (len(texts) == 1)
        )
    )


TABLES = {
    "rows": ROWS,
    "a row's number": [ROWS[1], "{{ loop.index }}", ROWS[3]],
    "no more than a value": [ROWS[1], "{{ 人.姓名 }}", ROWS[3], "{%tr for 人 in 空 %}", "{{ 人.姓名 }}", "{%tr endfor %}"],
    "a value of the whole": [ROWS[1], "{{ 人.姓名 }}{{ 甲 }}", ROWS[3]],
    "filters": [ROWS[1], "{{ 人.数|汉字 }}", ROWS[3]],
    "a list inside": [ROWS[1], "{% for 项 in 人.子 %}（{{ 项.名 }}）{% endfor %}", ROWS[3]],
    "two rows each": [ROWS[1], "{{ 人.姓名 }}", "{{ 人.数 }}", ROWS[3], "{{ 乙.丙 }}"],
}  # fmt: skip


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_tables(tmp_path: Path, rows: Sequence[str]) -> None:
    path = template(tmp_path / "模板.docx", "表", table=rows)
    assert same(path)
    assert same(
        path,
        {**VALUES, "名单": [{"姓名": None, "数": 1, "子": []}, {"姓名": "", "数": 2, "子": []}]},
    )


def test_rows_of_values_alone_are_written_at_once(tmp_path: Path) -> None:
    path = template(tmp_path / "模板.docx", table=[ROWS[1], "{{ 人.姓名 }}", ROWS[3]])
    made, turns = ready(path), []
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(running, "_enter", lambda *its: turns.append(its))
        document_of(made, traced(VALUES), traced=True)
    assert not turns


PRINTED = st.text(st.sampled_from("党课&<>'\"{_}% 　\t\n\x00\ue0f2\ue0fd（待补充）"), max_size=8)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PRINTED, max_size=4))
def test_any_text(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "模板.docx"
    if not path.exists():
        sentence = "甲{% for 人 in 名单 %}（{{ 人.姓名 }}<）{% endfor %}乙"
        template(path, sentence, table=[ROWS[1], "{{ 人.姓名 }}", ROWS[3]])
    assert same(path, {"名单": [{"姓名": text, "数": n} for n, text in enumerate(texts)]})


def test_looks_breaks_and_tabs_stay_with_their_text(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("前")
    bold = paragraph.add_run("甲{{ 甲 }}乙{{ 乙.丁 }}丙")
    bold.bold, bold.italic = True, True
    bold.add_tab()
    bold.add_text("{{ 乙.丙 }}")
    paragraph.add_run("{{ 乙.丁 }}").add_break(WD_BREAK.LINE)
    coloured = document.add_paragraph().add_run("署名：{{ 乙.丁 }}。")
    coloured.font.color.rgb = docx.shared.RGBColor(0, 0, 255)
    document.save(str(tmp_path / "模板.docx"))
    assert same(tmp_path / "模板.docx")


def odd(xml: str) -> Any:
    return parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))


ODD = {
    "a control": "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{{ 甲 }}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    "a rich control": "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>{{ 甲 }}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    "ruby": "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{{ 甲 }}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>乙</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    "a field's instruction": '<w:p><w:r><w:instrText>TITLE {{ 甲 }}</w:instrText></w:r><w:r><w:t>{{ 甲 }}</w:t></w:r></w:p>',
    "a link": '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>见{{ 甲 }}</w:t></w:r></w:hyperlink></w:p>',
    "an attribute": '<w:p><w:hyperlink w:anchor="{{ 甲 }}"><w:r><w:t>{{ 甲 }}</w:t></w:r></w:hyperlink></w:p>',
    "an inserted run": '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>{{ 甲 }}</w:t></w:r></w:ins></w:p>',
    "a text box": "<w:p><w:r><w:t>{{ 甲 }}</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>{{ 乙.丁 }}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
    "a changed look": '<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange></w:rPr><w:t>{{ 乙.丁 }}</w:t></w:r></w:p>',
}  # fmt: skip


@pytest.mark.parametrize("xml", ODD.values(), ids=ODD)
def test_what_only_a_tree_tells_is_left_to_one(tmp_path: Path, xml: str) -> None:
    document = docx.Document()
    document.add_paragraph("前{{ 甲 }}")
    document.element.body.insert(0, odd(xml))
    document.save(str(tmp_path / "模板.docx"))
    assert same(tmp_path / "模板.docx")


@pytest.mark.parametrize("name", SHIPPED_TEMPLATES)
def test_the_shipped_templates(full_sample: Path, name: str) -> None:
    found = check(LedgerInput(full_sample))
    values = context(found.ledger, found.tally)
    if name == "活动记录":
        values = {**values, "项": values["活动"][0].values}  # type: ignore[index, union-attr]
    as_text, as_tree = both(resource("templates", f"{name}.docx"), values)
    assert as_text == as_tree


def test_a_place_left_open_takes_no_tab_or_break_twice(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run()
    run.add_tab()
    run.add_text("署名：{{ 乙.丁 }}。")
    run.add_break()
    document.save(str(tmp_path / "模板.docx"))
    for traced_too in (False, True):
        _, package = document_of(ready(tmp_path / "模板.docx"), traced(VALUES), traced=traced_too)
        body = docx.Document(BytesIO(package)).element.body
        assert [len(list(body.iter(qn(f"w:{n}")))) for n in ("tab", "br")] == [1, 1]
        said = "".join(t.text for t in body.iter(qn("w:t")))
        assert said == "署名：（待补充）。"


@pytest.mark.parametrize(
    "name", ["b", "rFonts", "spacing", "sz", "kern", "lang", "oMath", "vanish"]
)
def test_red_stands_where_word_wants_it_among_a_look(tmp_path: Path, name: str) -> None:
    document = docx.Document()
    look = f"<w:p><w:r><w:rPr><w:i/><w:{name}/></w:rPr><w:t>共{{{{ 乙.丁 }}}}次</w:t></w:r></w:p>"
    document.element.body.insert(0, odd(look))
    document.save(str(tmp_path / "模板.docx"))
    assert same(tmp_path / "模板.docx")
