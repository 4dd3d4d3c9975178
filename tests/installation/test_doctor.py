"""Each link of the chain, good and bad."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from addin.cli import main
from addin.installation import addin_links, excel_links, policy_links, python_links
from addin.installation import computer as computers_module
from addin.installation import doctor as doctor_module
from addin.installation.computer import NOT_STARTED, TIMED_OUT, Computer, Ran, run_command
from addin.installation.doctor import examine, is_broken, summary
from addin.installation.install import install
from addin.installation.links import Link, State
from addin.installation.places import (
    addin_file,
    conf_file,
    internet_mark,
    log_folder,
    spare_folder,
    word_addin_file,
)
from addin.installation.requirements import Package
from commands import Output
from computers import (
    CLICK_TO_RUN,
    EXCEL,
    WORD,
    build,
    commands_of,
    disk_of,
    office_computer,
    registry_of,
)

POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0"
CHOICE = r"HKCU\Software\Microsoft\Office\16.0"
ASR = r"Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
TRUSTED = rf"{POLICY}\excel\security\trusted locations"
FINE, NOTICE, BROKEN = State.FINE, State.NOTICE, State.BROKEN


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """An office's computer with the add-in installed."""
    computer = office_computer(tmp_path)
    install(computer, build)
    return computer


def _addin(computer: Computer) -> Link:
    return addin_links.addin(computer, build)


def _word_addin(computer: Computer) -> Link:
    return addin_links.word_addin(computer, build)


ALL: list[Callable[[Computer], Link]] = [
    python_links.python,
    excel_links.excel,
    excel_links.wps,
    addin_links.folder,
    _addin,
    addin_links.not_disabled,
    policy_links.macros,
    policy_links.script_host,
    policy_links.defender,
    excel_links.word,
    _word_addin,
    addin_links.word_not_disabled,
    policy_links.word_macros,
    python_links.conf,
    python_links.start,
    python_links.log,
    python_links.spare,
]


def test_on_a_good_computer_every_link_is_fine_and_nothing_is_touched(computer: Computer) -> None:
    before = disk_of(computer)
    links = [look(computer) for look in ALL]
    assert {link.name: link.line for link in links if link.state is not FINE} == {}
    assert all(link.line.startswith("正常　") for link in links)
    assert disk_of(computer) == before


@pytest.mark.parametrize(
    ("change", "state", "said"),
    [
        ({"version": (3, 10, 4)}, BROKEN, "太旧"),
        ({"bits": 32}, NOTICE, "32位"),
        ({"base_prefix": r"C:\Program Files\WindowsApps\Python.3.11"}, BROKEN, "应用商店"),
    ],
)
def test_python(computer: Computer, change: dict[str, object], state: State, said: str) -> None:
    _expect(python_links.python(dataclasses.replace(computer, **change)), state, said)  # type: ignore[arg-type]


def test_packages() -> None:
    computer = computers_module.this_computer()
    there = {
        "taizhang": Package("taizhang", "1", ("xlwings==0.37.8", 'tomli; python_version < "3"')),
        "xlwings": Package("xlwings", "0.37.8", ("pywin32>=224",)),
        "pywin32": Package("pywin32", "312"),
    }
    _expect(python_links.packages(computer, there.get), FINE, "齐全")
    older = {**there, "xlwings": Package("xlwings", "0.30.0")}
    _expect(python_links.packages(computer, older.get), BROKEN, "xlwings==0.37.8")
    lost = {name: package for name, package in there.items() if name != "pywin32"}
    _expect(python_links.packages(computer, lost.get), BROKEN, "pywin32>=224")
    _expect(python_links.packages(computer, {}.get), NOTICE, "未能判断")


def test_the_packages_beside_this_test_are_complete() -> None:
    _expect(python_links.packages(computers_module.this_computer()), FINE, "齐全")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "没有或读不了"),
        ('"INTERPRETER","C:\\张\\pythonw.exe"\r\n'.encode(), "英文以外的字符"),
        (b'"PYTHON","x"\r\n', "没有INTERPRETER"),
        (b'"INTERPRETER","/nowhere/pythonw.exe"\r\n', "不存在"),
    ],
)
def test_a_bad_conf_file(computer: Computer, content: bytes | None, said: str) -> None:
    conf_file(computer).unlink()
    if content is not None:
        conf_file(computer).write_bytes(content)
    _expect(python_links.conf(computer), BROKEN, said, "taizhang install")


