"""Cells as clerks really type them: each is read as a colleague would, or asked about.

The report's period is 2022-01-01..2022-06-30. A code stands for the question or the remark that
the clerk gets at the cell; no code means that nothing is said.
"""

from __future__ import annotations

from datetime import date, time

import pytest

from addin.all_sheets.checking import check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import Grid, Value
from addin.ledger.records.activity import Activity
from addin.ledger.scope import find_scope
from addin.ledger.values.identity_numbers import parse_identity
from ledgers import H1, grid

MARCH_5 = date(2022, 3, 5)
ROSTER = "姓名|党员类别|入党日期\n" + "\n".join(
    f"{name}|正式党员|2010年7月1日" for name in ("张三", "李四", "王五", "赵六")
)
SPEAKING = {"L001", "L037", "L039", "L105", "L107", "L201"}  # about the rest of so short a ledger


def row(roster: str = "", **cells: Value) -> tuple[Activity, list[Finding]]:
    """Return a ledger's one activity, and what is said of its cells."""
    columns = {"日期": "2022年3月5日", "活动类型": "警示教育", "主题": "观看警示片", **cells}
    rows = [["云州市2022年上半年党建活动台账"], list(columns), list(columns.values())]
    grids = [Grid("活动台账", rows), *([grid(roster, "党员名册")] if roster else [])]
    book = read_ledger("台账.xlsx", grids, catalogue(), 2022)
    findings = check_ledger(book, find_scope(book, H1))
    (activity,) = book.activities
    return activity, [f for f in findings if f.cell]


def said(findings: list[Finding], column: int, more: frozenset[str] = frozenset()) -> set[str]:
    """Return the codes at a column of the row."""
    place = f"{'ABCDEFG'[column]}3"
    return {f.code for f in findings if f.cell == place and f.code not in SPEAKING - more}


# --- Dates --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "first", "last", "code"),
    [
        ("2022.3.5", MARCH_5, MARCH_5, None),
        ("2022。3。5", MARCH_5, MARCH_5, None),
        ("2022年3月5日", MARCH_5, MARCH_5, None),
        ("２０２２年３月５日", MARCH_5, MARCH_5, None),
        ("二〇二二年三月五日", MARCH_5, MARCH_5, None),
        ("二○二二年三月五日", MARCH_5, MARCH_5, None),
        ("二零二二年三月五日", MARCH_5, MARCH_5, None),
        ("3月5日", MARCH_5, MARCH_5, "L006"),
        (3.5, MARCH_5, MARCH_5, "L006"),
        (3.1, date(2022, 3, 1), date(2022, 3, 31), "L004"),
        (44625, MARCH_5, MARCH_5, None),
        ("2022-3-5 00:00:00", MARCH_5, MARCH_5, None),
        ("22.3.5", MARCH_5, MARCH_5, "L006"),
        ("2022年3月", date(2022, 3, 1), date(2022, 3, 31), "L004"),
        ("3月上旬", date(2022, 3, 1), date(2022, 3, 31), "L004"),
        ("2022年3月5日上午9:00", MARCH_5, MARCH_5, None),
        ("2022年3月5日—6日", MARCH_5, date(2022, 3, 6), None),
        ("3.5/3.12", MARCH_5, date(2022, 3, 12), "L007"),
        ("2022年7月1日", date(2022, 7, 1), date(2022, 7, 1), "L402"),
        ("2022年5月1日", date(2022, 5, 1), date(2022, 5, 1), "L403"),
        ("2002年3月5日", date(2002, 3, 5), date(2002, 3, 5), "L005"),
        # and their like
        ("2022 3 5", MARCH_5, MARCH_5, None),
        ("2022、3、5", MARCH_5, MARCH_5, None),
        ("2022-03-05T09:00:00", MARCH_5, MARCH_5, None),
        ("2022.3.5-3.7", MARCH_5, date(2022, 3, 7), None),
        ("2022\u00a0年3月\u200b5日\t", MARCH_5, MARCH_5, None),
        ("\ufeff2022年\n3月5日", MARCH_5, MARCH_5, None),
    ],
)
def test_dates(typed: Value, first: date, last: date, code: str | None) -> None:
    activity, findings = row(日期=typed)
    assert activity.when is not None
    assert (activity.when.first, activity.when.last) == (first, last)
    assert said(findings, 0) - {"L006" if code == "L007" else ""} == ({code} if code else set())


