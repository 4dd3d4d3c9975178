"""The sources of what runs inside Excel and Word: VBA modules, the ribbon, the messages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from addin.resources import resource

Program = Literal["excel", "word"]

FOLDER = "macros"
SHARED = ("Conf.bas", "Messages.bas", "Outside.cls", "Start.bas")
OWN: dict[Program, tuple[str, ...]] = {
    "excel": ("Launcher.bas", "Ribbon.bas", "Spare.bas"),
    "word": ("Launcher.bas", "Ribbon.bas"),
}
OUTSIDE, OUTSIDE_HERE = "Outside.cls", "Outside.inc"
RIBBON = "customUI14.xml"
MESSAGES = "messages.toml"

_TAB = 'label="党建台账"'
_TAB_OF_A_LEDGER = 'label="党建台账（本簿）"'
_DOTS = "        ' ...\n"
_LONGEST = 72  # letters of a message on one line of VBA


class Module(Struct, frozen=True):
    """A VBA module as its source file tells it: ASCII, ended lines as VBA wants them."""

    name: str
    source: str
    is_class: bool


def modules(program: Program) -> tuple[Module, ...]:
    """Return the VBA modules for a program, in the order of their names."""
    found = [_module(name, _text(name, program)) for name in SHARED]
    found += [_module(name, _text(name, program)) for name in OWN[program]]
    return tuple(sorted(found, key=lambda m: m.name))


def _text(name: str, program: Program) -> str:
    """Return a module's text; what the program is asked stands behind what Windows is asked."""
    if name == OUTSIDE:
        return f"{_ascii(FOLDER, name)}\n{_ascii(f'{FOLDER}/{program}', OUTSIDE_HERE)}"
    if name in SHARED:
        return _ascii(FOLDER, name).replace(_DOTS, "".join(_cases(messages(program))))
    return _ascii(f"{FOLDER}/{program}", name)


def _ascii(folder: str, name: str) -> str:
    # ASCII is what every Windows reads alike: VBA text has no encoding of its own.
    return resource(folder, name).read_text(encoding="ascii")


def _module(file_name: str, text: str) -> Module:
    named = re.search(r'^Attribute VB_Name = "(\w+)"$', text, re.MULTILINE)
    if named is None:
        raise ValueError(f"{file_name} has no VB_Name")
    return Module(named.group(1), text.replace("\n", "\r\n"), file_name.endswith(".cls"))


def messages(program: Program) -> dict[str, str]:
    """Return what the launcher tells a clerk in a program, by key."""
    found: dict[str, str] = {}
    for folder in (FOLDER, f"{FOLDER}/{program}"):
        text = resource(folder, MESSAGES).read_text(encoding="utf-8")
        found |= {key: str(its) for key, its in tomllib.loads(text).items()}
    return found


def _cases(told: dict[str, str]) -> Iterator[str]:
    """Yield the lines of VBA that tell a message by its key."""
    for key, text in told.items():
        yield f'        Case "{key}"\n'
        for n, piece in enumerate(_pieces(text)):
            before = "" if n == 0 else "Written & "
            yield f'            Written = {before}"{piece}"\n'


def _pieces(text: str) -> Iterator[str]:
    """Yield a text as the conf file has it, cut between its characters."""
    piece = ""
    for letter in text:
        its = letter if letter.isascii() else _units(letter)
        if len(piece) + len(its) > _LONGEST:
            yield piece
            piece = ""
        piece += its
    yield piece


def _units(letter: str) -> str:
    """Return a character as Conf.bas decodes it: &#x5F20; for each UTF-16 unit."""
    code = letter.encode("utf-16-be")
    return "".join(f"&#x{code[n : n + 2].hex().upper()};" for n in range(0, len(code), 2))


def ribbon(program: Program, *, in_ledger: bool = False) -> bytes:
    """Return the ribbon's XML; in a ledger the tab says so, beside the add-in's own."""
    text = resource(f"{FOLDER}/{program}", RIBBON).read_text(encoding="utf-8")
    return (text.replace(_TAB, _TAB_OF_A_LEDGER) if in_ledger else text).encode()