def test_a_place_with_a_percent_sign(tmp_path: Path) -> None:
    computer = office_computer(tmp_path, "100%")
    install(computer, build)
    _expect(python_links.conf(computer), BROKEN, "百分号")


def test_the_conf_files_python_is_started_as_a_click_starts_it(computer: Computer) -> None:
    python_links.start(computer)
    (command,) = commands_of(computer).ran
    assert command[0] == str(computer.executable.with_name("pythonw.exe"))
    assert command[1:] == [
        "-E",
        "-P",
        "-B",
        "-X",
        "utf8",
        "-c",
        "import addin.ribbon, addin.word_ribbon",
    ]


@pytest.mark.parametrize(
    ("ran", "said"),
    [
        (Ran(TIMED_OUT, "60秒内没有结束"), "60秒内没有结束"),
        (Ran(NOT_STARTED, "Access is denied"), "启动不了"),
        (Ran(1, "Traceback\nModuleNotFoundError: No module named 'win32api'\n\n"), "win32api"),
    ],
)
def test_a_python_that_does_not_start(computer: Computer, ran: Ran, said: str) -> None:
    commands_of(computer).answer = ran
    _expect(python_links.start(computer), BROKEN, said)


@pytest.mark.parametrize("content", [None, "张".encode()])
def test_without_a_conf_file_there_is_nothing_to_start(
    computer: Computer, content: bytes | None
) -> None:
    conf_file(computer).unlink()
    if content:
        conf_file(computer).write_bytes(content)
    _expect(python_links.start(computer), BROKEN, "没有可用的设置文件")


def test_commands_really_run(tmp_path: Path) -> None:
    said = run_command([sys.executable, "-c", "print('一'); raise SystemExit(3)"], 30)
    assert said.status == 3
    assert (
        run_command([sys.executable, "-c", "import time; time.sleep(9)"], 0.2).status == TIMED_OUT
    )
    assert run_command([str(tmp_path / "nothing.exe")], 5).status == NOT_STARTED


def test_a_log_that_cannot_be_written(computer: Computer) -> None:
    log_folder(computer).write_text("a file where the folder should be")
    _expect(python_links.log(computer), NOTICE, "写不了")


def test_starting_ahead_is_off_or_on_and_its_folder_can_be_written(computer: Computer) -> None:
    _expect(python_links.spare(computer), FINE, "没有打开", "--warm")
    install(computer, build, warm=True)
    before = disk_of(computer)
    _expect(python_links.spare(computer), FINE, "已打开", str(spare_folder(computer)))
    assert disk_of(computer) == before
    log_folder(computer).write_text("a file where the folder should be")
    _expect(python_links.spare(computer), NOTICE, "已打开", "写不了")


def test_an_add_in_that_is_missing_older_or_marked(computer: Computer) -> None:
    internet_mark(addin_file(computer)).write_text("[ZoneTransfer]")
    _expect(_addin(computer), BROKEN, "来自网络", "taizhang install")
    internet_mark(addin_file(computer)).unlink()
    addin_file(computer).write_bytes(b"PK older")
    _expect(_addin(computer), BROKEN, "不一致", "taizhang install")
    addin_file(computer).unlink()
    _expect(_addin(computer), BROKEN, "没有", "taizhang install")


def test_words_template_that_is_missing_older_or_marked(computer: Computer) -> None:
    internet_mark(word_addin_file(computer)).write_text("[ZoneTransfer]")
    _expect(_word_addin(computer), BROKEN, "来自网络", "关闭Word")
    internet_mark(word_addin_file(computer)).unlink()
    word_addin_file(computer).write_bytes(b"PK older")
    _expect(_word_addin(computer), BROKEN, "不一致", "全部Word窗口")
    word_addin_file(computer).unlink()
    _expect(_word_addin(computer), BROKEN, "没有", "taizhang install")


