"""Putting the add-ins into Excel and Word, and taking them out again: all of it, or nothing."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from addin.installation.computer import Computer
from addin.installation.conf import conf_of, conf_text, interpreter
from addin.installation.places import (
    ADDIN,
    TAB,
    WORD_ADDIN,
    addin_file,
    conf_file,
    internet_mark,
    spare_folder,
    word_addin_file,
)
from addin.ledger.refusal import Refusal
from addin.office.writing.safe_file import write_bytes

Build = Callable[[Path], None]
"""Writes the add-in that a path ends in the name of."""

_NEXT = (
    f"下一步：关闭全部Excel和Word窗口再打开，应能看到“{TAB}”选项卡；看不到请运行 taizhang doctor"
)


@dataclass(frozen=True)
class _Part:
    """A file of the installation: where it goes, what is in it, what people call it.

    ``held_by``: the program that may have it open.
    """

    path: Path
    content: bytes
    name: str
    held_by: str = "Excel"


def build_addin(path: Path) -> None:
    """Write the add-in of this version, Word's where the path is of that one."""
    from addin.macros import write_addin, write_word_addin  # noqa: PLC0415 - who installs pays

    write = write_word_addin if path.name == WORD_ADDIN else write_addin
    write(path)


def built_addin(build: Build, name: str = ADDIN) -> bytes:
    """Return the bytes of an add-in of this version; the same each time."""
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        path = Path(folder) / name
        build(path)
        return path.read_bytes()


def install(
    computer: Computer, build: Build = build_addin, *, warm: bool | None = None
) -> list[str]:
    """Put the add-ins and their conf file in place; return what was done, line by line.

    ``warm``: whether the next click's Python is started ahead; None: as the conf file has it.
    Files that are right already stay untouched, so that Excel and Word may be open then. If one
    file cannot be written, those written before it are put back as they were. Raises Refusal.
    """
    _refuse_where_useless(computer)
    parts = [
        _Part(addin_file(computer), built_addin(build), "加载项"),
        _Part(word_addin_file(computer), built_addin(build, WORD_ADDIN), "Word加载项", "Word"),
        _Part(conf_file(computer), _conf(computer, warm), "设置文件"),
    ]
    return [*_placed(parts), _NEXT]


def uninstall(computer: Computer) -> list[str]:
    """Remove what install put there and nothing else; return what was done, line by line."""
    _refuse_elsewhere(computer)
    placed = (addin_file(computer), word_addin_file(computer), conf_file(computer))
    removed = [p for p in placed if _removed(p)]
    with contextlib.suppress(OSError):  # not there, or something of somebody else's is in it
        conf_file(computer).parent.rmdir()
    if _mailbox_removed(spare_folder(computer)):
        removed.append(spare_folder(computer))
    if not removed:
        return ["没有安装过，不用卸载"]
    said = [f"已删除：{path}" for path in removed]
    return [*said, f"卸载完成；重新打开Excel和Word后，“{TAB}”选项卡就没有了"]


def _refuse_elsewhere(computer: Computer) -> None:
    if not computer.is_windows:
        raise Refusal(
            "Excel加载项只能装在Windows上；在这台电脑上请直接用命令行，"
            "如 taizhang check 台账.xlsx，给别的电脑装请用 taizhang install --bundle 文件夹"
        )


def _refuse_where_useless(computer: Computer) -> None:
    _refuse_elsewhere(computer)
    if computer.has_store_python:
        raise Refusal(
            "这个Python是微软应用商店版，Windows会把它写的文件藏起来，Excel看不到；"
            "请改装 python.org 的64位Python 3.11后再安装"
        )


def _conf(computer: Computer, warm: bool | None) -> bytes:
    settings = {"INTERPRETER": str(interpreter(computer))}
    if warm is None:
        warm = conf_of(conf_file(computer)).get("WARM") == "1"
    if warm:
        settings["WARM"] = "1"
    return conf_text(settings).encode("ascii")


def _placed(parts: list[_Part]) -> list[str]:
    said: list[str] = []
    with contextlib.ExitStack() as undo:
        for part in parts:
            said.append(_place(part, undo))
        undo.pop_all()  # everything is in place: nothing to undo
    return said


def _place(part: _Part, undo: contextlib.ExitStack) -> str:
    """Write one part where it is missing or another; register what would undo that."""
    before = _content(part)
    if before == part.content and not internet_mark(part.path).exists():
        return f"{part.name}已是最新：{part.path}"
    _make_folder(part.path.parent, undo)
    _write(part)
    undo.callback(_restore, part.path, before)
    return f"已{'安装' if before is None else '更新'}{part.name}：{part.path}"


def _make_folder(folder: Path, undo: contextlib.ExitStack) -> None:
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    for new in reversed(missing):
        try:
            new.mkdir()
        except OSError as error:
            raise Refusal(f"建不了文件夹“{new}”；请检查权限和磁盘空间") from error
        undo.callback(_remove_folder, new)


def _content(part: _Part) -> bytes | None:
    try:
        return part.path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _held(part) from error


def _write(part: _Part) -> None:
    try:
        write_bytes(part.path, part.content)
        internet_mark(part.path).unlink(missing_ok=True)
    except Refusal as refusal:
        if isinstance(refusal.__cause__, PermissionError) and part.path.exists():
            raise _held(part) from refusal
        raise
    except OSError as error:
        raise _held(part) from error


def _held(part: _Part) -> Refusal:
    return Refusal(
        f"换不了{part.name}“{part.path}”，它正被使用；请先关闭全部{part.held_by}窗口，再运行一次"
    )


def _restore(path: Path, before: bytes | None) -> None:
    with contextlib.suppress(OSError, Refusal):
        if before is None:
            path.unlink(missing_ok=True)
        else:
            write_bytes(path, before)


def _remove_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        program = "Word" if path.name == WORD_ADDIN else "Excel"
        raise Refusal(
            f"删不掉“{path}”，它正被使用；请先关闭全部{program}窗口，再运行一次"
        ) from error
    return True


def _mailbox_removed(folder: Path) -> bool:
    """Remove the mailbox of processes started ahead; one of them that sees it gone ends."""
    if not folder.is_dir():
        return False
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):  # the log is in it
        folder.parent.rmdir()
    return not folder.exists()
