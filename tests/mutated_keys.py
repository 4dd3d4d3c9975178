"""Change one character of a figure's key or field, in the program's memory alone.

The functions of the running program get the changed module's code, its constants their new values,
wherever they have been imported.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from addin.statistics import figures

Outcome = Callable[[], Iterable[object]]
"""Results one by one, the quickest first: the first that differs is enough."""


def changed(text: str, at: int) -> str:
    """Return a text with one character changed to one that no key has."""
    return f"{text[:at]}丏{text[at + 1 :]}"


# --- Literals of modules -----------------------------------------------------------------------


def literals(source: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the literals of a module that are one of these names, or such a part of an f-string.

    Each with its number among the constants of the module.
    """
    known = set(names)
    parts = [n for n in known if "." in n and "[" not in n]
    tree = ast.parse(source)
    joined = {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
    for number, node in enumerate(_constants(tree)):
        text = node.value
        if text in known or (id(node) in joined and _is_part(text, parts)):
            yield number, text


def _is_part(text: str, names: Iterable[str]) -> bool:
    return len(text) > 1 and any(n.startswith(text) or n.endswith(text) for n in names)


def _constants(tree: ast.AST) -> list[ast.Constant]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def change_literal(module: ModuleType, number: int | None) -> None:
    """Change a literal of a module in memory; None only makes the module anew."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    if number is not None:
        constant = _constants(tree)[number]
        constant.value = changed(constant.value, len(constant.value) // 2)
    new = {
        "__name__": module.__name__,
        "__file__": module.__file__,
        "__package__": module.__package__,
    }
    exec(compile(tree, str(module.__file__), "exec"), new)
    for name, old in list(vars(module).items()):
        if name in new and not name.startswith("__"):
            _renew(module, old, new[name])


def _renew(module: ModuleType, old: Any, new: Any) -> None:
    if isinstance(old, ModuleType) or old is new:
        return
    if isinstance(old, type):
        if old.__module__ == module.__name__:
            for name, its in vars(old).items():
                _renew_code(its, vars(new).get(name))
        return
    if callable(old):
        _renew_code(old, new)
        return
    for other in [m for n, m in sys.modules.items() if n.partition(".")[0] == "addin"]:
        for name, value in list(vars(other).items()):
            if value is old:
                setattr(other, name, new)


def _renew_code(old: Any, new: Any) -> None:
    for inner in ("__wrapped__", "__func__", "fget", "func"):
        if hasattr(old, inner) and isinstance(getattr(old, inner), FunctionType):
            _renew_code(getattr(old, inner), getattr(new, inner))
            if hasattr(old, "cache_clear"):
                old.cache_clear()
            return
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__code__, old.__defaults__ = new.__code__, new.__defaults__


# --- The table of figures ----------------------------------------------------------------------


def spots(data: Any) -> Iterator[tuple[Any, ...]]:
    """Yield where keys and fields are in the data of a table."""
    for number, its in enumerate(data["figures"]):
        yield ("figures", number, "key")
        yield from (("figures", number, "fields", field) for field in its["fields"])
    for number, its in enumerate(data["words"]):
        for kind in (*figures.KINDS, "otherwise"):
            yield from (("words", number, kind, nth) for nth in range(len(its.get(kind, ()))))


def change_table(data: Any, spot: tuple[Any, ...]) -> None:
    """Change a key or a field in the data of the table, which is read anew."""
    *way, last = spot
    for name in way:
        data = data[name]
    text = last if isinstance(last, str) and way[-1] == "fields" else data[last]
    new = changed(text, len(text) // 2)
    if text is last:
        data[new] = data.pop(last)
    else:
        data[last] = new
    for module in [m for n, m in sys.modules.items() if n.partition(".")[0] == "addin"]:
        for its in vars(module).values():
            if hasattr(its, "cache_clear") and its.__module__ == module.__name__:
                its.cache_clear()


# --- Trying them -------------------------------------------------------------------------------


def survivors(changes: dict[str, Callable[[], object]], outcome: Outcome) -> list[str]:
    """Return the changes after which the program comes out as before; each in a process of its own.

    An error counts as a difference.
    """
    before = list(outcome())
    waiting, running, found = list(changes.items()), dict[int, str](), []
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            name, change = waiting.pop()
            if not (child := os.fork()):
                os._exit(_alike(change, outcome, before))
            running[child] = name
        child, status = os.wait()
        if child in running:
            name = running.pop(child)
            found += [name] if os.waitstatus_to_exitcode(status) else []
    return sorted(found)


def _alike(change: Callable[[], object], outcome: Outcome, before: list[object]) -> int:
    try:
        change()
        return int(all(a == b for a, b in zip(outcome(), before, strict=True)))
    except BaseException:
        return 0
