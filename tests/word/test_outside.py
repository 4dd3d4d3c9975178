"""Copies that ask no other computer and run nothing: what is taken out of them, and what stays."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

import docx
import pytest

from addin.office.word.controls import provenance_part
from addin.office.word.outside.addresses import is_absolute, is_clicked, is_remote
from addin.office.word.outside.disk_paths import without_paths
from addin.office.word.outside.leaving import SENT, WORKING
from addin.office.word.saving import save_document
from addin.office.word.word_file import open_word
from addin.office.writing import internet_mark
from addin.report.renewing.provenance import Origin, Provenance
from addin.workflows.finals import finalize
from addin.workflows.proofreading import Copies, proofread
from addin.workflows.report_copies import AUDITED, beside
from addin.workflows.reports import ReportForm, write_report
from documents import paragraphs
from word.edited import ROWS, ledger, part, replaced

DOCUMENT, RELATED = "word/document.xml", "word/_rels/document.xml.rels"
SETTINGS, OF_SETTINGS = "word/settings.xml", "word/_rels/settings.xml.rels"
TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f' xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
NO_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)

REMOTE = [
    "http://a.example/t.dotm",
    "HTTPS://a.example/t.dotm",
    "ftp://a.example/x",
    r"\\server\share\t.dotm",
    "//server/share/t.dotm",
    "file://server/share/t.dotm",
    "file:////server/share/t.dotm",
    "file://///127.0.0.1/share/a.png",
    r"file:\\server\share\a.png",
    r"file:///\\server\share\a.png",
    "file:%2f%2fserver/a.png",
    r"\\?\UNC\server\share\a.png",
    r"\\server@SSL\dav\a.png",
    " http://a.example/x",
    "ht\ntp://a.example/x",
    "webdav:x",
    "file://localhost/share/x",
]
LOCAL = [
    "file:///C:/图/a.png",
    "file:///C:\\图\\a.png",
    r"C:\图\a.png",
    "c:/图/a.png",
    "图/a.png",
    "../a.png",
    r"..\图\a.png",
    "file:a.png",
    "file://localhost/C:/a.png",
    r"\\?\C:\图\a.png",
    "file:///home/u/a.png",
    "/home/u/a.png",
    "data:image/png;base64,AAAA",
    "",
]


@pytest.mark.parametrize("target", REMOTE)
def test_targets_on_another_computer(target: str) -> None:
    assert is_remote(target)


@pytest.mark.parametrize("target", LOCAL)
def test_targets_on_this_computer(target: str) -> None:
    assert not is_remote(target)


def test_a_relative_target_is_where_the_document_says_it_starts_from() -> None:
    assert is_remote("a.png", "https://a.example/")
    assert not is_remote("a.png", "file:///D:/图/")
    assert not is_remote(r"C:\a.png", "https://a.example/")


@pytest.mark.parametrize(
    "target", ["http://a.example", "mailto:a@b.cn", r"\\所\共享\台账.xlsx", "a.xlsx", "#书签"]
)
def test_links_that_a_reader_clicks(target: str) -> None:
    assert is_clicked(target)


@pytest.mark.parametrize(
    "target", ["javascript:x", "search-ms:q", "ms-msdt:/id", "vbscript:x", "mhtml:x"]
)
def test_links_that_start_a_program(target: str) -> None:
    assert not is_clicked(target)


def test_paths_that_tell_where_a_file_is() -> None:
    assert all(
        map(is_absolute, [r"D:\稿\a.png", "file:///D:/a.png", r"\\所\共享\a.png", "/home/u/a"])
    )
    assert not any(map(is_absolute, ["图/a.png", "http://a.example/a.png", "a.png"]))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    document = docx.Document()
    for text in ("关于学习的汇报", "一、开展学习", "学习三次。"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "汇报.docx"))
    return tmp_path / "汇报.docx"


def with_relations(path: Path, owner: str = RELATED, **targets: tuple[str, str]) -> Path:
    """Add relations to other files: id = (kind, target)."""
    xml = part(path, owner).decode() if owner in names(path) else NO_RELATIONS
    new = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target={quoteattr(target)} TargetMode="External"/>'
        for name, (kind, target) in targets.items()
    )
    return replaced(
        path, {owner: xml.replace("</Relationships>", f"{new}</Relationships>").encode()}
    )


def with_content(path: Path, xml: str) -> Path:
    """Add an element at the beginning of the body."""
    body = part(path, DOCUMENT).decode().replace("<w:body>", f"<w:body>{xml}", 1)
    return replaced(path, {DOCUMENT: body.encode()})


def paragraph(inside: str) -> str:
    return f"<w:p{SPACES}>{inside}</w:p>"


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return package.namelist()


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def copied(path: Path, sent: bool = False) -> tuple[Path, list[str]]:
    """Return a copy with nothing changed but what is taken out, and what is said of it."""
    before = hashlib.sha256(path.read_bytes()).digest()
    target = path.with_name("副本.docx")
    with open_word(path) as file:
        said = save_document(file, target, {}, leaving=SENT if sent else WORKING).sentences
    assert hashlib.sha256(path.read_bytes()).digest() == before
    docx.Document(str(target))
    return target, said


def test_a_copy_of_a_document_without_such_things_is_the_same(report: Path) -> None:
    with_relations(
        report, n=("hyperlink", "https://a.example/文件"), p=("image", "file:///C:/图/a.png")
    )
    with_content(
        report,
        paragraph(
            '<w:hyperlink r:id="n"><w:r><w:t>文件</w:t></w:r></w:hyperlink><w:r><w:drawing><a:blip r:link="p"/></w:drawing></w:r>'
        ),
    )
    target, said = copied(report)
    assert contents(target) == contents(report)
    assert said == []


def test_the_template_at_a_server_goes_with_what_names_it(report: Path) -> None:
    with_relations(report, OF_SETTINGS, t=("attachedTemplate", r"\\server\s\t.dotm"))
    settings = part(report, SETTINGS).decode()
    at = settings.index(">", settings.index("<w:settings")) + 1
    named = f'{settings[:at]}<w:attachedTemplate xmlns:r="{OFFICE}" r:id="t"/>{settings[at:]}'
    replaced(report, {SETTINGS: named.encode()})
    target, said = copied(report)
    assert part(target, SETTINGS).decode() == settings
    assert said == ["副本里去掉了远程模板1处（打开时不联网、不运行宏），原文件没有动"]
    others = {n for n, c in contents(report).items() if contents(target)[n] != c}
    assert others == {SETTINGS, OF_SETTINGS}


def test_pictures_frames_and_objects_at_servers(report: Path) -> None:
    with_relations(
        report,
        p=("image", "http://a.example/a.png"),
        q=("image", "file:///C:/图/a.png"),
        o=("oleObject", "file://server/a.xlsx"),
        s=("subDocument", "http://a.example/a.docx"),
        c=("aFChunk", "http://a.example/a.html"),
    )
    with_content(
        report,
        paragraph(
            '<w:r><w:drawing><a:blip r:embed="e" r:link="p"/><a:blip r:link="q"/></w:drawing></w:r>'
            '<w:r><w:object><v:shape id="x"><v:imagedata r:id="p" o:title="图"/></v:shape>'
            '<o:OLEObject Type="Link" r:id="o"><o:LinkType>Picture</o:LinkType></o:OLEObject></w:object></w:r>'
            '<w:subDoc r:id="s"/>'
        )
        + f'<w:altChunk{SPACES} r:id="c"/>',
    )
    target, said = copied(report)
    xml = part(target, DOCUMENT).decode()
    assert '<a:blip r:embed="e"/><a:blip r:link="q"/>' in xml
    assert '<v:shape id="x"><v:imagedata o:title="图"/></v:shape></w:object>' in xml
    assert "subDoc" not in xml and "altChunk" not in xml
    assert "a.example" not in part(target, RELATED).decode()
    assert said == [
        "副本里去掉了远程图片1处、远程对象1处、远程文档2处（打开时不联网、不运行宏），原文件没有动"
    ]


def test_a_link_that_starts_a_program_leaves_its_words(report: Path) -> None:
    with_relations(
        report, j=("hyperlink", "search-ms:query=a"), h=("hyperlink", "http://a.example/a.png")
    )
    inside = '<w:hyperlink r:id="{}"><w:r><w:t>点这里</w:t></w:r></w:hyperlink>'
    picture = '<w:r><w:drawing><a:blip r:link="h"/></w:drawing></w:r>'
    with_content(report, paragraph(inside.format("j") + inside.format("h") + picture))
    target, said = copied(report)
    xml = part(target, DOCUMENT).decode()
    assert xml.count("点这里") == 2 and xml.count("<w:hyperlink") == 1
    assert "<a:blip/>" in xml  # no picture by the relation of a link
    assert "会启动程序的链接1处" in said[0]


def field(instruction: str, shown: str = "图") -> str:
    """Return the runs of a field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}{instruction}{mark.format('separate')}"
        f"<w:r><w:t>{shown}</w:t></w:r>{mark.format('end')}"
    )


