"""What every COM object of this Excel does: count calls, be busy, refuse what it doesn't know."""

# ruff: noqa: N802  (capitalised names are Excel's own)

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from .pywin32 import CDispatch, com_error

REJECTED = -2147418111  # RPC_E_CALL_REJECTED: a cell is being edited, a dialogue is open
FAILED = -2147352567  # DISP_E_EXCEPTION
ENDLESS = 2000  # rejected calls in a row, after which the caller would never stop


class EndlessRetry(BaseException):
    """The code asks a busy Excel for ever (`_xlwindows.N_COM_ATTEMPTS` is 0): a hang."""


def refused(text: str, scode: int = -2146827284) -> com_error:
    """Excel's answer to what it won't do, in the shape of pywin32."""
    info = (0, "Microsoft Excel", text, "xlmain11.chm", 0, scode)
    return com_error(FAILED, "发生意外。", info, None)


class Calls:
    """Counts the calls that reach Excel from outside, and rejects them while it is busy."""

    def __init__(self) -> None:
        self.counter: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()  # members asked for that this Excel hasn't got
        self.rejecting: float = 0  # how many further calls; infinity while a cell is edited
        self._in_a_row = 0
        self._depth = 0
        self.refusing = 0  # the call that fails, counted from the next

    def missing(self, member: str) -> NotImplementedError:
        """Also written down, for a test of code that swallows every exception."""
        self.unknown[member] += 1
        return NotImplementedError(member)

    @contextmanager
    def one(self, kind: str) -> Iterator[None]:
        """One call; calls that Excel makes to itself inside it don't count."""
        if self._depth == 0:
            self.counter[kind] += 1
            self._refuse_if_told()
            self._reject_if_busy()
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def _refuse_if_told(self) -> None:
        if self.refusing > 0:
            self.refusing -= 1
            if self.refusing == 0:
                raise refused("内存不足。")

    def _reject_if_busy(self) -> None:
        if self.rejecting <= 0:
            self._in_a_row = 0
            return
        self.rejecting -= 1
        self._in_a_row += 1
        if self._in_a_row > ENDLESS:
            raise EndlessRetry(f"{ENDLESS} calls rejected in a row, and still asking")
        raise com_error(REJECTED, "被呼叫方拒绝接收呼叫。", None, None)


def bare(value: Any) -> Any:
    """The COM object inside xlwings' retry wrapper; anything else as it is."""
    if type(value).__name__ == "COMRetryObjectWrapper":
        return object.__getattribute__(value, "_inner")
    return value


def _counted(verb: str, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def call(self: ComObject, *args: Any, **kwargs: Any) -> Any:
        kind = f"{verb} {type(self).__name__}.{name}"
        with self._calls.one(kind):
            try:
                return function(
                    self, *map(bare, args), **{key: bare(value) for key, value in kwargs.items()}
                )
            except NotImplementedError as error:
                self._calls.unknown.setdefault(str(error), 1)
                raise
            except AttributeError as error:  # xlwings takes it for a busy Excel and asks again
                raise RuntimeError(f"{kind}: {error}") from error

    return call


def _counted_member(name: str, member: Any) -> Any:
    if isinstance(member, property):
        return property(
            member.fget and _counted("get", name, member.fget),
            member.fset and _counted("set", name, member.fset),
        )
    return _counted("call", name, member)


class ComObject(CDispatch):
    """A COM object: its capitalised members are Excel's, all others are ours."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name, member in list(vars(cls).items()):
            if (name[0].isupper() or name in ("__call__", "__iter__")) and (
                callable(member) or isinstance(member, property)
            ):
                setattr(cls, name, _counted_member(name, member))

    def __getattr__(self, name: str) -> Any:
        if name[0].isupper():
            raise self._calls.missing(f"{type(self).__name__}.{name}")
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name[0].isupper() and not hasattr(type(self), name):
            raise self._calls.missing(f"{type(self).__name__}.{name}")
        object.__setattr__(self, name, value)


class Collection(ComObject):
    """A COM collection over a list of ours: by position or name, from 1."""

    def __init__(self, calls: Calls, parent: Any) -> None:
        super().__init__(calls)
        self._parent = parent

    def _members(self) -> list[Any]:
        raise NotImplementedError(f"{type(self).__name__}._members")

    def _find(self, key: Any) -> Any:
        members = self._members()
        if isinstance(key, str):
            for member in members:
                if member._key().lower() == key.lower():
                    return member
        elif 1 <= int(key) <= len(members):
            return members[int(key) - 1]
        raise refused("下标越界。", -2147352565)

    @property
    def Parent(self) -> Any:
        return self._parent

    @property
    def Count(self) -> int:
        return len(self._members())

    def Item(self, key: Any) -> Any:
        return self._find(key)

    def __call__(self, key: Any) -> Any:
        return self._find(key)

    def __iter__(self) -> Iterator[Any]:
        return iter(list(self._members()))
