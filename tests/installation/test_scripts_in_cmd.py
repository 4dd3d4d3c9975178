"""The scripts of the offline bundle as wine's cmd runs them; Python is a stand-in."""

from __future__ import annotations

import contextlib
import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec import Struct

from addin.installation import bundle

WINE = shutil.which("wine")
COMPILER = shutil.which("x86_64-w64-mingw32-gcc")
FILES = Path(bundle.__file__).parent / "bundle_files"
DECOYS = ("chcp.bat", "chcp.com", "py.bat", "python.bat", "move.bat")
MADE = ["Scripts", "pyvenv.cfg", "requirements.txt"]

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

    @property
    def old(self) -> Path:
        """Return where the program is that an upgrade replaces."""
        return self.target.with_name("taizhang.old")

    def installed(self) -> list[str]:
        """Return the names in the program's folder; nothing may be left beside it."""
        assert [f.name for f in self.target.parent.glob("taizhang*")] == ["taizhang"]
        return sorted(f.name for f in self.target.iterdir())

    def run(self, script: str, fails: str = "") -> tuple[str, int]:
        """Run a script as a double click does; return what it says, and its exit status.

        ``fails``: the step of the installation that fails. The script is not called, but run in
        place of the first one: wine's call makes 1 of every other status.
        """
        places = '@set "LOCALAPPDATA=%OWN_LOCAL%"\r\n@set "USERPROFILE=%OWN_LOCAL%"\r\n'
        drive = f"{places}@{script} /quiet\r\n"
        (self.folder / "drive.cmd").write_bytes(drive.encode("ascii"))
        local = "Z:" + str(self.local).replace("/", "\\")
        done = subprocess.run(
            [str(WINE), "cmd", "/c", "drive.cmd"],
            cwd=self.folder,
            env={**_around(self.prefix), "OWN_LOCAL": local, "FAILS": fails},
            capture_output=True,
            check=False,
            timeout=120,
        )
        said, _, status = done.stdout.decode("utf-8").partition("Exit status: ")
        assert "RAN" not in said
        assert int(status) == done.returncode
        return said, done.returncode