def test_the_hour_behind_a_date_is_kept() -> None:
    activity, _ = row(日期="2022年3月5日上午9:00")
    assert activity.start == time(9)


def test_a_day_that_is_not_in_the_calendar_is_an_error() -> None:
    activity, findings = row(日期="2022年2月30日")
    assert activity.when is None
    assert [(f.code, f.severity) for f in findings if f.cell == "A3"] == [("L003", "error")]


def test_ditto_is_the_date_above() -> None:
    book = read_ledger(
        "台账.xlsx",
        [grid("日期|活动类型|主题\n2022年3月5日|支委会|甲\n同上|党课|乙")],
        catalogue(),
    )
    assert [a.when and a.when.first for a in book.activities] == [MARCH_5, MARCH_5]


def test_two_days_are_one_activity() -> None:
    activity, _ = row(日期="2022年3月5日—6日")
    assert H1 is not None
    assert activity.within(H1)


# --- Attendance ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "due", "present", "code"),
    [
        ("应到23人，实到20人", 23, 20, None),
        ("应到23人/实到20人", 23, 20, None),
        ("20/23", 23, 20, "L022"),
        ("23人", None, 23, None),
        ("二十三人", None, 23, None),
        ("20余人", None, None, "L021"),
        ("全体党员", None, 4, None),
        ("全体党员、入党积极分子2人", None, 4, None),
        ("应到23，实到20，请假2", 23, 20, "L102"),
        ("实到25 应到23", 23, 25, "L101"),
        # and their like
        ("应到二十三人，实到二十人", 23, 20, None),
        ("应参会23人，实参会20人", 23, 20, None),
        ("20人（含预备党员1人）", None, 20, None),
        ("23人，其中预备党员1人", None, 23, None),
        ("党员23人", None, 23, None),
        ("全员", None, 4, None),
        ("２３", None, 23, None),
        ("23+2", None, None, "L020"),
        ("见签到表", None, None, "L020"),
    ],
)
def test_attendance(typed: str, due: int | None, present: int | None, code: str | None) -> None:
    activity, findings = row(ROSTER, 参加人数=typed)
    assert (activity.due, activity.present) == (due, present)
    assert said(findings, 3) == ({code} if code else set())


def test_absences_with_no_names_are_asked_about() -> None:
    _, findings = row(应到人数=23.0, 实到人数=20.0, 请假人员=None)
    assert said(findings, 5) == {"L103"}


# --- Names --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "names", "code"),
    [
        ("张三、李四、王五", ("张三", "李四", "王五"), None),
        (
            "张三,李四，王五 赵六;钱七/孙八",
            ("张三", "李四", "王五", "赵六", "钱七", "孙八"),
            None,
        ),
        ("张 三、李四", ("张三", "李四"), None),
        ("张三（主持）、李四(病假)", ("张三", "李四"), None),
        ("张三等20人", ("张三",), None),
        ("局领导班子成员、各科室负责人", (), "L029"),
        ("买买提·阿不都拉", ("买买提·阿不都拉",), None),
        ("买买提•阿不都拉", ("买买提·阿不都拉",), None),
        ("买买提．阿不都拉", ("买买提·阿不都拉",), None),
        ("张三张三、李四", ("张三", "李四"), "L028"),
        ("欧阳某某", ("欧阳某某",), None),
        # and their like
        ("1.张三 2.李四", ("张三", "李四"), None),
        ("1、张三；2、李四", ("张三", "李四"), None),
        ("党员：张三、李四", ("张三", "李四"), None),
        ("张三出差、李四病假", ("张三", "李四"), None),
        ("张三等3名党员", ("张三",), None),
        ("张三\n李四", ("张三", "李四"), None),
    ],
)
def test_names(typed: str, names: tuple[str, ...], code: str | None) -> None:
    activity, findings = row(参加人员=typed)
    assert activity.attendees is not None
    assert activity.attendees.names == names
    assert said(findings, 3) == ({code} if code else set())


