"""Bad input: one Chinese line, exit status 2, nothing half-written; nothing worse, ever."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from addin.cli import main
from addin.resources import resource
from commands import ACTIVITIES, PARAMETERS, Output, files_in, refused
from conftest import WriteBook


@pytest.mark.parametrize("command", ["check", "tally", "report"])
def test_no_such_file(tmp_path: Path, capsys: Output, command: str) -> None:
    assert "找不到" in refused(capsys, command, tmp_path / "没有.xlsx")
    assert files_in(tmp_path) == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "不是Excel工作簿"),
        ("日期,活动类型\n".encode("gb18030"), "不是Excel工作簿"),
        (b"PK\x03\x04 not a zip at all", "已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧格式"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ],
)
@pytest.mark.parametrize("command", ["check", "tally", "report"])
def test_not_a_workbook(
    tmp_path: Path, capsys: Output, command: str, content: bytes, said: str
) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(content)
    assert said in refused(capsys, command, path)
    assert files_in(tmp_path) == {"台账.xlsx": content}


def test_a_folder_is_no_workbook(tmp_path: Path, capsys: Output) -> None:
    assert "文件夹" in refused(capsys, "check", tmp_path)


def test_a_word_file_is_no_workbook(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "报告.xlsx"
    path.write_bytes(resource("templates", "半年工作汇报.docx").read_bytes())
    assert "不是Excel工作簿" in refused(capsys, "check", path)


@pytest.mark.parametrize("command", ["check", "tally", "report"])
def test_no_ledger_sheet(book: WriteBook, capsys: Output, command: str) -> None:
    assert "没有找到活动台账" in refused(capsys, command, book(通讯录="姓名|电话\n张三|123"))


@pytest.mark.parametrize("command", ["check", "tally", "report"])
def test_an_empty_ledger(book: WriteBook, capsys: Output, command: str) -> None:
    assert "没有记录" in refused(
        capsys, command, book(活动台账="日期|活动类型|主题", 参数=PARAMETERS)
    )


def test_without_parameters_a_report_is_of_the_rows_and_says_so(
    book: WriteBook, tmp_path: Path, capsys: Output
) -> None:
    assert main(["report", str(book(活动台账=ACTIVITIES))]) == 0
    assert (tmp_path / "2022年第一季度党建工作汇报.docx").exists()
    assert "--period 2022Q1" in capsys.readouterr().out


def test_no_parameters_but_a_period_gives_a_draft(book: WriteBook, tmp_path: Path) -> None:
    assert main(["report", str(book(活动台账=ACTIVITIES)), "--period", "2022Q1"]) == 0
    assert (tmp_path / "2022年第一季度党建工作汇报.docx").exists()


@pytest.mark.parametrize(
    ("command", "name"), [("check", "a.xlsx"), ("tally", "a.xlsx"), ("report", "a.docx")]
)
def test_an_existing_output_is_kept_unless_forced(
    sample: Path, tmp_path: Path, capsys: Output, command: str, name: str
) -> None:
    output = tmp_path / name
    output.write_bytes(b"mine")
    assert "已经存在" in refused(capsys, command, sample, "-o", output)
    assert output.read_bytes() == b"mine"
    assert main([command, str(sample), "-o", str(output), "--force"]) == 0
    assert output.read_bytes().startswith(b"PK")
    assert set(files_in(tmp_path)) == {sample.name, name}


def test_new_keeps_an_existing_file(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"mine")
    assert "已经存在" in refused(capsys, "new", path)
    assert path.read_bytes() == b"mine"


def test_a_folder_that_cannot_be_written(
    sample: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root writes through 0555, so the refusal of the system is put in."""

    def denied(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", denied)
    before = files_in(tmp_path)
    for command, name in (("check", "a.xlsx"), ("tally", "a.xlsx"), ("report", "a.docx")):
        assert "换一个文件夹" in refused(capsys, command, sample, "-o", tmp_path / name)
    assert files_in(tmp_path) == before


def test_an_output_folder_that_is_not_there(sample: Path, tmp_path: Path, capsys: Output) -> None:
    assert "没有文件夹" in refused(capsys, "report", sample, "-o", tmp_path / "没有" / "a.docx")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek", "a.xlsx"], "没有这个命令"),
        (["check"], "还缺"),
        (["check", "a.xlsx", "--jsn"], "不认识"),
        (["check", "a.xlsx", "--period", "去年"], "看不懂"),
        (["check", "a.xlsx", "-o", "a.docx"], ".xlsx 结尾"),
        (["report", "a.xlsx", "-o", "a.pdf"], ".docx 结尾"),
        (["new", "a.xls"], ".xlsx 结尾"),
        (["new", "a.xlsx", "--year", "22"], "年份"),
        (["rules", "F99"], "没有编号"),
        (["rules", "没有这个词"], "没有哪条规则的说明里有"),
        (["check", "a.xlsx", "--json=1"], "不要写值"),
        (["check", "长" * 200 + ".xlsx"], "找不到"),
        (["report", "a.xlsx", "-o", "长" * 100 + ".docx"], "太长"),
        (["report", "a.xlsx", "-t", "长" * 200 + ".docx"], "找不到模板"),
    ],
)
def test_a_command_typed_wrong(
    capsys: Output, sample: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(sample.parent)
    sample.rename(sample.with_name("a.xlsx"))
    assert said in refused(capsys, *arguments)


def test_help_is_chinese_and_names_every_command(capsys: Output) -> None:
    for arguments in (["--help"], []):
        try:
            assert main(arguments) == 0
        except SystemExit as done:
            assert done.code == 0
        said = capsys.readouterr().out
        assert all(f"  {c} " in said for c in ("new", "check", "tally", "report", "rules"))


def test_a_mistake_of_ours_is_one_sentence_too(
    sample: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("张三 13800000000")

    monkeypatch.setattr("addin.workflows.check", broken)
    said = refused(capsys, "check", sample)
    assert "RuntimeError" in said
    assert "张三" not in said


def test_the_screen_is_utf_8_whatever_the_console(sample: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "gbk"}
    done = subprocess.run(
        [sys.executable, "-m", "addin", "check", str(sample), "--json"],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["statistics"]["支委会"] == 5


@pytest.mark.parametrize(
    "row",
    [
        "0001年1月1日|支委会|甲|张三|5|5",
        "9999年12月31日|支委会|甲|张三|5|5",
        f"{'2022年3月6日' * 3000}|{'支委会暨' * 5000}|甲|{'张三、' * 8000}|{'1' * 30000}|{'一' * 30000}",
        f"{'二' * 5000}年3月5日|支委会|甲|张三|{'9' * 12}|5",
        f"2022年3月5日|支委会|甲|张三|1{'0' * 300}|-1{'0' * 300}",
    ],
    ids=["year 1", "year 9999", "long cells", "long numerals", "huge numbers"],
)
def test_strange_cells_are_findings_and_nothing_worse(
    book: WriteBook, capsys: Output, row: str
) -> None:
    table = f"日期|活动类型|主题|主持人|应到人数|实到人数\n2022年3月5日|支委会|甲|张三|5|5\n{row}"
    path = book(活动台账=table, 参数=PARAMETERS)
    assert main(["check", str(path), "--json"]) in (0, 1)
    assert json.loads(capsys.readouterr().out)["statistics"]["支委会"] >= 1
    assert main(["report", str(path)]) in (0, 1)
