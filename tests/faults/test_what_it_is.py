"""What a file is, whatever its name says: each kind is told from the others, with what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from addin.ledger.refusal import Refusal
from addin.office.reading.closed_workbook import read_workbook
from addin.office.reading.file_kind import Kind, kind_of
from addin.office.reading.incoming import LEDGER, REPORT, Wanted, admitted
from addin.office.reading.old_package import OldPackage
from addin.resources import resource
from commands import Output, files_in, refused
from conftest import WriteBook
from faults.packages import old_package, part, with_parts, zip_of

WORKBOOK = resource("samples", "活动台账.xlsx")
DOCUMENT = resource("templates", "半年工作汇报.docx")
TYPES = "[Content_Types].xml"
HTML = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>'


def encrypted(source: Path) -> bytes:
    target = BytesIO()
    with source.open("rb") as file:
        OOXMLFile(file).encrypt("密码123", target)
    return target.getvalue()


def of_type(source: Path, old: str, new: str, folder: Path) -> bytes:
    copy = Path(shutil.copy(source, folder / "copy.bin"))
    types = part(copy, TYPES).replace(old.encode(), new.encode())
    return with_parts(copy, {TYPES: types}).read_bytes()


CONTENTS: dict[str, tuple[bytes, Kind]] = {
    "workbook": (WORKBOOK.read_bytes(), Kind.WORKBOOK),
    "document": (DOCUMENT.read_bytes(), Kind.DOCUMENT),
    "encrypted": (encrypted(WORKBOOK), Kind.ENCRYPTED),
    "encrypted and cut": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        Kind.ENCRYPTED,
    ),
    "old workbook": (old_package("Workbook", "\x05SummaryInformation"), Kind.OLD_WORKBOOK),
    "older workbook": (old_package("Book"), Kind.OLD_WORKBOOK),
    "oldest workbook": (b"\x09\x04\x06\x00\x00\x00\x10\x00", Kind.OLD_WORKBOOK),
    "old document": (old_package("WordDocument", "1Table"), Kind.OLD_DOCUMENT),
    "old slides": (old_package("PowerPoint Document"), Kind.SLIDES),
    "old something": (old_package("Contents"), Kind.OLD_OTHER),
    "a shortcut": (b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60, Kind.SHORTCUT),
    "an address": (b"[InternetShortcut]\r\nURL=file:///c:/a.xlsx\r\n", Kind.SHORTCUT),
    "empty": (b"", Kind.EMPTY),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", Kind.PDF),
    "rtf": (b"{\\rtf1\\ansi", Kind.RICH_TEXT),
    "png": (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    "html": (HTML.encode(), Kind.WEB_PAGE),
    "html in utf-16": (HTML.encode("utf-16"), Kind.WEB_PAGE),
    "html with a type": (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html>", Kind.WEB_PAGE),
    "mhtml": (b"MIME-Version: 1.0\r\n", Kind.WEB_PAGE),
    "xml table": (
        b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        Kind.XML_WORKBOOK,
    ),
    "rar": (b"Rar!\x1a\x07\x00", Kind.ARCHIVE),
    "a zip of files": (zip_of([("台账.xlsx", b"x")]), Kind.ARCHIVE),
    "ods": (
        zip_of([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]),
        Kind.OTHER_OFFICE,
    ),
    "numbers": (zip_of([("Index/Document.iwa", b"")]), Kind.OTHER_OFFICE),
    "half a zip": (WORKBOOK.read_bytes()[:4000], Kind.DAMAGED),
    "text": ("日期,活动类型\n".encode("gb18030"), Kind.TEXT),
    "bytes": (b"\0\1\2\3" * 9, Kind.OTHER),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_kind_is_told_by_the_content(tmp_path: Path, name: str) -> None:
    content, kind = CONTENTS[name]
    path = tmp_path / "台账.xlsx"
    path.write_bytes(content)
    assert kind_of(path) is kind


@pytest.mark.parametrize(
    ("source", "old", "new", "kind"),
    [
        (DOCUMENT, "document.main", "template.main", Kind.DOCUMENT_TEMPLATE),
        (WORKBOOK, "sheet.main", "template.main", Kind.WORKBOOK),
        (
            WORKBOOK,
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
            "vnd.ms-excel.sheet.binary.macroEnabled.main",
            Kind.BINARY_WORKBOOK,
        ),
    ],
)
def test_packages_are_told_by_their_main_part(
    tmp_path: Path, source: Path, old: str, new: str, kind: Kind
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(of_type(source, old, new, tmp_path))
    assert kind_of(path) is kind


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("gate", [LEDGER, REPORT], ids=["ledger", "report"])
def test_what_is_not_wanted_is_named_with_what_to_do(
    tmp_path: Path, name: str, gate: Wanted
) -> None:
    content, kind = CONTENTS[name]
    path = tmp_path / ("台账.xlsx" if gate is LEDGER else "汇报.docx")
    path.write_bytes(content)
    if kind in gate.kinds and not name.startswith("oldest"):
        assert admitted(path, gate) is kind
        return
    with pytest.raises(Refusal) as refusal:
        admitted(path, gate)
    said = str(refusal.value)
    assert path.name in said and "请" in said.partition("；")[2]
    assert ("密码" in said) is (kind is Kind.ENCRYPTED)
    assert path.read_bytes() == content


def test_a_protected_workbook_is_not_called_damaged(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(encrypted(WORKBOOK))
    assert msoffcrypto.OfficeFile(path.open("rb")).is_encrypted()
    for command in ("check", "tally", "report"):
        said = refused(capsys, command, path)
        assert "设了打开密码" in said and "损坏" not in said


def test_a_protected_report_and_template_are_named(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "汇报.docx"
    path.write_bytes(encrypted(DOCUMENT))
    assert "设了打开密码" in refused(capsys, "refresh", path, WORKBOOK)
    assert "模板“汇报.docx”设了打开密码" in refused(capsys, "report", WORKBOOK, "-t", path)
    assert set(files_in(tmp_path)) == {"汇报.docx"}


def test_an_old_workbook_under_a_new_name_is_still_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(old_package("Workbook"))
    with pytest.raises(Refusal, match=r"旧格式.*另存为\.xlsx"):
        read_workbook(path)


def test_an_old_container_whose_streams_have_no_end_is_refused(tmp_path: Path) -> None:
    content = bytearray(old_package("Workbook"))
    entry = content.index("Workbook".encode("utf-16-le"))
    content[entry + 116 : entry + 128] = (4).to_bytes(4, "little") + (9999).to_bytes(8, "little")
    content[512 + 16 : 512 + 20] = (4).to_bytes(4, "little")  # sector 4 is followed by sector 4
    path = tmp_path / "台账.xls"
    path.write_bytes(content)
    assert OldPackage(bytes(content)).is_endless()
    with pytest.raises(Refusal, match="内部结构已损坏"):
        read_workbook(path)


@pytest.mark.parametrize("lock", ["~$台账.xlsx", ".~台账.xlsx", ".~lock.台账.xlsx#", "~$汇报.docx"])
def test_a_lock_is_no_file_to_read(tmp_path: Path, capsys: Output, lock: str) -> None:
    path = tmp_path / lock
    path.write_bytes(b"\x05Clerk" + b" " * 160)
    assert "打开文件时留下的标记" in refused(capsys, "check", path)


def test_a_folder_a_device_and_nothing(tmp_path: Path, capsys: Output) -> None:
    for command, more in (("check", []), ("refresh", [WORKBOOK])):
        assert "是文件夹" in refused(capsys, command, tmp_path, *more)
        assert "找不到" in refused(capsys, command, tmp_path / "没有.docx", *more)
    assert "找不到模板" in refused(capsys, "report", WORKBOOK, "-t", tmp_path / "没有.docx")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders are Unix's")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "台账.xlsx"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "addin", "check", str(pipe)]
    done = subprocess.run(command, capture_output=True, timeout=20, check=False)
    assert done.returncode == 2 and "不是文件" in done.stderr.decode()


def test_a_page_in_html_under_the_name_of_a_workbook(book: WriteBook, capsys: Output) -> None:
    path = book("台账.xls", 活动台账="日期|活动类型")
    path.write_text(HTML, encoding="utf-8")
    assert "是网页；请用Excel或WPS打开后另存为.xlsx" in refused(capsys, "check", path)
