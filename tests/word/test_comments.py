"""Word comments: put at any stretch of any document, in valid XML, the text as it was."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from addin.office.word.body import paragraphs_of, read_body
from addin.office.word.comments import Comment, with_comments
from addin.office.word.saving import save_document
from addin.office.word.word_file import open_word
from addin.report.prose import Stretch
from word.edited import part, parts, replaced

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = f'<w:document xmlns:w="{W}"><w:body>'
FOOT = "<w:sectPr/></w:body></w:document>"
HOLDERS = {"p", "hyperlink", "ins", "smartTag", "moveTo", "sdtContent"}
RUN = "<w:r><w:t>{}</w:t></w:r>"


def written(folder: Path, body: str) -> Path:
    """Return a document whose body is this XML."""
    path = folder / "报告.docx"
    path.write_bytes(_empty())
    return replaced(path, {"word/document.xml": f"{HEAD}{body}{FOOT}".encode()})


@cache
def _empty() -> bytes:
    target = BytesIO()
    docx.Document().save(target)
    return target.getvalue()


def commented(path: Path, *comments: Comment, summary: str = "") -> Path:
    target = path.with_name("批注.docx")
    with open_word(path) as file:
        save_document(file, target, with_comments(file, read_body(file), comments, summary))
    return target


def marked(xml: bytes) -> dict[str, str]:
    """Return what each comment's range holds, by its number; in the order of the document."""
    open_: set[str] = set()
    found: dict[str, str] = {}
    for its in etree.fromstring(xml).iter(etree.Element):
        number = its.get(qn("w:id"), "")
        if its.tag == qn("w:commentRangeStart"):
            open_.add(number)
            found[number] = ""
        elif its.tag == qn("w:commentRangeEnd"):
            open_.remove(number)
        elif its.tag == qn("w:t"):
            for each in open_:
                found[each] += its.text or ""
    assert not open_
    return found


def in_order(path: Path) -> None:
    """Hold a document to the order that the schema asks of what comments add."""
    root = etree.fromstring(part(path))
    comments = etree.fromstring(part(path, "word/comments.xml"))
    told = [c.get(qn("w:id")) for c in comments]
    assert len(told) == len(set(told))
    for its in comments:
        assert its.tag == qn("w:comment")
        assert its.get(qn("w:author"))
        assert {child.tag for child in its} == {qn("w:p")}
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(e.get(qn("w:id")) for e in root.iter(qn(f"w:{kind}"))) == sorted(told)
    for its in root.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd")):
        assert etree.QName(its.getparent()).localname in HOLDERS
    for its in root.iter(qn("w:commentReference")):
        run = its.getparent()
        assert run.tag == qn("w:r")
        assert [c.tag for c in run if c.tag != qn("w:rPr")] == [its.tag]
        assert run.getprevious().tag == qn("w:commentRangeEnd")
        assert run.getprevious().get(qn("w:id")) == its.get(qn("w:id"))
    for tag, first in (("p", "pPr"), ("r", "rPr"), ("sdt", "sdtPr")):
        for its in root.iter(qn(f"w:{tag}")):
            places = [i for i, c in enumerate(its) if c.tag == qn(f"w:{first}")]
            assert places in ([], [0])


def text(xml: bytes) -> list[str]:
    return [p.text for p in paragraphs_of(xml)]


CASES = {
    "one run": RUN.format("召开党员大会6次。"),
    "split runs": "".join(RUN.format(t) for t in ("召开党", "员大", "会", "6", "次。")),
    "looks": "<w:pPr><w:jc w:val='left'/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>召开党员大会6次。</w:t></w:r>",
    "hyperlink": RUN.format("召开党") + f"<w:hyperlink w:anchor='a'>{RUN.format('员大会6次')}</w:hyperlink>" + RUN.format("。"),
    "control": RUN.format("召开党员大会") + f"<w:sdt><w:sdtPr><w:tag w:val='次数.党员大会'/><w:text/></w:sdtPr><w:sdtContent>{RUN.format('6')}</w:sdtContent></w:sdt>" + RUN.format("次。"),
    "inserted": RUN.format("召开党员大会") + f"<w:ins w:id='7' w:author='甲'>{RUN.format('6')}</w:ins><w:del w:id='8' w:author='甲'><w:r><w:delText>5</w:delText></w:r></w:del>" + RUN.format("次。"),
    "field": RUN.format("召开党员大会") + f"<w:fldSimple w:instr='DOCPROPERTY a'>{RUN.format('6')}</w:fldSimple>" + RUN.format("次。"),
    "break": "<w:r><w:t>召开党员大会</w:t><w:br/><w:t>6次。</w:t></w:r>",
    "smart tag": f"<w:smartTag w:element='a'>{RUN.format('召开党员大会6次。')}</w:smartTag>",
}  # fmt: skip


