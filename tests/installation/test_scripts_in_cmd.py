"""The scripts of the offline bundle as wine's cmd runs them, where there is no Python."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec import Struct

from addin.installation import bundle

WINE = shutil.which("wine")
FILES = Path(bundle.__file__).parent / "bundle_files"
DECOYS = ("chcp.bat", "chcp.com", "py.bat", "python.bat", "move.bat")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(WINE is None, reason="没有安装wine")]


class Windows(Struct):
    """A folder with the bundle's scripts, and the folder where programs of a user are."""

    folder: Path
    local: Path
    prefix: Path

    @property
    def target(self) -> Path:
        """Return where the program is installed."""
        return self.local / "Programs" / "taizhang"

    def run(self, script: str) -> tuple[str, str]:
        """Run a script as a double click does; return what it says, and its exit status."""
        local = "Z:" + str(self.local).replace("/", "\\")
        drive = f'@set "LOCALAPPDATA={local}"\r\n@call {script} /quiet\r\n'
        (self.folder / "drive.cmd").write_bytes(drive.encode("ascii"))
        done = subprocess.run(
            [str(WINE), "cmd", "/c", "drive.cmd"],
            cwd=self.folder,
            env=_around(self.prefix),
            capture_output=True,
            check=False,
            timeout=120,
        )
        said, _, status = done.stdout.decode("utf-8").partition("Exit status: ")
        assert "RAN" not in said
        return said, status.strip()


def _around(prefix: Path) -> dict[str, str]:
    own = {"WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **own}


@pytest.fixture(scope="module")
def prefix(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Windows that is set up: the first start makes it, and says so."""
    folder = tmp_path_factory.mktemp("wine")
    subprocess.run(
        [str(WINE), "cmd", "/c", "exit"],
        env=_around(folder),
        capture_output=True,
        check=True,
        timeout=300,
    )
    return folder


@pytest.fixture
def windows(tmp_path: Path, prefix: Path) -> Windows:
    """Return scripts in a folder of an awkward name, beside files that are not to be run."""
    folder, local = tmp_path / "离线 包 (甲&乙)", tmp_path / "user (A&B)"
    folder.mkdir()
    local.mkdir()
    for file in FILES.iterdir():
        if file.suffix in (".cmd", ".msg"):
            text = file.read_text("utf-8").replace("\n", "\r\n")
            (folder / file.name).write_bytes(text.encode())
    for name in DECOYS:
        (folder / name).write_text("@echo RAN\r\n", "ascii")
    return Windows(folder, local, prefix)


def test_without_python_nothing_is_installed(windows: Windows) -> None:
    said, status = windows.run("install.cmd")
    assert ("没有找到64位的Python 3.11" in said, status) == (True, "2")
    assert not windows.target.exists()


def test_an_installation_cut_off_at_the_swap_comes_back(windows: Windows) -> None:
    old = windows.target.with_name("taizhang.old")
    old.mkdir(parents=True)
    (old / "pyvenv.cfg").touch()
    assert windows.run("install.cmd")[1] == "2"
    assert (windows.target / "pyvenv.cfg").exists()
    assert not old.exists()


def test_nothing_installed_is_nothing_to_remove(windows: Windows) -> None:
    assert windows.run("uninstall.cmd") == ("", "0")


def test_a_broken_installation_is_removed_and_says_what_is_left(windows: Windows) -> None:
    (windows.target / "Scripts").mkdir(parents=True)
    (windows.target / "pyvenv.cfg").touch()
    said, status = windows.run("uninstall.cmd")
    assert ("党建台账.xlam" in said, status) == (True, "1")
    assert list(windows.target.parent.iterdir()) == []


def test_a_folder_of_somebody_else_stays(windows: Windows) -> None:
    windows.target.mkdir(parents=True)
    (windows.target / "own.txt").touch()
    said, status = windows.run("uninstall.cmd")
    assert ("不是台账通" in said, status) == (True, "2")
    assert (windows.target / "own.txt").exists()
