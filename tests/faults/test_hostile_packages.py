"""Packages made to harm whoever reads them are refused before any parser sees them."""

from __future__ import annotations

import shutil
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from addin.ledger.refusal import Refusal
from addin.office.reading.closed_workbook import read_workbook
from addin.office.reading.incoming import LEDGER, REPORT, TEMPLATE, admitted
from addin.office.reading.package_guard import MOST_PARTS, whole_part
from addin.resources import resource
from commands import Output, refused
from faults.packages import part, spoilt, told_otherwise, with_parts, zip_of

SHEET, STRINGS, BODY = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "word/document.xml"
TYPES = "[Content_Types].xml"
DECLARED = b'<?xml version="1.0" encoding="UTF-8"?>'
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return Path(shutil.copy(resource("templates", "半年工作汇报.docx"), tmp_path / "汇报.docx"))


def with_type(xml: bytes, doctype: bytes) -> bytes:
    at = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
    return xml[:at] + doctype + xml[at:]


def test_a_good_file_passes_at_once(sample: Path, report: Path) -> None:
    started = time.perf_counter()
    for _ in range(10):
        admitted(sample, LEDGER)
        admitted(report, REPORT)
    assert (time.perf_counter() - started) / 20 < 0.05


# --- Sizes ---------------------------------------------------------------------------------------


def test_a_bomb_is_refused_before_it_is_unpacked(sample: Path, capsys: Output) -> None:
    """A sheet of 300 MB in 310 KB, as it is passed around."""
    package = zipfile.ZipFile(sample, "a", zipfile.ZIP_DEFLATED)
    with package, package.open("xl/worksheets/sheet99.xml", "w") as sheet:
        for _ in range(300):
            sheet.write(b" " * (1 << 20))
    assert sample.stat().st_size < 400_000
    started = time.perf_counter()
    assert "解压后过大" in refused(capsys, "check", sample)
    assert time.perf_counter() - started < 1


def test_too_many_parts_are_refused(report: Path) -> None:
    with zipfile.ZipFile(report, "a") as package:
        for number in range(MOST_PARTS):
            package.writestr(f"word/media/{number}.png", b"")
    with pytest.raises(Refusal, match="解压后过大"):
        admitted(report, REPORT)


def test_a_part_that_is_longer_than_told_is_refused(sample: Path) -> None:
    xml = part(sample, SHEET)
    short = xml[: len(xml) // 2]
    told_otherwise(sample, SHEET, len(short), zlib.crc32(short))
    with zipfile.ZipFile(sample) as package:
        assert package.read(SHEET) == short  # what the library sees of it
        with pytest.raises(zipfile.BadZipFile):
            whole_part(package, SHEET)
    with pytest.raises(Refusal, match="读不出来"):
        read_workbook(sample)


def test_a_bomb_that_tells_a_small_size_is_refused(sample: Path) -> None:
    long = part(sample, STRINGS) + b" " * (70 << 20)
    with_parts(sample, {STRINGS: long})
    told_otherwise(sample, STRINGS, 900, zlib.crc32(long[:900]))
    with pytest.raises(Refusal, match="部件大小不实"):
        admitted(sample, LEDGER)


def test_every_whole_part_is_what_the_package_holds(sample: Path) -> None:
    with zipfile.ZipFile(sample) as package:
        for name in package.namelist():
            assert whole_part(package, name) == package.read(name)


# --- Names, places, ways of packing -----------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["../../evil.xml", "/etc/passwd", "C:/evil.xml", "xl\\..\\..\\evil.xml"]
)
def test_names_that_lead_elsewhere_are_refused(sample: Path, name: str) -> None:
    with zipfile.ZipFile(sample, "a") as package:
        package.writestr(name, b"x")
    with pytest.raises(Refusal, match="内部结构不正常"):
        admitted(sample, LEDGER)


@pytest.mark.parametrize("name", [SHEET, SHEET.upper()])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(sample: Path, name: str) -> None:
    with zipfile.ZipFile(sample, "a") as package:
        package.writestr(name, b"<worksheet/>")
    with pytest.raises(Refusal, match="重名"):
        admitted(sample, LEDGER)


def test_a_part_of_two_names_is_refused(sample: Path) -> None:
    """Some programs take the name of the extra field, and so read another part than others."""
    told = b"\x01" + bytes(4) + BODY.encode()
    entry = zipfile.ZipInfo("word/other.xml")
    entry.extra = struct.pack("<HH", 0x7075, len(told)) + told
    with zipfile.ZipFile(sample, "a") as package:
        package.writestr(entry, b"<x/>")
    with pytest.raises(Refusal, match="内部结构不正常"):
        admitted(sample, LEDGER)


def test_parts_that_lie_over_one_another_are_refused(sample: Path) -> None:
    """Many names for one stretch of bytes inflate a small file without end."""
    with zipfile.ZipFile(sample, "a") as package:
        first = package.infolist()[0]
        again = package.getinfo(STRINGS)
        again.header_offset = first.header_offset
        package.writestr("x.xml", b"<x/>")
    with pytest.raises(Refusal, match="重叠"):
        admitted(sample, LEDGER)


