"""Our VBA, run by LibreOffice without a window: functions called, their values brought back.

LibreOffice says nothing of a module that it cannot compile, so a test asserts values, never
the absence of complaints.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

MISSING = [tool for tool in ("soffice",) if not shutil.which(tool)]
LONGEST = 180  # seconds

_FILTERS = {
    ".xlam": "Calc MS Excel 2007 VBA XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".dotm": "MS Word 2007 XML VBA",
}
_PROJECTS = {".xlam": "VBAProject", ".xlsm": "VBAProject", ".dotm": "Project"}
_END = "\x1e"

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{}</script:module>"""

_DRIVER = """
Private doc As Object
Private out As Object

Sub Main
    Dim file As Object
    Dim how(2) As New com.sun.star.beans.PropertyValue
    On Error GoTo Failed
    file = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    out = createUnoService("com.sun.star.io.TextOutputStream")
    out.setOutputStream(file.openFileWrite("{answers}"))
    out.setEncoding("UTF-8")
    how(0).Name = "Hidden" : how(0).Value = True
    how(1).Name = "MacroExecutionMode" : how(1).Value = 4
    how(2).Name = "FilterName" : how(2).Value = "{filter}"
    doc = StarDesktop.loadComponentFromURL("{book}", "_blank", 0, how())
{calls}
    doc.close(True)
    out.closeOutput()
    StarDesktop.terminate()
    Exit Sub
Failed:
    out.writeString("failed: " & Error$ & " in line " & Erl & Chr(30))
    out.closeOutput()
    StarDesktop.terminate()
End Sub

Sub Ask(which As String, arguments As Variant)
    Dim script As Object
    Dim answer As String
    On Error GoTo Failed
    script = doc.getScriptProvider().getScript("vnd.sun.star.script:{project}." & which & "?language=Basic&location=document")
    answer = CStr(script.invoke(arguments, Array(), Array()))
    out.writeString(answer & Chr(30))
    Exit Sub
Failed:
    out.writeString("failed: " & Error$ & Chr(30))
End Sub
"""


@dataclass(frozen=True)
class Call:
    """A function of a VBA module, and what it is called with."""

    function: str
    arguments: tuple[str | int, ...]


def call(function: str, *arguments: str | int) -> Call:
    return Call(function, arguments)


def answers(book: Path, calls: Sequence[Call]) -> list[str]:
    """Return what the functions of a book return, as text, in the order of the calls."""
    folder = book.parent / f"office-{book.suffix[1:]}"
    found = folder / "answers.txt"
    profile = folder / "profile"
    _run(profile, "--terminate_after_init")  # a new profile, with an empty Module1
    _write_driver(profile, _driver(book, found, calls))
    _run(profile, "macro:///Standard.Module1.Main")
    texts = found.read_text(encoding="utf-8-sig").split(_END)[:-1]
    assert len(texts) == len(calls), texts
    return texts


def _run(profile: Path, what: str) -> None:
    where = f"-env:UserInstallation={profile.as_uri()}"
    command = ["soffice", where, "--headless", "--norestore", "--nologo", what]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        assert process.wait(LONGEST) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def _driver(book: Path, found: Path, calls: Sequence[Call]) -> str:
    lines = "\n".join(f"    {_asked(c)}" for c in calls)
    places = {"answers": found.as_uri(), "book": book.as_uri(), "filter": _FILTERS[book.suffix]}
    places["project"] = _PROJECTS[book.suffix]
    text = _DRIVER
    for name, value in {**places, "calls": lines}.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _asked(c: Call) -> str:
    return f'Ask("{c.function}", Array({", ".join(map(_literal, c.arguments))}))'


def _literal(value: str | int) -> str:
    """Return a value as Basic writes it; control characters stand outside the quotes."""
    if isinstance(value, int):
        return str(value)
    text = value.replace('"', '""')
    return '"' + re.sub(r"[\x00-\x1f]", lambda m: f'" & Chr({ord(m[0])}) & "', text) + '"'


def _write_driver(profile: Path, driver: str) -> None:
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(escape(driver)), encoding="utf-8")
