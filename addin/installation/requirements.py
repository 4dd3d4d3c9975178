"""What a package needs on a computer, and what of it is missing there."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser

from packaging.markers import default_environment
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

PROGRAM = "taizhang"

# The office's computer as a bundle is made for it; markers are evaluated for this one,
# whatever the bundle is made on.
OFFICE_PYTHON = "3.11"
OFFICE: Mapping[str, str] = {
    "implementation_name": "cpython",
    "implementation_version": "3.11.9",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_release": "10",
    "platform_system": "Windows",
    "platform_version": "10.0.19045",
    "python_full_version": "3.11.9",
    "python_version": OFFICE_PYTHON,
    "sys_platform": "win32",
}


@dataclass(frozen=True)
class Package:
    """A package as it is there: its version, and its requirements as written in its metadata."""

    name: str
    version: str
    requires: tuple[str, ...] = ()


Find = Callable[[str], Package | None]


def package_of(metadata: Message) -> Package:
    """Return the package that a METADATA file describes."""
    requires = tuple(str(line) for line in metadata.get_all("Requires-Dist", []))
    return Package(str(metadata["Name"]), str(metadata["Version"]), requires)


def package_of_text(metadata: str) -> Package:
    """Return the package that the text of a METADATA file describes."""
    return package_of(HeaderParser().parsestr(metadata))


def installed(name: str) -> Package | None:
    """Return a package installed beside this program, or None."""
    try:
        found = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return None
    return Package(found.metadata["Name"], found.version, tuple(found.requires or ()))


def unmet(root: str, find: Find, computer: Mapping[str, str] | None = None) -> list[str]:
    """Return the requirements of a package, its own and those behind, that ``find`` cannot meet.

    Each is written as pip would take it (``xlwings==0.37.8``), without marker, in order of need.
    """
    environment = {**(default_environment() if computer is None else computer)}
    missing: dict[str, None] = {}
    waiting, seen = [Requirement(root)], set[str]()
    while waiting:
        wanted = waiting.pop(0)
        if (line := _line(wanted)) in seen:
            continue
        seen.add(line)
        found = find(canonicalize_name(wanted.name))
        if found is None or not wanted.specifier.contains(found.version, prereleases=True):
            missing[line] = None
        else:
            waiting += _needed(found.requires, wanted.extras, environment)
    return list(missing)


def _line(wanted: Requirement) -> str:
    extras = f"[{','.join(sorted(wanted.extras))}]" if wanted.extras else ""
    return f"{wanted.name}{extras}{wanted.specifier}"


def _needed(
    lines: Iterable[str], extras: Iterable[str], environment: Mapping[str, object]
) -> Iterator[Requirement]:
    told = {name: str(value) for name, value in environment.items()}
    for wanted in _readable(lines):
        marker = wanted.marker
        if marker is None or any(
            marker.evaluate({**told, "extra": extra}) for extra in ("", *extras)
        ):
            yield wanted


def _readable(lines: Iterable[str]) -> Iterator[Requirement]:
    for line in lines:
        try:
            yield Requirement(line)
        except InvalidRequirement:  # an old package's own slip; pip refuses it louder than we can
            continue
