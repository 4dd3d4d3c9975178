"""The command line: each command calls one workflow and shows its result in Chinese."""

from __future__ import annotations

import atexit
import contextlib
import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from addin import __version__
from addin.commands.usage import COMMANDS, USAGE
from addin.ledger.refusal import Refusal

_NEEDING_NO_PACKAGE = ("doctor", "install", "uninstall")
_SELDOM = 200_000  # new objects between two looks for rings of garbage


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status (0 done, 1 errors found, 2 could not do it)."""
    _speak_utf8()
    atexit.register(gc.freeze)  # a process that ends need not look through all that it had made
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM)  # one short job makes much that stays, and next to no rings
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
    except KeyboardInterrupt:
        sys.stderr.write("已中断，没有写出任何文件\n")
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            sys.stdout.close()
    except Exception as error:  # the last resort: one sentence, never a traceback
        sys.stderr.write(
            f"程序内部出错（{type(error).__name__}），没有写出任何文件；请把命令和这个文件交给维护人员\n"
        )
    finally:
        gc.set_threshold(*before)
    return 2


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


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
