"""Everything a computer without a network needs, in one folder: carry it there, run one script."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from addin.installation.computer import Computer
from addin.installation.own_wheel import write_own_wheel
from addin.installation.requirements import OFFICE_PYTHON
from addin.installation.wheels import OFFICE_PLATFORM, lacking, pins, sha256
from addin.ledger.refusal import Refusal
from addin.resources import resource

WHEELS = "wheels"
PINS = "requirements.txt"
SUMS = "SHA256SUMS.txt"

# (requirements, folder): puts their wheels for Windows, and what those need, into the folder.
Download = Callable[[Sequence[str], Path], None]
OwnWheel = Callable[[Path], Path]

_TEXTS = Path(__file__).parent / "bundle_files"
# cmd reads scripts in any code page, its type command no BOM, Notepad of old nothing without one.
_ENCODING = {".cmd": "ascii", ".msg": "utf-8", ".txt": "utf-8-sig"}
_SECONDS = 1800.0
_ROUNDS = 8  # deeper than any chain of requirements hidden by markers of this computer


def make_bundle(
    computer: Computer,
    folder: Path,
    force: bool = False,
    download: Download | None = None,
    own_wheel: OwnWheel | None = None,
) -> list[str]:
    """Make the offline bundle; return what was done, line by line.

    The folder must be new or empty; with ``force`` our files in it are replaced and all others
    left. It appears whole or not at all. Raises Refusal where a package cannot be had.
    """
    _refuse_overwriting(folder, force)
    with _workshop(folder) as made:
        wheels = made / WHEELS
        wheels.mkdir()
        (own_wheel or (lambda place: write_own_wheel(computer, place)))(wheels)
        _complete(wheels, download or (lambda names, place: _download(computer, names, place)))
        _write_texts(made)
        count = len(list(wheels.glob("*.whl")))
        _put_in_place(made, folder)
    return [
        f"离线安装包已做好：{folder}（{count}个组件，Windows 64位，Python {OFFICE_PYTHON}）",
        "下一步：把整个文件夹拷到没有网络的电脑上，双击 install.cmd；详见其中的“说明.txt”",
    ]


def _refuse_overwriting(folder: Path, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"“{folder}”是文件，不是文件夹；请换一个名字")
    if not folder.absolute().parent.is_dir():
        raise Refusal(f"没有文件夹“{folder.parent}”；请先建好，或换一个位置")
    if folder.is_dir() and any(folder.iterdir()) and not force:
        raise Refusal(f"文件夹“{folder}”不是空的，没有写入；请换一个新文件夹，或加 --force")


@contextlib.contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Lend a folder beside the target, so that what is made there can be moved at once."""
    try:
        workshop = tempfile.mkdtemp(prefix=".taizhang-", dir=folder.absolute().parent)
    except OSError as error:
        raise Refusal(f"不能在“{folder.absolute().parent}”里写文件；请换一个位置") from error
    try:
        yield Path(workshop)
    except OSError as error:
        raise Refusal(f"写“{folder}”时出错（磁盘已满、已断开或没有权限）；请换一个位置") from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _complete(wheels: Path, download: Download) -> None:
    """Download until nothing is lacking: a marker for Windows is out of sight elsewhere."""
    tried: list[str] = []
    for _round in range(_ROUNDS):
        wanted = lacking(wheels)
        if not wanted:
            return
        if wanted == tried:
            break
        download(wanted, wheels)
        tried = wanted
    raise Refusal(f"离线安装包还缺少{'、'.join(lacking(wheels))}；请检查网络后再试")


def _download(computer: Computer, names: Sequence[str], folder: Path) -> None:
    command = [str(computer.executable), "-m", "pip", "download", "--quiet"]
    command += ["--only-binary=:all:", f"--platform={OFFICE_PLATFORM}", "--implementation=cp"]
    command += [f"--python-version={OFFICE_PYTHON}", "--dest", str(folder)]
    constraints = resource("", "constraints.txt")
    if constraints.is_file():
        command += ["--constraint", str(constraints)]
    ran = computer.run([*command, *names], _SECONDS)
    if ran.status != 0:
        raise Refusal(f"依赖包没有下载成功（{ran.last_line}）；请检查网络和pip后再试")


def _write_texts(made: Path) -> None:
    """Write the scripts, the words for people, and the lists that let every file be checked."""
    for text in sorted(_TEXTS.iterdir()):
        content = text.read_text(encoding="utf-8")
        (made / text.name).write_text(content, encoding=_ENCODING[text.suffix], newline="\r\n")
    (made / PINS).write_text(pins(made / WHEELS), encoding="ascii", newline="\n")
    files = sorted(p for p in made.rglob("*") if p.is_file())
    sums = [f"{sha256(p)}  {p.relative_to(made).as_posix()}\n" for p in files]
    (made / SUMS).write_text("".join(sums), encoding="utf-8", newline="\n")


def _put_in_place(made: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for item in sorted(made.iterdir()):
        target = folder / item.name
        if target.is_dir():
            shutil.rmtree(target)
        item.replace(target)
