"""Colours and ornaments in a report's text: which are left over, and which belong there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from addin.layout.profile_file import profile_named
from addin.office.word.body import read_body
from addin.office.word.word_file import open_word
from addin.workflows.layouts import judged_layout
from word.official import NUMBERS, findings, letters, put_right, written

W = nsdecls("w")
Spoil = Callable[[Document], None]


def with_run(text: str, *looks: str, element: str = "正文") -> Spoil:
    """Return what adds a run of a look to the end of an element's first paragraph."""

    def spoil(document: Document) -> None:
        p = document.paragraphs[NUMBERS[element]]
        ornate(p.add_run(text), *looks)

    return spoil


def ornate(run: Any, *looks: str) -> None:
    letters(run, "仿宋_GB2312", 16)
    for look in looks:
        run._r.rPr.append(parse_xml(look.replace(" ", f" {W} ", 1)))


def linked(document: Document) -> None:
    """Add a line as a list of contents has it: a link to a place in the document."""
    p = document.paragraphs[NUMBERS["正文"]]
    link = parse_xml(f'<w:hyperlink {W} w:anchor="_Toc1"/>')
    run = p.add_run("详见第二部分。")
    ornate(run, '<w:color w:val="0563C1"/>', '<w:u w:val="single"/>')
    p._p.append(link)
    link.append(run._r)


def red_title(document: Document) -> None:
    run = document.paragraphs[NUMBERS["标题"]].runs[0]
    run._r.rPr.append(parse_xml(f'<w:color {W} w:val="FF0000"/>'))


PLAIN: dict[str, Spoil] = {
    "a place still to be filled in": with_run("（待补充）", '<w:color w:val="FF0000"/>'),
    "stars for a number": with_run("**人次", '<w:highlight w:val="yellow"/>'),
    "black as Word's lightest": with_run("认真落实。", '<w:color w:val="0D0D0D"/>'),
    "black as web pages have it": with_run("认真落实。", '<w:color w:val="333333"/>'),
    "automatic": with_run("认真落实。", '<w:color w:val="auto"/>'),
    "no underline": with_run("认真落实。", '<w:u w:val="none"/>'),
    "an underlined blank": with_run("      ", '<w:u w:val="single"/>'),
    "white paper": with_run("认真落实。", '<w:shd w:val="clear" w:fill="FFFFFF"/>'),
    "a letter that slants": with_run("p", "<w:i />"),
    "a link to a section": linked,
    "a red head": red_title,
}


@pytest.mark.parametrize("case", PLAIN)
def test_what_belongs_there_is_no_finding_and_stays(tmp_path: Path, case: str) -> None:
    path = written(tmp_path / "a.docx", PLAIN[case])
    assert findings(path) == []
    assert put_right(path, tmp_path / "b.docx") == {}


LEFT = {
    "red": ("Y022", '<w:color w:val="C00000"/>', "红色"),
    "blue": ("Y022", '<w:color w:val="0000FF"/>', "蓝色"),
    "green": ("Y022", '<w:color w:val="00B050"/>', "绿色"),
    "purple": ("Y022", '<w:color w:val="7030A0"/>', "紫色"),
    "grey": ("Y022", '<w:color w:val="808080"/>', "灰色"),
    "white": ("Y022", '<w:color w:val="FFFFFF"/>', "白色"),
    "of a theme": ("Y022", '<w:color w:val="4472C4" w:themeColor="accent1"/>', "蓝色"),
    "marked": ("Y023", '<w:highlight w:val="green"/>', "突出显示"),
    "shaded": ("Y023", '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>', "底纹"),
    "hatched": ("Y023", '<w:shd w:val="pct15" w:color="auto" w:fill="auto"/>', "底纹"),
    "a wave below": ("Y024", '<w:u w:val="wave"/>', "下划线"),
    "slanting": ("Y024", "<w:i />", "斜体"),
    "dots": ("Y024", '<w:em w:val="underDot"/>', "着重号"),
}


@pytest.mark.parametrize("case", LEFT)
def test_what_was_left_there_is_found_where_it_is_and_taken_away(tmp_path: Path, case: str) -> None:
    code, look, name = LEFT[case]
    path = written(tmp_path / "a.docx", with_run("加强学习。", look))
    (found,) = findings(path)
    assert (found.code, found.text) == (code, "加强学习。")
    assert name in found.message
    put_right(path, tmp_path / "b.docx")
    assert findings(tmp_path / "b.docx") == []


def test_what_was_left_in_a_draft_is_found_before_it_is_laid_out(tmp_path: Path) -> None:
    """Of a draft it is said once that it is not laid out; Word's blue headings are part of that."""
    document = docx.Document()
    document.add_paragraph("关于2023年度机关党建工作情况的报告")
    document.add_heading("一、工作开展情况")
    document.add_paragraph("认真落实“三会一课”制度。").add_run("加强学习。").font.bold = True
    run = document.add_paragraph("全年召开党员大会4次，").add_run("其中扩大会议1次。")
    run.font.highlight_color = 7
    document.save(str(tmp_path / "a.docx"))
    with open_word(tmp_path / "a.docx") as file:
        found = judged_layout(file, read_body(file), profile_named(), every=False)
    assert [(f.code, f.text) for f in found] == [("Y000", ""), ("Y023", "其中扩大会议1次。")]


def test_a_line_through_letters_stays_where_an_underline_goes(tmp_path: Path) -> None:
    looks = ("<w:strike />", '<w:u w:val="single"/>')
    path = written(tmp_path / "a.docx", with_run("加强学习。", *looks))
    assert [f.code for f in findings(path)] == ["Y024", "Y026"]
    put_right(path, tmp_path / "b.docx")
    assert [f.code for f in findings(tmp_path / "b.docx")] == ["Y026"]


def test_italics_of_a_style_are_told_from_letters_set_upright_in_it(tmp_path: Path) -> None:
    """Emphasis in a paragraph that slants already stands upright, in Word as in print."""

    def emphasis(document: Document) -> None:
        slanting = document.styles.add_style("引语", 1)
        slanting.base_style = document.styles["Normal"]
        slanting.font.italic = True
        strong = document.styles.add_style("强调甲", 2)
        strong.font.italic = True
        p = document.paragraphs[NUMBERS["主送机关"]]
        p.style = slanting
        p.runs[0].style = strong

    assert findings(written(tmp_path / "a.docx", emphasis)) == []


def test_somebodys_tracked_change_keeps_its_colour(tmp_path: Path) -> None:
    def tracked(document: Document) -> None:
        p = document.paragraphs[NUMBERS["正文"]]
        run = p.add_run("新增一句。")
        ornate(run, '<w:color w:val="FF0000"/>')
        ins = parse_xml(f'<w:ins {W} w:id="900" w:author="甲"/>')
        p._p.append(ins)
        ins.append(run._r)

    path = written(tmp_path / "a.docx", tracked)
    put_right(path, tmp_path / "b.docx")
    (ins,) = docx.Document(str(tmp_path / "b.docx")).element.body.iter(qn("w:ins"))
    assert b'w:val="FF0000"' in etree.tostring(ins)