def test_a_package_inside_a_package_is_left_alone(report: Path, sample: Path) -> None:
    with_parts(report, {"word/embeddings/台账.xlsx": sample.read_bytes()})
    admitted(report, REPORT)


def test_other_ways_of_packing_are_refused(sample: Path) -> None:
    with zipfile.ZipFile(sample) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    sample.write_bytes(zip_of(parts, zipfile.ZIP_LZMA))
    with pytest.raises(Refusal, match="压缩方式"):
        admitted(sample, LEDGER)


def test_a_zip_with_a_password_is_said_to_have_one(sample: Path) -> None:
    content = bytearray(sample.read_bytes())
    with zipfile.ZipFile(sample) as package:
        start = package.start_dir
    at = content.index(b"PK\x01\x02", start)
    content[at + 8] |= 1
    sample.write_bytes(content)
    with pytest.raises(Refusal, match=r"密码|损坏"):
        admitted(sample, LEDGER)


# --- Document types ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "doctype", [b"<!DOCTYPE x>", BOMB, OUTSIDE], ids=["plain", "bomb", "outside"]
)
@pytest.mark.parametrize(
    "name", [SHEET, STRINGS, "xl/workbook.xml", "xl/styles.xml", TYPES, "docProps/core.xml"]
)
def test_a_document_type_is_refused_in_every_part(sample: Path, name: str, doctype: bytes) -> None:
    spoilt(sample, name, lambda xml: with_type(xml, doctype))
    with pytest.raises(Refusal, match="DOCTYPE"):
        read_workbook(sample)


@pytest.mark.parametrize("name", [BODY, "word/styles.xml", "word/_rels/document.xml.rels", TYPES])
def test_and_in_every_part_of_a_report_and_a_template(
    report: Path, sample: Path, capsys: Output, name: str
) -> None:
    spoilt(report, name, lambda xml: with_type(xml, OUTSIDE))
    assert "DOCTYPE" in refused(capsys, "refresh", report, sample)
    assert "DOCTYPE" in refused(capsys, "report", sample, "-t", report)


@pytest.mark.parametrize(
    "encoding",
    ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"],
)
def test_in_whatever_encoding(sample: Path, encoding: str) -> None:
    def wide(xml: bytes) -> bytes:
        text = with_type(xml, OUTSIDE).decode().partition("?>")[2]
        return text.encode(encoding)

    spoilt(sample, SHEET, wide)
    with pytest.raises(Refusal, match="DOCTYPE"):
        admitted(sample, LEDGER)


@pytest.mark.parametrize(
    "before",
    [b"<!-- <a> -->", b"<?x <a> ?>", b"\n\n<!-- " + b"<a>" * 5000 + b" -->", b"<!---->\t<?x?>"],
    ids=["comment", "instruction", "long comment", "both"],
)
def test_whatever_stands_before_it(sample: Path, before: bytes) -> None:
    spoilt(sample, SHEET, lambda xml: with_type(xml, before + OUTSIDE))
    with pytest.raises(Refusal, match="DOCTYPE"):
        admitted(sample, LEDGER)


@pytest.mark.parametrize("encoding", ["UTF-7", "cp037", "ISO-2022-CN"])
def test_encodings_that_hide_letters_are_refused(sample: Path, encoding: str) -> None:
    declared = DECLARED.replace(b"UTF-8", encoding.encode())
    spoilt(sample, SHEET, lambda xml: declared + xml.partition(b"?>")[2])
    with pytest.raises(Refusal, match="写法不正常"):
        admitted(sample, LEDGER)


def test_a_comment_without_end_is_refused(report: Path) -> None:
    with_parts(report, {BODY: b"<!-- " + b"x" * 5_000_000})
    with pytest.raises(Refusal, match="写法不正常"):
        admitted(report, TEMPLATE)


@pytest.mark.parametrize("before", [b"<!-- made by somebody -->", b"\n", b"<?mso-x?>"])
def test_what_harmlessly_stands_before_the_root_passes(sample: Path, before: bytes) -> None:
    spoilt(sample, SHEET, lambda xml: with_type(xml, before))
    assert next(g.sheet for g in read_workbook(sample)) == "参数"


def test_pages_and_pictures_that_a_report_carries_may_have_one(report: Path) -> None:
    page = b"<!DOCTYPE html><html></html>"
    with_parts(report, {"word/afchunk.htm": page, "word/media/image9.svg": b"<!DOCTYPE svg><svg/>"})
    admitted(report, REPORT)


def test_a_template_of_thousands_of_pages_is_refused(
    report: Path, sample: Path, capsys: Output
) -> None:
    text = b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>"
    pages = b"<w:body>" + b"".join(text % (n * n * 7919) for n in range(200_000))
    spoilt(report, BODY, lambda xml: xml.replace(b"<w:body>", pages))
    admitted(report, REPORT)
    assert "内容太多" in refused(capsys, "report", sample, "-t", report)