def test_word_is_examined_by_its_own_settings(computer: Computer) -> None:
    key = rf"{CHOICE}\Word\Resiliency\DisabledItems"
    registry_of(computer).put(key, b2=_disabled(r"c:\users\x\startup\党建台账.DOTM"))
    _expect(addin_links.word_not_disabled(computer), BROKEN, "Word把加载项", "重新打开Word")
    assert addin_links.not_disabled(computer).state is FINE
    registry_of(computer).put(rf"{CHOICE}\Word\Security", DisableAllAddins=1)
    _expect(policy_links.word_macros(computer), BROKEN, "Word设为禁用所有加载项")
    assert policy_links.macros(computer).state is FINE


def test_without_word_the_rest_works(computer: Computer) -> None:
    _expect(excel_links.word(computer), FINE, "16.0.17928.20156")
    del registry_of(computer).keys[WORD]
    _expect(excel_links.word(computer), NOTICE, "没有找到Word", "taizhang refresh")


def test_a_startup_folder_on_the_network(computer: Computer) -> None:
    moved = {**computer.environment, "APPDATA": r"\\server\home\zhangsan"}
    _expect(
        addin_links.folder(dataclasses.replace(computer, environment=moved)), NOTICE, "在网络上"
    )


def test_an_add_in_that_excel_has_disabled(computer: Computer) -> None:
    key = rf"{CHOICE}\Excel\Resiliency\DisabledItems"
    registry_of(computer).put(key, a1=_disabled(r"c:\别的.xlam"), a2="no bytes")
    _expect(addin_links.not_disabled(computer), FINE, "没有被Excel禁用")
    registry_of(computer).put(key, b2=_disabled(r"c:\users\x\xlstart\党建台账.XLAM"))
    _expect(addin_links.not_disabled(computer), BROKEN, "禁用项目")


@pytest.mark.parametrize(
    ("setting", "state", "said"),
    [
        (rf"{POLICY}\Common vbaoff 1", BROKEN, "VBA"),
        (rf"{POLICY}\excel\security disablealladdins 1", BROKEN, "DisableAllAddins"),
        (rf"{CHOICE}\Excel\Security DisableAllAddins 1", BROKEN, "DisableAllAddins"),
        (rf"{POLICY}\excel\security RequireAddinSig 1", NOTICE, "签名"),
        (rf"{TRUSTED} AllLocationsDisabled 1", BROKEN, "受信任"),
        (rf"{POLICY}\excel\security VBAWarnings 4", FINE, "受信任"),
        (rf"{POLICY}\excel\security blockcontentexecutionfrominternet 1", FINE, "受信任"),
    ],
)
def test_macro_settings(computer: Computer, setting: str, state: State, said: str) -> None:
    key, name, value = setting.rsplit(" ", 2)
    registry_of(computer).put(key, **{name: int(value)})
    _expect(policy_links.macros(computer), state, said)


def test_only_the_administrators_trusted_places(computer: Computer) -> None:
    key = rf"{POLICY}\common\security\trusted locations"
    registry_of(computer).put(key, **{"Allow User Locations": 0})
    _expect(policy_links.macros(computer), NOTICE, "管理员")


def test_a_policy_is_stronger_than_the_users_choice(computer: Computer) -> None:
    registry_of(computer).put(rf"{CHOICE}\Excel\Security", DisableAllAddins=1)
    registry_of(computer).put(rf"{POLICY}\Excel\Security", DisableAllAddins=0)
    _expect(policy_links.macros(computer), FINE, "受信任")


def test_without_trusted_places_only_allowing_all_macros_helps(computer: Computer) -> None:
    registry_of(computer).put(rf"{CHOICE}\Excel\Security\Trusted Locations", AllLocationsDisabled=1)
    registry_of(computer).put(rf"{CHOICE}\Excel\Security", VBAWarnings=1)
    _expect(policy_links.macros(computer), NOTICE, "宏全部允许")


@pytest.mark.parametrize(
    ("mode", "state"),
    [("1", BROKEN), (1, BROKEN), (6, NOTICE), (2, NOTICE), (0, FINE), (5, FINE), ("x", FINE)],
)
@pytest.mark.parametrize("place", ["policy", "set", "managed"])
def test_defender(computer: Computer, mode: int | str, state: State, place: str) -> None:
    registry = registry_of(computer)
    if place == "managed":
        key = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager"
        registry.put(
            key, ASRRules=f"26190899-1602-49e8-8b27-eb1d0a1ce869=1|{CHILD_PROCESSES}={mode}"
        )
    else:
        base = r"HKLM\SOFTWARE\Policies" if place == "policy" else r"HKLM\SOFTWARE"
        registry.put(rf"{base}\{ASR}", **{CHILD_PROCESSES.upper(): mode})
    assert policy_links.defender(computer).state is state


