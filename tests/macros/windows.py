"""What Windows does to a command line between WshShell.Run and sys.argv, told in Python.

Run replaces %NAME% where the environment knows the name (ExpandEnvironmentStrings) and starts the
program; the program's C runtime splits the rest (CommandLineToArgvW and the rules of argv).
"""

from __future__ import annotations

import re
from collections.abc import Mapping


def expanded(text: str, environment: Mapping[str, str]) -> str:
    """Return text with known variables replaced; an unknown %NAME% stays as it is."""
    known = {name.upper(): value for name, value in environment.items()}
    done, rest = "", text
    while (start := rest.find("%")) >= 0:
        end = rest.find("%", start + 1)
        if end < 0:
            break
        name = rest[start + 1 : end].upper()
        if name in known:
            done, rest = done + rest[:start] + known[name], rest[end + 1 :]
        else:  # its second % may begin another
            done, rest = done + rest[:end], rest[end:]
    return done + rest


def arguments(command_line: str) -> list[str]:
    """Return argv: the program, where a backslash is nothing special, then its arguments."""
    program = re.match(r'(?:"[^"]*"?|[^\s"])+', command_line)
    assert program
    found = [program[0].replace('"', "")]
    rest = command_line[program.end() :].lstrip(" \t")
    while rest:
        argument, rest = _next(rest)
        found.append(argument)
    return found


def _next(text: str) -> tuple[str, str]:
    """Return the first argument and what comes after it.

    2n backslashes before a quote are n, and the quote opens or closes; one more and the quote is
    a character; "" within quotes is a quote.
    """
    argument, quoted, place = "", False, 0
    while place < len(text) and (quoted or text[place] not in " \t"):
        slashes = len(text[place:]) - len(text[place:].lstrip("\\"))
        place += slashes
        if text[place : place + 1] != '"':
            argument += "\\" * slashes
            if not slashes:
                argument += text[place]
                place += 1
            continue
        argument += "\\" * (slashes // 2)
        if slashes % 2:
            argument += '"'
        elif quoted and text[place + 1 : place + 2] == '"':
            argument += '"'
            place += 1
        else:
            quoted = not quoted
        place += 1
    return argument, text[place:].lstrip(" \t")
