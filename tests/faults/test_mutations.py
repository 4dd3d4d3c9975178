"""Any byte changed in any part: a message or a result, never anything else, the original as it was."""

from __future__ import annotations

import contextlib
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin.cli import main
from addin.ledger.refusal import Refusal
from addin.office.reading.closed_workbook import read_workbook
from addin.office.word.word_file import open_word, parts_with_text
from addin.resources import resource

MODEST = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(MODEST, max_examples=6)
INTERESTING = [
    b"",
    b"\0",
    b"<",
    b">",
    b"&",
    b'"',
    b"-1",
    b"9" * 20,
    b"\xff\xfe",
    b"]]>",
    b"&#0;",
    b"../",
]


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@st.composite
def mutations(draw: st.DrawFn, parts: dict[str, bytes]) -> dict[str, bytes]:
    """Draw a package in which a stretch of some part is replaced by something else."""
    name = draw(st.sampled_from(sorted(parts)))
    content = parts[name]
    at = draw(st.integers(0, len(content)))
    length = draw(st.sampled_from([0, 1, 2, 10, 1000]))
    new = draw(st.one_of(st.sampled_from(INTERESTING), st.binary(max_size=4)))
    return {**parts, name: content[:at] + new + content[at + length :]}


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


@contextlib.contextmanager
def a_message_at_worst(path: Path) -> Iterator[None]:
    """Let a Refusal pass, and nothing else; the file must stay as it is."""
    before = path.read_bytes()
    with contextlib.suppress(Refusal):
        yield
    assert path.read_bytes() == before


LEDGER = parts_of(resource("samples", "活动台账.xlsx"))
REPORT = parts_of(resource("templates", "半年工作汇报.docx"))


@MODEST
@given(mutations(LEDGER))
def test_a_workbook_with_a_part_changed_is_read_or_refused(
    tmp_path: Path, parts: dict[str, bytes]
) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(packed(parts))
    with a_message_at_worst(path):
        assert read_workbook(path)


@MODEST
@given(mutations(REPORT))
def test_a_document_with_a_part_changed_is_read_or_refused(
    tmp_path: Path, parts: dict[str, bytes]
) -> None:
    path = tmp_path / "汇报.docx"
    path.write_bytes(packed(parts))
    with a_message_at_worst(path), open_word(path) as file:
        for name in parts_with_text(file):
            file.part(name)


@MODEST
@given(st.integers(0), st.binary(min_size=1, max_size=3))
def test_the_package_itself_changed_anywhere(tmp_path: Path, at: int, new: bytes) -> None:
    content = bytearray(resource("samples", "活动台账.xlsx").read_bytes())
    start = at % len(content)
    content[start : start + len(new)] = new
    path = tmp_path / "台账.xlsx"
    path.write_bytes(content)
    with a_message_at_worst(path):
        assert read_workbook(path)


def said_properly(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    status = main(arguments)
    err = capsys.readouterr().err
    assert status in (0, 1, 2)
    assert "程序内部出错" not in err
    if status == 2:
        assert err.count("\n") == 1


@FEW
@given(mutations(LEDGER))
def test_commands_on_a_changed_ledger_end_with_a_result_or_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], parts: dict[str, bytes]
) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(packed(parts))
    before = path.read_bytes()
    copy = str(tmp_path / "副本.xlsx")
    said_properly(["check", str(path), "--fixed", copy, "--force"], capsys)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".taizhang-*"))


@FEW
@given(st.data())
def test_commands_on_a_changed_report_end_with_a_result_or_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: st.DataObject
) -> None:
    ledger = Path(shutil.copy(resource("samples", "活动台账.xlsx"), tmp_path / "活动台账.xlsx"))
    report, fresh = tmp_path / "汇报.docx", tmp_path / "新.docx"
    if not fresh.exists():
        assert main(["report", str(ledger), "-o", str(fresh)]) in (0, 1)
    report.write_bytes(packed(data.draw(mutations(parts_of(fresh)))))
    before = report.read_bytes()
    out = str(tmp_path / "更新.docx")
    said_properly(["refresh", str(report), str(ledger), "-o", out, "--force"], capsys)
    said_properly(["report", str(ledger), "-t", str(report), "-o", out, "--force"], capsys)
    assert report.read_bytes() == before
