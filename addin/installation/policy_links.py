"""Links that an administrator's settings decide: macros, trusted places, Defender, scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from addin.installation.addin_links import OFFICE_VERSIONS
from addin.installation.computer import Computer
from addin.installation.links import Link, broken, fine, notice
from addin.installation.places import startup_folder, word_startup_folder
from addin.installation.registry import Hive, Value

_POLICIES: tuple[tuple[Hive, str], ...] = (
    ("HKLM", r"Software\Policies\Microsoft\Office"),
    ("HKCU", r"Software\Policies\Microsoft\Office"),
    ("HKCU", r"Software\Policies\Microsoft\Cloud\Office"),
)
_CHOICES: tuple[tuple[Hive, str], ...] = (("HKCU", r"Software\Microsoft\Office"),)
_ENABLED_ALL = 1  # VBAWarnings: macros run without asking

_ASR_CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
_ASR_TAIL = r"Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_ASR_KEYS = (rf"SOFTWARE\Policies\{_ASR_TAIL}", rf"SOFTWARE\{_ASR_TAIL}")
_ASR_MANAGED = r"SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager"
_ASR_BLOCK, _ASR_AUDIT, _ASR_WARN = 1, 2, 6

_SCRIPT_HOST = r"Software\Microsoft\Windows Script Host\Settings"


def macros(computer: Computer) -> Link:
    """Examine what Office's security settings do to an unsigned add-in in the startup folder."""
    return _macros(computer, "宏设置", "Excel", startup_folder(computer))


def word_macros(computer: Computer) -> Link:
    """Examine the same settings of Word."""
    return _macros(computer, "Word宏设置", "Word", word_startup_folder(computer))


def _macros(computer: Computer, name: str, program: str, folder: Path) -> Link:
    own = rf"{program}\Security"
    if _is_on(computer, "Common", "VBAOff"):
        return broken(name, "Office的VBA被整个关闭（VBAOff）", _ask("允许使用VBA"))
    if _is_on(computer, own, "DisableAllAddins"):
        return broken(
            name,
            f"{program}设为禁用所有加载项（DisableAllAddins）",
            "请在 文件→选项→信任中心→加载项 里取消，取消不了的请管理员修改策略",
        )
    if _is_on(computer, own + r"\Trusted Locations", "AllLocationsDisabled"):
        return _without_trust(computer, name, program)
    if _is_off(computer, r"Common\Security\Trusted Locations", "Allow User Locations"):
        return notice(name, "只承认管理员设的受信任位置", _ask(f"把“{folder}”加进去"))
    if _is_on(computer, own, "RequireAddinSig"):
        return notice(
            name, "要求加载项有签名，本加载项没有", "看不到选项卡时，" + _ask("取消这一项")
        )
    return fine(name, "没有禁用加载项，启动文件夹受信任")


def _without_trust(computer: Computer, name: str, program: str) -> Link:
    warnings = next(_read(computer, rf"{program}\Security", "VBAWarnings"), None)
    if warnings == _ENABLED_ALL:
        return notice(name, "受信任位置被禁用，但宏全部允许", "加载项能用，宏设置改变后会失效")
    return broken(
        name,
        f"受信任位置被全部禁用，{program}会拦住加载项里的宏",
        "请在 文件→选项→信任中心→受信任位置 里取消“禁用所有受信任位置”，取消不了的请管理员修改策略",
    )


def _ask(what: str) -> str:
    return f"请管理员{what}，或改用命令行"


def _read(computer: Computer, tail: str, name: str) -> Iterator[Value]:
    """Yield a setting's values, the strongest first: policies win over the user's own choice."""
    for hive, base in (*_POLICIES, *_CHOICES):
        for version in OFFICE_VERSIONS:
            value = computer.registry.read(hive, rf"{base}\{version}\{tail}", name)
            if value is not None:
                yield value


def _is_on(computer: Computer, tail: str, name: str) -> bool:
    return next(_read(computer, tail, name), 0) not in (0, "0")


def _is_off(computer: Computer, tail: str, name: str) -> bool:
    return next(_read(computer, tail, name), 1) in (0, "0")


def defender(computer: Computer) -> Link:
    """Examine Defender's rule against programs that Office starts, as a click starts Python."""
    modes = set(_asr_modes(computer))
    if _ASR_BLOCK in modes:
        return broken(
            "Defender",
            "“阻止Office创建子进程”规则已启用，点按钮时Python会被拦住",
            "请管理员把这个规则对台账通的pythonw.exe设为排除，或改用命令行",
        )
    if _ASR_WARN in modes:
        return notice("Defender", "“阻止Office创建子进程”规则为警告", "点按钮时弹出提示，请选允许")
    if _ASR_AUDIT in modes:
        return notice(
            "Defender", "“阻止Office创建子进程”规则为审核", "现在能用，改为阻止后会被拦住"
        )
    return fine("Defender", "没有启用“阻止Office创建子进程”规则")


def _asr_modes(computer: Computer) -> Iterator[int]:
    for key in _ASR_KEYS:
        for name, value in computer.registry.values("HKLM", key).items():
            if name.strip("{}").lower() == _ASR_CHILD_PROCESSES:
                yield _mode(value)
    managed = computer.registry.read("HKLM", _ASR_MANAGED, "ASRRules")
    for entry in str(managed or "").split("|"):
        rule, _, mode = entry.partition("=")
        if rule.strip(" {}").lower() == _ASR_CHILD_PROCESSES:
            yield _mode(mode)


def _mode(value: Value) -> int:
    text = str(value).strip()
    return int(text) if text.isdigit() else 0


def script_host(computer: Computer) -> Link:
    """Examine whether Windows' script host, by which the add-in starts Python, is allowed."""
    hives: tuple[Hive, ...] = ("HKLM", "HKCU")
    if any(computer.registry.read(h, _SCRIPT_HOST, "Enabled") in (0, "0") for h in hives):
        return notice(
            "脚本宿主",
            "Windows脚本宿主被禁用，点按钮可能没有反应",
            "没有反应时请管理员允许（Windows Script Host 的 Enabled），或改用命令行",
        )
    return fine("脚本宿主", "没有被禁用")
