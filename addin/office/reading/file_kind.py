"""What a file is, told by its content: names lie, and endings are hidden on most screens."""

from __future__ import annotations

import re
import struct
import zipfile
from enum import Enum
from pathlib import Path

from addin.ledger.values.patterns import pattern
from addin.office.reading.old_package import SIGNATURE, OldPackage

HEAD = 4096  # bytes that tell all kinds but the parts of packages


class Kind(Enum):
    """A kind of file, in the words that a clerk knows it by."""

    WORKBOOK = "Excel工作簿（.xlsx、.xlsm）"
    BINARY_WORKBOOK = "二进制格式的Excel工作簿（.xlsb）"
    OLD_WORKBOOK = "旧格式的Excel工作簿（.xls）"
    XML_WORKBOOK = "XML表格"
    DOCUMENT = "Word文档（.docx）"
    DOCUMENT_TEMPLATE = "Word模板文件（.dotx）"
    OLD_DOCUMENT = "旧格式的Word文档（.doc、.wps）"
    SLIDES = "PPT演示文稿"
    OLD_OTHER = "旧格式的文件"
    OTHER_OFFICE = "别的办公软件的文件（.ods、.odt、.numbers、.pages 等）"
    ENCRYPTED = "加了密码的文件"
    ARCHIVE = "压缩包"
    DAMAGED = "已损坏的文件"
    PDF = "PDF文件"
    PICTURE = "图片"
    RICH_TEXT = "RTF文档"
    WEB_PAGE = "网页"
    SHORTCUT = "快捷方式"
    EMPTY = "空文件（0字节）"
    TEXT = "文本文件"
    OTHER = "别的文件"


_HEADS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF", Kind.PDF),
    (b"{\\rtf", Kind.RICH_TEXT),
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"L\0\0\0\x01\x14\x02\0", Kind.SHORTCUT),
    (b"[InternetShortcut]", Kind.SHORTCUT),
    # Workbooks of the 1990s, without a container around them.
    *(
        (bytes((9, version, size, 0)), Kind.OLD_WORKBOOK)
        for version in (0, 2, 4, 8)
        for size in (4, 6, 8, 16)
    ),
)
# What the list of a package's content types says of its main part, most telling first.
_MAIN_TYPES: tuple[tuple[bytes, Kind], ...] = (
    (b"sheet.binary.macroenabled.main", Kind.BINARY_WORKBOOK),
    (b"wordprocessingml.template.main", Kind.DOCUMENT_TEMPLATE),
    (b"ms-word.template.macroenabledtemplate.main", Kind.DOCUMENT_TEMPLATE),
    (b"wordprocessingml.document.main", Kind.DOCUMENT),
    (b"ms-word.document.macroenabled.main", Kind.DOCUMENT),
    (b"spreadsheetml.sheet.main", Kind.WORKBOOK),
    (b"spreadsheetml.template.main", Kind.WORKBOOK),
    (b"ms-excel.sheet.macroenabled.main", Kind.WORKBOOK),
    (b"ms-excel.template.macroenabled.main", Kind.WORKBOOK),
    (b"ms-excel.addin.macroenabled.main", Kind.WORKBOOK),
    (b"presentationml.", Kind.SLIDES),
)
_FOLDERS = {"xl/": Kind.WORKBOOK, "word/": Kind.DOCUMENT, "ppt/": Kind.SLIDES}
_MARKUP = pattern(
    rb"(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:!doctype\s+)?(?:\w+:)?(html|table|head|body|meta|style|workbook)\b",
    re.I | re.S,
)
_MIME = pattern(rb"\s*MIME-Version:", re.I)
_TYPES = "[Content_Types].xml"


def kind_of(path: Path) -> Kind:
    """Return what a file is; OSError where it cannot be read."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_package(path)
    if head.startswith(SIGNATURE):
        return _kind_of_old(path.read_bytes())
    return _kind_of_head(head)


def _kind_of_head(head: bytes) -> Kind:
    if not head:
        return Kind.EMPTY
    if told := next((kind for start, kind in _HEADS if head.startswith(start)), None):
        return told
    text = head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    found = _MARKUP.match(text.lstrip(b"\xef\xbb\xbf\xff\xfe"))
    if found:
        return Kind.XML_WORKBOOK if found[1].lower() == b"workbook" else Kind.WEB_PAGE
    if _MIME.match(head):
        return Kind.WEB_PAGE
    return Kind.TEXT if b"\0" not in text else Kind.OTHER


def _kind_of_package(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            types = _beginning(archive, _TYPES).lower() if _TYPES in names else b""
            foreign = "mimetype" in names or any(n.startswith("Index/") for n in names)
    except Exception:  # whatever is wrong with it, it is no package
        return Kind.DAMAGED
    if told := next((kind for mark, kind in _MAIN_TYPES if mark in types), None):
        return told
    if foreign:
        return Kind.OTHER_OFFICE
    lower = [name.lower() for name in names]
    folders = (
        kind for folder, kind in _FOLDERS.items() if any(n.startswith(folder) for n in lower)
    )
    return next(folders, Kind.ARCHIVE)


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(1 << 20)


def _kind_of_old(content: bytes) -> Kind:
    try:
        names = OldPackage(content).top_names()
    except (struct.error, IndexError, ValueError):
        names = frozenset()
    if not names:  # damaged; what it was can mostly still be seen
        told = ("EncryptedPackage", "Workbook", "WordDocument")
        names = frozenset(name for name in told if name.encode("utf-16-le") in content)
    if "EncryptedPackage" in names:
        return Kind.ENCRYPTED
    if names & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return Kind.OLD_WORKBOOK
    if "WordDocument" in names:
        return Kind.OLD_DOCUMENT
    return Kind.SLIDES if "PowerPoint Document" in names else Kind.OLD_OTHER
