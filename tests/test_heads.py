"""How many came: names counted, those away subtracted, numbers in a column of leave."""

import pytest

from addin.ledger.period import parse_period
from addin.ledger.values.heads.counts import Attendance, parse_absentees, parse_attendance
from addin.statistics.tally import tally
from ledgers import codes, findings, ledger


@pytest.mark.parametrize(
    ("typed", "present", "away"),
    [
        ("向红、文静、贺勇、常青（戴明病假）", 4, 1),
        ("向红、文静、贺勇、常青、戴明", 5, None),
        ("出席：向红、文静、贺勇；请假：常青、戴明", 3, 2),
        ("实到：张三、李四，病假：王五", 2, 1),
        ("到会：向红、文静\n缺席：常青（出差）", 2, 1),
        ("向红、文静、常青（病假）", 2, 1),
        ("向红（主持）、文静（记录）、贺勇", 3, None),
        ("向红、文静，戴明请假", 2, 1),
        ("张三，李四，王五缺席", 2, 1),
        ("向红 文静 贺勇 常青", 4, None),
        ("向红\n文静\n贺勇", 3, None),
        ("张三、李四；列席：王五", 2, None),
        ("张三等5人", 5, None),
        ("张三、李四、王五，共3人", 3, None),
        ("5人（张三、李四、王五、赵六、孙七）", 5, None),
        ("4人（戴明请假）", 4, 1),
        ("18人（1人请假）", 18, 1),
        ("3人：张三、李四、王五", 3, None),
        ("盛初阳;鲍若谷;窦南乔", 3, None),
        ("车前, 方圆, 苗青", 3, None),
    ],
)
def test_names_in_an_attendance_cell_are_counted(
    typed: str, present: int, away: int | None
) -> None:
    reading = parse_attendance(typed)
    assert reading.value == Attendance(count=present, away=away)
    assert reading.problems == ()


def test_who_came_and_who_was_away_by_number() -> None:
    found = parse_attendance("出席4人，缺席1人（戴明）").value
    assert found is not None
    assert (found.present, found.away) == (4, 1)


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        ("全体党员", None),
        ("全勤", None),
        ("全体党员，戴明请假", 1),
        ("全体（戴明、常青病假）", 2),
        ("除戴明外全体到会", 1),
        ("除张三（病假）、李四（出差）外，其余均到会", 2),
    ],
)
def test_everybody_but_a_few(typed: str, away: int | None) -> None:
    assert parse_attendance(typed).value == Attendance(everyone=True, away=away)


@pytest.mark.parametrize(
    "typed",
    [
        "见签到表",
        "见签到表、照片",
        "书记、副书记、各委员",
        "支委、党小组长",
        "缺席：王五",
        "张三、李四等20余人",
    ],
)
def test_words_that_are_no_names_are_not_counted(typed: str) -> None:
    assert parse_attendance(typed).value is None


def test_a_number_beside_fewer_names_is_asked_about() -> None:
    reading = parse_attendance("5人（张三、李四、王五、赵六）")
    assert reading.value == Attendance(count=5)
    assert [p.kind for p in reading.problems] == ["count-names"]


@pytest.mark.parametrize(
    ("typed", "total", "names"),
    [
        (2.0, 2, ()),
        (0.0, 0, ()),
        ("2人", 2, ()),
        ("2人（张三、李四）", 2, ("张三", "李四")),
        ("张三（病假）、李四", None, ("张三", "李四")),
        ("无", None, ()),
    ],
)
def test_those_away_are_names_or_a_number(
    typed: str | float, total: int | None, names: tuple[str, ...]
) -> None:
    reading = parse_absentees(typed)
    assert reading.value is not None
    assert (reading.value.total, reading.value.names) == (total, names)


def _figures(table: str, **others: str) -> dict[str, float]:
    period = parse_period("2022Q1")
    assert period is not None
    counted = tally(ledger(table, **others), period)
    return {s.key: float(s.value) for s in counted.figures}


@pytest.mark.parametrize(
    "heading", ["缺席人数", "请假人数", "未到人数", "缺席", "请假", "缺勤人数"]
)
def test_those_due_less_those_away_are_those_who_came(heading: str) -> None:
    table = f"""
    日期|活动类型|主题|主持人|应到人数|{heading}
    2022-1-10|支委会|研究|张三|5|0
    2022-2-10|支委会|研究|张三|5|0
    2022-3-10|支委会|研究|张三|5|1
    """
    figures = _figures(table)
    assert (figures["参加人次"], figures["到会率"]) == (14, 93.3)
    assert codes(table).isdisjoint({"Q02", "L033", "L039", "L001", "L103", "L110"})


def test_leave_as_a_number_is_held_against_who_came() -> None:
    table = """
    日期|活动类型|主题|主持人|应到|实到|请假
    2022-1-8|支委会|计划|邬刚|5|5|0
    2022-1-16|主题党日|清扫|邬刚|18|16|2
    2022-2-22|主题党日|参观|邬刚|18|14|2
    2022-3-5|支委会|小结|邬刚|5|5|
    2022-3-14|主题党日|植树|邬刚|18|17|1人
    """
    found = [(f.code, f.cell) for f in findings(table) if f.code[:2] == "L1"]
    assert found == [("L102", "F4")]


