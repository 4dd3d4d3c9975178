"""Putting the add-in into Excel and taking it out again, on a computer that is a folder."""

from __future__ import annotations

import dataclasses
import shutil
import sys
import types
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.cli import main
from addin.installation import computer as computers_module
from addin.installation import install as installing
from addin.installation.computer import Computer
from addin.installation.conf import conf_settings, conf_text
from addin.installation.install import install, uninstall
from addin.installation.places import addin_file, conf_file, internet_mark, log_folder, spare_folder
from addin.ledger.refusal import Refusal
from commands import Output, refused, refused_after
from computers import build, disk_of, office_computer

ADDIN = "AppData/Roaming/Microsoft/Excel/XLSTART/党建台账.xlam"
WORD = "AppData/Roaming/Microsoft/Word/STARTUP/党建台账.dotm"
CONF = ".taizhang/taizhang.conf"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return office_computer(tmp_path)


def test_from_nothing_the_add_in_and_the_conf_file_are_put_in_place(computer: Computer) -> None:
    before = disk_of(computer)
    said = install(computer, build)
    new = {name: content for name, content in disk_of(computer).items() if name not in before}
    assert set(new) == {ADDIN, WORD, CONF}
    assert new[ADDIN] == new[WORD] == b"PK this version"
    assert conf_settings(new[CONF].decode("ascii")) == {
        "INTERPRETER": str(computer.executable.with_name("pythonw.exe"))
    }
    assert [line[:3] for line in said] == ["已安装", "已安装", "已安装", "下一步"]
    assert "党建台账" in said[-1] and "taizhang doctor" in said[-1]


def test_starting_ahead_is_switched_on_kept_and_switched_off(computer: Computer) -> None:
    said = {
        warm: (install(computer, build, warm=warm)[2], _settings(computer).get("WARM"))
        for warm in (None, True)
    }
    assert [warm for _, warm in said.values()] == [None, "1"]
    assert said[True][0].startswith("已更新设置文件")
    assert "已是最新" in install(computer, build)[2]
    assert _settings(computer)["WARM"] == "1"
    install(computer, build, warm=False)
    assert list(_settings(computer)) == ["INTERPRETER"]


def test_without_pythonw_the_conf_file_names_python(computer: Computer) -> None:
    computer.executable.with_name("pythonw.exe").unlink()
    install(computer, build)
    assert conf_settings(conf_file(computer).read_text("ascii")) == {
        "INTERPRETER": str(computer.executable)
    }


