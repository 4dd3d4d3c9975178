"""A clerk's computer as a value: a folder for its disk, a dictionary for its registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from addin.installation.computer import Computer, Ran
from addin.installation.registry import Hive, Value

EXCEL = r"HKLM\SOFTWARE\Microsoft\Office\16.0\Excel\InstallRoot"
WORD = r"HKLM\SOFTWARE\Microsoft\Office\16.0\Word\InstallRoot"
CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"


@dataclass
class DictRegistry:
    """The registry: "HIVE\\key" to values by name; Windows takes no note of capitals."""

    keys: dict[str, dict[str, Value]] = field(default_factory=dict)

    def read(self, hive: Hive, key: str, name: str = "") -> Value:
        found = {n.lower(): v for n, v in self.values(hive, key).items()}
        return found.get(name.lower())

    def values(self, hive: Hive, key: str) -> Mapping[str, Value]:
        wanted = f"{hive}\\{key}".lower()
        return next((v for k, v in self.keys.items() if k.lower() == wanted), {})

    def put(self, key: str, **values: Value) -> None:
        self.keys.setdefault(key, {}).update(
            {"" if n == "default" else n: values[n] for n in values}
        )


@dataclass
class Commands:
    """What commands were run, and what each is to answer."""

    answer: Ran = field(default_factory=lambda: Ran(0, ""))
    ran: list[list[str]] = field(default_factory=list)

    def __call__(self, command: Sequence[str], timeout: float) -> Ran:  # noqa: ARG002 - Run's
        self.ran.append(list(command))
        return self.answer


def registry_of(computer: Computer) -> DictRegistry:
    assert isinstance(computer.registry, DictRegistry)
    return computer.registry


def commands_of(computer: Computer) -> Commands:
    assert isinstance(computer.run, Commands)
    return computer.run


def office_computer(disk: Path, user: str = "zhangsan") -> Computer:
    """Return a computer with Windows, Excel and Python, where nothing is installed yet."""
    home = disk / user
    roaming, local = home / "AppData" / "Roaming", home / "AppData" / "Local"
    python = local / "Programs" / "taizhang" / "Scripts"
    for folder in (roaming, local, python):
        folder.mkdir(parents=True)
    for name in ("python.exe", "pythonw.exe"):
        (python / name).touch()
    registry = DictRegistry()
    registry.put(EXCEL, Path=r"C:\Program Files\Microsoft Office\Root\Office16")
    registry.put(WORD, Path=r"C:\Program Files\Microsoft Office\Root\Office16")
    registry.put(CLICK_TO_RUN, VersionToReport="16.0.17928.20156", Platform="x64")
    return Computer(
        platform="win32",
        environment={
            "APPDATA": str(roaming),
            "LOCALAPPDATA": str(local),
            "USERPROFILE": str(home),
        },
        home=home,
        executable=python / "python.exe",
        base_prefix=r"C:\Python311",
        version=(3, 11, 9),
        bits=64,
        registry=registry,
        run=Commands(),
    )


def build(path: Path) -> None:
    """Write an add-in, as the builder of macros does: the same bytes each time."""
    path.write_bytes(b"PK this version")


def disk_of(computer: Computer) -> dict[str, bytes]:
    """Return every file of the computer, by path from home."""
    home = computer.home
    return {p.relative_to(home).as_posix(): p.read_bytes() for p in home.rglob("*") if p.is_file()}
