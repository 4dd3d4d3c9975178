"""Every document that the program writes keeps to the order of ECMA-376, and is told where not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls

from addin.office.ooxml.spans import spliced
from addin.office.word.body import paragraphs_of
from addin.office.word.edits import ParagraphEdits
from addin.resources import resource
from addin.workflows import check
from addin.workflows.audits import audit_checked
from addin.workflows.finals import finalize
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.proofreading import Copies, proofread
from addin.workflows.reports import refresh_checked, write_report
from word.edited import parts, replaced
from word.schema_order import faults, faults_of
from word.tracked import accepted, empty_controls, rejected

SAMPLES = ("活动台账.xlsx", "全套台账.xlsx", "问题台账.xlsx")


@pytest.mark.parametrize(
    ("first", "then"),
    [(SAMPLES[0], SAMPLES[1]), (SAMPLES[1], SAMPLES[2]), (SAMPLES[2], SAMPLES[0])],
)
def test_whatever_is_written_is_in_order(tmp_path: Path, first: str, then: str) -> None:
    old, new = (check(LedgerInput(resource("samples", name))) for name in (first, then))
    report = write_report(old, tmp_path / "汇报.docx").path
    plain = refresh_checked(new, report, Destination(tmp_path / "新.docx")).target
    tracked = refresh_checked(new, report, Destination(tmp_path / "订.docx"), track=True).target
    marked = audit_checked(new, report, Destination(tmp_path / "核.docx"), annex=True).target
    twice = audit_checked(old, tracked, Destination(tmp_path / "又核.docx")).target
    read = proofread(report, Copies(tmp_path / "校.docx", fixed=tmp_path / "改.docx"))
    final = finalize(plain).target
    for path in (report, plain, tracked, marked, twice, read.marked, read.fixed, final):
        assert path is not None and faults(path) == [], path
    assert _filled(accepted(tracked)) == _filled(accepted(plain))
    assert _filled(rejected(tracked)) == _filled(accepted(report))
    assert not empty_controls(tracked, "ins") and not empty_controls(tracked, "del")


def _filled(paragraphs: list[str]) -> list[str]:
    return [text for text in paragraphs if text]


P = "<w:p>{}</w:p>"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (P.format("<w:r/><w:pPr/>"), "p: pPr does not stand first"),
        (P.format("<w:pPr><w:jc/><w:ind/></w:pPr>"), "pPr: ind behind jc"),
        (P.format("<w:pPr><w:rPr/><w:spacing/></w:pPr>"), "pPr: spacing behind rPr"),
        (P.format("<w:r><w:t/><w:rPr/></w:r>"), "r: rPr does not stand first"),
        (P.format("<w:r><w:rPr><w:sz/><w:color/></w:rPr></w:r>"), "rPr: color behind sz"),
        (P.format("<w:r><w:rPr><w:b/><w:b/></w:rPr></w:r>"), "rPr: b 2 times"),
        (P.format("<w:t>字</w:t>"), "p holds t"),
        (P.format("<w:r><w:t> 字</w:t></w:r>"), "blanks of ' 字' get lost"),
        (P.format("<w:ins><w:r/></w:ins>"), "ins without number or author"),
        (
            P.format('<w:del w:id="1" w:author="甲"><w:r><w:t>字</w:t></w:r></w:del>'),
            "t in del",
        ),
        (P.format("<w:r><w:delText>字</w:delText></w:r>"), "delText outside del"),
        (
            P.format('<w:ins w:id="1" w:author="甲"/><w:ins w:id="1" w:author="甲"/>'),
            "change 1 2 times",
        ),
        (
            P.format("<w:sdt><w:sdtPr><w:tag/><w:alias/></w:sdtPr><w:sdtContent/></w:sdt>"),
            "sdtPr: alias behind tag",
        ),
        (
            P.format("<w:sdt><w:sdtPr><w:text/><w:lock/></w:sdtPr><w:sdtContent/></w:sdt>"),
            "sdtPr: lock behind text",
        ),
        (
            P.format("<w:sdt><w:sdtContent/><w:sdtPr/></w:sdt>"),
            "sdt: sdtPr behind sdtContent",
        ),
        (
            P.format(
                "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:hyperlink/></w:sdtContent></w:sdt>"
            ),
            "a plain control holds ['hyperlink']",
        ),
        ("<w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>", "tc does not end with a paragraph"),
        (
            "<w:tbl><w:tr><w:trPr><w:ins w:id='1' w:author='甲'/><w:jc/></w:trPr></w:tr></w:tbl>",
            "trPr: jc behind ins",
        ),
        ("<w:tbl><w:tblPr><w:tblLook/><w:tblW/></w:tblPr></w:tbl>", "tblPr: tblW behind tblLook"),
        ("<w:sectPr/><w:p/>", "body: sectPr does not stand last"),
        ("<w:sectPr><w:cols/><w:pgSz/></w:sectPr>", "sectPr: pgSz behind cols"),
        ("<w:r/>", "body holds r"),
    ],
)
def test_what_is_out_of_order_is_told(body: str, fault: str) -> None:
    xml = f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>"
    assert fault in faults_of(xml.encode())


def test_what_lacks_its_other_half_is_told(tmp_path: Path) -> None:
    report = write_report(
        check(LedgerInput(resource("samples", SAMPLES[0]))), tmp_path / "汇报.docx"
    ).path
    marked = proofread(report, Copies(tmp_path / "校.docx")).marked
    assert marked is not None and faults(marked) == []
    comments = parts(marked)["word/comments.xml"]
    cut = comments[: comments.index(b"<w:comment ")] + b"</w:comments>"
    bare = replaced(Path(shutil.copy(marked, tmp_path / "缺.docx")), {"word/comments.xml": cut})
    assert any(fault.startswith("commentReference: ") for fault in faults(bare))
    gone = replaced(Path(shutil.copy(marked, tmp_path / "无.docx")), {"word/comments.xml": None})
    told = faults(gone)
    assert "a type for word/comments.xml, which is not there" in told
    assert "word/_rels/document.xml.rels: no part word/comments.xml" in told


def test_a_correction_inside_a_persons_insertion_parts_it_in_two() -> None:
    body = P.format('<w:ins w:id="5" w:author="王"><w:r><w:t>开展五次学习</w:t></w:r></w:ins>')
    xml = f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>".encode()
    (paragraph,) = paragraphs_of(xml)
    edits = ParagraphEdits(xml, paragraph)
    edits.tracked(2, 3, "六")
    changed = spliced(xml, edits.changes())
    assert faults_of(changed) == []
    (new,) = paragraphs_of(changed)
    assert new.text == "开展六次学习"
    assert changed.count('w:author="王"'.encode()) == 2
