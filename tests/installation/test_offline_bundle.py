"""The folder for computers without a network: what is in it, and what may not be missing."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from addin import __version__
from addin.cli import main
from addin.installation import bundle, own_wheel
from addin.installation.bundle import Download, make_bundle
from addin.installation.computer import Computer, Ran
from addin.installation.own_wheel import write_own_wheel
from addin.installation.requirements import OFFICE, Package, unmet
from addin.installation.wheels import lacking
from addin.ledger.refusal import Refusal
from commands import Output, refused
from computers import Commands, commands_of, office_computer

# What there is to download: name to version, tags of the wheel, requirements.
INDEX: dict[str, tuple[str, str, list[str]]] = {
    "xlwings": ("0.37.8", "cp311-cp311-win_amd64", ['pywin32>=224; platform_system == "Windows"']),
    "pywin32": ("312", "cp311-cp311-win_amd64", []),
    "lxml": ("6.1.3", "cp311-cp311-win_amd64", []),
    "rich": ("15.0.0", "py3-none-any", ["Pygments>=2", 'ipywidgets; extra == "jupyter"']),
    "Pygments": ("2.21.0", "py3-none-any", ["colorama>=0.4; extra == 'windows-terminal'"]),
}
OWN = [
    "lxml>=6.1",
    "rich>=13.9",
    "xlwings==0.37.8; sys_platform == 'win32'",
    "pytest; extra == 'dev'",
]

BUNDLE_FILES = Path(bundle.__file__).parent / "bundle_files"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    (tmp_path / "disk").mkdir()
    return office_computer(tmp_path / "disk")


def test_the_folder_holds_everything_that_windows_needs(computer: Computer, tmp_path: Path) -> None:
    said = make_bundle(computer, tmp_path / "离线包", download=_download(), own_wheel=_own)
    files = sorted(
        p.relative_to(tmp_path / "离线包").as_posix() for p in _files(tmp_path / "离线包")
    )
    assert files == [
        "SHA256SUMS.txt",
        "in-use.msg",
        "install.cmd",
        "left.msg",
        "no-python.msg",
        "not-ours.msg",
        "requirements.txt",
        "uninstall.cmd",
        "wheels/Pygments-2.21.0-py3-none-any.whl",
        "wheels/lxml-6.1.3-cp311-cp311-win_amd64.whl",
        "wheels/pywin32-312-cp311-cp311-win_amd64.whl",
        "wheels/rich-15.0.0-py3-none-any.whl",
        "wheels/taizhang-0.1.0-py3-none-any.whl",
        "wheels/xlwings-0.37.8-cp311-cp311-win_amd64.whl",
        "说明.txt",
    ]
    assert lacking(tmp_path / "离线包" / "wheels") == []
    assert "6个组件" in said[0] and "install.cmd" in said[1]


def test_every_file_can_be_checked(computer: Computer, tmp_path: Path) -> None:
    folder = tmp_path / "包"
    make_bundle(computer, folder, download=_download(), own_wheel=_own)
    sums = dict(
        reversed(line.split("  ", 1))
        for line in (folder / "SHA256SUMS.txt").read_text("utf-8").splitlines()
    )
    there = {p.relative_to(folder).as_posix(): _sha256(p) for p in _files(folder)}
    assert sums == {name: value for name, value in there.items() if name != "SHA256SUMS.txt"}
    pinned = (folder / "requirements.txt").read_text("ascii").splitlines()
    wheel = folder / "wheels" / "pywin32-312-cp311-cp311-win_amd64.whl"
    assert f"pywin32==312 --hash=sha256:{_sha256(wheel)}" in pinned
    assert len(pinned) == 6


def test_scripts_are_ascii_and_words_are_for_notepad(computer: Computer, tmp_path: Path) -> None:
    folder = tmp_path / "包"
    make_bundle(computer, folder, download=_download(), own_wheel=_own)
    for name in ("install.cmd", "uninstall.cmd"):
        content = (folder / name).read_bytes()
        assert content.isascii()
        assert content.count(b"\n") == content.count(b"\r\n") > 10
    assert (folder / "说明.txt").read_bytes().startswith(b"\xef\xbb\xbf")
    script = (folder / "install.cmd").read_text("ascii")
    for part in ("--no-index", "--require-hashes", "-m addin install", "-m addin doctor"):
        assert part in script
    for name in ("requirements.txt", "no-python.msg", "in-use.msg", "wheels"):
        assert f"%HERE%{name}" in script
        assert (folder / name).exists()


@pytest.mark.parametrize("name", ["install.cmd", "uninstall.cmd"])
def test_scripts_run_nothing_that_lies_in_the_current_folder(name: str) -> None:
    """cmd looks there first for what has no path, and Python for modules without -I or -P."""
    every = (BUNDLE_FILES / name).read_text("ascii").splitlines()
    lines = [line for line in every if line and not line.startswith("rem ")]
    assert len(lines) > 20
    for line in lines:
        assert not re.search(r"(?:^|[\s('])(?:chcp|py|python)(?:\.\w+)?(?=\s|$)", line), line
        if " -m " in line or " -c " in line:
            assert re.search(r" -(?:I|P) ", line), line


def test_a_wheel_that_cannot_be_had_is_named_and_nothing_is_left(
    computer: Computer, tmp_path: Path
) -> None:
    with pytest.raises(Refusal, match="pywin32>=224"):
        make_bundle(computer, tmp_path / "包", download=_download("pywin32"), own_wheel=_own)
    assert [p.name for p in tmp_path.iterdir()] == ["disk"]


def test_a_wheel_for_another_system_does_not_count(computer: Computer, tmp_path: Path) -> None:
    _wheel(tmp_path, "taizhang", "0.1.0", "py3-none-any", ["lxml>=6.1"])
    _wheel(tmp_path, "lxml", "6.1.3", "cp311-cp311-manylinux_2_28_x86_64", [])
    assert lacking(tmp_path) == ["lxml>=6.1"]
    _wheel(tmp_path, "lxml", "6.0", "cp311-cp311-win_amd64", [])
    assert lacking(tmp_path) == ["lxml>=6.1"]
    (tmp_path / "notes.whl").touch()
    _wheel(tmp_path, "lxml", "6.2", "cp39-abi3-win_amd64", [])
    assert lacking(tmp_path) == []


def test_a_broken_wheel_is_named(tmp_path: Path) -> None:
    (tmp_path / "taizhang-0.1.0-py3-none-any.whl").write_bytes(b"half")
    with pytest.raises(Refusal, match=r"taizhang-0\.1\.0"):
        lacking(tmp_path)


def test_extras_bring_their_requirements() -> None:
    there = {
        "a": Package("a", "1", ("b[fast]>=1", "not a requirement!")),
        "b": Package("b", "2", ("c; extra == 'fast'", "d; extra == 'slow'")),
    }
    assert unmet("a", there.get, OFFICE) == ["c"]


def test_an_existing_folder_is_left_alone_unless_forced(computer: Computer, tmp_path: Path) -> None:
    folder = tmp_path / "包"
    folder.mkdir()
    make_bundle(computer, folder, download=_download(), own_wheel=_own)
    (folder / "我的.txt").write_text("别动")
    (folder / "wheels" / "old.whl").write_text("older")
    with pytest.raises(Refusal, match="--force"):
        make_bundle(computer, folder, download=_download(), own_wheel=_own)
    make_bundle(computer, folder, True, _download(), _own)
    assert (folder / "我的.txt").read_text() == "别动"
    assert not (folder / "wheels" / "old.whl").exists()


def test_places_where_no_folder_can_be(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "文件").touch()
    assert "不是文件夹" in refused(capsys, "install", "--bundle", tmp_path / "文件")
    assert "先建好" in refused(capsys, "install", "--bundle", tmp_path / "没有" / "包")
    assert main(["install", "--bundle", str(tmp_path / "文件"), "--force"]) == 2


def test_pip_is_asked_for_wheels_of_windows(computer: Computer, tmp_path: Path) -> None:
    commands_of(computer).answer = Ran(1, "ERROR: No matching distribution found\n")
    with pytest.raises(Refusal, match="No matching distribution"):
        make_bundle(computer, tmp_path / "包", own_wheel=_own)
    (command,) = commands_of(computer).ran
    assert command[1:4] == ["-m", "pip", "download"]
    assert {"--only-binary=:all:", "--platform=win_amd64", "--python-version=3.11"} <= set(command)
    assert command[-3:] == ["lxml>=6.1", "rich>=13.9", "xlwings==0.37.8"]


def test_a_full_disk_is_one_sentence(computer: Computer, tmp_path: Path) -> None:
    def full(names: Sequence[str], folder: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(Refusal, match="磁盘已满"):
        make_bundle(computer, tmp_path / "包", download=full, own_wheel=_own)


def test_the_own_wheel_is_built_from_the_checkout(computer: Computer, tmp_path: Path) -> None:
    class Pip(Commands):
        def __call__(self, command: Sequence[str], timeout: float) -> Ran:
            _own(Path(command[command.index("--wheel-dir") + 1]))
            return super().__call__(command, timeout)

    pip = Pip()
    made = write_own_wheel(dataclasses.replace(computer, run=pip), tmp_path)
    assert made.name == "taizhang-0.1.0-py3-none-any.whl"
    assert pip.ran[0][1:4] == ["-m", "pip", "wheel"]
    made.unlink()
    with pytest.raises(Refusal, match="没有做成"):
        write_own_wheel(computer, tmp_path)


def test_an_installed_program_becomes_the_same_wheel_again(
    computer: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = _installed(tmp_path / "site-packages")
    (distribution,) = importlib.metadata.distributions(name="taizhang", path=[str(site)])
    monkeypatch.setattr(own_wheel.addin, "__file__", str(site / "addin" / "__init__.py"))
    monkeypatch.setattr(importlib.metadata, "distribution", lambda _name: distribution)
    made = write_own_wheel(computer, tmp_path)
    with zipfile.ZipFile(made) as wheel:
        assert wheel.testzip() is None
        assert sorted(wheel.namelist()) == [
            "addin/__init__.py",
            "addin/data/模板.docx",
            "taizhang-0.1.0.dist-info/METADATA",
            "taizhang-0.1.0.dist-info/RECORD",
            "taizhang-0.1.0.dist-info/WHEEL",
        ]
        record = wheel.read("taizhang-0.1.0.dist-info/RECORD").decode()
    assert "addin/__init__.py,sha256=" in record
    (site / "addin" / "data" / "模板.docx").unlink()
    with pytest.raises(Refusal, match=r"模板\.docx"):
        write_own_wheel(computer, tmp_path)


def _installed(site: Path) -> Path:
    """Spread a program out as pip does, with what pip itself leaves."""
    information = site / "taizhang-0.1.0.dist-info"
    files = {
        site / "addin" / "__init__.py": "x = 1\n",
        site / "addin" / "__pycache__" / "__init__.cpython-311.pyc": "",
        site / "addin" / "data" / "模板.docx": "PK",
        information / "METADATA": "Metadata-Version: 2.1\nName: taizhang\nVersion: 0.1.0\n",
        information / "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        information / "INSTALLER": "pip\n",
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    lines = [p.relative_to(site).as_posix() for p in files]
    record = "".join(f"{line},,\n" for line in [*lines, "../../bin/taizhang"])
    (information / "RECORD").write_text(record, encoding="utf-8")
    return site


def _download(without: str = "") -> Download:
    """Download as pip does on Linux: each requirement, and behind it what Linux's markers show."""

    def download(names: Sequence[str], folder: Path) -> None:
        for name in names:
            wanted = name.split("=")[0].split(">")[0]
            if wanted in INDEX and wanted != without:
                version, tags, requires = INDEX[wanted]
                _wheel(folder, wanted, version, tags, requires)
                download([r for r in requires if ";" not in r], folder)

    return download


def _own(folder: Path) -> Path:
    return _wheel(folder, "taizhang", __version__, "py3-none-any", OWN)


def _wheel(folder: Path, name: str, version: str, tags: str, requires: list[str]) -> Path:
    path = folder / f"{name}-{version}-{tags}.whl"
    lines = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {r}" for r in requires)]
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines) + "\n")
    return path


def _files(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file()]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
