"""The border to other people's parsers, the log, and the network that nothing here reaches."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import pytest_socket
from lxml import etree

from addin.cli import main
from addin.excel.log import write_down
from addin.ledger.refusal import Refusal
from addin.office.reading.parsing import quiet, refusing
from addin.resources import resource
from commands import Output, refused
from faults.packages import spoilt, with_parts

NAME, IDENTITY, DUES = "欧阳某某", "11010519491231002X", "7654.32"
PRIVATE = f"{NAME} {IDENTITY} {DUES}"


def panic() -> BaseException:
    """Return what a panic of a Rust library is: no Exception at all."""
    kind = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})
    error = kind(PRIVATE)
    assert not isinstance(error, Exception)
    return error


ERRORS: list[Callable[[], BaseException]] = [
    panic,
    lambda: RecursionError(PRIVATE),
    lambda: MemoryError(PRIVATE),
    lambda: zlib.error(PRIVATE),
    lambda: zipfile.BadZipFile(PRIVATE),
    lambda: UnicodeDecodeError("utf-8", PRIVATE.encode(), 0, 1, PRIVATE),
    lambda: OverflowError(PRIVATE),
    lambda: ValueError(f"year 10000 is out of range {PRIVATE}"),
    lambda: etree.XMLSyntaxError(PRIVATE, 1, 1, 1),
    lambda: KeyError(PRIVATE),
    lambda: IndexError(PRIVATE),
    lambda: AttributeError(PRIVATE),
    lambda: NotImplementedError(PRIVATE),
    lambda: EOFError(PRIVATE),
    lambda: OSError(22, PRIVATE),
    lambda: AssertionError(PRIVATE),
]
DOORS = {
    "xlsx": ("addin.office.reading.closed_workbook.sheet_parts", ["check", "LEDGER"]),
    "docx": ("addin.office.word.word_file.ZipFile", ["refresh", "REPORT", "LEDGER"]),
    "template": (
        "addin.office.templates.filling.docxtpl_filling.DocxTemplate",
        ["report", "LEDGER", "-t", "REPORT", "-o", "NEW"],
    ),
}
IDS = [type(make()).__name__ for make in ERRORS]


@pytest.mark.parametrize("make", ERRORS, ids=IDS)
def test_whatever_a_parser_raises_becomes_the_refusal(make: Callable[[], BaseException]) -> None:
    with (
        pytest.raises(Refusal, match="读不出来") as refusal,
        refusing("“台账.xlsx”读不出来；请另存再试"),
    ):
        raise make()
    assert NAME not in str(refusal.value)


@pytest.mark.parametrize("error", [Refusal("别的话；请改"), KeyboardInterrupt(), SystemExit(3)])
def test_a_refusal_an_interruption_and_an_exit_pass(error: BaseException) -> None:
    with pytest.raises(type(error)) as passed, refusing("读不出来"):
        raise error
    assert passed.value is error


@pytest.mark.parametrize("door", DOORS)
def test_at_every_door(
    sample: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    report = sample.with_name("汇报.docx")
    assert main(["report", str(sample), "-o", str(report)]) in (0, 1)
    capsys.readouterr()
    inside, command = DOORS[door]
    paths = {"LEDGER": sample, "REPORT": report, "NEW": sample.with_name("a.docx")}
    for make in ERRORS[:4]:

        def raises(*_: object, make: Callable[[], BaseException] = make, **__: object) -> None:
            raise make()

        monkeypatch.setattr(inside, raises)
        said = refused(capsys, *(paths.get(word, word) for word in command))
        assert NAME not in said and "请" in said


def test_what_a_library_prints_by_itself_stays_off_the_screen(capfd: Output) -> None:
    with quiet():
        os.write(2, b"thread panicked")
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


def test_a_program_without_a_console_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: int) -> int:
        raise OSError(9, "no such stream")

    monkeypatch.setattr(os, "dup", closed)
    with quiet():
        done = True
    assert done


# --- The log ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", ERRORS, ids=IDS)
def test_the_log_holds_nothing_that_an_error_quotes(
    tmp_path: Path, make: Callable[[], BaseException]
) -> None:
    log = tmp_path / "ribbon.log"

    def reading_of_a_cell(value: str) -> None:
        raise make() from ValueError(value)

    try:
        reading_of_a_cell(PRIVATE)
    except BaseException as error:
        error.add_note(PRIVATE)
        assert write_down("校验台账", error, log) == log
    text = log.read_text(encoding="utf-8")
    assert "reading_of_a_cell" in text
    assert [p for p in (NAME, IDENTITY, DUES) if p in text] == []


@pytest.mark.parametrize(
    "make", [m for m, name in zip(ERRORS, IDS, strict=True) if name != "PanicException"]
)
def test_the_line_of_an_internal_error_shows_its_kind_alone(
    sample: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, make: Callable[[], BaseException]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise make()

    monkeypatch.setattr("addin.workflows.ledgers.check_grids", broken)
    said = refused(capsys, "check", sample)
    assert type(make()).__name__ in said
    assert NAME not in said and IDENTITY not in said


# --- The network ------------------------------------------------------------------------------------

BLOCKING = """
import socket, sys
def blocked(*_, **__):
    raise SystemExit("network")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = blocked