def test_a_second_time_nothing_is_written(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(computer, build)
    monkeypatch.setattr(installing, "write_bytes", lambda *_: pytest.fail("written again"))
    said = install(computer, build)
    assert ["已是最新" in line for line in said] == [True, True, True, False]


def test_an_older_add_in_is_replaced(computer: Computer) -> None:
    install(computer, lambda path: _write(path, b"PK older"))
    said = install(computer, build)
    assert [line[:3] for line in said[:2]] == ["已更新", "已更新"] and "已是最新" in said[2]
    assert addin_file(computer).read_bytes() == b"PK this version"


def test_an_add_in_marked_as_downloaded_is_written_again(computer: Computer) -> None:
    install(computer, build)
    internet_mark(addin_file(computer)).write_text("[ZoneTransfer]\nZoneId=3")
    install(computer, build)
    assert not internet_mark(addin_file(computer)).exists()


def test_an_add_in_that_excel_holds_is_one_sentence_and_nothing_changes(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(computer, lambda path: _write(path, b"PK older"))
    before = disk_of(computer)
    _hold(monkeypatch, "党建台账.xlam")
    with pytest.raises(Refusal, match="先关闭全部Excel窗口"):
        install(computer, build)
    assert disk_of(computer) == before


def test_a_template_that_word_holds_is_told_of_word(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(computer, lambda path: _write(path, b"PK older"))
    before = disk_of(computer)
    _hold(monkeypatch, "党建台账.dotm")
    with pytest.raises(Refusal, match="先关闭全部Word窗口"):
        install(computer, build)
    assert disk_of(computer) == before


@pytest.mark.parametrize("older", [None, b"PK older"], ids=["from nothing", "over an older one"])
def test_a_step_that_fails_takes_the_earlier_ones_back(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, older: bytes | None
) -> None:
    if older:
        install(computer, lambda path: _write(path, older))
        conf_file(computer).write_bytes(b"older\r\n")
    before, folders = disk_of(computer), _folders(computer)
    _hold(monkeypatch, "taizhang.conf")
    with pytest.raises(Refusal):
        install(computer, build)
    assert disk_of(computer) == before
    assert _folders(computer) == folders


def test_a_home_of_chinese_and_spaces_still_gives_an_ascii_conf_file(tmp_path: Path) -> None:
    computer = office_computer(tmp_path, "张 三（党办）🀄")
    install(computer, build)
    content = conf_file(computer).read_bytes()
    assert content.isascii() and b"&#x5F20; &#x4E09;" in content
    named = conf_settings(content.decode("ascii"))["INTERPRETER"]
    assert named == str(computer.executable.with_name("pythonw.exe"))


@given(st.text(st.characters(exclude_characters='"\r\n', exclude_categories=["Cs"])))
def test_any_path_survives_the_conf_file(path: str) -> None:
    text = conf_text({"INTERPRETER": path})
    assert text.isascii()
    assert conf_settings(text) == {"INTERPRETER": path}


def test_the_conf_file_is_written_as_the_launcher_reads_it() -> None:
    assert conf_text({"INTERPRETER": r"C:\张\a&b\pythonw.exe"}) == (
        '"INTERPRETER","C:\\&#x5F20;\\a&b\\pythonw.exe"\r\n'
    )


def test_uninstall_removes_what_install_put_there(computer: Computer) -> None:
    before = disk_of(computer)
    install(computer, build)
    said = uninstall(computer)
    assert disk_of(computer) == before
    assert not conf_file(computer).parent.exists()
    assert [line[:3] for line in said] == ["已删除", "已删除", "已删除", "卸载完"]
    assert uninstall(computer) == ["没有安装过，不用卸载"]


def test_uninstall_removes_the_mailbox_of_processes_started_ahead(computer: Computer) -> None:
    before = disk_of(computer)
    install(computer, build, warm=True)
    spare_folder(computer).mkdir(parents=True)
    (spare_folder(computer) / "123456-a1.ready").touch()
    assert f"已删除：{spare_folder(computer)}" in uninstall(computer)
    assert disk_of(computer) == before
    assert not log_folder(computer).exists()


def test_a_mailbox_in_use_is_no_reason_not_to_uninstall(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(computer, build)
    spare_folder(computer).mkdir(parents=True)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    assert "卸载完成" in uninstall(computer)[-1]


def test_uninstall_leaves_what_is_not_ours(computer: Computer) -> None:
    install(computer, build)
    log_folder(computer).mkdir()
    others = [
        addin_file(computer).with_name("别人的.xlam"),
        conf_file(computer).with_name("笔记.txt"),
        log_folder(computer) / "ribbon.log",
    ]
    for path in others:
        path.write_text("别人的")
    uninstall(computer)
    assert all(path.exists() for path in others)
    assert not addin_file(computer).exists() and not conf_file(computer).exists()


def test_uninstall_with_excel_open_is_one_sentence(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(computer, build)
    before = disk_of(computer)
    monkeypatch.setattr(Path, "unlink", _denied)
    with pytest.raises(Refusal, match="先关闭全部Excel窗口"):
        uninstall(computer)
    assert disk_of(computer) == before


def test_elsewhere_than_on_windows_the_command_says_what_works(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    linux = dataclasses.replace(computer, platform="linux")
    monkeypatch.setattr(computers_module, "this_computer", lambda: linux)
    for command in ("install", "uninstall"):
        assert "命令行" in refused(capsys, command)


def test_the_python_of_the_store_is_refused(computer: Computer) -> None:
    prefix = r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.11"
    with pytest.raises(Refusal, match="应用商店"):
        install(dataclasses.replace(computer, base_prefix=prefix), build)


def test_the_commands_install_and_uninstall(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setattr(computers_module, "this_computer", lambda: computer)
    macros = types.ModuleType("addin.macros")
    for name in ("write_addin", "write_word_addin"):
        monkeypatch.setattr(macros, name, build, raising=False)
    monkeypatch.setitem(sys.modules, "addin.macros", macros)
    assert main(["install", "--warm"]) == 0
    assert addin_file(computer).exists()
    assert _settings(computer)["WARM"] == "1"
    assert main(["install", "--no-warm"]) == 0
    assert "WARM" not in _settings(computer)
    assert "分开运行" in refused_after(capsys, "install", "--bundle", "包", "--warm")
    assert main(["uninstall"]) == 0
    assert "卸载完成" in capsys.readouterr().out


def _settings(computer: Computer) -> dict[str, str]:
    return conf_settings(conf_file(computer).read_text("ascii"))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _folders(computer: Computer) -> set[Path]:
    return {p for p in computer.home.rglob("*") if p.is_dir()}


def _hold(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let replacing the file of this name fail, as it does while another program holds it."""
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if Path(target).name == name:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)


def _denied(self: Path, missing_ok: bool = False) -> None:
    raise PermissionError(13, "in use")
