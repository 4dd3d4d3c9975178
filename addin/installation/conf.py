"""The user's conf file, which the add-in's launcher reads: lines of "KEY","VALUE", all ASCII.

The launcher is VBA, which reads a file in the code page of the computer: only ASCII is the same
everywhere. Any other character is written as its UTF-16 code units, in hex: 张 is ``&#x5F20;``.
"""

from __future__ import annotations

import re
from pathlib import Path

from addin.installation.computer import Computer

_LINE = re.compile(r'"([A-Z_]+)","([^"]*)"')
_UNITS = re.compile(r"(?:&#x[0-9A-Fa-f]{1,4};)+")
_UNIT = re.compile(r"&#x([0-9A-Fa-f]{1,4});")
_FOREIGN = re.compile(r"[^\x20-\x7e]|&(?=#x)")


def interpreter(computer: Computer) -> Path:
    """Return the Python that the ribbon starts: without a window, where there is such a one."""
    windowless = computer.executable.with_name("pythonw.exe")
    return windowless if windowless.exists() else computer.executable


def conf_text(settings: dict[str, str]) -> str:
    """Return the conf file's text, ASCII, with the line ends of Windows."""
    return "".join(f'"{key}","{_encoded(value)}"\r\n' for key, value in settings.items())


def conf_settings(text: str) -> dict[str, str]:
    """Return what a conf file says; lines that are none of ours are passed over."""
    found = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    return {m[1]: _decoded(m[2]) for m in found if m}


def conf_of(path: Path) -> dict[str, str]:
    """Return what a conf file says; nothing where there is none, or none that is ASCII."""
    try:
        return conf_settings(path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError):
        return {}


def _encoded(value: str) -> str:
    return _FOREIGN.sub(lambda m: _units(m[0]), value)


def _units(character: str) -> str:
    code = character.encode("utf-16-be", errors="surrogatepass")
    return "".join(f"&#x{code[i : i + 2].hex().upper()};" for i in range(0, len(code), 2))


def _decoded(value: str) -> str:
    return _UNITS.sub(lambda m: _characters(m[0]), value)


def _characters(units: str) -> str:
    code = b"".join(int(u, 16).to_bytes(2, "big") for u in _UNIT.findall(units))
    return code.decode("utf-16-be", errors="replace")
