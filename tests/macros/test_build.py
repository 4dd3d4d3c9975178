"""The files as Excel and Word would read them: the package, the VBA project, the sheets."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from oletools.olevba import VBA_Parser, decompress_stream
from python_calamine import CalamineWorkbook

from addin.ledger.catalogue import catalogue
from addin.macros import ADDIN, LEDGER, WORD_ADDIN, sources, write_ledger
from addin.macros.__main__ import main
from addin.macros.sources import Module
from addin.office.writing.blank_ledger import write_blank_ledger
from macros.books import WORD, WRITERS, built, program_of
from macros.vba_project import INFORMATION, MODULE, REFERENCES, Project

TYPES = {
    ADDIN: "application/vnd.ms-excel.addin.macroEnabled.main+xml",
    LEDGER: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    WORD_ADDIN: "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
MAIN = {"excel": "xl/workbook.xml", "word": "word/document.xml"}
RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"


@pytest.fixture(scope="module", params=[*WRITERS, WORD])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of the files."""
    return built(tmp_path_factory.mktemp("built"), request.param)


@pytest.fixture(scope="module")
def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        return {name: package.read(name) for name in names}


@pytest.fixture(scope="module")
def project(parts: dict[str, bytes]) -> Project:
    (name,) = [n for n in parts if n.endswith("/vbaProject.bin")]
    return Project(parts[name])


def attributes(part: bytes, name: str) -> list[dict[str, str]]:
    """Return the attributes of every element of a name."""
    found = etree.fromstring(part).iter(f"{{*}}{name}")
    return [{str(k): str(v) for k, v in e.attrib.items()} for e in found]


def code_names(parts: dict[str, bytes]) -> list[str]:
    """Return the code names of the workbook and of its sheets in their order."""
    book = attributes(parts["xl/workbook.xml"], "workbookPr")[0]["codeName"]
    targets = {
        r["Id"]: r["Target"]
        for r in attributes(parts["xl/_rels/workbook.xml.rels"], "Relationship")
    }
    sheets = re.findall(rb'<sheet [^>]*r:id="(\w+)"', parts["xl/workbook.xml"])
    found = [attributes(parts[f"xl/{targets[i.decode()]}"], "sheetPr") for i in sheets]
    return [book, *(sheet["codeName"] for (sheet,) in found)]


def test_the_same_bytes_each_time(path: Path, tmp_path: Path) -> None:
    assert built(tmp_path, path.name).read_bytes() == path.read_bytes()


def test_office_is_told_what_it_is(path: Path, parts: dict[str, bytes]) -> None:
    types = attributes(parts["[Content_Types].xml"], "Override")
    (book,) = [
        t["ContentType"] for t in types if t["PartName"] == f"/{MAIN[program_of(path.name)]}"
    ]
    assert book == TYPES[path.name]
    defaults = attributes(parts["[Content_Types].xml"], "Default")
    by_ending = {d["Extension"]: d["ContentType"] for d in defaults}
    assert by_ending["bin"] == "application/vnd.ms-office.vbaProject"
    assert by_ending["xml"] == "application/xml"


def test_every_part_has_a_type_and_every_relation_a_part(parts: dict[str, bytes]) -> None:
    types = parts["[Content_Types].xml"]
    named = {t["PartName"][1:] for t in attributes(types, "Override")}
    assert named <= set(parts)
    for name in (n for n in parts if n.endswith(".rels")):
        relations = attributes(parts[name], "Relationship")
        assert len({r["Id"] for r in relations}) == len(relations)
        targets = [r["Target"] for r in relations if r.get("TargetMode") != "External"]
        folder = posixpath.dirname(posixpath.dirname(name))
        for target in targets:
            assert posixpath.normpath(posixpath.join("/", folder, target))[1:] in parts, target


def test_the_ribbon_is_where_office_looks_for_it(path: Path, parts: dict[str, bytes]) -> None:
    relations = attributes(parts["_rels/.rels"], "Relationship")
    (target,) = [r["Target"] for r in relations if r["Type"] == RELATION]
    assert target == "customUI/customUI14.xml"
    assert parts[target] == sources.ribbon(program_of(path.name), in_ledger=path.name == LEDGER)


def test_code_names_match_the_document_modules(
    path: Path, parts: dict[str, bytes], project: Project
) -> None:
    documents = [d.partition("=")[2] for d in project.declared() if d.startswith("Document=")]
    if path.name == WORD:
        assert documents == ["ThisDocument"]
    else:
        assert documents == code_names(parts)
        assert documents[0] == "ThisWorkbook"


def test_every_source_is_read_back(path: Path) -> None:
    parser = VBA_Parser(str(path))
    found = {name.partition(".")[0]: code for _, _, name, code in parser.extract_macros()}
    own = sources.modules(program_of(path.name))
    for module in own:
        assert body(found[module.name]) == body(module.source)
    others = set(found) - {m.name for m in own}
    assert not [name for name in others if body(found[name]).strip()]


def body(source: str) -> str:
    """Return the code of a module without what the editor hides."""
    lines = source.replace("\r\n", "\n").split("\n")
    return "\n".join(lines[next((i for i, s in enumerate(lines) if s.startswith("Option")), -1) :])


def test_records_of_the_project_are_in_order(project: Project) -> None:
    kinds = [kind for kind, _ in project.records]
    start = kinds.index(0x0F)
    ahead = [k for k in kinds[:start] if k not in REFERENCES]
    assert ahead == [k for k in INFORMATION if k in ahead]
    assert {0x01, 0x02, 0x03, 0x04, 0x09} <= set(ahead)
    assert kinds[start + 1] == 0x13 and kinds.index(0x10) == len(kinds) - 1
    assert struct.unpack("<H", project.records[start][1]) == (len(project.modules()),)


