"""Links of the programs that show the ribbon: Excel and Word, or WPS in their place."""

from __future__ import annotations

from addin.installation.addin_links import OFFICE_VERSIONS
from addin.installation.computer import Computer
from addin.installation.links import Link, broken, fine, notice
from addin.installation.registry import Hive

_CLICK_TO_RUN = r"SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
_OPENED_BY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsx\UserChoice"
_STARTED_BY = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{program}"
_WPS_NAMES = ("kingsoft", "wps", r"\et.exe")
_COMMAND_LINE = "功能区按钮只能在Excel里用；没有Excel时，请先关闭台账，用命令行 taizhang check 校验"


def excel(computer: Computer) -> Link:
    """Examine Excel: installed, which version, and whether it still answers to its own name."""
    version = _version(computer, "Excel", "excel.exe")
    if version is None:
        seen = "没有找到Excel，只有WPS" if has_wps(computer) else "没有找到Excel"
        return broken("Excel", seen, _COMMAND_LINE)
    seen = f"{version}，{_bits(computer)}"
    if _is_wps(_server(computer)):
        return notice(
            "Excel",
            f"{seen}，但系统把Excel登记成了WPS",
            "按钮没有反应时，请在WPS的配置工具里取消与微软Office的兼容设置，或修复Office",
        )
    return fine("Excel", seen)


def word(computer: Computer) -> Link:
    """Examine Word, which has buttons of its own; everything else works without it."""
    version = _version(computer, "Word", "winword.exe")
    if version is None:
        return notice(
            "Word",
            "没有找到Word",
            "Word里的按钮用不了；更新、核对报告请用Excel里的按钮，或命令行 taizhang refresh",
        )
    return fine("Word", version)


def wps(computer: Computer) -> Link:
    """Examine whether a double click on a ledger opens WPS, which has no such ribbon."""
    if not has_wps(computer):
        return fine("WPS", "没有安装")
    if _version(computer, "Excel", "excel.exe") is None:
        return notice("WPS", "已安装", _COMMAND_LINE)
    if _text(computer, "HKCU", _OPENED_BY, "ProgId").lower().startswith("excel."):
        return fine("WPS", "已安装，双击台账用Excel打开")
    return notice(
        "WPS", "已安装", "双击台账若打开的是WPS，请右键台账选“打开方式→Excel”，WPS里没有这个选项卡"
    )


def has_wps(computer: Computer) -> bool:
    """Return whether WPS is installed."""
    hives: tuple[Hive, ...] = ("HKCU", "HKLM")
    key = r"Software\Kingsoft\Office\6.0\Common"
    return computer.registry.read("HKCR", r"Ket.Application\CLSID") is not None or any(
        computer.registry.read(h, key, "InstallRoot") for h in hives
    )


def _version(computer: Computer, program: str, file: str) -> str | None:
    """Return what is installed, as people say it: the exact build where it can be told."""
    for version in OFFICE_VERSIONS:
        key = rf"SOFTWARE\Microsoft\Office\{version}\{program}\InstallRoot"
        if _text(computer, "HKLM", key, "Path"):
            return _text(computer, "HKLM", _CLICK_TO_RUN, "VersionToReport") or version
    started = _text(computer, "HKLM", _STARTED_BY.format(program=file))
    if started.lower().endswith(file) and not _is_wps(started):
        return _text(computer, "HKLM", _CLICK_TO_RUN, "VersionToReport") or "版本未能判断"
    return None


def _bits(computer: Computer) -> str:
    told = [_text(computer, "HKLM", _CLICK_TO_RUN, "Platform")]
    told += [
        _text(computer, "HKLM", rf"SOFTWARE\Microsoft\Office\{v}\Outlook", "Bitness")
        for v in OFFICE_VERSIONS
    ]
    names = {"x64": "64位", "x86": "32位"}
    return next((names[t] for t in told if t in names), "位数未能判断")


def _server(computer: Computer) -> str:
    """Return the program that starts under Excel's name."""
    identity = _text(computer, "HKCR", r"Excel.Application\CLSID")
    return _text(computer, "HKCR", rf"CLSID\{identity}\LocalServer32") if identity else ""


def _is_wps(server: str) -> bool:
    return any(name in server.lower() for name in _WPS_NAMES)


def _text(computer: Computer, hive: Hive, key: str, name: str = "") -> str:
    value = computer.registry.read(hive, key, name)
    return value.strip(' "') if isinstance(value, str) else ""
