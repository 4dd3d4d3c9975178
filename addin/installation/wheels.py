"""A folder of wheels for the office's computer: what is in it, and what it still lacks."""

from __future__ import annotations

import hashlib
import zipfile
from functools import lru_cache
from pathlib import Path

from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from addin.installation.requirements import (
    OFFICE,
    OFFICE_PYTHON,
    PROGRAM,
    Package,
    package_of_text,
    unmet,
)
from addin.ledger.refusal import Refusal

OFFICE_PLATFORM = "win_amd64"


def lacking(folder: Path) -> list[str]:
    """Return the requirements of the program that no wheel in the folder meets on Windows."""
    return unmet(PROGRAM, wheels(folder).get, OFFICE)


def wheels(folder: Path) -> dict[str, Package]:
    """Return the packages that the folder holds for Windows, by canonical name."""
    read = (package_in(path) for path in sorted(folder.glob("*.whl")) if _fits(path))
    return {canonicalize_name(package.name): package for package in read}


def package_in(wheel: Path) -> Package:
    """Return the package that a wheel holds; raises Refusal for a file that is no wheel."""
    try:
        with zipfile.ZipFile(wheel) as file:
            name = next(n for n in file.namelist() if n.endswith(".dist-info/METADATA"))
            return package_of_text(file.read(name).decode("utf-8"))
    except (zipfile.BadZipFile, StopIteration, OSError) as error:
        raise Refusal(f"“{wheel.name}”不是完整的安装包；请删掉后重新下载") from error


def pins(folder: Path) -> str:
    """Return the folder's wheels as requirements that pip checks to the byte."""
    lines = []
    for path in sorted(folder.glob("*.whl"), key=lambda p: p.name.lower()):
        package = package_in(path)
        lines.append(f"{package.name}=={package.version} --hash=sha256:{sha256(path)}")
    return "".join(f"{line}\n" for line in lines)


def sha256(path: Path) -> str:
    """Return a file's SHA-256 in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _fits(wheel: Path) -> bool:
    try:
        tags = parse_wheel_filename(wheel.name)[3]
    except InvalidWheelFilename:
        return False
    return bool(tags & _office_tags())


@lru_cache(maxsize=1)
def _office_tags() -> frozenset[Tag]:
    major, minor = (int(part) for part in OFFICE_PYTHON.split("."))
    version, platforms = (major, minor), [OFFICE_PLATFORM]
    return frozenset(
        [
            *cpython_tags(version, platforms=platforms),
            *compatible_tags(version, f"cp{major}{minor}", platforms),
        ]
    )