@pytest.mark.parametrize("inside", CASES.values(), ids=CASES)
@pytest.mark.parametrize("table", [False, True], ids=["body", "table"])
def test_a_comment_stands_around_its_words(tmp_path: Path, inside: str, table: bool) -> None:
    body = f"<w:p>{inside}</w:p>"
    if table:
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    path = written(tmp_path, body)
    said = text(part(path))[0]
    start = said.index("党员大会")
    done = commented(path, Comment(Stretch(0, start, said.index("次") + 1), "台账为5次"))
    in_order(done)
    (words,) = marked(part(done)).values()
    assert words.replace("5", "") == "党员大会6次"
    assert text(part(done)) == text(part(path))


def test_everything_else_stays_byte_for_byte(tmp_path: Path) -> None:
    path = written(
        tmp_path, f"<w:p>{CASES['split runs']}</w:p><w:p>{RUN.format('甲 &amp; 乙')}</w:p>"
    )
    done = commented(path, Comment(Stretch(0, 2, 8), "甲"))
    before, after = parts(path), parts(done)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    added = (
        rb'<w:commentRange(?:Start|End) w:id="\d+"/>|<w:r><w:commentReference w:id="\d+"/></w:r>'
    )
    assert re.sub(added, b"", after["word/document.xml"]).count(b"<w:p>") == 2
    kept = before["word/document.xml"].split(b"</w:p>", 1)[1]
    assert after["word/document.xml"].endswith(kept)


def test_comments_that_are_there_stay_and_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    document = docx.Document()
    run = document.add_paragraph().add_run("召开党员大会6次。")
    document.add_comment([run], text="请核实", author="张三", initials="张")
    document.save(str(path))
    done = commented(path, Comment(Stretch(0, 2, 8), "台账为5次"), summary="共一处")
    in_order(done)
    opened = [(c.author, c.text) for c in docx.Document(str(done)).comments]
    assert opened == [("张三", "请核实"), ("台账通", "共一处"), ("台账通", "台账为5次")]
    assert list(marked(part(done)).values()) == ["召开党员大会6次。"] * 2 + ["党员大会6次"]


def test_a_comment_of_several_lines_is_several_paragraphs(tmp_path: Path) -> None:
    done = commented(
        written(tmp_path, f"<w:p>{CASES['one run']}</w:p>"), summary="一 < 二\n三 & 四"
    )
    (comment,) = docx.Document(str(done)).comments
    assert [p.text for p in comment.paragraphs] == ["一 < 二", "三 & 四"]


def test_the_summary_stands_at_the_first_words(tmp_path: Path) -> None:
    path = written(tmp_path, f"<w:p/><w:p>{RUN.format('标题')}</w:p><w:p>{CASES['one run']}</w:p>")
    assert list(marked(part(commented(path, summary="总的"))).values()) == ["标题"]


@pytest.mark.parametrize("body", ["<w:p/>", "<w:p><w:pPr><w:jc w:val='left'/></w:pPr></w:p>"])
def test_an_empty_paragraph_takes_a_comment(tmp_path: Path, body: str) -> None:
    done = commented(written(tmp_path, body), Comment(Stretch(0, 0, 0), "这里缺内容"))
    in_order(done)


def test_nothing_to_say_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, f"<w:p>{CASES['one run']}</w:p>")
    with open_word(path) as file:
        assert with_comments(file, read_body(file), []) == {}


@settings(max_examples=15)
@given(data=st.data())
def test_comments_at_any_stretches_leave_the_text(
    tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    bodies = data.draw(st.lists(st.sampled_from(list(CASES.values())), min_size=1, max_size=3))
    path = written(tmp_path_factory.mktemp("批注"), "".join(f"<w:p>{b}</w:p>" for b in bodies))
    said = text(part(path))
    places = [(i, *sorted((a, b))) for i, t in enumerate(said) for a, b in [
        data.draw(st.tuples(st.integers(0, len(t)), st.integers(0, len(t))))
    ]]  # fmt: skip
    done = commented(path, *(Comment(Stretch(*p), f"第{n}处") for n, p in enumerate(places)))
    in_order(done)
    assert text(part(done)) == said


@pytest.mark.slow
@pytest.mark.pages
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libre_office_keeps_the_comments_at_their_places(tmp_path: Path) -> None:
    path = written(tmp_path, "".join(f"<w:p>{b}</w:p>" for b in CASES.values()))
    said = text(part(path))
    done = commented(
        path, *(Comment(Stretch(i, 2, t.index("次") + 1), f"第{i}处") for i, t in enumerate(said))
    )
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "odt",
            "--outdir",
            str(tmp_path),
            str(done),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with zipfile.ZipFile(tmp_path / "批注.odt") as archive:
        content = archive.read("content.xml").decode()
    found = re.findall(r"<office:annotation .*?</office:annotation>", content, re.DOTALL)
    assert sorted(re.findall(r"第\d处", "".join(found))) == [f"第{i}处" for i in range(len(said))]


def test_many_comments_are_put_in_linear_time(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        path = written(tmp_path, "".join(f"<w:p>{RUN.format('会议')}</w:p>" for _ in range(count)))
        comments = [Comment(Stretch(n, 0, 2), "请核对") for n in range(count)]
        with open_word(path) as file:
            body, began = read_body(file), time.process_time()
            with_comments(file, body, comments)
        return time.process_time() - began

    seconds(1)
    assert seconds(4_000) < 10 * seconds(1_000)