def test_leave_and_absence_in_columns_of_their_own_are_added() -> None:
    table = """
    日期|活动类型|主题|主持人|应到|实到|请假|缺席
    2022-1-8|主题党日|清扫|张三|18|15|2|1
    2022-2-8|主题党日|清扫|张三|18|16|1|2
    2022-3-8|主题党日|清扫|张三|18|16|1|2
    """
    assert "L102" not in codes(table)  # two of whom one was on leave


def test_who_came_left_blank_is_worked_out_and_said() -> None:
    table = """
    日期|活动类型|主题|主持人|应到|实到|请假人数
    2022-1-8|主题党日|清扫|张三|18|16|2
    2022-2-8|主题党日|清扫|张三|18||3
    """
    assert _figures(table)["参加人次"] == 31
    (said,) = [f for f in findings(table) if f.code in ("L110", "L001")]
    assert (said.code, said.cell, said.suggestion) == ("L110", "F3", "15")


def test_all_of_those_due_came() -> None:
    table = """
    日期|活动类型|主题|主持人|应到人数|实到人数
    2022-1-10|支委会|研究|张三|5|全勤
    2022-2-10|支委会|研究|张三|5|全体到会
    2022-3-10|支委会|研究|张三|5|除李四外全部到会
    """
    assert _figures(table)["参加人次"] == 14
    assert codes(table).isdisjoint({"L020", "L037", "L101"})


def test_names_in_the_column_of_attendance_are_heads_without_an_error() -> None:
    table = """
    日期|活动类型|议题|主持人|到会情况
    2022-1-5|支委会|研究计划|向红|向红、文静、贺勇、常青（戴明病假）
    2022-2-9|支委会|研究开学|向红|向红、文静、贺勇、常青、戴明
    2022-3-9|支委会|研究评优|向红|出席：向红、文静、贺勇；请假：常青、戴明
    """
    figures = _figures(table)
    assert figures["参加人次"] == 12
    assert "到会率" not in figures  # how many were due is written nowhere
    assert codes(table).isdisjoint({"L020", "L021", "L102"})


def test_those_who_listen_in_are_nobody_who_came() -> None:
    table = """
    日期|活动类型|主题|主持人|应到人数|实到人数|列席人数
    2022-1-10|支委会|研究|张三|5|4|3
    """
    assert _figures(table)["参加人次"] == 4
    assert "L033" not in codes(table)


def test_leave_by_number_and_by_name_are_both_held_against_who_came() -> None:
    table = """
    日期|活动类型|主题|主持人|应到|实到|请假人数|请假人员
    2022-1-12|主题党日|清扫|张三|20|18|2|李四、王五
    2022-2-12|主题党日|清扫|张三|20|18|1|李四、王五
    2022-3-12|主题党日|清扫|张三|20|18|2|李四
    """
    found = [(f.code, f.cell) for f in findings(table) if f.code[:2] == "L1"]
    assert found == [("L102", "F3"), ("L104", "H4")]


def test_those_listed_came_where_no_column_says_how_many() -> None:
    table = """
    日期|活动类型|主题|主持人|参加人员|请假人员
    2022-1-12|支委会|研究|张三|张三、李四、王五、赵六|钱七
    2022-2-12|支委会|研究|张三|张三、李四、王五、赵六、钱七|无
    2022-2-12|主题党日|研究|张三|张三等20人|无
    2022-3-12|主题党日|研究|张三|各科室负责人、张三|
    2022-3-13|主题党日|研究|张三|张三、李四等|
    2022-3-14|主题党日|研究|张三|全体党员|
    """
    assert [a.present for a in ledger(table).activities] == [4, 5, 20, None, None, None]


def test_all_who_were_due_are_unknown_where_nothing_says_how_many() -> None:
    table = """
    日期|活动类型|主题|主持人|出缺席情况
    2022-1-12|支委会|研究|张三|应到5人，实到4人，戴明病假
    2022-2-12|支委会|研究|张三|全部到会
    """
    assert [a.present for a in ledger(table).activities] == [4, None]
    assert [(f.code, f.cell) for f in findings(table) if f.code in ("L037", "L020")] == [
        ("L037", "E3")
    ]


def test_all_of_a_committee_are_not_all_members() -> None:
    """The roster says how many all members are, and not how many sit on the committee."""
    roster = "姓名|党员类别|入党日期\n" + "\n".join(
        f"{name}|正式党员|2014-7-1" for name in ("张三", "李四", "王五", "赵六", "孙七")
    )
    table = """
    日期|活动类型|主题|主持人|应到人数|实到人数
    2022-1-10|支委会|研究|张三|3|全体支委
    2022-2-10|支委会|研究|张三||全勤
    2022-2-11|党员大会|通报|张三||全体党员
    2022-3-10|主题党日|植树|张三||除李四外全部到会
    """
    present = [a.present for a in ledger(table, 党员名册=roster).activities]
    assert present == [3, None, 5, 4]
    said = [f.cell for f in findings(table, 党员名册=roster) if f.code == "L037"]
    assert said == ["F3"]
