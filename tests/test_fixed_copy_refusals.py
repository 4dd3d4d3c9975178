"""When check --fixed writes no copy: one sentence says why, and no file is left behind."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from addin.cli import main
from addin.office.writing.patched_copy import STYLES, write_patched_copy
from commands import Output, files_in, refused, refused_after
from conftest import WriteBook
from rich_workbook import parts, rewritten


def test_the_copy_is_the_same_kind_of_file(rich: Path, capsys: Output) -> None:
    other = rich.with_name("副本.xlsx" if rich.suffix == ".xlsm" else "副本.xlsm")
    assert f"也要以 {rich.suffix} 结尾" in refused(capsys, "check", rich, "--fixed", other)
    assert not other.exists()


def test_nothing_is_overwritten_unasked(book: WriteBook, tmp_path: Path, capsys: Output) -> None:
    ledger = book(活动台账="日期|活动类型\n2022年1月5日|支委会")
    copy = tmp_path / "副本.xlsx"
    copy.write_text("other")
    assert "已经存在" in refused(capsys, "check", ledger, "--fixed", copy)
    assert "输入的文件" in refused(capsys, "check", ledger, "--fixed", ledger, "--force")
    assert "同一个文件" in refused(capsys, "check", ledger, "--fixed", copy, "-o", copy, "--force")
    assert copy.read_text() == "other"
    main(["check", str(ledger), "--fixed", str(copy), "--force"])
    assert openpyxl.load_workbook(copy).active["A2"].value == datetime(2022, 1, 5)


def test_a_signed_workbook_is_not_changed(book: WriteBook, tmp_path: Path, capsys: Output) -> None:
    ledger = book(活动台账="日期|活动类型\n2022年1月5日|支委会")
    with zipfile.ZipFile(ledger, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    before = files_in(tmp_path)
    assert "数字签名" in refused(capsys, "check", ledger, "--fixed", tmp_path / "副本.xlsx")
    assert files_in(tmp_path) == before


def test_a_ledger_saved_in_between_is_noticed(
    book: WriteBook, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "日期|活动类型|主题\n2022年1月5日|支委会|研究"
    ledger = book(活动台账=table)

    def saved_in_between(*_: object) -> dict[tuple[str, str], str]:
        book(活动台账=table.replace("研究", "学习"))
        return write_patched_copy(*_)  # type: ignore[arg-type]

    monkeypatch.setattr("addin.office.writing.fixed_copy.write_patched_copy", saved_in_between)
    assert "不符" in refused_after(capsys, "check", ledger, "--fixed", tmp_path / "副本.xlsx")
    assert set(files_in(tmp_path)) == {ledger.name}


def test_a_workbook_without_styles_cannot_be_marked(
    book: WriteBook, tmp_path: Path, capsys: Output
) -> None:
    ledger = book(活动台账="日期|活动类型\n2022年1月5日|支委会")
    rewritten(ledger, STYLES, b'<styleSheet xmlns="urn:x"/>')
    assert "缺少样式" in refused(capsys, "check", ledger, "--fixed", tmp_path / "副本.xlsx")
    rewritten(ledger, STYLES, None)
    assert "缺少样式" in refused(capsys, "check", ledger, "--fixed", tmp_path / "副本.xlsx")
    assert set(files_in(tmp_path)) == {ledger.name}


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (b'<?xml version="1.0" encoding="GB18030"?>', "UTF-8"),
        (b"<!DOCTYPE styleSheet [<!ENTITY a 'b'>]>", "DOCTYPE"),
        (b"<oops>", "已损坏"),
    ],
)
def test_a_strange_part_is_refused(
    book: WriteBook, tmp_path: Path, capsys: Output, head: bytes, said: str
) -> None:
    ledger = book(活动台账="日期|活动类型\n2022年1月5日|支委会")
    styles = parts(ledger)[STYLES]
    rewritten(ledger, STYLES, head + styles[styles.index(b"<styleSheet") :])
    assert said in refused(capsys, "check", ledger, "--fixed", tmp_path / "副本.xlsx")


def test_other_kinds_of_files_have_no_corrected_copy(tmp_path: Path, capsys: Output) -> None:
    ledger = tmp_path / "台账.xls"
    ledger.write_bytes(b"x")
    said = refused(capsys, "check", ledger, "--fixed", tmp_path / "副本.xls")
    assert "另存为.xlsx" in said


def test_a_damaged_part_is_no_copy(book: WriteBook, tmp_path: Path, capsys: Output) -> None:
    ledger = book(活动台账="日期|活动类型\n2022年1月5日|支委会")
    with zipfile.ZipFile(ledger, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/media/image1.png", b"picture" * 9)
    ledger.write_bytes(ledger.read_bytes().replace(b"picturepicture", b"picturePicture", 1))
    assert "已损坏" in refused(capsys, "check", ledger, "--fixed", tmp_path / "副本.xlsx")
    assert set(files_in(tmp_path)) == {ledger.name}
