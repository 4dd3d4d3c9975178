"""A .docx opened for reading: its parts, what they are related to, and a copy with some changed."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from addin.ledger.refusal import Refusal
from addin.office.ooxml.package import copy_package, refuse_signed
from addin.office.ooxml.spans import spans
from addin.office.safe_file import exists

CONTENT_TYPES = "[Content_Types].xml"
_LARGEST = 200 * 1024 * 1024  # bytes that a document's parts may unpack to
_MOST_PARTS = 20_000
_HEAD = 8000  # bytes in which a part says what it is
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part is related to: ``kind`` is the last word of its type, ``target`` a part."""

    id: str
    kind: str
    type: str
    target: str


class WordFile:
    """The parts of a .docx, read when asked for; the file itself is never written to."""

    def __init__(self, path: Path, archive: ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._read: dict[str, bytes] = {}
        self.names = frozenset(archive.namelist())
        self.main = next(
            (r.target for r in self.relations("") if r.kind == "officeDocument"),
            "word/document.xml",
        )
        if b"wordprocessingml" not in self.part(self.main)[:_HEAD]:
            raise _no_document(path)

    def part(self, name: str) -> bytes:
        """Return a part's bytes; empty where there is no such part."""
        if name not in self.names:
            return b""
        if name not in self._read:
            self._read[name] = self._archive.read(name)
        return self._read[name]

    def relations(self, part: str) -> list[Relation]:
        """Return what a part is related to inside the file; "" for the file as a whole."""
        xml = self.part(relations_part(part))
        folder = posixpath.dirname(part)
        return [
            _relation(its.attributes, folder)
            for its in (spans(xml, [f"{_RELATIONSHIPS}Relationship"]) if xml else [])
            if its.attributes.get("TargetMode") != "External"
        ]

    def related(self, kind: str) -> str | None:
        """Return the part of a kind (comments, styles …) that the document has, if any."""
        return next((r.target for r in self.relations(self.main) if r.kind == kind), None)

    def save(
        self, target: Path | BinaryIO, changed: Mapping[str, bytes], dropped: Container[str] = ()
    ) -> None:
        """Write a copy with other contents in some parts and without others; new ones are added.

        Raises Refusal where the document is signed.
        """
        refuse_signed(self._archive, f"“{self.path.name}”", "Word")
        copy_package(self._archive, target, changed, dropped)


@contextmanager
def open_word(path: Path) -> Iterator[WordFile]:
    """Open a .docx; raise Refusal, saying what to do, for anything that is none."""
    _refuse_other(path)
    try:
        with ZipFile(path) as archive:
            _refuse_hostile(path, archive)
            yield WordFile(path, archive)
    except _DAMAGED as e:
        raise _no_document(path) from e


def parts_with_text(file: WordFile) -> list[str]:
    """Return the parts that a clerk reads: the body, headers, footers and notes."""
    kinds = ("header", "footer", "footnotes", "endnotes")
    others = [r.target for r in file.relations(file.main) if r.kind in kinds]
    return [file.main, *(name for name in dict.fromkeys(others) if name in file.names)]


def relations_part(part: str) -> str:
    """Return the name of the part that holds another one's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(attributes: Mapping[str, str], folder: str) -> Relation:
    target, kind = attributes.get("Target", ""), attributes.get("Type", "")
    full = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    return Relation(
        attributes.get("Id", ""), kind.rpartition("/")[2], kind, posixpath.normpath(full)
    )


def _refuse_other(path: Path) -> None:
    if not exists(path):
        raise Refusal(f"找不到报告“{path}”；请核对路径和文件名")
    if path.is_dir():
        raise Refusal(f"“{path}”是文件夹，不是Word文档；请写到具体的文件")
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as e:
        raise Refusal(f"“{path.name}”读不了；请核对权限，或先关闭正在用它的程序") from e
    if head.startswith(_OLE):
        raise Refusal(
            f"“{path.name}”是旧格式（.doc、.wps）或设了打开密码；请用Word或WPS打开，"
            "去掉密码，另存为.docx再试"
        )
    if not head.startswith(b"PK"):
        raise _no_document(path)


def _refuse_hostile(path: Path, archive: ZipFile) -> None:
    entries = archive.infolist()
    if any(e.flag_bits & _ENCRYPTED for e in entries):
        raise Refusal(f"“{path.name}”设了密码；请用Word打开，去掉密码，另存为.docx再试")
    if len(entries) > _MOST_PARTS or sum(e.file_size for e in entries) > _LARGEST:
        raise Refusal(f"“{path.name}”解压后过大，没有处理；请用Word打开后另存为.docx再试")


def _no_document(path: Path) -> Refusal:
    return Refusal(f"“{path.name}”不是Word文档（.docx）或已损坏；请用Word打开后另存为.docx再试")
