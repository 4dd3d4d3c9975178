"""Pictures in a filled document: each mark becomes the picture, or says that it is missing."""

from __future__ import annotations

import copy
import hashlib
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from msgspec import Struct, field

from addin.ledger.values.patterns import pattern
from addin.office.templates.filling.document_text import escaped
from addin.office.templates.filling.word_elements import SPACE, W, w
from addin.office.templates.finishing.picture_files import EMU_OF_CM, PictureFile, picture_file
from addin.report.language.filters import PICTURE, PICTURE_END, PICTURE_NAME

_MARK = pattern(f"{PICTURE}([0-9.]*){PICTURE_NAME}([^{PICTURE_END}]*){PICTURE_END}")
_SEPARATED = pattern("[、；;，,\n]+")
_EMU_OF_TWIP = 635
_CELL_MARGIN = 2 * 108 * _EMU_OF_TWIP
_A4_TEXT = 14 * EMU_OF_CM
_HIGHEST = 20 * EMU_OF_CM
_MOST_BYTES = 60 * 1024 * 1024  # of all pictures of a document
_FIRST_DRAWING = 500_001
RELATION = "taizhangPicture"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_TYPES = "[Content_Types].xml"
_TYPE_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATION_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PLAIN: Any = {None: _RELATION_SPACE}  # no prefix, as Word writes it
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Pictures(Struct):
    """The pictures of a document being finished; ``folder``: where the ledger is kept."""

    folder: Path | None = None
    files: dict[str, PictureFile] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)
    placed: int = 0

    def place(self, root: Any) -> None:
        """Put the pictures of a part in place of their marks."""
        for text in list(root.iter(w("t"))):
            if text.text and PICTURE in text.text:
                self._split(text, _room(root, text))

    def _split(self, text: Any, room: int) -> None:
        run = text.getparent()
        for part in self._parts(run, text, room):
            run.addprevious(part)
        run.getparent().remove(run)

    def _parts(self, run: Any, text: Any, room: int) -> Iterator[Any]:
        """Yield the runs that a run is split into: its words, and a run for each picture."""
        current = _like(run)
        for child in [c for c in run if c.tag != w("rPr")]:
            if child is not text:
                current.append(child)
                continue
            pieces = _MARK.split(text.text)
            for at in range(0, len(pieces), 3):
                if pieces[at]:
                    current.append(_words(pieces[at]))
                if at + 2 < len(pieces):
                    yield from [current] if _is_filled(current) else []
                    current = _like(run)
                    yield from self._pictures(run, pieces[at + 2], pieces[at + 1], room)
        if _is_filled(current):
            yield current

    def _pictures(self, run: Any, name: str, width: str, room: int) -> Iterator[Any]:
        for each in self._names(name):
            part = _like(run)
            its = self._of(each)
            wide = min(room, int(float(width) * EMU_OF_CM)) if width else room
            part.append(
                self._drawing(each, *its, wide, given=bool(width)) if its else _missing(each)
            )
            yield part

    def _names(self, name: str) -> list[str]:
        """Return the files that a cell names: one, or several with a comma between them."""
        if self._of(name) is not None:
            return [name]
        return [its.strip() for its in _SEPARATED.split(name) if its.strip()] or [name]

    def _of(self, name: str) -> tuple[str, PictureFile] | None:
        """Return a picture and the name it has in the document; None where it is missing."""
        if name not in self.read:
            its = picture_file(self.folder, name) if self.folder else None
            self.read[name] = self._kept(its) if its else ""
        own = self.read[name]
        return (own, self.files[own]) if own else None

    def _kept(self, its: PictureFile) -> str:
        own = f"{RELATION}{hashlib.sha256(its.content).hexdigest()[:16]}"
        size = sum(len(f.content) for n, f in self.files.items() if n != own)
        if size + len(its.content) > _MOST_BYTES:
            return ""
        self.files[own] = its
        return own

    def _drawing(self, name: str, own: str, its: PictureFile, wide: int, *, given: bool) -> Any:
        self.placed += 1
        width = wide if given else min(wide, its.width)
        height = max(1, its.height * width // max(1, its.width))
        if height > _HIGHEST:
            width, height = max(1, width * _HIGHEST // height), _HIGHEST
        return etree.fromstring(_markup(_FIRST_DRAWING + self.placed, name, own, width, height))


def _markup(number: int, name: str, own: str, width: int, height: int) -> str:
    said = f'"{escaped(name)}"'
    size = f'cx="{width}" cy="{height}"'
    return (
        f'<w:drawing xmlns:w="{W}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" xmlns:r="{_OFFICE}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name={said} descr={said}/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name={said}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{own}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _missing(name: str) -> Any:
    return _words(f"（缺图：{name.replace('（', '(').replace('）', ')')}）")


def _words(said: str) -> Any:
    text = etree.Element(w("t"))
    text.text = said
    text.set(SPACE, "preserve")
    return text


def _like(run: Any) -> Any:
    """Return an empty run with the look of another."""
    new = etree.Element(w("r"), nsmap={"w": W})
    look = run.find(w("rPr"))
    if look is not None:
        new.append(copy.deepcopy(look))
    return new


def _is_filled(run: Any) -> bool:
    return any(its.tag != w("rPr") for its in run)


def _room(root: Any, its: Any) -> int:
    """Return how wide a picture may be: as the cell it is in, else as the page's text."""
    cell = next(its.iterancestors(w("tc")), None)
    if cell is not None:
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        wide = _number(width, "w") if width is not None and width.get(w("type")) == "dxa" else 0
        if wide:
            return max(EMU_OF_CM, wide * _EMU_OF_TWIP - _CELL_MARGIN)
    section = next(iter(root.iter(w("sectPr"))), None)
    if section is None:
        return _A4_TEXT
    size, margin = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margin is None:
        return _A4_TEXT
    text = _number(size, "w") - _number(margin, "left") - _number(margin, "right")
    return text * _EMU_OF_TWIP if text > 0 else _A4_TEXT


def _number(its: Any, name: str) -> int:
    said = its.get(w(name), "")
    return int(said) if said.isdecimal() else 0


def with_pictures(parts: dict[str, bytes], files: dict[str, PictureFile]) -> dict[str, bytes]:
    """Return what changes in a package: the pictures, and who refers to them.

    ``parts``: the package's parts that may refer to a picture, its relations and its types.
    """
    changed = {_media(own, its): its.content for own, its in files.items()}
    for name, content in parts.items():
        used = {own: its for own, its in files.items() if own.encode() in content}
        if used and name.startswith("word/") and not name.endswith(".rels"):
            relations = posixpath.join("word/_rels", f"{posixpath.basename(name)}.rels")
            changed[relations] = _related(parts.get(relations), used)
    changed[_TYPES] = _typed(parts[_TYPES], {its.kind for its in files.values()})
    return changed


def _media(own: str, its: PictureFile) -> str:
    return f"word/media/{own}.{its.kind}"


def _related(content: bytes | None, used: dict[str, PictureFile]) -> bytes:
    root: Any = (
        etree.fromstring(content)
        if content
        else etree.Element(f"{{{_RELATION_SPACE}}}Relationships", nsmap=_PLAIN)
    )
    for own, its in used.items():
        attributes = {"Id": own, "Type": _KIND, "Target": _media(own, its)[len("word/") :]}
        etree.SubElement(root, f"{{{_RELATION_SPACE}}}Relationship", attributes)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _typed(content: bytes, kinds: set[str]) -> bytes:
    root = etree.fromstring(content)
    name = f"{{{_TYPE_SPACE}}}Default"
    known = {its.get("Extension", "").lower() for its in root.findall(name)}
    for kind in sorted(kinds - known):
        its = etree.Element(name, {"Extension": kind, "ContentType": f"image/{kind}"})
        root.insert(0, its)
    return etree.tostring(root, encoding="UTF-8", standalone=True)
