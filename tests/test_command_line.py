"""The commands as a user meets them: what they print, write and return."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from addin.checks.registry import RULES
from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.ledger.layout import find_table
from addin.office.closed_workbook import read_workbook
from addin.resources import resource
from conftest import WriteBook

ACTIVITIES = """
日期|活动类型|主题|主持人|应到人数|实到人数
2022年1月5日|支委会|研究全年计划|张三|5|5
2022年3月3日|党员大会|学习全会精神|张三|20|19
"""
PARAMETERS = "键|值\n单位全称|临江县民政局党组\n报告期起|2022-01-01\n报告期止|2022-03-31"

Output = pytest.CaptureFixture[str]


def refused(capsys: Output, *arguments: object) -> str:
    """Run a command that must be refused; return the one line it says."""
    assert main([str(a) for a in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    assert any("\u4e00" <= c <= "\u9fff" for c in err)
    return err


def files_in(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def test_check_prints_the_object_of_the_contract(book: WriteBook, capsys: Output) -> None:
    assert main(["check", str(book(活动台账=ACTIVITIES, 参数=PARAMETERS)), "--json"]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert err == ""
    assert found["ledger"] == "台账.xlsx"
    assert found["period"] == {"start": "2022-01-01", "end": "2022-03-31"}
    assert found["activities"] == 2
    assert found["statistics"] == {"党员大会": 1, "支委会": 1}
    absent = [f for f in found["findings"] if f["key"] == "支委会"]
    assert [(f["when"], f["cell"], f["severity"], f["sheet"]) for f in absent] == [
        ("2022-02", None, "warning", "活动台账"),
        ("2022-03", None, "warning", "活动台账"),
    ]
    assert set(absent[0]) == {
        "code",
        "severity",
        "sheet",
        "cell",
        "value",
        "message",
        "suggestion",
        "basis",
        "key",
        "when",
    }


def test_errors_found_are_exit_status_1(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=ACTIVITIES.replace("2022年3月3日", "2022年2月30日"), 参数=PARAMETERS)
    assert main(["check", str(path), "--json"]) == 1
    (error,) = [
        f for f in json.loads(capsys.readouterr().out)["findings"] if f["severity"] == "error"
    ]
    assert (error["code"], error["sheet"], error["cell"], error["value"]) == (
        "L003",
        "活动台账",
        "A3",
        "2022年2月30日",
    )


def test_tally_lists_every_figure_with_its_rows(book: WriteBook, capsys: Output) -> None:
    assert main(["tally", str(book(活动台账=ACTIVITIES, 参数=PARAMETERS)), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    figures = {s["key"]: s for s in found["statistics"]}
    assert figures["党员大会"] == {
        "key": "党员大会",
        "value": 1,
        "unit": "次",
        "rows": ["活动台账!3"],
    }
    assert found["period"] == {"start": "2022-01-01", "end": "2022-03-31"}


def test_the_period_of_the_command_line_wins(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    for period, activities in (("2022-01", 1), ("2022H1", 2), ("2021", 0)):
        main(["check", str(path), "--json", "--period", period])
        assert json.loads(capsys.readouterr().out)["activities"] == activities


def test_without_parameters_the_title_tells_the_period(book: WriteBook, capsys: Output) -> None:
    main(
        [
            "check",
            str(book(活动台账="临江县民政局2022年第一季度台账\n" + ACTIVITIES.strip())),
            "--json",
        ]
    )
    found = json.loads(capsys.readouterr().out)
    assert found["period"] == {"start": "2022-01-01", "end": "2022-03-31"}
    assert "L401" not in {f["code"] for f in found["findings"]}


def test_a_period_known_from_nowhere_is_a_finding(book: WriteBook, capsys: Output) -> None:
    main(["check", str(book(活动台账=ACTIVITIES)), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["period"] == {"start": "2022-01-01", "end": "2022-03-31"}
    assert "L401" in {f["code"] for f in found["findings"]}


def test_people_get_sentences(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    assert main(["check", str(path)]) == 0
    assert "2022年2月支委会未见记录" in capsys.readouterr().out
    assert main(["tally", str(path)]) == 0
    assert "党员大会：1次　活动台账 第3行" in capsys.readouterr().out


def test_rules_are_listed_and_explained(capsys: Output) -> None:
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out
    assert all(rule.code in listed and rule.title in listed for rule in RULES)
    assert main(["rules", "f02"]) == 0
    page = capsys.readouterr().out
    assert "支部委员会会议一般每月召开1次" in page
    assert "第十二条" in page
    assert "错：" in page


def test_new_writes_a_ledger_that_can_be_read(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "新台账.xlsx"
    assert main(["new", str(path), "--year", "2023"]) == 0
    tables = [find_table(g, catalogue()) for g in read_workbook(path)]
    kinds = {t.kind.name: t for t in tables if t}
    assert {"活动台账", "党员名册", "参数", "整改台账", "承诺事项"} <= set(kinds)
    assert kinds["活动台账"].rows == ()
    assert not [p for t in kinds.values() for p in t.problems]
    assert "没有记录" in refused_after(capsys, "check", path)


def refused_after(capsys: Output, *arguments: object) -> str:
    capsys.readouterr()
    return refused(capsys, *arguments)


def test_workbooks_of_findings_and_statistics(sample: Path, tmp_path: Path, capsys: Output) -> None:
    findings, statistics = tmp_path / "校验结果.xlsx", tmp_path / "统计.xlsx"
    assert main(["check", str(sample), "-o", str(findings)]) == 0
    assert main(["tally", str(sample), "-o", str(statistics)]) == 0
    said = capsys.readouterr().out
    assert str(findings) in said and str(statistics) in said
    text = "\n".join(str(v) for g in read_workbook(findings) for row in g.rows for v in row)
    assert "2022年4月支委会未见记录" in text
    values = [v for g in read_workbook(statistics) for row in g.rows for v in row]
    assert "党员大会" in values and 6.0 in values


def test_the_ledger_is_never_written_to(sample: Path, tmp_path: Path, capsys: Output) -> None:
    before = sample.read_bytes()
    for command in (["check"], ["tally"], ["report"]):
        main(
            [
                *command,
                str(sample),
                "-o",
                str(tmp_path / ("x.docx" if command == ["report"] else f"{command[0]}.xlsx")),
            ]
        )
    assert sample.read_bytes() == before
    assert "输入的文件" in refused_after(capsys, "check", sample, "-o", sample, "--force")
    assert sample.read_bytes() == before


# --- Bad input: one Chinese line, exit status 2, nothing half-written -------------------------


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


def test_no_parameters_no_report(book: WriteBook, tmp_path: Path, capsys: Output) -> None:
    path = book(活动台账=ACTIVITIES)
    before = files_in(tmp_path)
    assert "参数" in refused(capsys, "report", path)
    assert files_in(tmp_path) == before


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

    monkeypatch.setattr("addin.office.safe_file.tempfile.mkstemp", denied)
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
    def broken(*_: object) -> None:
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