def instruction(*pieces: str) -> str:
    return "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)


@pytest.mark.parametrize(
    "pieces",
    [
        ('INCLUDEPICTURE "http://a.example/a.png" \\d',),
        (" INCLUDE", 'PICTURE "htt', 'p://a.example/a.png" \\* MERGEFORMAT '),
        ('IncludeText "\\\\\\\\server\\\\s\\\\a.docx"',),
        ('LINK Excel.Sheet.12 "\\\\server\\s\\a.xlsx" "a" \\a',),
        ("DDEAUTO excel a b",),
        ("DDE c:\\\\x.exe a",),
        ("&#73;NCLUDEPICTURE http://a.example/a.png",),
        ('HYPERLINK "javascript:x"',),
    ],
)
def test_fields_that_fetch_are_undone_and_what_they_show_stays(
    report: Path, pieces: tuple[str, ...]
) -> None:
    with_content(report, paragraph(field(instruction(*pieces))))
    target, said = copied(report)
    xml = part(target, DOCUMENT).decode()
    assert "fldChar" not in xml and "instrText" not in xml and "<w:t>图</w:t>" in xml
    assert len(said) == 1
    assert paragraphs(target) == paragraphs(report)


@pytest.mark.parametrize(
    "text",
    [
        'INCLUDEPICTURE "C:\\\\图\\\\a.png" \\d',
        'HYPERLINK "http://a.example" \\o "请看"',
        'HYPERLINK \\l "_Toc1"',
        "PAGE \\* MERGEFORMAT",
        'TOC \\o "1-3" \\h \\z \\u',
        'INCLUDEPICTURE "a.png"',
    ],
)
def test_other_fields_stay(report: Path, text: str) -> None:
    with_content(report, paragraph(field(instruction(text))))
    target, said = copied(report)
    assert contents(target) == contents(report) and said == []


