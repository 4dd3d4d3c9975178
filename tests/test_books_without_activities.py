"""Workbooks that hold dues, admissions, a roster or rectifications and no activities."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin.cli import main
from addin.workflows.input_and_output import Destination, LedgerInput
from addin.workflows.rollups import Workers, rollup
from commands import ACTIVITIES, Output, refused, refused_after
from conftest import WriteBook
from ledgers import ledger as read

DUES = """
2022年党费收缴登记表
姓名|年月|应缴|实缴|缴纳日期
沈玉兰|2022年1月|30|30|2022-01-10
沈玉兰|2022年2月|30|30|2022-02-11
沈玉兰|2022年3月|30|12|2022-03-09
"""
ROSTER = "姓名|党员类别|入党日期|职务\n沈玉兰|正式党员|2001-7-1|书记\n骆大同|预备党员|2022-3-4|"
RECTIFICATIONS = """
2022年上半年问题整改台账
来源|问题|整改措施|整改时限|完成情况
自查|学习记录不全|逐人补记|2022-05-31|已完成
巡察|谈话记录简单|重新登记|2022-06-15|正在整改
"""
TALKS = """
日期|谈话人|谈话对象|谈话类型
2022-03-01|沈玉兰|骆大同|支委与党员
2022-05-06|沈玉兰|骆大同|提醒谈话
"""
COURSES = """
2022年培训台账
日期|培训名称|学时|参加人员
2022-04-11|党务干部培训班|16|沈玉兰
"""
ADMISSIONS = """
2022年发展党员台账
姓名|当前阶段|申请书日期|谈话日期|确定积极分子日期
骆大同|申请人|2022-02-01|2022-02-10|
"""
BOOKS = {
    "党费收缴": DUES,
    "整改台账": RECTIFICATIONS,
    "谈心谈话": TALKS,
    "培训": COURSES,
    "发展党员": ADMISSIONS,
}


def checked(capsys: Output, path: Path, *more: str) -> dict[str, object]:
    assert main(["check", str(path), "--json", *more]) in (0, 1)
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def figures(capsys: Output, path: Path, *more: str) -> dict[str, float]:
    main(["tally", str(path), "--json", *more])
    return {s["key"]: s["value"] for s in json.loads(capsys.readouterr().out)["statistics"]}


@pytest.mark.parametrize("sheet", BOOKS)
def test_such_a_book_is_checked_and_no_meeting_is_missing(
    sheet: str, book: WriteBook, capsys: Output
) -> None:
    found = checked(capsys, book(**{sheet: BOOKS[sheet], "党员名册": ROSTER}))
    assert found["activities"] is None
    codes = {f["code"]: f for f in found["findings"]}  # type: ignore[attr-defined]
    assert not [c for c in codes if c.startswith("F")]
    assert codes["L410"]["severity"] == "info"
    assert sheet in codes["L410"]["message"]


def test_dues_alone_are_checked_and_counted(book: WriteBook, capsys: Output) -> None:
    path = book(党费=DUES)
    found = checked(capsys, path, "--period", "2022Q1")
    assert found["statistics"] == {}
    assert [
        (f["code"], f["cell"])
        for f in found["findings"]  # type: ignore[attr-defined]
        if f["severity"] != "info"
    ] == [("D11", "D5")]
    counted = figures(capsys, path, "--period", "2022Q1")
    assert counted["党费.应缴合计"] == 90
    assert counted["党费.实缴合计"] == 72
    assert not {"活动总数", "党员大会", "支委会", "到会率", "书记讲党课"} & counted.keys()


def test_a_roster_alone_is_counted(book: WriteBook, capsys: Output) -> None:
    path = book(党员名册=ROSTER)
    assert figures(capsys, path, "--period", "2022H1")["党员总数"] == 2
    assert "--period" in refused(capsys, "check", path)


@pytest.mark.parametrize(
    ("sheets", "period"),
    [
        ({"谈心谈话": TALKS}, ("2022-03-01", "2022-05-31")),  # the rows'
        ({"党费": DUES.replace("2022年党费", "党费")}, ("2022-01-01", "2022-03-31")),
        ({"整改台账": RECTIFICATIONS}, ("2022-01-01", "2022-06-30")),  # the title's
        (
            {"党费": DUES, "参数": "键|值\n报告期起|2022-01-01\n报告期止|2022-06-30"},
            ("2022-01-01", "2022-06-30"),
        ),
    ],
)
def test_the_period_is_known_as_in_any_ledger(
    sheets: dict[str, str], period: tuple[str, str], book: WriteBook, capsys: Output
) -> None:
    assert checked(capsys, book(**sheets))["period"] == {"start": period[0], "end": period[1]}


def test_people_read_that_there_are_no_activities(book: WriteBook, capsys: Output) -> None:
    path = str(book(党费=DUES))
    main(["check", path])
    assert "没有活动记录" in capsys.readouterr().out
    assert main(["tally", path, "-o", path.replace("台账.xlsx", "统计.xlsx")]) == 0
    assert "党员大会" not in capsys.readouterr().out


def test_no_report_is_written_of_it(
    book: WriteBook, sample: Path, tmp_path: Path, capsys: Output
) -> None:
    path, report = book(党费=DUES), tmp_path / "汇报.docx"
    said = refused(capsys, "report", path, "-o", report)
    assert "只有党费收缴，没有活动记录" in said
    assert not report.exists()
    main(["report", str(sample), "-o", str(report)])
    assert "出不了工作汇报" in refused_after(capsys, "refresh", report, path)


def test_a_report_on_meetings_cannot_be_held_against_it(
    book: WriteBook, sample: Path, tmp_path: Path, capsys: Output
) -> None:
    report = tmp_path / "汇报.docx"
    main(["report", str(sample), "-o", str(report)])
    capsys.readouterr()
    main(["audit", str(report), str(book(党费=DUES)), "--period", "2022H1", "--json"])
    claims = json.loads(capsys.readouterr().out)["claims"]
    of_meetings = [c for c in claims if "支委会" in c["text"] or "党员大会" in c["text"]]
    assert of_meetings
    assert {c["verdict"] for c in of_meetings} == {"unverifiable"}


def test_it_takes_no_place_in_a_rollup(book: WriteBook, tmp_path: Path) -> None:
    book("党费.xlsx", 党费=DUES)
    book("一支部.xlsx", 活动台账=ACTIVITIES)
    done = rollup(LedgerInput(tmp_path), Destination(tmp_path / "汇总"), workers=Workers(1))
    assert [b.file for b in done.rollup.branches] == ["一支部.xlsx"]
    assert "没有活动记录" in done.rollup.refused[0].refusal


def test_a_blank_activity_sheet_beside_dues_is_no_ledger_of_activities(
    book: WriteBook, capsys: Output
) -> None:
    found = checked(capsys, book(活动台账="日期|活动类型|主题", 党费=DUES))
    assert found["activities"] is None


@pytest.mark.parametrize(
    ("sheet", "unread"),
    [
        (
            "三楼会议",
            "会议时间|会议主题|地点\n2022-3-1|研究计划|三楼",
        ),  # lacks nothing but the type
        ("支部活动台账", "一季度组织生活\n支委会|计划召开3次"),
        ("支委会", "一季度\n开了三次"),
    ],
)
def test_a_sheet_that_may_be_the_activities_is_not_passed_over(
    sheet: str, unread: str, book: WriteBook, capsys: Output
) -> None:
    said = refused(capsys, "check", book(**{sheet: unread, "党费": DUES}))
    assert f"工作表“{sheet}”像是" in said


def test_nothing_understood_is_refused(book: WriteBook, capsys: Output) -> None:
    assert "没有找到活动台账" in refused(capsys, "check", book(值班表="日期|值班人\n2022-3-1|张三"))
    only = "键|值\n报告期起|2022-01-01\n报告期止|2022-06-30"
    assert "没有找到活动台账" in refused_after(capsys, "check", book(参数=only))


def test_an_activity_ledger_keeps_its_activities() -> None:
    assert read(ACTIVITIES).keeps_activities
    assert not read(DUES).keeps_activities
