"""The sheets beside 活动台账: read as they stand, counted, and told in the report."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from addin.all_sheets.counting import tally
from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.ledger.period import parse_period
from addin.ledger.values.calendar_arithmetic import months_after, working_days, years_after
from addin.ledger.values.dates import DateContext
from addin.ledger.values.deadlines import parse_dates, parse_deadline, parse_span
from addin.report.language.values_by_key import ByKey, ListsByKey
from addin.report.values.context import context
from conftest import WriteBook
from documents import paragraphs, tables
from ledgers import codes, ledger

ACTIVITIES = "日期|活动类型|主题|参加人员\n2022年3月3日|主题党日|重温入党誓词|全体党员"
ROSTER = """
姓名|性别|民族|学历|出生日期|党员类别|党内职务|是否领导干部|入党日期|转正日期|评议等次|个人有关事项报告日期
张三|男|汉族|大学本科|1970-5-1|正式党员|书记|是|2000-3-5|2001-3-5|优秀|2022-1-20
李四|女|回族|研究生|1986-6-30|正式党员||是|2010-7-1|2011-7-1|合格|2022-2-8
王五|女|汉族|高中|1986-7-1|正式党员||否|2012-5-4|2013-5-4|合格|
"""


def figures(code: str = "2022H1", **sheets: str) -> dict[str, Any]:
    period = parse_period(code)
    assert period is not None
    book = ledger(sheets.pop("活动台账", ACTIVITIES), **sheets)
    return {s.key: s.value for s in tally(book, period).figures}


# --- Reading ----------------------------------------------------------------------------------


def test_a_deadline_is_a_day_or_words() -> None:
    year = DateContext(2022)
    read = {
        text: parse_deadline(text, year).value
        for text in ("2022年6月底前", "6月30日前", "立行立改")
    }
    assert [d.day for d in read.values() if d] == [date(2022, 6, 30), date(2022, 6, 30), None]
    ongoing = parse_deadline("长期坚持", year).value
    assert ongoing and ongoing.ongoing and ongoing.text == "长期坚持"


def test_several_dates_in_a_cell() -> None:
    reading = parse_dates("2021-6-10、2021年12月9日", DateContext())
    assert [w.first for w in reading.value or ()] == [date(2021, 6, 10), date(2021, 12, 9)]
    broken = parse_dates("2021-6-10；2022-2-30", DateContext())
    assert broken.value is None
    assert [p.kind for p in broken.problems] == ["date-impossible"]


@pytest.mark.parametrize(
    "typed",
    [
        "2022年3月21日—25日",
        "2022.3.21-2022.3.25",
        "2022-3-21至2022-3-25",
        "2022/3/21-3/25",
        "2022-03-21~2022-03-25",
        "20220321-20220325",
        "2022-3-21 - 2022-3-25",
        "2022.3.21-25",
    ],
)
def test_a_span_of_days_however_it_is_joined(typed: str) -> None:
    when = parse_span(typed, DateContext()).value
    assert when and (when.first, when.last) == (date(2022, 3, 21), date(2022, 3, 25))


def test_one_day_and_a_span_backwards_are_left_to_the_reader_of_dates() -> None:
    one = parse_span("2022-3-21", DateContext()).value
    assert one and one.first == one.last == date(2022, 3, 21)
    assert parse_span("2022年3月25日—21日", DateContext()).value is None


def test_months_and_years_are_the_calendars() -> None:
    assert months_after(date(2022, 1, 31), 1) == date(2022, 2, 28)
    assert months_after(date(2021, 11, 30), 3) == date(2022, 2, 28)
    assert years_after(date(2020, 2, 29), 1) == date(2021, 2, 28)
    assert years_after(date(2021, 12, 31), 1) == date(2022, 12, 31)


def test_working_days_know_holidays_and_the_end_of_the_table() -> None:
    assert working_days(date(2022, 4, 2), date(2022, 4, 8)) == 4
    assert working_days(date(2099, 1, 1), date(2099, 1, 9)) is None


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("发展党员", "姓名|发展阶段|申请入党时间|介绍人\n陈晨|入党积极分子|2021-3-1|"),
        ("培训", "培训班次|培训时间|课时|参训人员\n书记班|2022年3月1日—3日|24|张三"),
        ("谈心谈话", "谈话时间|谈话人|被谈话人|谈话类型\n2022-3-1|张三|李四|党员之间"),
        ("阵地", "阵地名称|阵地类型|管理人|检查时间\n门户网站|网站|张三|2022-3-1"),
        ("必学清单", "文件名称|发文单位|要求完成时间|关键词\n条例|中央|2022-3-1|条例"),
    ],
)
def test_a_sheet_is_known_by_its_headings_whatever_its_name(kind: str, table: str) -> None:
    book = ledger(ACTIVITIES, Sheet2=table)
    assert [t.kind.name for t in book.tables] == ["活动台账", kind]
    assert book.problems == ()


@pytest.mark.parametrize("name", ["谈心谈话", "培训", "物资清单"])
def test_a_sheet_named_so_that_holds_something_else_is_not_taken_for_it(name: str) -> None:
    book = ledger(ACTIVITIES, **{name: "名称|数量|存放地点\n椅子|5|二楼"})
    assert book.unread == (name,)


def test_a_ledger_of_activities_alone_has_none_of_these_findings() -> None:
    found = codes(ACTIVITIES)
    assert not [c for c in found if c[0] == "M" or c[:2] in ("L5", "L6") or c in ("F08", "F13")]


# --- Figures -----------------------------------------------------------------------------------


def test_members_by_kind_grade_and_anniversary() -> None:
    found = figures(党员名册=ROSTER)
    expected = {
        "女党员": 2,
        "少数民族党员": 1,
        "大专以上学历党员": 2,
        "35岁以下党员": 1,  # born on 1 July 1986: 35 until 1 July 2022
        "参评党员": 3,
        "评议.优秀": 1,
        "政治生日党员": 2,
        "政治生日党员.2022-03": 1,
        "政治生日党员.2022-05": 1,
        "个人有关事项应报": 2,
        "个人有关事项按时报告": 1,
        "双重组织生活": 2,
        "重温入党誓词": 1,
    }
    assert {key: found[key] for key in expected} == expected
    assert str(found["评议.优秀占比"]) == "33.3"


def test_a_roster_that_does_not_tell_of_everyone_gives_no_composition() -> None:
    found = figures(
        党员名册="姓名|性别|党员类别|入党日期\n张三|男|正式党员|2000-1-5\n李四||正式党员|2001-1-5"
    )
    assert "女党员" not in found


def test_admissions_by_stage_and_by_step_of_the_period() -> None:
    found = figures(
        发展党员="姓名|当前阶段|申请书日期|确定积极分子日期|支部大会日期|转正大会日期|转正结果\n"
        "甲某|积极分子|2021-5-1|2022-2-1|||\n"
        "乙某|预备党员|2019-5-1|2020-2-1|2022-6-30||\n"
        "丙某|正式党员|2018-5-1|2019-2-1|2021-3-1|2022-3-1|按期转正\n"
        "丁某|预备党员|2018-5-1|2019-2-1|2021-3-1|2022-3-1|延长\n"
    )
    expected = {
        "发展党员.积极分子": 1,
        "发展党员.预备党员": 2,
        "新确定积极分子": 1,
        "接收预备党员": 1,
        "预备党员转正": 1,
    }
    assert {key: found[key] for key in expected} == expected
    assert found["新收入党申请书"] == 0  # the sheet keeps it, and nobody applied


def test_talks_are_counted_by_their_own_sheet_where_there_is_one() -> None:
    activities = "日期|活动类型|主题\n2022-3-1|谈心谈话|支委谈心"
    sheet = "日期|谈话人|谈话对象|类别\n2022-3-1|张三|李四|支委之间\n2022-3-2|张三|王五|提醒谈话\n2022-7-2|张三|王五|"
    assert figures(活动台账=activities)["谈心谈话"] == 1
    found = figures(活动台账=activities, 谈心谈话=sheet)
    assert (found["谈心谈话"], found["谈心谈话.提醒谈话"]) == (2, 1)


def test_courses_readings_venues_and_parameters() -> None:
    found = figures(
        培训="班次|起止日期|学时|参加人员|是否集中培训\n书记班|2022年3月1日—3日|24|张三、李四|是\n"
        "骨干班|2022-4-1|4|张三等20人|否",
        必学清单="文件或讲话|要求完成日期|关键字1\n甲|2022-3-31|入党誓词\n乙|2022-6-30|没有\n丙|2022-9-30|",
        阵地="名称|类别|最近检查日期\n网站甲|网站|2022-3-1\n活动室|党员活动室|2021-3-1",
        参数="键|值\n责任书签订人数|7\n届满日期|2022-7-10",
    )
    expected = {
        "培训期数": 2,
        "集中培训期数": 1,
        "培训人次": 22,
        "培训学时": 28,
        "必学篇目": 2,
        "必学篇目已学": 1,
        "阵地": 2,
        "阵地已检查": 1,
        "阵地.活动室": 1,
        "责任书签订人数": 7,
        "距届满天数": 10,
    }
    assert {key: found[key] for key in expected} == expected


def test_study_hours_of_a_course_count_for_those_who_went() -> None:
    sheets = {
        "活动台账": "日期|活动类型|学时|参加人员\n2022-3-1|党课|20|张三、李四、王五",
        "党员名册": ROSTER,
    }
    course = "班次|起止日期|学时|参加人员\n轮训|2022-4-11|12|全体党员"
    period = parse_period("2022")
    assert "F12" in codes(sheets["活动台账"], period, 党员名册=ROSTER)
    assert "F12" not in codes(sheets["活动台账"], period, 党员名册=ROSTER, 培训=course)


def test_an_election_is_a_meeting_that_elects() -> None:
    activities = "日期|活动类型|主题|党支部\n2022-3-1|党员大会|支部委员会换届选举|一支部\n2022-3-2|党员大会|换届选举|二支部\n2022-3-3|党员大会|学习《换届选举条例》|二支部\n2022-3-4|党员大会|讨论换届选举工作方案|三支部"
    assert figures(活动台账=activities)["换届支部"] == 2


def test_rectifications_by_source() -> None:
    found = figures(
        整改台账="问题|来源|整改措施|完成情况\n甲|两化|做|已完成\n乙|两化|做|未完成\n丙|巡察|做|长期坚持"
    )
    assert (found["整改问题.两化"], found["整改完成.两化"]) == (2, 1)
    assert (found["整改长期坚持"], str(found["整改完成率"])) == (1, "33.3")


# --- Report ------------------------------------------------------------------------------------


def said_of(path: Path) -> str:
    output = path.with_name("汇报.docx")
    assert main(["report", str(path), "-o", str(output), "--force"]) in (0, 1)
    return "\n".join(paragraphs(output))


def test_every_institution_of_the_full_ledger_is_told_of(full_sample: Path) -> None:
    said = said_of(full_sample)
    for words in (
        "与7名党组班子成员签订党建工作责任书",
        "接收预备党员1名，预备党员转正1名",
        "党支部进行换届选举1次",
        "参评23名，评为优秀7名，占30.4%",
        "开展谈心谈话8次",
        "7名领导干部共参加125人次",
        "有16名党员迎来政治生日",
        "组织参加培训3期、6人次",
        "应学4篇，已集中学习4篇",
        "各类阵地6个，已检查6个",
        "整改台账列入问题6项，已完成3项、完成率为50%",
        "听取党建汇报1次，开展党建调研1次",
        "运用监督执纪“第一种形态”2人次",
    ):
        assert words in said, words
    assert "待补充" not in said


def test_no_number_of_that_report_comes_from_anywhere_but_the_tally(
    full_sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = said_of(full_sample)
    capsys.readouterr()
    main(["tally", str(full_sample), "--json"])
    counted = json.loads(capsys.readouterr().out)["statistics"]
    known = {Decimal(str(s["value"])) for s in counted}
    said = re.sub(
        r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年(?:\d{1,2}月)?|\d{1,2}月未见记录", "", said
    )
    said = re.sub(
        r"每(?:月|季度).{0,8}1次|“[^“”]*”(?:（\d+人参加）)?", "", said
    )  # a row's own words
    assert {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", said)} <= known


@pytest.mark.parametrize(
    "sheet", ["发展党员", "培训", "谈心谈话", "阵地", "必学清单", "整改台账", "承诺事项"]
)
def test_a_sheet_with_headings_only_says_nothing(book: WriteBook, sheet: str) -> None:
    kind = catalogue().sheet(sheet)
    path = book(
        活动台账="日期|活动类型|主题|主持人|应到人数|实到人数\n2022年3月3日|主题党日|学习|张三|5|5",
        参数="键|值\n单位全称|中共石桥镇委员会\n主送机关|中共青岚县委\n报告期起|2022-01-01\n报告期止|2022-06-30\n成文日期|2022-07-05",
        **{sheet: "|".join(c.key for c in kind.columns)},
    )
    body = said_of(path).split("二、存在的问题")[0]
    assert not re.search(r"(?<!\d)0[次名项篇个期]|None|待补充|，，|，。|、，", body)


def test_fields_of_an_empty_ledger_are_empty_not_nought() -> None:
    period = parse_period("2022H1")
    assert period is not None
    book = ledger("日期|活动类型\n2022-3-1|主题党日")
    values = context(book, tally(book, period))
    told = ByKey(values)
    groups = ("发展党员.", "评议.")
    assert {its.value for key, its in told.items() if key.startswith(groups)} == {None}
    listed = ListsByKey(values)
    assert listed["整改来源"] == listed["政治生日.逐月"] == ()


def test_the_annex_of_the_full_ledger_has_a_row_a_type(full_sample: Path) -> None:
    said_of(full_sample)
    (table,) = tables(full_sample.with_name("汇报.docx"))
    rows = {row[0]: row for row in table}
    assert {"组织生活会", "民主评议党员", "党建调研", "微党课"} <= set(rows)
    assert rows["谈心谈话"] == ["谈心谈话", "8", "—", "—", "—", "—", "—"]


def test_shares_of_what_a_bureau_states() -> None:
    stated = "键|值\n学习强国活跃党员数|2\n学习计划项数|12\n学习计划完成数|11\n责任清单事项数|3\n责任清单完成数|4"
    found = figures(党员名册=ROSTER, 参数=stated)
    assert float(found["学习强国活跃率"]) == 66.7  # 2 of the 3 on the roster
    assert float(found["学习计划完成率"]) == 91.7  # 11 of 12
    assert "责任清单完成率" not in found  # more done than there is to do
    assert "灯塔登录率" not in found
