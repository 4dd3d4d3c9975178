"""The one border to other people's parsers: whatever they raise becomes a refusal."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from addin.ledger.refusal import Refusal


@contextmanager
def refusing(damaged: str) -> Iterator[None]:
    """Let parsers work on a file; whatever they raise is a Refusal that says ``damaged``.

    Only for calls of parsers: zip, XML, python-calamine, python-docx. Over public files they
    raise some twenty types, from ``KeyError`` to ``RecursionError``; Rust's panics are not even
    an ``Exception``. A refusal from inside passes, as do an interruption and an exit.
    """
    try:
        yield
    except Refusal:
        raise
    except MemoryError as error:
        raise Refusal(f"{damaged}（内存不够，可能文件过大）") from error
    except Exception as error:
        if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
            raise Refusal("同时打开的文件太多，没有读下去；请关闭一些程序再试") from error
        raise Refusal(damaged) from error
    except BaseException as error:
        if not is_panic(error):
            raise
        raise Refusal(damaged) from error


def is_panic(error: BaseException) -> bool:
    """Return whether an error is the panic of a library written in Rust."""
    return type(error).__module__ == "pyo3_runtime"


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what a library writes to the standard error stream by itself off the screen.

    A panic in Rust prints where in the library it happened before anybody can catch it.
    """
    try:
        kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # a program without a console has no such stream
        yield
        return
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        for handle in (kept, nowhere):
            with suppress(OSError):
                os.close(handle)
