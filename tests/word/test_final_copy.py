"""A final copy: the same text, and nothing behind it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from addin.ledger.catalogue import catalogue
from addin.ledger.refusal import Refusal
from addin.office.word.body import read_body
from addin.office.word.comments import Comment, with_comments
from addin.office.word.word_file import open_word
from addin.report.language.field import looks_like_field
from addin.report.prose import Stretch
from addin.report.values.field_tree import fields
from addin.workflows.finals import finalize
from word.edited import (
    ROWS,
    controls,
    edit,
    forget,
    ledger,
    part,
    parts,
    refreshed,
    replaced,
    said,
    write_in,
    written,
)

PEOPLE = (
    "word/people.xml",
    b'<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    b'<w15:person w15:author="\xe7\x8e\x8b\xe4\xba\x94"/></w15:people>',
    "http://schemas.microsoft.com/office/2011/relationships/people",
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report with comments of ours and of a person, and a person's name among its properties."""
    path = written(tmp_path, ledger(*ROWS))
    document = docx.Document(str(path))
    document.core_properties.author = "王五"
    document.core_properties.last_modified_by = "赵六"
    document.add_comment(
        document.paragraphs[0].runs[0], text="请再核", author="王五", initials="王"
    )
    document.save(str(path))
    with open_word(path) as file:
        found = read_body(file)
        marked = with_comments(file, found, [Comment(Stretch(1, 0, 3), "应为六次")], "共一处")
    replaced(path, marked)
    return _with_people(path)


def _with_people(path: Path) -> Path:
    name, content, kind = PEOPLE
    related = part(path, "word/_rels/document.xml.rels")
    mark = f'<Relationship Id="p1" Type="{kind}" Target="people.xml"/></Relationships>'
    return replaced(
        path,
        {
            name: content,
            "word/_rels/document.xml.rels": related.replace(b"</Relationships>", mark.encode()),
        },
    )


def everything(path: Path) -> bytes:
    return b"\n".join(name.encode() + content for name, content in parts(path).items())


def test_the_text_is_the_same_and_nothing_stands_behind_it(report: Path) -> None:
    before = report.read_bytes()
    done = finalize(report)
    assert report.read_bytes() == before
    assert done.target.name == "汇报（定稿）.docx"
    assert said(done.target) == said(report)
    assert done.controls == len(list(controls(etree.fromstring(part(report))))) > 10
    assert done.comments == 3
    left = everything(done.target)
    for gone in ("w:sdt", "comment", "people", "urn:taizhang", "王五", "赵六"):
        assert gone.encode() not in left, gone
    assert "台账通".encode() not in part(done.target)


def test_nothing_else_changes(report: Path) -> None:
    done = finalize(report)
    before, after = parts(report), parts(done.target)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {
        *("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"),
        *("docProps/core.xml", "docProps/app.xml"),
    }
    bare = re.compile(
        rb"</?w:sdt>|</?w:sdtContent>|<w:sdtPr>.*?</w:sdtPr>|<w:commentRange[^>]*/>"
        rb"|<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:commentReference [^>]*/></w:r>"
    )
    assert bare.sub(b"", before["word/document.xml"]) == bare.sub(b"", after["word/document.xml"])


def test_every_part_left_is_related_and_has_a_type(report: Path) -> None:
    done = finalize(report)
    with zipfile.ZipFile(done.target) as archive:
        names = set(archive.namelist())
    types = etree.fromstring(part(done.target, "[Content_Types].xml"))
    assert {its.get("PartName")[1:] for its in types.iterfind("{*}Override")} <= names
    related = etree.fromstring(part(done.target, "word/_rels/document.xml.rels"))
    targets = {r.get("Target") for r in related if r.get("TargetMode") != "External"}
    whole = {posixpath.normpath(posixpath.join("/word", t)).removeprefix("/") for t in targets}
    assert whole <= names
    docx.Document(str(done.target))


def test_a_final_copy_of_a_final_copy_is_the_same(report: Path) -> None:
    once = finalize(report)
    twice = finalize(once.target)
    assert parts(twice.target) == parts(once.target)
    assert (twice.controls, twice.comments) == (0, 0)


def _own_control(root: Any) -> None:
    """Put a control of the bureau's own around the last paragraph's text."""
    paragraph = root.findall(f".//{qn('w:body')}/{qn('w:p')}")[0]
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="成文日期"/><w:tag w:val="date1"/>'
        "<w:text/></w:sdtPr><w:sdtContent><w:r><w:t>七月</w:t></w:r></w:sdtContent></w:sdt>"
    )
    paragraph.append(control)