def test_a_rule_of_defender_about_other_programs_does_not_matter(computer: Computer) -> None:
    other = {"26190899-1602-49e8-8b27-eb1d0a1ce869": "1"}
    registry_of(computer).put(rf"HKLM\SOFTWARE\Policies\{ASR}", **other)
    assert policy_links.defender(computer).state is FINE


def test_a_script_host_that_is_switched_off(computer: Computer) -> None:
    registry_of(computer).put(r"HKLM\Software\Microsoft\Windows Script Host\Settings", Enabled=0)
    _expect(policy_links.script_host(computer), NOTICE, "脚本宿主被禁用")


def test_excel_tells_its_version_and_bits(computer: Computer) -> None:
    _expect(excel_links.excel(computer), FINE, "16.0.17928.20156，64位")
    keys = registry_of(computer).keys
    del keys[CLICK_TO_RUN]
    _expect(excel_links.excel(computer), FINE, "16.0，位数未能判断")
    registry_of(computer).put(r"HKLM\SOFTWARE\Microsoft\Office\16.0\Outlook", Bitness="x86")
    _expect(excel_links.excel(computer), FINE, "16.0，32位")
    del keys[EXCEL]
    started = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
    registry_of(computer).put(started, default=r'"C:\Office\EXCEL.EXE"')
    _expect(excel_links.excel(computer), FINE, "版本未能判断，32位")


def test_wps_instead_of_excel(computer: Computer) -> None:
    registry = registry_of(computer)
    registry.put(r"HKCU\Software\Kingsoft\Office\6.0\Common", InstallRoot=r"C:\WPS Office")
    _expect(excel_links.wps(computer), NOTICE, "打开方式")
    opened = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsx\UserChoice"
    registry.put(opened, ProgId="Excel.Sheet.12")
    _expect(excel_links.wps(computer), FINE, "用Excel打开")
    del registry.keys[EXCEL]
    _expect(excel_links.excel(computer), BROKEN, "只有WPS", "命令行")
    _expect(excel_links.wps(computer), NOTICE, "命令行")


def test_no_excel_at_all(computer: Computer) -> None:
    registry_of(computer).keys.clear()
    _expect(excel_links.excel(computer), BROKEN, "没有找到Excel", "命令行")


def test_excels_own_name_taken_by_wps(computer: Computer) -> None:
    registry = registry_of(computer)
    registry.put(r"HKCR\Excel.Application\CLSID", default="{00024500}")
    server = r"HKCR\CLSID\{00024500}\LocalServer32"
    registry.put(server, default=r"C:\Office\EXCEL.EXE /automation")
    assert excel_links.excel(computer).state is FINE
    registry.put(server, default=r'"C:\WPS Office\office6\et.exe" /automation')
    _expect(excel_links.excel(computer), NOTICE, "登记成了WPS")


def test_the_command_prints_a_line_a_link_and_says_whether_all_is_well(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr(computers_module, "this_computer", lambda: computer)
    monkeypatch.setattr(doctor_module, "ON_WINDOWS", tuple(ALL[1:]))
    assert main(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "检查完毕：正常18项，注意0项，有问题0项"
    assert len(lines) == 19
    conf_file(computer).unlink()
    assert main(["doctor"]) == 1
    assert "有问题　设置文件" in capsys.readouterr().out


def test_elsewhere_than_on_windows_only_the_command_line_is_examined(computer: Computer) -> None:
    links = examine(dataclasses.replace(computer, platform="linux"))
    assert not is_broken(links)
    assert "不是Windows" in links[-1].line
    assert summary(links) == "检查完毕：正常2项，注意1项，有问题0项"


def _expect(link: Link, state: State, *said: str) -> None:
    assert link.state is state, link.line
    for words in said:
        assert words in link.line
    assert bool(link.advice) == (state is not FINE)


def _disabled(path: str) -> bytes:
    name = f"{path}\0".encode("utf-16-le")
    return (1).to_bytes(4, "little") + len(name).to_bytes(4, "little") + bytes(4) + name
