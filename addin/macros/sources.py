"""The sources of what runs inside Excel: VBA modules, the ribbon, the messages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from addin.resources import resource

FOLDER = "macros"
MODULES = ("Conf.bas", "Launcher.bas", "Messages.bas", "Outside.cls", "Ribbon.bas", "Spare.bas")
RIBBON = "customUI14.xml"
MESSAGES = "messages.toml"

_TAB = 'label="党建台账"'
_TAB_OF_A_LEDGER = 'label="党建台账（本簿）"'


@dataclass(frozen=True)
class Module:
    """A VBA module as its source file tells it: ASCII, ended lines as VBA wants them."""

    name: str
    source: str
    is_class: bool


def modules() -> tuple[Module, ...]:
    """Return the VBA modules, in the order of their names."""
    return tuple(_module(name) for name in MODULES)


def _module(file_name: str) -> Module:
    # ASCII is what every Windows reads alike: VBA text has no encoding of its own.
    text = resource(FOLDER, file_name).read_text(encoding="ascii")
    named = re.search(r'^Attribute VB_Name = "(\w+)"$', text, re.MULTILINE)
    if named is None:
        raise ValueError(f"{file_name} has no VB_Name")
    return Module(named.group(1), text.replace("\n", "\r\n"), file_name.endswith(".cls"))


def messages() -> dict[str, str]:
    """Return what the launcher tells a clerk, by key."""
    found = tomllib.loads(resource(FOLDER, MESSAGES).read_text(encoding="utf-8"))
    return {key: str(text) for key, text in found.items()}


def ribbon(*, in_ledger: bool) -> bytes:
    """Return the ribbon's XML; in a ledger the tab says so, beside the add-in's own."""
    text = resource(FOLDER, RIBBON).read_text(encoding="utf-8")
    return (text.replace(_TAB, _TAB_OF_A_LEDGER) if in_ledger else text).encode()
