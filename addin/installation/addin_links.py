"""Links of the add-in itself: its file, its folder, and whether Excel has switched it off."""

from __future__ import annotations

from addin.installation.computer import Computer
from addin.installation.install import Build, build_addin, built_addin
from addin.installation.links import Link, broken, fine, notice
from addin.installation.places import ADDIN, addin_file, internet_mark, startup_folder

OFFICE_VERSIONS = ("16.0", "15.0", "14.0")

_DISABLED = r"Software\Microsoft\Office\{version}\Excel\Resiliency\DisabledItems"


def addin(computer: Computer, build: Build = build_addin) -> Link:
    """Examine the add-in's file: there, this version's to the byte, not marked as downloaded."""
    path = addin_file(computer)
    try:
        content = path.read_bytes()
    except OSError:
        return broken("加载项", f"没有或读不了“{path}”", "请运行 taizhang install")
    if internet_mark(path).exists():
        return broken(
            "加载项", "带有“来自网络”的标记，Excel会禁用它", "请关闭Excel后运行 taizhang install"
        )
    if content != built_addin(build):
        return broken(
            "加载项", "与这一版台账通不一致", "请关闭全部Excel窗口后运行 taizhang install"
        )
    return fine("加载项", f"{path}")


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
    for version in OFFICE_VERSIONS:
        items = computer.registry.values("HKCU", _DISABLED.format(version=version))
        if any(_names_addin(value) for value in items.values()):
            return broken(
                "禁用项目",
                "Excel把加载项列入了禁用项目",
                "请在Excel里点 文件→选项→加载项→管理“禁用项目”→转到，启用它后重新打开Excel",
            )
    return fine("禁用项目", "没有被Excel禁用")


def _names_addin(value: object) -> bool:
    """Return whether an item names our file: three numbers, then two UTF-16 texts in lower case."""
    if not isinstance(value, bytes):
        return False
    return ADDIN in value[12:].decode("utf-16-le", errors="ignore").lower()
