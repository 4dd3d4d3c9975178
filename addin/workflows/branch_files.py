"""The ledgers below a folder, and what lies there that cannot be read or is left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from addin.ledger.refusal import Refusal
from addin.report.branches.branch_return import BranchReturn, refused
from addin.streams import in_characters

LEDGERS = (".xlsx", ".xlsm", ".xls", ".csv", ".et")
CLOSED = "没有权限打开这个文件夹，里面的台账没有计入；请核对权限后再试"
LINKED = "这是链接到别处的文件夹，里面的台账没有计入；要计入请把台账放进来"
UNREADABLE_NAME = "名字里有不是文字的字符，没有计入；请先改名再试"


class Found(Struct, frozen=True):
    """The ledgers below a folder, in order, and a line for everything that was left out."""

    files: tuple[str, ...]
    left_out: tuple[BranchReturn, ...]


def ledgers_below(folder: Path, target: Path) -> Found:
    """Return the ledgers below a folder; raise Refusal where there is none.

    ``target``: where the summary goes; what lies there is no ledger.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises where a folder is closed
        raise Refusal(f"没有文件夹“{folder}”；rollup 后面要写放着各支部台账的文件夹")
    root, own = folder.resolve(), target.resolve()
    if own == root or own in root.parents:
        raise Refusal("汇总不能写进放台账的文件夹本身，或它上面的文件夹；请用 -o 另写一个文件夹")
    left_out: list[BranchReturn] = []
    files = list(_files(root, own, left_out))
    readable = [name for name in files if in_characters(name) == name]
    left_out += [refused(in_characters(n), UNREADABLE_NAME) for n in files if in_characters(n) != n]
    if not readable:
        raise Refusal(_nothing_found(folder, left_out))
    return Found(tuple(sorted(readable)), tuple(left_out))


def _files(root: Path, own: Path, left_out: list[BranchReturn]) -> Iterator[str]:
    """Yield the ledgers' paths below the root; note folders that are closed or lead elsewhere."""

    def closed(error: OSError) -> None:
        left_out.append(refused(_below(root, Path(os.fsdecode(error.filename))), CLOSED))

    for name, folders, files in os.walk(root, onerror=closed):
        here = Path(name)
        seen = [f for f in folders if not _is_hidden(f) and here / f != own]
        linked = [f for f in seen if _is_link(here / f)]
        left_out += [refused(_below(root, here / f), LINKED) for f in linked]
        folders[:] = [f for f in seen if f not in linked]
        for file in files:
            if Path(file).suffix.lower() in LEDGERS and not _is_hidden(file):
                yield (here / file).relative_to(root).as_posix()


def _nothing_found(folder: Path, left_out: list[BranchReturn]) -> str:
    if left_out:
        its = left_out[0]
        return f"“{folder}”里没有能读的台账；“{its.file}”：{its.refusal}"
    return f"“{folder}”里没有台账（.xlsx、.xlsm、.xls、.csv）；请把各支部的台账放进这个文件夹"


def _below(root: Path, folder: Path) -> str:
    """Return how a folder is called in the summary: 二支部/; the root by its own name."""
    name = folder.relative_to(root).as_posix() if folder != root else folder.name
    return f"{in_characters(name)}/"


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _is_link(folder: Path) -> bool:
    """Whether a folder is a link or, in Windows, a junction; one of OneDrive is neither."""
    try:
        its = folder.lstat()
    except OSError:
        return False
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISLNK(its.st_mode) or (
        junction is not None and getattr(its, "st_reparse_tag", 0) == junction
    )
