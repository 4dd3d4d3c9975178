"""Links of the add-ins themselves: files, folder, and whether Office has switched them off."""

from __future__ import annotations

from pathlib import Path

from addin.installation.computer import Computer
from addin.installation.install import Build, build_addin, built_addin
from addin.installation.links import Link, broken, fine, notice
from addin.installation.places import (
    ADDIN,
    WORD_ADDIN,
    addin_file,
    internet_mark,
    startup_folder,
    word_addin_file,
)

OFFICE_VERSIONS = ("16.0", "15.0", "14.0")

_DISABLED = r"Software\Microsoft\Office\{version}\{program}\Resiliency\DisabledItems"


def addin(computer: Computer, build: Build = build_addin) -> Link:
    """Examine Excel's add-in: there, this version's to the byte, not marked as downloaded."""
    return _file("加载项", addin_file(computer), built_addin(build), "Excel")


def word_addin(computer: Computer, build: Build = build_addin) -> Link:
    """Examine Word's template in the same way."""
    return _file("Word加载项", word_addin_file(computer), built_addin(build, WORD_ADDIN), "Word")


def _file(name: str, path: Path, wanted: bytes, program: str) -> Link:
    try:
        content = path.read_bytes()
    except OSError:
        return broken(name, f"没有或读不了“{path}”", "请运行 taizhang install")
    if internet_mark(path).exists():
        return broken(
            name,
            f"带有“来自网络”的标记，{program}会禁用它",
            f"请关闭{program}后运行 taizhang install",
        )
    if content != wanted:
        return broken(
            name, "与这一版台账通不一致", f"请关闭全部{program}窗口后运行 taizhang install"
        )
    return fine(name, f"{path}")


def folder(computer: Computer) -> Link:
    """Examine Excel's startup folder: on this computer, not on the network."""
    path = startup_folder(computer)
    if str(path).startswith(("\\\\", "//")):
        return notice(
            "启动文件夹",
            f"“{path}”在网络上",
            "Excel默认不信任网络位置；看不到选项卡时请管理员把它设为受信任位置",
        )
    return fine("启动文件夹", "在本机")


def not_disabled(computer: Computer) -> Link:
    """Examine Excel's list of disabled items, where add-ins go after a crash."""
    return _not_disabled(computer, "禁用项目", "Excel", ADDIN)


def word_not_disabled(computer: Computer) -> Link:
    """Examine Word's list of disabled items."""
    return _not_disabled(computer, "Word禁用项目", "Word", WORD_ADDIN)


def _not_disabled(computer: Computer, name: str, program: str, addin: str) -> Link:
    for version in OFFICE_VERSIONS:
        key = _DISABLED.format(version=version, program=program)
        items = computer.registry.values("HKCU", key)
        if any(_names(addin, value) for value in items.values()):
            return broken(
                name,
                f"{program}把加载项列入了禁用项目",
                f"请在{program}里点 文件→选项→加载项→管理“禁用项目”→转到，"
                f"启用它后重新打开{program}",
            )
    return fine(name, f"没有被{program}禁用")


def _names(addin: str, value: object) -> bool:
    """Return whether an item names our file: three numbers, then two UTF-16 texts in lower case."""
    if not isinstance(value, bytes):
        return False
    return addin in value[12:].decode("utf-16-le", errors="ignore").lower()
