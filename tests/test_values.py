"""Head counts, hours, names, types and tags, as clerks type them."""

from datetime import time
from decimal import Decimal
from typing import get_args

import pytest

from addin.ledger.catalogue import CellType, catalogue
from addin.ledger.grid import Value
from addin.ledger.values.activity_types.types import parse_types
from addin.ledger.values.durations import parse_hours
from addin.ledger.values.heads.counts import Attendance, parse_attendance
from addin.ledger.values.identity_numbers import masked, parse_identity
from addin.ledger.values.names import parse_names
from addin.ledger.values.numerals import from_han, to_han
from addin.ledger.values.parsers import PARSERS
from addin.ledger.values.tags import parse_tags


def test_every_type_of_column_has_its_parser() -> None:
    assert sorted(PARSERS) == sorted(get_args(CellType))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (23.0, Attendance(count=23)),
        ("23人", Attendance(count=23)),
        ("２３", Attendance(count=23)),
        ("二十三人", Attendance(count=23)),
        ("应到23人，实到20人", Attendance(due=23, present=20)),
        ("应到23人/实到20人", Attendance(due=23, present=20)),
        ("应到23，实到20，请假3", Attendance(due=23, present=20, away=3)),
        ("实到25 应到23", Attendance(due=23, present=25)),
        ("全体党员", Attendance(everyone=True)),
        ("18人，请假2人", Attendance(count=18, away=2)),
    ],
)
def test_head_counts(typed: Value, read: Attendance) -> None:
    reading = parse_attendance(typed)
    assert reading.value == read
    assert reading.problems == ()


@pytest.mark.parametrize("typed", ["20余人", "约20人", "二十多人", "二十几人", "近30人", "若干"])
def test_a_vague_number_never_enters_a_statistic(typed: str) -> None:
    reading = parse_attendance(typed)
    assert reading.value is None
    assert [p.kind for p in reading.problems] == ["count-vague"]


@pytest.mark.parametrize(
    "typed", ["见签到表", 20.5, -1, True, "２０点五", 1e308, "请假2人", "全体家属"]
)
def test_what_is_no_head_count_has_no_value(typed: Value) -> None:
    reading = parse_attendance(typed)
    assert reading.value is None
    assert [p.kind for p in reading.problems] == ["count-unreadable"]


def test_a_ratio_is_read_with_the_larger_number_due_and_asked_about() -> None:
    reading = parse_attendance("20/23")
    assert reading.value == Attendance(due=23, present=20)
    assert [p.kind for p in reading.problems] == ["count-ratio"]


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        (2.0, "2"),
        ("2学时", "2"),
        ("90分钟", "1.5"),
        ("半天", "4"),
        ("2天", "16"),
        ("1.5小时", "1.5"),
        ("两小时", "2"),
        ("一个半小时", "1.5"),
        ("1小时30分", "1.5"),
        ("半小时", "0.5"),
        (time(1, 30), "1.5"),
        ("两个半天", "8"),
    ],
)
def test_hours(typed: Value, hours: str) -> None:
    assert parse_hours(typed).value == Decimal(hours)


@pytest.mark.parametrize("typed", ["若干", "小时", "见记录", True, "1" * 5000, "半"])
def test_what_are_no_hours(typed: Value) -> None:
    assert [p.kind for p in parse_hours(typed).problems] == ["hours-unreadable"]


def test_minutes_by_the_heading_and_lessons_of_45_minutes() -> None:
    assert parse_hours(90.0, minutes_by_heading=True, lesson=45).value == 2


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("张三、李四、王五", ("张三", "李四", "王五")),
        ("张三,李四，王五 赵六;钱七/孙八", ("张三", "李四", "王五", "赵六", "钱七", "孙八")),
        ("张 三、李四", ("张三", "李四")),
        ("张三（主持）、李四(病假)", ("张三", "李四")),
        ("买买提·阿不都拉、张三", ("买买提·阿不都拉", "张三")),
        ("买买提•阿不都拉", ("买买提·阿不都拉",)),
        ("买买提．阿不都拉", ("买买提·阿不都拉",)),
        ("张三\n李四", ("张三", "李四")),
        ("欧阳修文", ("欧阳修文",)),
        ("张三书记", ("张三",)),
        ("无", ()),
        ("张三和李四", ("张三", "李四")),
        ("张三、欧阳明与李四", ("张三", "欧阳明", "李四")),
        ("李和平及张和", ("李和平", "张和")),
        ("李和平", ("李和平",)),
        ("张和谐、和平", ("张和谐", "和平")),
    ],
)
def test_names(typed: str, names: tuple[str, ...]) -> None:
    reading = parse_names(typed)
    assert reading.value is not None
    assert reading.value.names == names
    assert reading.problems == ()


def test_names_keep_roles_and_totals() -> None:
    reading = parse_names("张三（主持）、李四(病假)等20人").value
    assert reading is not None
    assert reading.roles == {"张三": "主持", "李四": "病假"}
    assert reading.total == 20


def test_a_group_is_not_a_name() -> None:
    reading = parse_names("局领导班子成员、各科室负责人")
    assert reading.value is not None
    assert reading.value.names == ()
    assert [p.kind for p in reading.problems] == ["names-group", "names-group"]


def test_a_name_written_twice_is_reported() -> None:
    for typed in ("张三张三、李四", "张三、李四、张三"):
        reading = parse_names(typed)
        assert reading.value is not None
        assert reading.value.names == ("张三", "李四")
        assert [p.kind for p in reading.problems] == ["names-repeated"]