def test_an_address_built_by_another_field_is_not_trusted(report: Path) -> None:
    inner = field(instruction("QUOTE 104 116"), "http://a.example/a.png")
    outer = instruction("INCLUDEPICTURE ") + inner
    with_content(report, paragraph(field(outer)))
    target, _ = copied(report)
    assert "a.example" not in "".join(paragraphs(target))
    assert paragraphs(target)[0] == "图"


def test_a_simple_field_and_a_drawing_of_old(report: Path) -> None:
    simple = '<w:fldSimple w:instr="INCLUDEPICTURE http://a.example/a.png"><w:r><w:t>图</w:t></w:r></w:fldSimple>'
    old = '<w:r><w:pict><v:shape href="http://a.example/读"><v:imagedata src="http://a.example/b.png"/></v:shape></w:pict></w:r>'
    with_content(report, paragraph(simple + old))
    target, said = copied(report)
    xml = part(target, DOCUMENT).decode()
    assert "fldSimple" not in xml and "<w:t>图</w:t>" in xml
    assert '<v:shape href="http://a.example/读"><v:imagedata/></v:shape>' in xml
    assert "远程图片2处" in said[0]


def with_macros(path: Path) -> Path:
    """Give a document a macro project, as a .docm has it."""
    types = part(path, TYPES).decode()
    types = types.replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    ).replace(
        "<Default ",
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default ',
        1,
    )
    types = types.replace(
        "</Types>",
        '<Override PartName="/word/vbaData.xml" ContentType="application/vnd.ms-word.vbaData+xml"/></Types>',
    )
    vba = "http://schemas.microsoft.com/office/2006/relationships"
    related = (
        part(path, RELATED)
        .decode()
        .replace(
            "</Relationships>",
            f'<Relationship Id="vba" Type="{vba}/vbaProject" Target="vbaProject.bin"/></Relationships>',
        )
    )
    data = NO_RELATIONS.replace(
        "></", f'><Relationship Id="d" Type="{vba}/wordVbaData" Target="vbaData.xml"/></'
    )
    new: Mapping[str, bytes] = {
        TYPES: types.encode(),
        RELATED: related.encode(),
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        "word/_rels/vbaProject.bin.rels": data.encode(),
        "word/vbaData.xml": b"<x/>",
    }
    return replaced(path, new)


