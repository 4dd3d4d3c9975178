"""``taizhang due`` and its sheet: a table of 80 columns, JSON, a workbook."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from addin.agenda.basis import basis
from addin.agenda.due import Due
from addin.cli import main
from addin.office.pages.agenda_page import agenda_page
from addin.screen_lines import COLUMNS, width_of
from addin.workflows.rule_catalogue import ALL_RULES
from commands import Output, refused, refused_after
from conftest import WriteBook
from due_ledgers import due_on

ACTIVITIES = """
日期|党支部|活动类型|主题|主持人|应到人数|实到人数
2022-6-5|第一党支部|主题党日|植树|张三|5|5
2022-6-3|第二党支部|主题党日|植树|李四|20|19
"""
PROBLEMS = f"""
序号|问题|整改措施|责任人|整改时限|完成情况
1|{"记录要素不全，" * 9}议题过于简单|补齐|张三|2022年5月31日|未完成
"""
SETTINGS = "键|值\n报告期起|2022-01-01\n报告期止|2022-06-30\n支委人数|0\n单位全称|某局"


@pytest.fixture
def ledger_file(book: WriteBook) -> Path:
    return book("活动台账.xlsx", 活动台账=ACTIVITIES, 整改台账=PROBLEMS, 参数=SETTINGS)


def test_json_as_the_contract_has_it(ledger_file: Path, capsys: Output) -> None:
    main(["due", str(ledger_file), "--on", "2022-07-05", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["on"] == "2022-07-05"
    assert [d["by"] for d in found["due"]] == sorted(d["by"] for d in found["due"])
    first, second = found["due"][:2]
    assert (first["rule"], first["by"], first["rows"]) == ("L601", "2022-05-31", ["整改台账!2"])
    assert second == {
        "what": "主题党日",
        "branch": "第一党支部",
        "by": "2022-07-31",
        "rule": "F05",
        "rows": [],
    }


def test_the_table_fits_a_screen(ledger_file: Path, capsys: Output) -> None:
    main(["due", str(ledger_file), "--on", "2022年7月5日"])
    lines = capsys.readouterr().out.splitlines()
    assert all(width_of(line) <= COLUMNS for line in lines)
    assert lines[0].split() == ["期限", "规则", "支部", "事项"]
    assert lines[1].startswith("逾期  2022-05-31  L601")
    assert any(line.split() == ["2022-07-31", "F05", "第二党支部", "主题党日"] for line in lines)
    assert lines[-1].startswith("《活动台账.xlsx》截至2022-07-05：待办")
    assert lines[-1].endswith("其中逾期1项")


def test_it_is_written_as_a_workbook(ledger_file: Path, tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "待办.xlsx"
    main(["due", str(ledger_file), "--on", "2022-07-05", "-o", str(target)])
    sheet = load_workbook(target)["待办"]
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == ["期限", "情况", "支部", "事项", "依据", "规则", "所在行"]
    assert rows[1][0] == "2022-05-31" and rows[1][1] == "逾期"
    assert rows[1][4:] == ["整改台账", "L601", "整改台账 第2行"]
    refused_after(capsys, "due", ledger_file, "--on", "2022-07-05", "-o", target)


def test_a_day_that_is_none(ledger_file: Path, capsys: Output) -> None:
    for text in ("2022-02-30", "下个月", "2022年7月"):
        assert "--on 2022-07-05" in refused(capsys, "due", ledger_file, "--on", text)


def test_nothing_due(capsys: Output, book: WriteBook) -> None:
    path = book("整改.xlsx", 整改台账=PROBLEMS.replace("未完成", "已完成"))
    main(["due", str(path), "--on", "2022-05-05", "--period", "2022H1"])
    assert capsys.readouterr().out.strip() == "《整改.xlsx》截至2022-05-05：没有看到待办的事项"


def test_the_page_has_a_column_of_branches_only_where_there_are_several() -> None:
    page = agenda_page("待办", due_on("2022-05-10"), date(2022, 5, 10))
    assert "支部" not in {cell.value for (row, _), cell in page.cells.items() if row == 2}


def test_every_code_is_a_rule_s() -> None:
    used = (
        "F01 F02 F03 F04 F05 F06 F07 F08 F09 F10 F11 F12 F13 F14 F16 F17 F18 "
        "M01 M04 M09 M10 M12 M13 M16 D07 D08 T01 L601 L611"
    )
    assert set(used.split()) <= {rule.code for rule in ALL_RULES}


def test_the_basis_is_that_of_the_day() -> None:
    assert basis(Due("", date(2022, 6, 1), "M10")).startswith(
        "《中国共产党发展党员工作细则》第三十二条"
    )
    assert "2026年修订" in basis(Due("", date(2026, 6, 1), "M10"))
    assert basis(Due("", date(2022, 6, 1), "L601", rows=("整改台账!5",))) == "整改台账"


def test_nothing_private_is_shown(book: WriteBook, capsys: Output) -> None:
    dues = "姓名|年月|计算基数|应缴|实缴\n张三三|2022年6月|7654.32|38.27|38.27\n李四四|2022年6月|7654.32|38.27|"
    path = book(活动台账=ACTIVITIES, 党费收缴=dues, 参数=SETTINGS)
    main(["due", str(path), "--on", "2022-06-20", "--json"])
    out = capsys.readouterr().out
    assert "收缴2022年6月党费（未见缴纳的1行）" in out
    assert not any(secret in out for secret in ("李四四", "张三三", "38.27", "7654"))