def _on_console(windows: Windows, commands: str) -> str:
    """Return what commands say on a console: only there does wine have a code page."""
    (windows.folder / "console.cmd").write_bytes(commands.encode("ascii"))
    ours, theirs = pty.openpty()
    local = "Z:" + str(windows.local).replace("/", "\\")
    with subprocess.Popen(
        [str(WINE), "cmd", "/c", "console.cmd"],
        cwd=windows.folder,
        env={**_around(windows.prefix), "OWN_LOCAL": local, "TERM": "xterm"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        said = b""
        with contextlib.suppress(OSError):  # Linux's way to say that the other end is closed
            while piece := os.read(ours, 4096):
                said += piece
    os.close(ours)
    return said.decode("utf-8")


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
    folder, local = tmp_path / "离线 包 (甲&乙)", tmp_path / "张三 (A&B)"
    folder.mkdir()
    local.mkdir()
    for file in FILES.iterdir():
        if file.suffix in (".cmd", ".msg"):
            text = file.read_text("utf-8").replace("\n", "\r\n")
            (folder / file.name).write_bytes(text.encode())
    for name in DECOYS:
        (folder / name).write_text("@echo RAN\r\n", "ascii")
    (folder / "requirements.txt").write_text("new")
    return Windows(folder, local, prefix)


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the stand-in for Python, a program for Windows."""
    if COMPILER is None:
        pytest.skip("没有安装mingw-w64")
    program = tmp_path_factory.mktemp("python") / "python.exe"
    source = Path(__file__).with_name("stand_in_python.c")
    subprocess.run([COMPILER, "-municode", "-o", str(program), str(source)], check=True)
    return program


@pytest.fixture
def python(windows: Windows, stand_in: Path) -> Path:
    """Return Python where its installer puts it."""
    path = windows.local / "Programs" / "Python" / "Python311" / "python.exe"
    path.parent.mkdir(parents=True)
    shutil.copy(stand_in, path)
    return path


def _install_old(windows: Windows, python: Path) -> None:
    (windows.target / "Scripts").mkdir(parents=True)
    shutil.copy(python, windows.target / "Scripts" / "python.exe")
    for name in ("pyvenv.cfg", "requirements.txt", "old"):
        (windows.target / name).write_text("old")


def test_without_python_nothing_is_installed(windows: Windows) -> None:
    said, status = windows.run("install.cmd")
    assert ("没有找到64位的Python 3.11" in said, status) == (True, 2)
    assert not windows.target.exists()


def test_an_installation_cut_off_at_the_swap_comes_back(windows: Windows) -> None:
    windows.old.mkdir(parents=True)
    (windows.old / "pyvenv.cfg").touch()
    assert windows.run("install.cmd")[1] == 2
    assert windows.installed() == ["pyvenv.cfg"]


def test_a_new_installation_that_was_not_finished_makes_way_for_the_old(windows: Windows) -> None:
    for folder, name in ((windows.target, "new"), (windows.old, "requirements.txt")):
        folder.mkdir(parents=True)
        (folder / "pyvenv.cfg").touch()
        (folder / name).touch()
    assert windows.run("install.cmd")[1] == 2
    assert windows.installed() == ["pyvenv.cfg", "requirements.txt"]


@pytest.mark.parametrize("script", ["install.cmd", "uninstall.cmd"])
def test_a_folder_of_somebody_else_stays(windows: Windows, script: str) -> None:
    windows.target.mkdir(parents=True)
    (windows.target / "own.txt").touch()
    said, status = windows.run(script)
    assert ("不是台账通" in said, status) == (True, 2)
    assert windows.installed() == ["own.txt"]


def test_an_empty_folder_is_nobodys(windows: Windows, python: Path) -> None:
    windows.target.mkdir(parents=True)
    assert python.exists()
    assert windows.run("install.cmd")[1] == 0
    assert windows.installed() == MADE


def test_the_same_version_is_not_installed_twice(windows: Windows, python: Path) -> None:
    assert windows.run("install.cmd")[1] == 0
    assert windows.installed() == MADE
    python.unlink()
    said, status = windows.run("install.cmd")
    assert ("[1/3]" in said, status) == (False, 0)
    assert windows.run("uninstall.cmd")[1] == 0
    assert not windows.target.exists()


STEPS = ["version", "venv", "packages", "command", "install"]


@pytest.mark.parametrize("step", STEPS)
def test_an_upgrade_that_fails_leaves_the_old_one(
    windows: Windows, python: Path, step: str
) -> None:
    _install_old(windows, python)
    assert windows.run("install.cmd", fails=step)[1] == 2
    assert windows.installed() == sorted([*MADE, "old"])
    assert (windows.target / "requirements.txt").read_text() == "old"


@pytest.mark.parametrize(("step", "status"), [("", 0), ("doctor", 1)])
def test_an_upgrade_replaces_the_old_one(
    windows: Windows, python: Path, step: str, status: int
) -> None:
    _install_old(windows, python)
    assert windows.run("install.cmd", fails=step)[1] == status
    assert windows.installed() == MADE
    assert (windows.target / "requirements.txt").read_text() == "new"


def test_a_chinese_code_page_is_as_before(windows: Windows, python: Path) -> None:
    chcp, places = "@C:\\windows\\system32\\chcp.com", '@set "LOCALAPPDATA=%OWN_LOCAL%"'
    lines = [places, f"{chcp} 936", "@call install.cmd /quiet", "@echo -", chcp]
    assert python.exists()
    said = _on_console(windows, "\r\n".join([*lines, ""]))
    assert windows.installed() == MADE
    assert "936" in said.rpartition("Exit status: 0")[2]


@pytest.mark.parametrize(("step", "status"), [("import", 1), ("uninstall", 2)])
def test_an_add_in_that_cannot_be_removed_is_said(
    windows: Windows, python: Path, step: str, status: int
) -> None:
    """A program that cannot run goes; one whose add-in is held by Excel stays."""
    _install_old(windows, python)
    assert windows.run("uninstall.cmd", fails=step)[1] == status
    assert windows.target.exists() == (status == 2)


def test_nothing_installed_is_nothing_to_remove(windows: Windows) -> None:
    assert windows.run("uninstall.cmd") == ("", 0)


def test_a_missing_program_says_that_its_add_in_is_left(windows: Windows) -> None:
    (windows.local / ".taizhang").mkdir()
    (windows.local / ".taizhang" / "taizhang.conf").touch()
    said, status = windows.run("uninstall.cmd")
    assert ("党建台账.xlam" in said, status) == (True, 1)


def test_a_broken_installation_is_removed_and_says_what_is_left(windows: Windows) -> None:
    (windows.target / "Scripts").mkdir(parents=True)
    (windows.target / "pyvenv.cfg").touch()
    said, status = windows.run("uninstall.cmd")
    assert ("党建台账.xlam" in said, status) == (True, 1)
    assert list(windows.target.parent.iterdir()) == []