def test_controls_of_others_stay(report: Path) -> None:
    edit(report, _own_control)
    done = finalize(report)
    (left,) = controls(etree.fromstring(part(done.target)))
    assert "".join(left.itertext()) == "七月"
    assert said(done.target) == said(report)


def test_a_report_that_has_forgotten_loses_its_controls_too(report: Path) -> None:
    done = finalize(forget(report))
    assert b"w:sdt" not in part(done.target)
    assert said(done.target) == said(report)


def test_an_emptied_control_leaves_no_placeholder_behind(tmp_path: Path) -> None:
    def empty(root: Any) -> None:
        write_in("次数.支委会", "单击或点击此处输入文字。")(root)
        (control,) = controls(root, "次数.支委会")
        control.find(qn("w:sdtPr")).insert(2, parse_xml(f"<w:showingPlcHdr {nsdecls('w')}/>"))

    report = edit(written(tmp_path, ledger(*ROWS)), empty)
    done = finalize(report)
    assert "召开支委会次、党员大会1次，共3次。" in said(done.target)


def test_tracked_changes_are_for_a_person_to_decide_on(tmp_path: Path) -> None:
    report = written(tmp_path, ledger(*ROWS))
    more = ledger(*ROWS, "2022年4月13日|支委会|研究四月工作|张三|5|5|")
    tracked = refreshed(report, more, track=True).target
    with pytest.raises(Refusal, match=r"处修订没有接受或拒绝.*审阅"):
        finalize(tracked)
    assert not tracked.with_name("新（定稿）.docx").exists()


def test_a_changed_look_is_a_tracked_change_too(tmp_path: Path) -> None:
    def change(root: Any) -> None:
        look = root.find(f".//{qn('w:r')}").get_or_add_rPr()
        look.append(
            parse_xml(
                f'<w:rPrChange {nsdecls("w")} w:id="900" w:author="王五"><w:rPr/></w:rPrChange>'
            )
        )

    path = template_like(tmp_path)
    document = docx.Document(str(path))
    change(document.element.body)
    document.save(str(path))
    with pytest.raises(Refusal, match="1处修订"):
        finalize(path)


def template_like(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("一份别人写的报告")
    document.save(str(folder / "别人.docx"))
    return folder / "别人.docx"


def test_the_template_on_somebodys_disk_is_not_told(tmp_path: Path) -> None:
    path = template_like(tmp_path)
    settings = part(path, "word/settings.xml")
    tag = b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>'
    opened = settings.index(b">", settings.index(b"<w:settings")) + 1
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="file:///C:/Users/wangwu/a.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    replaced(
        path,
        {
            "word/settings.xml": settings[:opened] + tag + settings[opened:],
            "word/_rels/settings.xml.rels": rels.encode(),
        },
    )
    done = finalize(path)
    assert b"wangwu" not in everything(done.target)
    assert b"attachedTemplate" not in everything(done.target)


def test_an_existing_copy_is_not_overwritten(report: Path) -> None:
    first, second = finalize(report), finalize(report)
    assert second.target.name == "汇报（定稿）（2）.docx"
    with pytest.raises(Refusal, match="已经存在"):
        finalize(report, first.target)
    assert finalize(report, first.target, force=True).target == first.target
    with pytest.raises(Refusal, match="就是输入的文件"):
        finalize(report, report, force=True)


def test_a_signed_document_is_not_copied_with_a_broken_signature(report: Path) -> None:
    replaced(report, {"_xmlsignatures/origin.sigs": b""})
    with pytest.raises(Refusal, match="数字签名"):
        finalize(report)


@pytest.mark.parametrize(
    ("key", "ours"),
    [
        ("次数.支委会", True),
        ("次数.支委会|汉字", True),
        ("成文日期|日期", True),
        ("统计表[支委会].次数", True),
        ("=次数.支委会+次数.党员大会", True),
        ("=次数.支委会+2", True),
        ("专题学习[一个很长很长的名字~0123abcd", True),
        ("次数", False),
        ("成文日期.年", False),
        ("统计表.次数", False),
        ("=1+2", False),
        ("领导意见", False),
        ("", False),
    ],
)
def test_keys_of_fields_are_known(key: str, ours: bool) -> None:
    assert looks_like_field(key, fields(catalogue())) is ours
