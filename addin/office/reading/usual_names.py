"""A workbook whose parts have other names than Excel's, as the fast reader takes it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from addin.ledger.values.patterns import pattern
from addin.office.reading.sheet_parts import main_part, relations_of, targets

MAIN = "xl/workbook.xml"
_USUAL = {
    "sharedStrings": "xl/sharedStrings.xml",
    "styles": "xl/styles.xml",
    "theme": "xl/theme/theme1.xml",
}
_RELATIONSHIP = pattern(rb"<(?:\w+:)?Relationship\s[^>]*>")


def as_usual(path: Path) -> bytes:
    """Return a workbook with every part that has one under its usual name; b"" where all have.

    The standard leaves names open, and Excel itself writes xl/workbook2.xml now and then.
    """
    with zipfile.ZipFile(path) as archive:
        main = main_part(archive)
        related = targets(archive, main)
        names = {main: MAIN, relations_of(main): relations_of(MAIN)}
        names |= {part: _USUAL[kind] for kind, part in related.values() if kind in _USUAL}
        names = {old: new for old, new in names.items() if old != new and old in archive.NameToInfo}
        if not names:
            return b""
        changed = {
            "_rels/.rels": _aimed(archive.read("_rels/.rels"), dict.fromkeys(_ids(archive), MAIN)),
            relations_of(main): _aimed(
                archive.read(relations_of(main)),
                {key: names.get(part, part) for key, (_, part) in related.items()},
            ),
        }
        return _copied(archive, names, changed)


def _ids(archive: zipfile.ZipFile) -> list[str]:
    return [key for key, (kind, _) in targets(archive, "").items() if kind == "officeDocument"]


def _aimed(relations: bytes, parts: Mapping[str, str]) -> bytes:
    """Return relationships with some of them leading to other parts, by their ids."""

    def aimed(found: re.Match[bytes]) -> bytes:
        its = re.search(rb"""\sId\s*=\s*["']([^"']*)["']""", found[0])
        part = parts.get(its[1].decode()) if its and b"External" not in found[0] else None
        if part is None:
            return found[0]
        target = b' Target="/' + part.encode() + b'"'
        return re.sub(rb"""\sTarget\s*=\s*("[^"]*"|'[^']*')""", lambda _: target, found[0])

    return _RELATIONSHIP.sub(aimed, relations)


def _copied(
    archive: zipfile.ZipFile, names: Mapping[str, str], changed: Mapping[str, bytes]
) -> bytes:
    copy = io.BytesIO()
    taken = set(names.values())
    with zipfile.ZipFile(copy, "w") as renamed:
        for name in archive.namelist():
            if name in names or name not in taken:
                content = changed[name] if name in changed else archive.read(name)
                renamed.writestr(names.get(name, name), content)
    return copy.getvalue()
