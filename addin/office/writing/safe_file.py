"""Writing files so that nobody ever meets half of one, and nothing is overwritten unasked.

Everything that the program writes for a clerk goes through here: into a file of its own beside the
target, onto the disk, looked at, and put in place at once. Whatever happens meanwhile, down to
the power, the target is the old file or the new one, and whole.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from addin.ledger.refusal import Refusal
from addin.office.writing import leftovers
from addin.office.writing.leftovers import OURS
from addin.office.writing.locks import lock_beside
from addin.office.writing.placed import note

LONGEST_NAME = 240  # bytes; file systems end at 255
_LEFT_BEHIND = 600  # seconds; what has not changed for so long nobody is writing any more
_TRIES, _PAUSE = 4, 0.15  # a virus scanner holds a new file for a moment
_PACKAGES = (".docx", ".xlsx", ".xlsm")
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Source(NamedTuple):
    """A file that something is made from, as it was when it was read.

    Not a Struct: ``taizhang install`` and ``doctor`` load this module, and need no package.
    """

    path: Path
    sha256: str

    @property
    def is_as_it_was(self) -> bool:
        """Whether the file still holds the same bytes."""
        return sha256_of(self.path) == self.sha256


def source_of(path: Path) -> Source:
    """Return a file as it is now, before it is read; so that a change meanwhile is noticed."""
    return Source(path, sha256_of(path))


def refuse_overwriting(path: Path, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Raise Refusal where an output may not be written, before any work is done.

    An existing file needs ``force``; an input file is never overwritten, forced or not, nor is
    one that somebody has open.
    """
    if any(_same(path, source) for source in inputs):
        raise Refusal(f"输出文件“{path}”就是输入的文件，不能覆盖；请换一个文件名")
    if len(os.fsencode(path.name)) <= LONGEST_NAME and path.is_dir():
        raise Refusal(f"“{path}”是文件夹；请写上文件名")
    if not path.parent.is_dir():
        raise Refusal(f"没有文件夹“{path.parent}”；请先建好，或换一个位置")
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise Refusal(f"文件名“{path.name[:20]}……”太长；请换一个短些的")
    if path.exists() and not force:
        raise Refusal(f"“{path}”已经存在，没有覆盖；请换一个文件名，或加 --force")
    if path.exists() and (lock := lock_beside(path)):
        raise Refusal(
            f"“{path.name}”正开着（旁边有“{lock.name}”），没有覆盖；请先关闭它，"
            f"或另存为“{free_path(path).name}”"
        )


def exists(path: Path) -> bool:
    """Return whether a file is there; a name too long for any file is not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def free_path(path: Path) -> Path:
    """Return a path that no file has yet: the one wished for, or with （2）, （3） … behind it."""
    numbered = (path.with_stem(f"{path.stem}（{n}）") for n in range(2, 1000))
    return next(p for p in (path, *numbered) if not p.exists())


def write_safely(
    path: Path,
    write: Callable[[Path], object],
    sources: Sequence[Source] = (),
    *,
    force: bool = True,
) -> None:
    """Let ``write`` make a file beside the target, then put it in place at once.

    Without ``force`` a file that has appeared there meanwhile stays, and Refusal is raised.

    If anything fails the target is as it was and nothing is left behind. Raises Refusal where
    the folder or the target cannot be written, and where one of the ``sources`` is no longer
    as it was when it was read.
    """
    sweep(path.parent)
    temporary = _temporary(path)
    try:
        write(temporary)
        _flush(temporary)
        _verify(temporary, path)
        _refuse_changed(sources)
        _put_in_place(temporary, path, force)
        note(path)
    except OSError as e:
        raise Refusal(_advice(path, e)) from e
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes, *, force: bool = True) -> None:
    """Write a file's whole content safely; Refusal where it cannot be written."""
    write_safely(path, lambda temporary: temporary.write_bytes(content), force=force)


def append_line(path: Path, line: str) -> None:
    """Add a line to a file of the program's own; Refusal where it cannot be written.

    What is cut off in mid-line is for its reader to leave out.
    """
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    except OSError as e:
        raise Refusal(_advice(path, e)) from e


def sweep(folder: Path) -> None:
    """Remove what a run left behind in a folder that was ended in the middle of writing."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{OURS}*"):
            with contextlib.suppress(OSError):
                if left.is_file() and time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                    left.unlink()


def _temporary(path: Path) -> Path:
    try:
        import tempfile  # noqa: PLC0415 - only where something is written

        # A name of its own, noted before it is there, so that no kill leaves one unknown.
        prefix = f"{OURS}{os.urandom(4).hex()}-"
        leftovers.note(path.parent / prefix)
        handle, name = tempfile.mkstemp(prefix=prefix, suffix=path.suffix, dir=path.parent)
    except OSError as e:
        raise Refusal(
            f"不能在“{path.parent}”里写文件；请换一个文件夹（如“{_other_folder()}”），"
            "或检查权限和磁盘空间"
        ) from e
    os.close(handle)
    temporary = Path(name)
    temporary.chmod(0o666 & ~_umask())
    return temporary


def _other_folder() -> Path:
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _verify(temporary: Path, path: Path) -> None:
    """Raise OSError where nothing was written, or a package that does not open."""
    if not temporary.stat().st_size:
        raise OSError(errno.EIO, "nothing was written")
    if path.suffix.lower() not in _PACKAGES:
        return
    try:
        with zipfile.ZipFile(temporary) as package:
            package.getinfo("[Content_Types].xml")
    except (zipfile.BadZipFile, KeyError) as e:
        raise OSError(errno.EIO, "half was written") from e


def _refuse_changed(sources: Iterable[Source]) -> None:
    for source in sources:
        if not source.is_as_it_was:
            raise Refusal(
                f"“{source.path.name}”在处理的时候被改动了，结果没有写出；"
                "请保存并关闭正在编辑它的程序，再试一次"
            )


def _put_in_place(temporary: Path, path: Path, force: bool) -> None:
    """Give the file its name, trying again where another program holds the target for a moment."""
    for left in reversed(range(_TRIES)):
        try:
            temporary.replace(path) if force else _name_anew(temporary, path)
            break
        except FileExistsError as e:
            raise Refusal(
                f"“{path}”在处理的时候出现了，没有覆盖；请换一个文件名，或加 --force"
            ) from e
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
    with contextlib.suppress(OSError, AttributeError):  # not every system can, nor has to
        handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _name_anew(temporary: Path, path: Path) -> None:
    """Give the file a name that no file has; raise FileExistsError where one has."""
    if sys.platform == "win32":
        temporary.rename(path)  # replaces nothing there
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names, as on a USB stick
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        temporary.replace(path)


def _advice(path: Path, error: OSError) -> str:
    if isinstance(error, PermissionError):
        other = free_path(path).name
        return f"写不了“{path}”；如果它正开着（如在Word或WPS里），请先关闭，或另存为“{other}”"
    if error.errno in _FULL:
        return f"磁盘满了，“{path}”没有写成，原来的文件没有动；请腾出空间，或换一个位置再试"
    return f"写“{path}”时出错（磁盘有问题或已断开），原来的文件没有动；请换一个位置再试"


def _same(left: Path, right: Path) -> bool:
    try:
        return left.exists() and right.exists() and left.samefile(right)
    except OSError:
        return False


def sha256_of(path: Path) -> str:
    """Return what a file's bytes come to; nothing where it cannot be read, or is no file."""
    try:
        if not path.is_file():  # a pipe could be read for ever
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