def test_office_is_referred_to(project: Project) -> None:
    """IRibbonControl, which every callback takes, is Office's."""
    referred = [content for kind, content in project.records if kind == 0x0D]
    assert [r for r in referred if b"{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}" in r]


def test_modules_hold_source_and_nothing_else(project: Project) -> None:
    for module in project.modules():
        kinds = list(module)
        assert kinds[: len(MODULE)] == MODULE
        assert kinds[len(MODULE)] in (0x21, 0x22) and kinds[-1] == 0x2B
        name = module[0x19].decode("ascii")
        assert module[0x1A].decode("ascii") == name
        assert module[0x32].decode("utf-16-le") == module[0x47].decode("utf-16-le") == name
        content = project.stream(f"VBA/{name}")
        assert struct.unpack("<I", module[0x31]) == (0,)
        source = bytes(decompress_stream(bytearray(content))).decode("ascii")
        assert source.startswith(f'Attribute VB_Name = "{name}"\r\n')


def test_nothing_compiled_is_left(project: Project) -> None:
    assert project.stream("VBA/_VBA_PROJECT").hex() == "cc61ffff000000"
    assert not [s for s in project.streams() if "__SRP" in s]


def test_every_list_of_modules_is_the_same(path: Path, project: Project) -> None:
    names = [m[0x19].decode("ascii") for m in project.modules()]
    assert [d.partition("=")[2] for d in project.declared()] == names
    assert project.named_in_wm() == names
    assert project.workspace() == names
    streams = {s.partition("/")[2] for s in project.streams() if s.startswith("VBA/")}
    assert streams == {*names, "dir", "_VBA_PROJECT"}
    kinds = {m[0x19].decode("ascii"): 0x22 in m for m in project.modules()}
    assert [n for n, other in kinds.items() if not other] == [
        m.name for m in sources.modules(program_of(path.name)) if not m.is_class
    ]


def test_nobody_locked_the_project(project: Project) -> None:
    text = project.stream("PROJECT").decode("ascii")
    for key in ("ID", "CMG", "DPB", "GC"):
        assert re.search(rf'^{key}="[^"]+"', text, re.MULTILINE)


def test_the_ledger_is_the_blank_ledger(tmp_path: Path) -> None:
    """Every part of the blank ledger is there; only what macros need was added."""
    write_blank_ledger(tmp_path / "blank.xlsx", catalogue(), 2022)
    write_ledger(tmp_path / LEDGER, 2022)
    with zipfile.ZipFile(tmp_path / "blank.xlsx") as a, zipfile.ZipFile(tmp_path / LEDGER) as b:
        blank, ledger = ({n: z.read(n) for n in z.namelist()} for z in (a, b))
    changed = {"[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"}
    for name in set(blank) - changed:
        without = re.sub(rb' codeName="\w+"|<sheetPr codeName="\w+"/>', b"", ledger[name])
        assert without == blank[name], name
    assert set(ledger) - set(blank) == {
        "customUI/customUI14.xml",
        "xl/vbaProject.bin",
    }


def test_a_year_is_the_ledgers(tmp_path: Path) -> None:
    write_ledger(tmp_path / LEDGER, 2022)
    sheet = CalamineWorkbook.from_path(tmp_path / LEDGER).get_sheet_by_name("活动台账")
    assert sheet.to_python()[0][0] == "2022年党建活动台账"


def test_a_module_without_a_name_is_no_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "A.bas").write_text("Option Explicit\n")
    monkeypatch.setattr(sources, "resource", lambda _, name: tmp_path / name)
    monkeypatch.setattr(sources, "SHARED", ())
    monkeypatch.setattr(sources, "OWN", {"word": ("A.bas",)})
    with pytest.raises(ValueError, match=r"A\.bas has no VB_Name"):
        sources.modules("word")


def test_chinese_in_vba_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "A.bas").write_text('Attribute VB_Name = "A"\n\' 台账\n', encoding="utf-8")
    monkeypatch.setattr(sources, "resource", lambda _, name: tmp_path / name)
    monkeypatch.setattr(sources, "SHARED", ())
    monkeypatch.setattr(sources, "OWN", {"word": ("A.bas",)})
    with pytest.raises(UnicodeDecodeError):
        sources.modules("word")


def test_the_command_writes_all_and_overwrites_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), "--year", "2022"]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted((ADDIN, LEDGER, WORD_ADDIN))
    assert capsys.readouterr().out.startswith("已生成")
    (tmp_path / ADDIN).write_bytes(b"theirs")
    assert main([str(tmp_path)]) == 2
    assert "已经存在，没有覆盖" in capsys.readouterr().err
    assert (tmp_path / ADDIN).read_bytes() == b"theirs"
    assert main([str(tmp_path), "--force"]) == 0
    assert zipfile.is_zipfile(tmp_path / ADDIN)
    assert main([str(tmp_path / "none")]) == 2


def test_modules_are_told_apart() -> None:
    assert [(m.name, m.is_class) for m in sources.modules("excel")] == [
        ("Conf", False),
        ("Launcher", False),
        ("Messages", False),
        ("Outside", True),
        ("Ribbon", False),
        ("Spare", False),
        ("Start", False),
    ]
    assert [m.name for m in sources.modules("word")] == [
        *("Conf", "Launcher", "Messages", "Outside", "Ribbon", "Start")
    ]
    for program in sources.OWN:
        assert all(isinstance(m, Module) and "\r\n" in m.source for m in sources.modules(program))