def test_what_stands_behind_a_name_is_kept() -> None:
    activity, _ = row(参加人员="张三（主持）、李四(病假)")
    assert activity.attendees is not None
    assert activity.attendees.roles == {"张三": "主持", "李四": "病假"}
    activity, _ = row(参加人员="张三等20人")
    assert activity.attendees is not None
    assert activity.attendees.total == 20


def test_a_name_not_on_the_roster_is_asked_about_with_the_nearest() -> None:
    _, findings = row(ROSTER, 主持人="张珊")
    assert [(f.code, f.cell) for f in findings if f.code == "L201"] == [("L201", "D3")]
    _, findings = row(ROSTER.replace("张三", "欧阳某某"), 主持人="欧阳某某")
    assert "L201" not in {f.code for f in findings}


# --- Types --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "names", "code"),
    [
        ("支部党员大会暨主题党日", ("党员大会", "主题党日"), None),
        ("支委(扩大)会", ("支委会",), "L036"),
        ("三会一课", (), "L011"),
        ("学习", (), "L011"),
        ("党课（书记讲）", ("党课",), None),
        ("组织生活会暨民主评议党员", ("组织生活会", "民主评议党员"), None),
        (" 主题  党日活动 ", ("主题党日",), None),
        # and their like
        ("党员大会\n主题党日", ("党员大会", "主题党日"), None),
        ("支委扩大会议", ("支委会",), "L036"),
        ("1.党员大会", ("党员大会",), None),
        ("“主题党日”", ("主题党日",), None),
        ("三会一课（党员大会）", ("党员大会",), None),
        ("党员大会（主题党日）", ("党员大会",), "L058"),
        ("支委汇", (), "L010"),
    ],
)
def test_types(typed: str, names: tuple[str, ...], code: str | None) -> None:
    activity, findings = row(活动类型=typed)
    assert activity.type_names == names
    assert said(findings, 1) == ({code} if code else set())


def test_a_topic_that_names_another_type_is_asked_about() -> None:
    activity, findings = row(活动类型="党员大会", 主题="主题党日活动")
    assert activity.type_names == ("党员大会",)
    assert said(findings, 2) == {"L012"}


def test_who_spoke_stands_in_brackets() -> None:
    activity, _ = row(活动类型="党课（书记讲）")
    assert activity.types is not None
    assert "书记" in activity.types.remark


# --- Duplicates ---------------------------------------------------------------------------

HEADER = "日期|活动类型|主题|主要内容|主持人|请假人员|参加人员"


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("2022-3-5|支委会|甲|||", "2022-3-5|支委会|乙|||", "L301"),
        ("2022-3-5 9:00|支委会|甲||张三||", "2022-3-5 9:00|党课|乙||张三||", "L302"),
        ("2022-3-5 9:00|支委会|甲|||李四|", "2022-3-5 9:00|党课|乙||||李四、王五", "L304"),
        (
            "2022-3-5|支委会|甲|学习中央文件精神并讨论发言||",
            "2022-4-5|支委会|乙|学习中央文件精神并讨论发言||",
            "L303",
        ),
        ("2022-3-5|支委会|甲|||", "2022-4-5|支委会|乙|||", None),
    ],
)
def test_duplicates(one: str, other: str, code: str | None) -> None:
    book = read_ledger("台账.xlsx", [grid(f"{HEADER}\n{one}\n{other}")], catalogue(), 2022)
    found = {f.code for f in check_ledger(book, find_scope(book, H1))}
    assert found & {"L301", "L302", "L303", "L304"} == ({code} if code else set())


# --- Identity numbers ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "sure", "problems"),
    [
        ("11010519491231002X", True, []),
        ("110105194912310021", False, ["identity-check"]),
        ("1.10105E+17", False, ["identity-damaged"]),
        ("110105491231002", True, ["identity-old"]),
    ],
)
def test_identity_numbers(typed: str, sure: bool, problems: list[str]) -> None:
    reading = parse_identity(typed)
    assert (reading.value is not None, [p.kind for p in reading.problems]) == (sure, problems)