from addin.cli import main
ledger, report = sys.argv[1:]
for command in (["check", ledger], ["report", ledger, "-o", report], ["refresh", report, ledger]):
    assert main(command) in (0, 1), command
"""


def test_sockets_are_blocked_in_all_tests() -> None:
    with pytest.raises(pytest_socket.SocketBlockedError):
        socket.socket(socket.AF_INET)


def test_no_command_reaches_for_the_network_in_a_process_of_its_own(
    sample: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", BLOCKING, str(sample), str(tmp_path / "汇报.docx")]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()


def test_nothing_of_ours_imports_what_goes_out() -> None:
    import ast  # noqa: PLC0415

    import addin  # noqa: PLC0415

    outgoing = {
        "socket",
        "ssl",
        "http",
        "ftplib",
        "smtplib",
        "requests",
        "httpx",
        "urllib3",
        "aiohttp",
    }
    for path in Path(addin.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            told = {name.partition(".")[0] for name in names}
            assert not told & outgoing, path.name
            assert not any(name.startswith("urllib.request") for name in names), path.name


def test_a_document_nested_without_end_is_refused(sample: Path, capsys: Output) -> None:
    report = sample.with_name("汇报.docx")
    assert main(["report", str(sample), "-o", str(report)]) in (0, 1)
    opened, closed = b"<w:sdt><w:sdtContent>" * 3000, b"</w:sdtContent></w:sdt>" * 3000
    deep = b"<w:body>" + opened + b"<w:p/>" + closed
    spoilt(report, "word/document.xml", lambda xml: xml.replace(b"<w:body>", deep))
    capsys.readouterr()
    assert "嵌套得太深" in refused(capsys, "refresh", report, sample)


@pytest.mark.parametrize("types", [None, b"", b"<a/>"], ids=["gone", "empty", "another"])
@pytest.mark.parametrize("command", ["refresh", "audit", "proofread"])
def test_a_document_without_its_list_of_types_is_damaged(
    sample: Path, capsys: Output, types: bytes | None, command: str
) -> None:
    report = sample.with_name("汇报.docx")
    shutil.copy(resource("templates", "半年工作汇报.docx"), report)
    with_parts(report, {"[Content_Types].xml": types})
    ledger = [] if command == "proofread" else [sample]
    out = sample.with_name("新.docx")
    assert "已损坏" in refused(capsys, command, report, *ledger, "-o", out)
    assert not out.exists()


def test_too_many_open_files_are_no_damage() -> None:
    with (
        pytest.raises(Refusal, match="同时打开的文件太多"),
        refusing("“台账.xlsx”已损坏；请另存再试"),
    ):
        raise OSError(errno.EMFILE, "Too many open files")
