"""The command line: each command calls one workflow and shows its result in Chinese."""

from __future__ import annotations

import atexit
import contextlib
import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from addin import __version__, streams
from addin.commands.usage import COMMANDS, USAGE
from addin.ledger.refusal import Refusal
from addin.office.writing.leftovers import sweep_killed
from addin.office.writing.placed import PLACED, in_words

_NEEDING_NO_PACKAGE = ("doctor", "install", "uninstall")
_CANNOT = 2
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOST = (*_FULL, errno.EIO, errno.EBADF)  # what writing to an output may end with
_SELDOM = 200_000  # new objects between two looks for rings of garbage


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status (0 done, 1 errors found, 2 could not do it).

    Without ``argv`` the process is the program's own, and ends with the command.
    """
    try:
        if argv is None:
            streams.begin()
        status = _main(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:  # before the command began, or once more while it was ending
        status = _CANNOT
    if argv is None:
        streams.end()
    return status


def _main(words: list[str]) -> int:
    streams.prepare()
    PLACED.clear()
    atexit.register(gc.freeze)  # a process that ends need not look through all that it had made
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM)  # one short job makes much that stays, and next to no rings
    try:
        refuse_unreadable(words)
        status = _run(words)
        sys.stdout.flush()
    except BaseException as error:
        return _said(error)
    finally:
        gc.set_threshold(*before)
    return status


def _said(error: BaseException) -> int:
    """Say why a command ended early, in one sentence and never with a traceback."""
    if isinstance(error, Refusal):
        streams.complain(str(error))
    elif isinstance(error, KeyboardInterrupt):
        streams.complain(f"已中断，{in_words()}")
    elif isinstance(error, BrokenPipeError):  # whoever read has seen enough
        streams.give_up_output()
    elif isinstance(error, OSError) and (error.filename or error.errno in _LOST):
        streams.complain(_system_words(error))
        streams.give_up_output()
    elif isinstance(error, Exception):  # the last resort
        kind = type(error).__name__
        streams.complain(f"程序内部出错（{kind}），{in_words()}；请把命令和这个文件交给维护人员")
    else:
        raise error
    return _CANNOT


def _system_words(error: OSError) -> str:
    """Return what the system refused, in words."""
    if error.filename is None:  # reading and writing of files is refused in words of its own
        return (
            f"结果没有能全部显示出来（输出写不进去，可能磁盘满了），{in_words()}；请换一个地方再试"
        )
    name = streams.in_characters(
        os.fsdecode(error.filename) if isinstance(error.filename, bytes) else str(error.filename)
    )
    if isinstance(error, PermissionError):
        return f"没有权限读写“{name}”，{in_words()}；请核对权限，或换一个文件夹再试"
    trouble = "磁盘满了" if error.errno in _FULL else "磁盘有问题，或文件刚刚被移走"
    return f"读写“{name}”时出错（{trouble}），{in_words()}；请核对后再试"


def refuse_unreadable(words: Sequence[str]) -> None:
    """Raise Refusal where a word is none: empty, or with bytes that are no character."""
    for word in words:
        if not word.strip() or "\0" in word:
            raise Refusal("命令里有一处是空的；请写明文件名或取值，用法见 taizhang --help")
        if (name := streams.in_characters(word)) != word:
            raise Refusal(f"“{name}”里有不是文字的字符，这样的文件读不了；请先改名再试")


def _run(words: list[str]) -> int:
    """Load the command that is named first, and nothing of the others."""
    name = words[0] if words else "--help"
    if name in ("-h", "--help"):
        sys.stdout.write(USAGE)
        return 0
    if name == "--version":
        print(f"taizhang {__version__}")
        return 0
    from addin.commands.arguments import CommandParser, miswritten  # noqa: PLC0415

    if name not in COMMANDS:
        raise miswritten(f"没有这个命令 '{name}'" if name[:1] != "-" else f"不认识 {name}")
    sweep_killed()
    if name not in _NEEDING_NO_PACKAGE:
        _load_records()
    command = import_module(f"addin.commands.{name}")
    parser = CommandParser(prog=f"taizhang {name}")
    command.add(parser)
    return int(command.run(parser.parse_args(words[1:])))


def _load_records() -> None:
    """Load msgspec without typing_extensions, for which it would load 10 ms of modules.

    It takes two names from there for versions of Python older than ours.
    """
    hidden = "typing_extensions" not in sys.modules
    if hidden:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    with contextlib.suppress(ImportError):  # said when the command is loaded
        import_module("msgspec")
    if hidden:
        del sys.modules["typing_extensions"]
