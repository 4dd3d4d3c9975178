"""Footnotes, endnotes and the headers of every kind of page are filled as the body is."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from addin.office.templates.word_template import fill, open_template, template_problems
from addin.report.language.field import Each, Field, Tree
from documents import traced

TREE: Tree = {"甲": Field(""), "无": Field(""), "名单": Each("", {"姓名": Field("")})}
VALUES = {"甲": "a<b>&c", "无": "", "名单": [{"姓名": "张三"}, {"姓名": "李四"}]}
NOTES = pytest.mark.parametrize("kind", ["footnote", "endnote"])
BOTH = pytest.mark.parametrize("is_traced", [True, False])


def with_note(path: Path, kind: str, *paragraphs: str) -> Path:
    document = docx.Document()
    texts = "".join(f"<w:p><w:r><w:t>{its}</w:t></w:r></w:p>" for its in paragraphs)
    spaces = nsdecls("w")
    xml = f'<w:{kind}s {spaces}><w:{kind} w:id="2">{texts}</w:{kind}></w:{kind}s>'
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    name, package = PackURI(f"/word/{kind}s.xml"), document.part.package
    part = Part(name, f"{office}.{kind}s+xml", xml.encode(), package)
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    document.part.relate_to(part, f"{relations}/{kind}s")
    sign = parse_xml(f'<w:r {spaces}><w:{kind}Reference w:id="2"/></w:r>')
    document.add_paragraph("正文")._p.append(sign)
    document.save(str(path))
    return path


def note(path: Path, kind: str) -> list[str]:
    """Return the texts of the note's paragraphs."""
    with zipfile.ZipFile(path) as package:
        root: Any = parse_xml(package.read(f"word/{kind}s.xml"))
    (its,) = root
    return [_text(p) for p in its]


def _text(paragraph: Any) -> str:
    return "".join(t.text or "" for t in paragraph.xpath(".//w:t"))


@BOTH
@NOTES
@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("注{{ 甲 }}",), ["注a<b>&c"]),
        (("{% for 人 in 名单 %}{{ 人.姓名 }}、{% endfor %}",), ["张三、李四、"]),
        (("{%p if 无 %}", "注", "{%p endif %}"), [""]),
        (("{% if 甲 %}注{% endif -%} 后", "末"), ["注后", "末"]),
    ],
    ids=["a value", "a loop", "emptied", "a dash"],
)
def test_notes_are_filled(
    tmp_path: Path, kind: str, texts: tuple[str, ...], expected: list[str], is_traced: bool
) -> None:
    path, done = with_note(tmp_path / "模板.docx", kind, *texts), tmp_path / "成.docx"
    fill(path, traced(VALUES), TREE, done, traced=is_traced)
    assert note(done, kind) == expected


@NOTES
def test_docxtpls_own_way_fills_notes_as_well(tmp_path: Path, kind: str) -> None:
    path = with_note(tmp_path / "模板.docx", kind, "注{{ 甲|upper }}")
    fill(path, traced(VALUES), TREE, tmp_path / "成.docx", traced=True)
    assert note(tmp_path / "成.docx", kind) == ["注A<B>&C"]


@pytest.mark.parametrize(("kind", "name"), [("footnote", "脚注"), ("endnote", "尾注")])
def test_faults_in_notes_are_reported_there(tmp_path: Path, kind: str, name: str) -> None:
    path = with_note(tmp_path / "模板.docx", kind, "注", "{{ 没有 }}")
    ((part, problem),) = template_problems(open_template(path), TREE)
    assert (part, problem.code, problem.paragraph) == (name, "T002", 1)


@BOTH
def test_headers_and_footers_of_every_kind_of_page_are_filled(
    tmp_path: Path, is_traced: bool
) -> None:
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    document.sections[0].different_first_page_header_footer = True
    for n, its in enumerate(_stories(document)):
        its.paragraphs[0].text = f"{n}{{% if 甲 %}}{{{{ 甲 }}}}{{% endif %}}"
    document.save(str(tmp_path / "模板.docx"))
    fill(tmp_path / "模板.docx", traced(VALUES), TREE, tmp_path / "成.docx", traced=is_traced)
    found = [_text(its._element) for its in _stories(docx.Document(str(tmp_path / "成.docx")))]
    assert found == [f"{n}a<b>&c" for n in range(6)]


def _stories(document: Any) -> list[Any]:
    section = document.sections[0]
    return [
        getattr(section, f"{page}{kind}")
        for page in ("", "first_page_", "even_page_")
        for kind in ("header", "footer")
    ]
