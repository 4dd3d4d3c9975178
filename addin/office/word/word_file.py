"""A .docx opened for reading: its parts, what they are related to, and a copy with some changed."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from msgspec import Struct

from addin.ledger.refusal import Refusal
from addin.office.ooxml.package import copy_package, refuse_signed
from addin.office.ooxml.spans import Span, spans
from addin.office.reading.incoming import REPORT, admitted
from addin.office.reading.parsing import refusing

CONTENT_TYPES = "[Content_Types].xml"
_HEAD = 8000  # bytes in which a part says what it is
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Relation(Struct, frozen=True):
    """What a part is related to: ``kind`` is the last word of its type, ``target`` a part."""

    id: str
    kind: str
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
        is_body = b"wordprocessingml" in self.part(self.main)[:_HEAD]
        if not is_body or b"Types" not in self.part(CONTENT_TYPES):
            raise _no_document(path)

    def part(self, name: str) -> bytes:
        """Return a part's bytes; empty where there is no such part."""
        if name not in self.names:
            return b""
        if name not in self._read:
            with refusing(_damaged(self.path)):
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

    @cached_property
    def styles(self) -> tuple[Span, ...]:
        """The document's styles, and the defaults they rest on; read once."""
        part = self.related("styles")
        xml = self.part(part) if part else b""
        return tuple(spans(xml, ("docDefaults", "style"))) if xml else ()

    def altered(self, changed: Mapping[str, bytes]) -> WordFile:
        """Return the document as it reads with other contents in some parts."""
        other = copy(self)
        other._read = {**self._read, **changed}
        other.names = self.names | changed.keys()
        other.__dict__.pop("styles", None)
        return other

    def write(
        self, target: Path | BinaryIO, contents: Mapping[str, bytes], left_out: Container[str] = ()
    ) -> None:
        """Write the package with other contents in some parts and without others.

        Raises Refusal where the document is signed.
        """
        refuse_signed(self._archive, f"“{self.path.name}”", "Word")
        copy_package(self._archive, target, contents, _damaged(self.path), left_out)


@contextmanager
def open_word(path: Path) -> Iterator[WordFile]:
    """Open a .docx; raise Refusal, saying what to do, for anything that is none."""
    admitted(path, REPORT)
    with refusing(_damaged(path)):
        archive = ZipFile(path)
    with archive:
        yield WordFile(path, archive)


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
    target, kind = attributes.get("Target", ""), attributes.get("Type", "").rpartition("/")[2]
    full = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    return Relation(attributes.get("Id", ""), kind, posixpath.normpath(full))


def _no_document(path: Path) -> Refusal:
    return Refusal(_damaged(path))


def _damaged(path: Path) -> str:
    return f"“{path.name}”不是Word文档（.docx）或已损坏；{REPORT.advice}"