@pytest.mark.parametrize(
    ("typed", "types"),
    [
        ("党员大会", ("党员大会",)),
        ("支部党员大会暨主题党日", ("党员大会", "主题党日")),
        ("组织生活会暨民主评议党员", ("组织生活会", "民主评议党员")),
        ("支部党员大会、党课", ("党员大会", "党课")),
        (" 主题  党日活动 ", ("主题党日",)),
        ("支委（扩大）会", ("支委会",)),
        ("党组（扩大）会议", ("党组会",)),
        ("党课（书记讲）", ("党课",)),
        ("3月份支委会", ("支委会",)),
        ("召开支部委员会", ("支委会",)),
        ("支部主题党日活动", ("主题党日",)),
        ("微党课", ("微党课",)),
        ("书记上党课", ("党课",)),
        ("党支部书记讲党课", ("党课",)),
        ("院长为青年教师讲授专题党课", ("党课",)),
        ("区党组会议", ("党组会",)),
        ("2023年度组织生活会", ("组织生活会",)),
        ("供水所党支部党员大会", ("党员大会",)),
        ("支部委员会议", ("支委会",)),
        ("委员会议", ("支委会",)),
        ("警示教育会", ("警示教育",)),
        ("党课：把论文写在大地上", ("党课",)),
        ("党课《我们的校训》", ("党课",)),
        ("院党委理论学习中心组学习会议", ("中心组学习",)),
        ("机关支部党员大会暨“清风”主题党日活动", ("党员大会", "主题党日")),
        ("主题党日暨志愿服务", ("主题党日",)),
    ],
)
def test_types(typed: str, types: tuple[str, ...]) -> None:
    reading = parse_types(typed, catalogue()).value
    assert reading is not None
    assert reading.names == types


@pytest.mark.parametrize(
    ("typed", "kind", "proposal"),
    [
        ("支委汇", "type-unknown", "支委会"),
        ("党员大回", "type-unknown", "党员大会"),
        ("团支大会暨主题党日", "type-unknown", None),
        ("祝寿暨主题党日", "type-unknown", None),
        ("三会一课", "type-too-broad", None),
        ("学习", "type-too-broad", None),
        ("观看微党课", "type-unknown", None),
        ("收看上级讲党课", "type-unknown", None),
        ("学院团支部大会", "type-unknown", None),
        ("中心听取工会主题党日", "type-unknown", None),
    ],
)
def test_types_that_are_asked_about(typed: str, kind: str, proposal: str | None) -> None:
    reading = parse_types(typed, catalogue())
    assert reading.value is None
    assert reading.problems[0].kind == kind
    assert reading.problems[0].suggestion == proposal


def test_tags() -> None:
    reading = parse_tags("两化、第一议题；党建", catalogue())
    assert reading.value == ("两化", "第一议题")
    assert [p.args["tag"] for p in reading.problems] == ["党建"]


def test_identity_numbers() -> None:
    """The first is the published example of GB 11643; its holder is born on 31 December 1949."""
    good = parse_identity("11010519491231002X").value
    assert good is not None
    assert (str(good.born), good.sex) == ("1949-12-31", "女")
    for number, kind in {
        "110105194912310021": "identity-check",
        "1.10105E+17": "identity-damaged",
        "110105194912310000": "identity-damaged",
        "1101051949": "identity-length",
    }.items():
        assert [p.kind for p in parse_identity(number).problems] == [kind]
    assert [p.kind for p in parse_identity("110105491231002").problems] == ["identity-old"]


def test_identity_numbers_are_shown_masked() -> None:
    assert masked("11010519491231002X") == "110105********002X"


@pytest.mark.parametrize("number", range(100))
def test_chinese_numerals_there_and_back(number: int) -> None:
    assert from_han(to_han(number)) == number


@pytest.mark.parametrize(
    ("number", "han"),
    [(100, "一百"), (105, "一百零五"), (110, "一百一十"), (119, "一百一十九"), (999, "九百九十九")],
)
def test_hundreds_in_chinese(number: int, han: str) -> None:
    assert to_han(number) == han
    assert from_han(han) == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [("二〇二二", 2022), ("一百零五", 105), ("三千", 3000), ("一万二千", 12000)],
)
def test_longer_chinese_numerals(typed: str, number: int) -> None:
    assert from_han(typed) == number


@pytest.mark.parametrize(
    ("written", "names", "roles"),
    [
        ("书记 张三", ("张三",), {"张三": "书记"}),
        ("书记：张三", ("张三",), {"张三": "书记"}),
        ("党支部书记张三", ("张三",), {"张三": "党支部书记"}),
        ("张三 书记", ("张三",), {"张三": "书记"}),
        ("书记 张三、副书记 李四", ("张三", "李四"), {"张三": "书记", "李四": "副书记"}),
        ("张三、李四 组织委员", ("张三", "李四"), {"李四": "组织委员"}),
        ("书记", (), {}),
        ("王建 国", ("王建国",), {}),
        ("李 秀英、王 五", ("李秀英", "王五"), {}),
        ("李 秀英 王五", ("李秀英", "王五"), {}),
        ("王建 国 李四", ("王建国", "李四"), {}),
        ("张 三 李 四", ("张三", "李四"), {}),
        ("欧阳 修", ("欧阳修",), {}),
        ("张三 李四", ("张三", "李四"), {}),
    ],
)
def test_a_duty_or_a_space_does_not_make_another_person(
    written: str, names: tuple[str, ...], roles: dict[str, str]
) -> None:
    read = parse_names(written).value
    assert read is not None
    assert (read.names, read.roles) == (names, roles)
