"""Cells that say more than one thing: guests beside heads, marks, parts of names and of dates."""

import pytest

from addin.ledger.catalogue import catalogue
from addin.ledger.period import parse_period
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.heads.counts import parse_attendance
from addin.ledger.values.names import parse_names
from ledgers import findings, ledger

Q1 = parse_period("2023Q1")
MEETING = "日期|活动类型|主题|主持人\n2023-1-10|支委会|学习|张三"


@pytest.mark.parametrize(
    ("cell", "heads"),
    [
        ("3人，列席2人", 3),
        ("3人、列席人员2人", 3),
        ("3，另有列席2人", 3),
        ("党员9人、群众5人", 9),
        ("党员9人，入党积极分子3人，群众2人", 9),
        ("5（含列席3人）", 2),
        ("5人（其中列席3人）", 2),
        ("共12人，其中特邀2人", 10),
    ],
)
def test_guests_are_no_heads_of_the_meeting(cell: str, heads: int) -> None:
    value = parse_attendance(cell).value
    assert value is not None
    assert value.count == heads


@pytest.mark.parametrize("cell", ["5人（列席2人）", "党员9人、预备党员1人", "2（含列席3人）"])
def test_where_it_is_not_said_who_is_counted_heads_are_not_read_as_less(cell: str) -> None:
    value = parse_attendance(cell).value
    assert value is None or value.count != 3


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("向红、司马 相如、文静", ("向红", "司马相如", "文静")),
        ("司 马相如、向红", ("司马相如", "向红")),
        ("欧 阳 文静", ("欧阳文静",)),
        ("张三 李四", ("张三", "李四")),
    ],
)
def test_a_surname_of_two_letters_goes_with_what_follows(cell: str, names: tuple[str, ...]) -> None:
    read = parse_names(cell).value
    assert read is not None
    assert read.names == names


def test_brackets_that_name_the_kind_of_lecture_tell_it() -> None:
    read = parse_types("党课（微党课）", catalogue())
    assert read.value is not None
    assert (read.value.names, read.problems) == (("微党课",), ())


TICKED = """
    日期      | 主题 | 党员大会 | 支委会 | 党课
    2023-1-10 | 一   | {0}      | ●      | {0}
    2023-2-10 | 二   | ●        | {0}    | {0}
"""


@pytest.mark.parametrize("mark", ["○", "◯", "□", "×", "否"])
def test_a_hollow_mark_beside_full_ones_says_that_it_was_not(mark: str) -> None:
    book = ledger(TICKED.format(mark), 2023)
    assert [a.type_names for a in book.activities] == [("支委会",), ("党员大会",)]


def test_circles_alone_are_ticks() -> None:
    table = "日期|主题|党员大会|支委会\n2023-1-10|一||○\n2023-2-10|二|○|"
    book = ledger(table, 2023)
    assert [a.type_names for a in book.activities] == [("支委会",), ("党员大会",)]


def test_a_blank_month_is_that_above_while_the_days_go_on() -> None:
    book = ledger(
        """
        月 | 日 | 活动类型 | 主题 | 主持人
        1  | 10 | 支委会   | 一   | 张三
        '  | 20 | 主题党日 | 二   | 张三
        2  | 10 | 支委会   | 三   | 张三
        '  | 5  | 支委会   | 四   | 张三
        """,
        2023,
    )
    days = [str(a.when.first) if a.when else "" for a in book.activities]
    assert days == ["2023-01-10", "2023-01-20", "2023-02-10", ""]


@pytest.mark.parametrize("note", ["图例：黄色是重点活动", "附注：按月归档", "说明：见附件"])
def test_a_note_below_the_table_in_any_column_is_no_record(note: str) -> None:
    table = f"序号|日期|活动类型|主题|主持人\n1|2023-1-10|支委会|学习|张三\n'|{note}"
    assert len(ledger(table, 2023).activities) == 1


def test_a_plan_in_a_crosstab_is_no_record_without_a_day() -> None:
    found = findings(
        """
        三会一课开展情况（2023年第一季度）
        类别     | 1月  | 2月       | 3月
        支委会   | 10日 | 10日      | 10日
        党课     | 无   | 计划3月开 | 15日
        """,
        Q1,
    )
    assert [f for f in found if f.code in ("L001", "L002")] == []


RECTIFIED = """
    序号 | 来源 | 问题 | 整改措施 | 责任人 | 整改时限  | 完成情况
    1    | 自查 | 甲   | 学习     | 张三   | 2023-2-28 | {}
"""


def rectified(state: str) -> list[str]:
    found = findings(MEETING, Q1, 整改台账=RECTIFIED.format(state))
    return [f"{f.code} {f.message}" for f in found if f.code in ("L030", "L601")]


@pytest.mark.parametrize("state", ["√", "已整改到位", "已完成并长期坚持"])
def test_words_for_done_are_done(state: str) -> None:
    assert rectified(state) == []


@pytest.mark.parametrize("state", ["基本完成", "尚未完成", "未整改到位", "未完成，正在推进"])
def test_words_for_open_are_open(state: str) -> None:
    assert [text[:4] for text in rectified(state)] == ["L601"]
    assert "没有填" not in rectified(state)[0]


@pytest.mark.parametrize("state", ["已完成80%", "已完成（待验收）", "预计3月30日完成"])
def test_a_word_that_is_not_read_is_asked_about_and_neither_done_nor_open(state: str) -> None:
    assert [text[:4] for text in rectified(state)] == ["L030"]


@pytest.mark.parametrize(
    ("cell", "heads"), [("13+列席2", 13), ("9+2（列席）", 9), ("7+群众3人", 7)]
)
def test_guests_that_are_added_are_no_heads(cell: str, heads: int) -> None:
    value = parse_attendance(cell).value
    assert value is not None
    assert value.count == heads


@pytest.mark.parametrize(
    ("rest", "came"),
    [
        ("14|13+2|1|", 13),
        ("15|13+2||", 15),
        ("13|13+2||", 13),
        ("14|13+2||", 13),
        ("20|13+2||积极分子2人列席", 13),
        ("16|13人+2人|1|", 15),
        ("20|13+2||", None),
        ("|13+2||", None),
    ],
)
def test_two_numbers_are_members_and_guests_where_the_row_says_so(
    rest: str, came: int | None
) -> None:
    table = f"日期|活动类型|主题|主持人|应到人数|实到人数|请假人数|备注\n2023-1-10|党员大会|选举|张三|{rest}"
    assert ledger(table).activities[0].present == came
    asked = [f for f in findings(table, Q1) if f.code == "L020"]
    assert bool(asked) == (came is None)
