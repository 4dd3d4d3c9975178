"""Writing files so that nobody ever meets half of one, and nothing is overwritten unasked."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from addin.ledger.refusal import Refusal

LONGEST_NAME = 240  # bytes; file systems end at 255


def refuse_overwriting(path: Path, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Raise Refusal where an output may not be written, before any work is done.

    An existing file needs ``force``; an input file is never overwritten, forced or not.
    """
    if any(_same(path, source) for source in inputs):
        raise Refusal(f"输出文件“{path}”就是输入的文件，不能覆盖；请换一个文件名")
    if len(path.name.encode()) <= LONGEST_NAME and path.is_dir():
        raise Refusal(f"“{path}”是文件夹；请写上文件名")
    if not path.parent.is_dir():
        raise Refusal(f"没有文件夹“{path.parent}”；请先建好，或换一个位置")
    if len(path.name.encode()) > LONGEST_NAME:
        raise Refusal(f"文件名“{path.name[:20]}……”太长；请换一个短些的")
    if path.exists() and not force:
        raise Refusal(f"“{path}”已经存在，没有覆盖；请换一个文件名，或加 --force")


def exists(path: Path) -> bool:
    """Return whether a file is there; a name too long for any file is not."""
    try:
        return path.exists()
    except OSError:
        return False


def free_path(path: Path) -> Path:
    """Return a path that no file has yet: the one wished for, or with （2）, （3） … behind it."""
    numbered = (path.with_stem(f"{path.stem}（{n}）") for n in range(2, 1000))
    return next(p for p in (path, *numbered) if not p.exists())


def write_safely(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` make a file beside the target, then put it in place at once.

    If anything fails the target is as it was and nothing is left behind. Raises Refusal where
    the folder or the target cannot be written.
    """
    temporary = _temporary(path)
    try:
        write(temporary)
        _flush(temporary)
        temporary.replace(path)
    except OSError as e:
        raise Refusal(_advice(path, e)) from e
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _temporary(path: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=".taizhang-", suffix=path.suffix, dir=path.parent)
    except OSError as e:
        raise Refusal(f"不能在“{path.parent}”里写文件；请换一个文件夹，或检查权限和磁盘空间") from e
    os.close(handle)
    temporary = Path(name)
    temporary.chmod(0o666 & ~_umask())
    return temporary


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _advice(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"写不了“{path}”；如果它正开着，请先关闭，或换一个文件名"
    return f"写“{path}”时出错（磁盘已满或已断开）；请换一个位置再试"


def _same(left: Path, right: Path) -> bool:
    try:
        return left.exists() and right.exists() and left.samefile(right)
    except OSError:
        return False
