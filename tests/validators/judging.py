"""What independent validators say of an Office file, without what they are known to be wrong about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import ooxml_integrity
from openxml_audit import FileFormat, OpenXmlValidator

FORMATS = (FileFormat.MICROSOFT_365, FileFormat.OFFICE_2016)
KNOWN = tomllib.loads((Path(__file__).parent / "known.toml").read_text(encoding="utf-8"))["known"]


def findings(path: Path, formats: Sequence[FileFormat] = FORMATS) -> frozenset[str]:
    """Return the kinds of finding of the validators, each with the part that it is about."""
    return _findings(path, path.stat().st_mtime_ns, tuple(formats))


def new_findings(path: Path, source: Path, formats: Sequence[FileFormat] = FORMATS) -> list[str]:
    """Return the kinds of finding about a copy that its source has none of."""
    return sorted(findings(path, formats) - findings(source, formats))


@cache
def _findings(path: Path, _written: int, formats: tuple[FileFormat, ...]) -> frozenset[str]:
    return frozenset(said for said in _said(path, formats) if not is_known(said))


def is_known(said: str) -> bool:
    """Whether a validator is wrong about this."""
    return any(re.search(its["pattern"], said) for its in KNOWN)


def _said(path: Path, formats: tuple[FileFormat, ...]) -> Iterator[str]:
    for its in formats:
        # One for each file: it keeps what it read of a package by the address of an object.
        for error in OpenXmlValidator(file_format=its, max_errors=0).validate(path).errors:
            yield f"{its.name} {error.part_uri}: {error.description}"
    if path.suffix == ".docx":
        for finding in ooxml_integrity.check(str(path)):
            yield f"{finding.severity.name} {finding.code}: {finding.message}"
