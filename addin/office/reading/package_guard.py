"""What no parser may see: bombs, packages that say one thing and hold another, document types.

The measures are those of Apache POI's ZipSecureFile: how many parts, how large, how far a part
may inflate. A good file costs a millisecond or two: only the beginnings of its parts are read.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from addin.ledger.refusal import Refusal
from addin.ledger.values.patterns import pattern
from addin.office.reading.parsing import refusing

MOST_PARTS = 10_000
LARGEST = 1 << 30  # bytes that all parts may inflate to
RATIO = 100  # a part that inflates further than this is a bomb …
GRACE = 8 << 20  # … from this size on; long tables of blanks inflate far and do no harm
_INFLATION = 1032  # deflate goes no further
_SMALL = GRACE // _INFLATION * 8  # compressed, it inflates to at most 64 MiB whatever it claims
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075  # an extra field: version, checksum of the name, the name in UTF-8
_BEFORE_NAME = 5
_LOCAL_HEADER = 30  # bytes before a part's name
_PROLOG = pattern(r"(?:\s|<\?.*?\?>|<!--.*?-->)*+", re.S)
_CODING = pattern(r"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
_CODINGS = pattern(
    r"(?i)utf-?8|utf-?16(?:[lb]e)?|(?:us-)?ascii|iso-8859-\d+|windows-125\d|gb(?:2312|k|18030)"
)
_PROLOG_ENDS = (512, 1 << 20)  # characters of a part in which its root element has to begin
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_EBCDIC = b"\x4c\x6f\xa7\x94"  # <?xml
_UNREADABLE = "的内部部件写法不正常"
# Pages and pictures that a document may carry; nothing here parses them.
_CARRIED = (".svg", ".htm", ".html", ".xhtml", ".mht", ".mhtml")


def refuse_hostile(
    path: Path, advice: str, largest: int = LARGEST, largest_xml: int = LARGEST
) -> None:
    """Raise Refusal where a zip package is damaged, or made to harm whoever reads it.

    ``advice``: what the clerk is to do, the end of the sentence. ``largest``: bytes that all
    parts together may inflate to; ``largest_xml``: bytes that one XML part may.
    """
    with refusing(f"“{path.name}”已损坏，读不出来；{advice}"), zipfile.ZipFile(path) as archive:
        xml = (e.file_size for e in archive.infolist() if e.filename.endswith(".xml"))
        if found := _problem(archive, largest):
            raise Refusal(f"“{path.name}”{found}，没有处理；{advice}")
        if max(xml, default=0) > largest_xml:
            raise Refusal(f"“{path.name}”的内容太多，没有处理；请删去不要的内容再试")


def whole_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part; zipfile.BadZipFile where it is damaged, or longer than the package tells.

    ``ZipFile.read`` stops at the size told, and other readers of the same file do not.
    """
    entry = archive.getinfo(name)
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        return archive.read(entry)
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    content = stream.decompress(_compressed(archive, entry), entry.file_size + 1)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise zipfile.BadZipFile(name)
    return content


def _problem(archive: zipfile.ZipFile, largest: int) -> str | None:
    """Return what is wrong with a package, None where nothing is."""
    entries = archive.infolist()
    if found := _oversized(entries, largest):
        return found
    if any(e.flag_bits & _ENCRYPTED for e in entries):
        return "设了密码"
    if any(e.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for e in entries):
        return "的压缩方式不是Office用的"
    if _is_forged(entries) or b"PK\x05\x06" in archive.comment:
        return "的内部结构不正常（部件重名、重叠或名称不合规）"
    if any(_claims_too_little(archive, e) for e in entries):
        return "的内部结构不正常（部件大小不实）"
    return next(filter(None, (_unsafe_xml(archive, e) for e in entries)), None)


def _oversized(entries: Sequence[zipfile.ZipInfo], largest: int) -> str | None:
    if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > largest:
        return "解压后过大"
    if any(e.file_size > max(GRACE, RATIO * e.compress_size) for e in entries):
        return "解压后过大（像是压缩炸弹）"
    return None


def _is_forged(entries: Iterable[zipfile.ZipInfo]) -> bool:
    """Whether parts have names that lead elsewhere or occur twice, or lie over one another."""
    files = [e for e in entries if not e.is_dir()]
    if any(_leads_elsewhere(e.filename) or _has_another_name(e) for e in files):
        return True
    if any(n > 1 for n in Counter(e.filename.lower() for e in files).values()):
        return True
    end = 0
    for entry in sorted(files, key=lambda e: e.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    return False


def _leads_elsewhere(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return ".." in steps or not steps[0] or ":" in steps[0] or "\0" in name


def _has_another_name(entry: zipfile.ZipInfo) -> bool:
    """Whether an extra field gives a part another name, which some programs take and others not."""
    extra, at = entry.extra, 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        told = extra[at + 4 + _BEFORE_NAME : at + 4 + length]
        if kind == _UNICODE_PATH and told != entry.filename.encode():
            return True
        at += 4 + length
    return False


def _claims_too_little(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part goes on after the size that the package tells of it.

    Only where that could do harm, and not for worksheets: ``whole_part`` reads those.
    """
    if entry.compress_type == zipfile.ZIP_STORED:
        return entry.compress_size != entry.file_size
    if entry.compress_size < _SMALL or entry.filename.startswith("xl/worksheets/"):
        return False
    stream, piece = zlib.decompressobj(-zlib.MAX_WBITS), _compressed(archive, entry)
    left = entry.file_size
    while piece and left >= 0:
        left -= len(stream.decompress(piece, min(left, 1 << 20) + 1))
        piece = stream.unconsumed_tail
    return left < 0


def _compressed(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    file = archive.fp
    assert file is not None
    file.seek(entry.header_offset)
    name, extra = struct.unpack_from("<HH", file.read(_LOCAL_HEADER), 26)
    file.seek(name + extra, io.SEEK_CUR)
    return file.read(entry.compress_size)


def _unsafe_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str | None:
    """Return what makes an XML part unsafe, None where nothing does, or it is none."""
    if entry.is_dir() or entry.filename.lower().endswith(_CARRIED):
        return None
    for characters in _PROLOG_ENDS:
        with archive.open(entry) as part:
            head = part.read(characters * 4)
        if head.startswith(_EBCDIC):
            return _UNREADABLE
        text = _decoded(head)
        if not text.lstrip().startswith("<"):
            return None
        rest = text[_end_of_prolog(text) :]
        if not rest.startswith(("<!--", "<?")) and len(rest) > 1:
            break
    if rest.startswith("<!DOCTYPE"):
        return "的内部部件带有DOCTYPE，不安全"
    coding = _CODING.match(text.lstrip())
    if rest.startswith("<!") or (coding and not _CODINGS.fullmatch(coding[1])):
        return _UNREADABLE
    return None


def _end_of_prolog(text: str) -> int:
    found = _PROLOG.match(text)
    return found.end() if found else 0


def _decoded(head: bytes) -> str:
    """Return the beginning of a part; byte by byte, where it is in no wide encoding."""
    wide = next((coding for mark, coding in _WIDE if head.startswith(mark)), None)
    if wide:
        return head.decode(wide, "replace").lstrip("\ufeff")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