def test_macros_stay_behind_and_the_copy_is_a_document_without_them(report: Path) -> None:
    given = contents(report)
    given_with = with_macros(report).rename(report.with_suffix(".docm"))
    target, said = copied(given_with)
    assert contents(target) == given
    assert said == ["副本里去掉了宏（打开时不联网、不运行宏），原文件没有动"]
    assert beside(given_with, AUDITED).name == "汇报（核对）.docx"


def test_every_copy_of_a_document_with_macros_opens(report: Path) -> None:
    path = with_macros(with_relations(report, p=("image", "http://a.example/a.png"))).rename(
        report.with_suffix(".docm")
    )
    folder = path.parent
    done = proofread(
        path, Copies(folder / "批注.docx", False, folder / "修订.docx", folder / "排版.docx")
    )
    final = finalize(path)
    for copy in (done.marked, done.fixed, done.laid_out, final.target):
        assert copy is not None
        docx.Document(str(copy))
        assert not [n for n in names(copy) if "vba" in n]
        assert b"a.example" not in part(copy, RELATED)
    assert len(done.taken_out) == 1 and done.taken_out == final.taken_out


def test_a_report_from_a_template_with_a_picture_at_a_server(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("支委会{{ 次数.支委会 }}次")
    document.save(str(tmp_path / "模板.docx"))
    source = with_relations(tmp_path / "模板.docx", p=("image", "http://a.example/a.png"))
    done = write_report(ledger(*ROWS), tmp_path / "报告.docx", form=ReportForm(source))
    assert paragraphs(done.path) == ["支委会2次"]
    assert b"a.example" not in part(done.path, RELATED)
    assert done.taken_out == ("副本里去掉了远程图片1处（打开时不联网、不运行宏），原文件没有动",)


def test_the_mark_of_the_internet_goes_with_a_copy(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(internet_mark, "HAS_MARKS", True)
    monkeypatch.setattr(internet_mark, "stream_of", lambda path: Path(f"{path}.mark"))
    Path(f"{report}.mark").write_bytes(b"[ZoneTransfer]\r\nZoneId=3\r\n")
    assert internet_mark.carry_mark(report, report.with_name("副本.docx"))
    assert report.with_name("副本.docx.mark").read_bytes().endswith(b"ZoneId=3\r\n")
    assert not internet_mark.carry_mark(report.with_name("别的.docx"), report)


def test_a_copy_to_be_sent_names_no_place_on_a_disk(report: Path) -> None:
    with_relations(
        report,
        p=("image", "file:///C:/Users/u/a.png"),
        h=("hyperlink", r"\\所\共享\a.xlsx"),
        w=("hyperlink", "http://a.example"),
    )
    inside = '<w:hyperlink r:id="{}"><w:r><w:t>附件</w:t></w:r></w:hyperlink>'
    with_content(
        report,
        paragraph(
            inside.format("h")
            + inside.format("w")
            + '<w:r><w:drawing><a:blip r:link="p"/></w:drawing></w:r>'
        ),
    )
    target, said = copied(report, sent=True)
    related = part(target, RELATED).decode()
    assert "Users" not in related and "共享" not in related and "http://a.example" in related
    assert paragraphs(target)[0] == "附件附件"
    assert "本机图片1处、本机链接1处" in said[0]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (r"C:\Users\某某\图\合影.png", "合影.png"),
        (r"图片来自 D:\党建\合影.png，共三张", "图片来自 合影.png，共三张"),
        ("C:/党建/合影.png", "合影.png"),
        (r"\\某所\共享\合影.png", "合影.png"),
        (r"\\?\C:\图\合影.png", "合影.png"),
        ("file:///C:/%E5%9B%BE%2f1.png", "1.png"),
        ("file://server/share/1.png", "1.png"),
        ("/home/someone/合影.png", "合影.png"),
        ("/Users/someone/合影.png", "合影.png"),
        (r"见C:\一\a.png和（D:\二\b.png）", "见a.png和（b.png）"),
        ("E:\\", ""),
        # what only looks like one
        ("http://a.example/home/a", "http://a.example/home/a"),
        ("党员/群众", "党员/群众"),
        ("时间：9:00/10:00", "时间：9:00/10:00"),
        ("图1", "图1"),
        ("比例1:/2", "比例1:/2"),
        (r"\d+\w", r"\d+\w"),
    ],
)
def test_a_path_is_cut_down_to_the_name_of_its_file(text: str, left: str) -> None:
    assert without_paths(text) == left


