"""The commands as a user meets them: what they print, write and return."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl

from addin.all_sheets.checking import RULES
from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.ledger.tables.table import find_table
from addin.office.reading.closed_workbook import read_workbook
from addin.workflows.rule_catalogue import ALL_RULES
from commands import ACTIVITIES, PARAMETERS, Output, refused_after
from conftest import WriteBook


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


def test_a_period_that_only_the_rows_tell_is_said(book: WriteBook, capsys: Output) -> None:
    main(["check", str(book(活动台账=ACTIVITIES)), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["period"] == {"start": "2022-01-01", "end": "2022-03-31"}
    (said,) = [f for f in found["findings"] if f["code"] == "L401"]
    assert said["severity"] == "info"
    assert "2022年第一季度" in said["message"]
    assert "--period 2022Q1" in said["message"]


def test_every_command_takes_the_period_of_the_rows(
    book: WriteBook, capsys: Output, tmp_path: Path
) -> None:
    path, written = str(book(活动台账=ACTIVITIES)), tmp_path / "汇报.docx"
    first_quarter = {"start": "2022-01-01", "end": "2022-03-31"}
    assert main(["report", path, "-o", str(written)]) == 0
    assert main(["refresh", str(written), path, "-o", str(tmp_path / "新.docx")]) == 0
    assert main(["rollup", str(tmp_path), "-o", str(tmp_path / "汇总")]) == 0
    assert "2022年第一季度" in capsys.readouterr().out
    for command in (["check", path], ["tally", path], ["audit", str(written), path]):
        main([*command, "--json"])
        assert json.loads(capsys.readouterr().out)["period"] == first_quarter


def test_report_says_what_check_says_of_the_period(
    book: WriteBook, capsys: Output, tmp_path: Path
) -> None:
    early, late = "2022-03-20", "2022-07-08"
    for signed, code in ((early, "L408"), (late, "L409")):
        path = str(book(活动台账=ACTIVITIES, 参数=f"{PARAMETERS}\n成文日期|{signed}"))
        main(["check", path, "--json"])
        found = json.loads(capsys.readouterr().out)["findings"]
        (said,) = [f for f in found if f["code"] == code]
        assert (said["sheet"], said["cell"]) == ("参数", "B5")
        main(["report", path, "-o", str(tmp_path / "汇报.docx"), "--force"])
        assert said["message"] in capsys.readouterr().out


def test_rows_that_tell_no_year_ask_for_a_period(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=ACTIVITIES.replace("2022年1月", "8月").replace("2022年3月", "9月"))
    for command in ("check", "tally", "report"):
        said = refused_after(capsys, command, path)
        assert "--period 2022H2" in said
        assert "第2行写的是“8月5日”" in said


def test_people_get_sentences(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=ACTIVITIES, 参数=PARAMETERS)
    assert main(["check", str(path)]) == 0
    assert "2022年2月支委会未见记录" in capsys.readouterr().out
    assert main(["tally", str(path)]) == 0
    assert "党员大会：1次　活动台账 第3行" in capsys.readouterr().out


def test_rules_are_listed_and_explained(capsys: Output) -> None:
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out
    assert all(f"{rule.title}　依据：{rule.authority}" in listed for rule in RULES)
    assert main(["rules", "f02"]) == 0
    page = capsys.readouterr().out
    assert "支部委员会会议一般每月召开1次" in page
    assert "第十二条" in page
    assert "错：" in page


def test_rules_that_have_a_word_are_listed(capsys: Output) -> None:
    assert main(["rules", "谈心谈话"]) == 0
    listed = capsys.readouterr().out
    codes = re.findall(r"^  ([A-Z]\d+)", listed, re.MULTILINE)
    assert "F08" in codes and "F02" not in codes
    for code in codes:
        rule = next(r for r in ALL_RULES if r.code == code)
        assert "谈心谈话" in rule.page + rule.message + rule.authority
    assert f"共{len(codes)}条" in listed


def test_new_writes_a_ledger_that_can_be_read(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "新台账.xlsx"
    assert main(["new", str(path), "--year", "2023"]) == 0
    tables = [find_table(g, catalogue()) for g in read_workbook(path)]
    kinds = {t.kind.name: t for t in tables if t}
    assert {"活动台账", "党员名册", "参数", "整改台账", "承诺事项"} <= set(kinds)
    assert kinds["活动台账"].rows == ()
    assert not [p for t in kinds.values() for p in t.problems]
    assert "没有记录" in refused_after(capsys, "check", path)


def test_a_new_ledger_with_the_tab_inside_holds_the_same(tmp_path: Path, capsys: Output) -> None:
    plain, with_tab = tmp_path / "a.xlsx", tmp_path / "a.xlsm"
    for path in (plain, with_tab):
        assert main(["new", str(path), "--year", "2023"]) == 0
    sheets = {g.sheet: g.rows for g in read_workbook(with_tab)}
    assert {g.sheet: g.rows for g in read_workbook(plain)}.items() <= sheets.items()
    with zipfile.ZipFile(with_tab) as archive:
        assert {"xl/vbaProject.bin", "customUI/customUI14.xml"} <= set(archive.namelist())
    before = with_tab.read_bytes()
    assert "已经存在" in refused_after(capsys, "new", with_tab)
    assert with_tab.read_bytes() == before


def test_every_date_of_a_new_ledger_has_a_date_format_and_a_rule(tmp_path: Path) -> None:
    path = tmp_path / "新台账.xlsx"
    main(["new", str(path), "--year", "2023"])
    workbook = openpyxl.load_workbook(path)
    for sheet, headings in {
        "活动台账": ["日期"],
        "党员名册": ["出生日期", "入党日期", "转正日期", "转入日期", "转出日期"],
        "整改台账": ["完成日期"],
        "承诺事项": ["期间起", "期间止"],
    }.items():
        page = workbook[sheet]
        columns = {str(cell.value).rstrip("*"): cell.column_letter for cell in page[2]}
        for heading in headings:
            cell = f"{columns[heading]}3"
            assert page[cell].number_format == "yyyy-mm-dd", (sheet, heading)
            rules = [r for r in page.data_validations.dataValidation if cell in r.sqref]
            assert [r.type for r in rules] == ["date"], (sheet, heading)
            typed_as_numbers = (3.5, 12.31, 305, 1231, 2022)
            assert all(float(r.formula1) > max(typed_as_numbers) for r in rules), (sheet, heading)


def test_a_new_ledger_filled_in_gives_no_finding_about_its_own_sheets(
    tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "新台账.xlsx"
    main(["new", str(path), "--year", "2023"])
    workbook = openpyxl.load_workbook(path)
    page = workbook["活动台账"]
    columns = {str(cell.value).rstrip("*"): cell.column for cell in page[2]}
    row = {"日期": datetime(2023, 3, 3), "活动类型": "支委会", "主题": "研究工作", "主持人": "张三"}
    for heading, value in {**row, "应到人数": 5, "实到人数": 5}.items():
        page.cell(3, columns[heading], value)
    workbook.save(path)
    capsys.readouterr()
    assert main(["check", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["statistics"] == {"支委会": 1}
    assert {f["code"] for f in found["findings"]} == {"F01", "F02", "F05", "L406"}


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