def test_a_copy_to_be_sent_holds_no_path_beside_its_text(report: Path) -> None:
    inside = r"C:\Users\某某\图.png"
    with_content(
        report,
        paragraph(
            '<w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            f'wordprocessingDrawing" id="1" name="图1" descr="{inside}"/></w:drawing></w:r>'
            f'<w:r><w:pict><v:shape alt="{inside}" style="width:1pt"/></w:pict></w:r>'
            f"<w:r><w:t>{inside}</w:t></w:r>"
        ),
    )
    app = "docProps/app.xml"
    variable = f'<w:docVars><w:docVar w:name="p" w:val="{inside}"/></w:docVars></w:settings>'
    own = rf"<HyperlinkBase>\\某所\共享\</HyperlinkBase><Template>{inside}</Template></Properties>"
    replaced(
        report,
        {
            SETTINGS: part(report, SETTINGS).replace(b"</w:settings>", variable.encode()),
            app: b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'extended-properties">' + own.encode(),
        },
    )
    target, said = copied(report, sent=True)
    every = {name: part(target, name).decode() for name in (DOCUMENT, SETTINGS, app)}
    assert not any(r"\共享" in xml for xml in every.values())
    assert "某某" not in every[SETTINGS] + every[app]
    assert paragraphs(target)[0] == inside  # the text is the clerk's
    assert every[DOCUMENT].count("某某") == 1
    assert "本机路径5处" in said[0]
    assert copied(report)[1] == []


def test_the_record_of_a_report_holds_no_absolute_path() -> None:
    where = (r"C:\稿\台账.xlsx", "/home/u/台账.xlsx", r"\\所\稿\模板.docx")
    origin = Origin(ledger=where[0], path=where[1], template=where[2], program="台账通 1")
    record = provenance_part.written(Provenance(origin, {}, ()))
    assert record.count('"台账.xlsx"') == 2 and '"模板.docx"' in record and "稿" not in record
    near = provenance_part.written(Provenance(Origin(path="../台账/台账.xlsx"), {}, ()))
    assert 'path="../台账/台账.xlsx"' in near
