"""The report's own sentences: each with the rows that make it appear, and without them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from addin.all_sheets.counting import tally
from addin.ledger.ledger import Ledger
from addin.ledger.period import Period, parse_period
from addin.ledger.scope import find_scope
from addin.report.language.traced import Item
from addin.report.language.values_by_key import ByKey
from addin.report.values.context import context
from addin.report.values.open_points import open_points
from addin.report.values.problems import problems as found_problems
from addin.report.values.terms import terms_on
from conftest import WriteBook
from ledgers import ledger
from test_report import report, text

HEADER = "日期|活动类型|主题|主持人|主讲人|应到人数|实到人数|主题标签|形式|地点|决议"
STATED = {
    "单位全称": "中共云溪县档案馆支部委员会",
    "单位简称": "我馆",
    "主送机关": "县直机关工委",
    "成文日期": "2024-07-05",
}


def parameters_of(period: str, *own: str) -> str:
    span = period_of(period)
    days = {"报告期起": str(span.start), "报告期止": str(span.end)}
    stated = {**STATED, **days, **dict(its.split("|") for its in own)}
    return "\n".join(("键|值", *(f"{key}|{value}" for key, value in stated.items())))


def period_of(code: str) -> Period:
    period = parse_period(code)
    assert period is not None
    return period


def book_of(rows: str, *own: str, period: str = "2023H1", **sheets: str) -> Ledger:
    return ledger(f"{HEADER}\n{rows}", 参数=parameters_of(period, *own), **sheets)


def said(book: WriteBook, rows: str, *own: str, period: str = "2023H1", **sheets: str) -> str:
    parameters = parameters_of(period, *own)
    return text(report(book(活动台账=f"{HEADER}\n{rows}", 参数=parameters, **sheets)))


def listed(its: Ledger, name: str, period: str = "2023H1") -> list[Item]:
    found = context(its, tally(its, period_of(period)))[name]
    assert isinstance(found, tuple)
    return list(found)


def field(its: Ledger, path: str, period: str = "2023H1") -> object:
    return ByKey(context(its, tally(its, period_of(period))))[path].value


PARTY_DAY = "2023年3月3日|主题党日|学习新思想新要求|张三||10|9||||"

# --- No deed without a row ---------------------------------------------------------------------

DEEDS = {
    "三重一大": "2023年3月1日|党组会|研究“三重一大”事项|张三||5|5||||",
    "意识形态专题研究1次": "2023年3月1日|意识形态专题|专题研究意识形态工作|张三||5|5||||",
    "开展警示教育1次": "2023年3月1日|警示教育|观看警示教育片|张三||5|5||||",
    "召开组织生活会1次": "2023年3月1日|组织生活会|召开组织生活会|张三||5|5||||",
    "重温入党誓词": "2023年3月1日|主题党日|重温入党誓词|张三||5|5||||",
    "召开动员部署会1次": "2023年3月1日|动员部署会|主题教育动员部署|张三||5|5||||",
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_has_its_row(book: WriteBook, deed: str) -> None:
    assert deed in said(book, f"{PARTY_DAY}\n{DEEDS[deed]}")
    assert deed not in said(book, PARTY_DAY)


@pytest.mark.parametrize(
    ("words", "parameter"),
    [
        ("第一种形态”2人次", "第一种形态人次|2"),
        ("开展专项督查", "党内监督事项|专项督查"),
        ("党建品牌为“兰台先锋”", "党建品牌|兰台先锋"),
        ("与5名党组班子成员签订党建工作责任书", "责任书签订人数|5"),
    ],
)
def test_a_deed_that_no_row_can_show_has_its_parameter(
    book: WriteBook, words: str, parameter: str
) -> None:
    assert words in said(book, PARTY_DAY, parameter)
    assert words not in said(book, PARTY_DAY)


def test_a_report_of_one_meeting_claims_nothing_else(book: WriteBook) -> None:
    done = said(book, PARTY_DAY).split("二、存在的问题")[0].split("一、工作开展情况")[1]
    assert done.strip().splitlines() == [
        "上半年共开展各类党建活动1次、参加9人次，到会率为90%。分类情况见附件。",
        "活动载体方面，开展主题党日1次、参加9人次。"
        "主要活动有：3月3日主题党日“学习新思想新要求”（9人参加）。",
    ]


def test_sections_and_points_are_numbered_only_where_there_are_several(
    book: WriteBook,
) -> None:
    rows = (
        f"{PARTY_DAY}\n2023年3月1日|警示教育|观看警示教育片|张三||5|5||||\n"
        "2023年3月2日|中心组学习|学习理论|张三||5|5||||"
    )
    done = said(book, rows).split("二、存在的问题")[0]
    assert "（一）思想教育和活动开展\n一是理论学习方面" in done and "二是活动载体方面" in done
    assert "（二）作风建设和党风廉政建设\n党风廉政建设方面" in done


@pytest.mark.parametrize(
    ("unit", "owes"),
    [
        ("中共云溪县水务局党组", True),
        ("中共云溪县水务局机关委员会", False),
        ("中共云溪县水务局机关支部委员会", False),
    ],
)
def test_what_a_party_group_owes_is_no_lack_of_a_body_below_it(
    book: WriteBook, unit: str, owes: bool
) -> None:
    rows = f"{PARTY_DAY}\n2023年3月1日|中心组学习|学习理论|张三||5|5||||"
    done = said(book, rows, f"单位全称|{unit}")
    assert ("意识形态专题" in done) is owes
    assert "党组领导" not in done
    assert "意识形态专题" in said(book, rows, f"单位全称|{unit}", "设党组|是")


@pytest.mark.parametrize(
    ("words", "in_doubt"),
    [("集体学习", False), ("庆祝活动", False), ("民主测评活动", True), ("会议", True)],
)
def test_other_words_than_those_of_a_meeting_are_no_lacking_meeting(
    words: str, in_doubt: bool
) -> None:
    rows = f"{PARTY_DAY}\n2023年3月9日|{words}|学习两会精神|张三||10|9||||"
    later = f"{rows}\n2024年4月3日|主题党日|学习新思想|张三||10|9||||"
    found = problems(book_of(later, "党员总数|20", "支委人数|0", period="2023"), "2023")
    assert ("民主评议党员应开1次，未见记录" in found[0]) is not in_doubt


# --- Nothing unknown among the problems --------------------------------------------------------


def problems(its: Ledger, period: str = "2023H1") -> list[str]:
    return [str(item.values["问题"].value) for item in listed(its, "存在的问题", period)]


def test_no_lecture_of_the_secretary_is_missed_where_nobody_is_known_to_be_one() -> None:
    lecture = "2023年3月1日|党课|讲党课|张三|李四|5|5||||"
    unknown, known = (
        book_of(lecture, period="2023"),
        book_of(lecture, "书记姓名|王五", period="2023"),
    )
    assert "书记讲党课" not in "".join(problems(unknown, "2023"))
    assert "书记讲党课未见记录" in "".join(problems(known, "2023"))


@pytest.mark.parametrize("known", ["支委人数|3", "党员总数|20"])
def test_no_committee_is_missed_where_the_branch_may_have_none(known: str) -> None:
    open_, sure = problems(book_of(PARTY_DAY)), problems(book_of(PARTY_DAY, known))
    assert "支委会" not in open_[0] and open_[1].startswith("（待核实：支委会")
    assert "支委会应开6次，未见记录" in sure[0]


def test_no_meeting_of_branches_is_missed_in_the_ledger_of_a_party_group() -> None:
    rows = f"{PARTY_DAY}\n2023年3月1日|党组会|研究工作|张三||5|5||||"
    group = book_of(rows, "单位全称|中共云溪县水务局党组", "党员总数|20")
    assert all("党员大会" not in its or its.startswith("（待核实") for its in problems(group))
    assert "中心组学习应开2次，未见记录" in problems(group)[0]


@pytest.mark.parametrize("name", ["组织生活会", "民主评议党员"])
def test_what_may_be_held_after_the_year_is_missed_only_when_the_ledger_goes_on(name: str) -> None:
    later = f"{PARTY_DAY}\n2024年4月3日|主题党日|学习新思想|张三||10|9||||"
    assert name not in "".join(problems(book_of(PARTY_DAY, period="2023"), "2023"))
    assert f"{name}应开1次，未见记录" in problems(book_of(later, period="2023"), "2023")[0]


def test_many_doubts_are_summed_up() -> None:
    rows = "\n".join(
        f"2023年{m}月3{d}日|{t}|学习|张三||10|9||||"
        for m in range(1, 7)
        for d, t in enumerate(("主题党日", "党员大会"), 2)
    )
    assert problems(book_of(rows, "支委人数|0")) == [
        "（待核实：党员大会、主题党日有没有缺少，要等没有读出的行、不是这一期的表改正后才知道）"
    ]


def test_nothing_is_missed_after_the_day_on_which_the_report_is_signed() -> None:
    rows = "\n".join(f"2023年{m}月3日|主题党日|学习新思想|张三||10|9||||" for m in (1, 2, 3, 4))
    signed, over = (book_of(rows, f"成文日期|{day}") for day in ("2023-05-20", "2023-07-05"))
    assert "主题党日" not in missed(signed)
    assert "主题党日开展4次，较应开次数少2次，5月、6月未见记录" in missed(over)


def missed(its: Ledger) -> str:
    scope = find_scope(its, None)
    found = context(its, tally(its, scope.period, scope.reached))["存在的问题"]
    assert isinstance(found, tuple)
    return str(found[0].values["问题"].value)


# --- A low figure is a problem, no achievement ----------------------------------------------------


def meetings(of: int, having: int) -> str:
    return "\n".join(
        f"2023年{m}月1日|党组会|研究工作|张三||5|5|{'第一议题' if m <= having else ''}|||"
        for m in range(1, of + 1)
    )


@pytest.mark.parametrize(
    ("having", "parameter", "low"),
    [(1, "", True), (5, "", False), (4, "", True), (4, "第一议题覆盖率下限|60", False),
     (1, "第一议题覆盖率下限|0", False)],
)  # fmt: skip
def test_a_low_coverage_is_a_problem(
    book: WriteBook, having: int, parameter: str, low: bool
) -> None:
    whole = said(book, meetings(6, having), *filter(None, [parameter]))
    done, rest = whole.split("二、存在的问题")
    assert ("覆盖率" in done) is not low
    assert ("“第一议题”制度落实或登记还不够到位" in rest) is low
    assert ("把“第一议题”列为党组会的首项议程" in rest) is low


def test_a_low_attendance_is_a_problem(book: WriteBook) -> None:
    whole = said(book, "2023年3月3日|主题党日|学习新思想|张三||10|6||||")
    done, rest = whole.split("二、存在的问题")
    assert "到会率" not in done and "应到、实到均有记录的活动到会率为60%" in rest


@pytest.mark.parametrize(("listed_", "low"), [(5, True), (4, False)])
def test_a_low_share_of_few_problems_solved_is_not_judged(listed_: int, low: bool) -> None:
    rows = "\n".join(
        f"问题{n}不实|抓好|{'已完成' if n == 1 else '正在整改'}" for n in range(1, listed_ + 1)
    )
    book = book_of(PARTY_DAY, 整改台账=f"问题|整改措施|完成情况\n{rows}")
    assert any("整改进度还不够快" in its for its in problems(book)) is low
    assert field(book, "达标.整改完成率") is None


@pytest.mark.parametrize(("listed_", "rated"), [(5, True), (4, False)])
def test_a_good_share_of_few_problems_solved_is_no_achievement(listed_: int, rated: bool) -> None:
    rows = "\n".join(
        f"问题{n}不实|抓好|{'正在整改' if n == 1 else '已完成'}" for n in range(1, listed_ + 1)
    )
    book = book_of(PARTY_DAY, 整改台账=f"问题|整改措施|完成情况\n{rows}")
    assert (field(book, "达标.整改完成率") is not None) is rated


# --- Promises of the last report ---------------------------------------------------------------

PROMISES = "原文|事项类型|频次|单位|期间起|期间止\n"
LECTURES = "每季度讲1次党课|党课|1|季度|2023-01-01|2023-06-30"
IN_MARCH = f"{PARTY_DAY}\n2023年3月9日|党课|讲新思想|张三||5|5||||"


def broken_promises(rows: str, promise: str, *own: str) -> list[str]:
    its = book_of(rows, *own, 承诺事项=f"{PROMISES}{promise}")
    scope = find_scope(its, None)
    counted = tally(its, scope.period, scope.reached)
    return [p.problem for p in found_problems(its, counted) if p.problem.startswith("承诺")]


@pytest.mark.parametrize(
    ("rows", "promise", "words"),
    [
        (PARTY_DAY, LECTURES, "“每季度讲1次党课”第一季度、第二季度未见记录"),
        (IN_MARCH, LECTURES, "“每季度讲1次党课”第二季度未见记录"),
        (
            IN_MARCH,
            "上半年讲2次党课。|党课|2|半年|2023-01-01|2023-06-30",
            "“上半年讲2次党课”上半年次数不足",
        ),
    ],
)
def test_a_promise_that_was_not_kept_is_a_problem(rows: str, promise: str, words: str) -> None:
    assert broken_promises(rows, promise) == [f"承诺事项落实还不够到位，{words}"]


@pytest.mark.parametrize(
    ("rows", "promise", "own"),
    [
        (f"{IN_MARCH}\n2023年6月9日|党课|讲新要求|张三||5|5||||", LECTURES, ""),  # kept
        (IN_MARCH, LECTURES, "成文日期|2023-03-31"),  # signed before the second quarter
        (f"{IN_MARCH}\n5月某日|党课|讲新要求|张三||5|5||||", LECTURES, ""),  # may keep it
        (PARTY_DAY, "建成活动室||||2023-01-01|2023-06-30", ""),  # nothing to count it by
        (PARTY_DAY, "每月1次主题党日|主题党日|1|月|2023-01-01|2023-06-30", ""),  # a gap stated
    ],
)
def test_no_promise_is_broken_that_may_be_kept_or_is_told(
    rows: str, promise: str, own: str
) -> None:
    assert broken_promises(rows, promise, *filter(None, [own])) == []


def test_promises_are_an_achievement_only_where_one_was_kept(book: WriteBook) -> None:
    none, one = (said(book, rows, 承诺事项=f"{PROMISES}{LECTURES}") for rows in (
        PARTY_DAY, f"{IN_MARCH}\n2023年6月9日|党课|讲新要求|张三||5|5||||"
    ))  # fmt: skip
    assert "承诺事项落实方面，上半年执行的承诺事项1项，已兑现1项。" in one
    assert "执行的承诺事项" not in none


# --- What activities were about ----------------------------------------------------------------


def about(
    rows: str, *parameters: str, period: str = "2023H1"
) -> dict[str, list[tuple[object, ...]]]:
    book = book_of(rows, *parameters, period=period)
    return {
        name: [
            tuple(v.value for k, v in its.values.items() if k != "标题")
            for its in listed(book, name, period)
        ]
        for name in ("学习专题", "主题学习", "主题活动")
    }


def test_every_tag_is_told_once_whatever_it_is_called() -> None:
    rows = (
        "2023年3月1日|专题学习|学习两会精神|张三||5|5|全国两会||\n"
        "2023年4月1日|专题学习|主题教育学习|张三||5|5|主题教育||\n"
        "2023年4月2日|主题党日|主题教育实践|张三||5|5|主题教育||\n"
        "2023年5月1日|主题党日|学雷锋做表率|张三||5|5|学雷锋||\n"
        "2023年5月2日|警示教育|观看警示片|张三||5|5|警示教育||"
    )
    assert about(rows, "主题标签：学雷锋|雷锋") == {
        "学习专题": [("学习全国两会精神主题活动", 1)],
        "主题学习": [("学习贯彻习近平新时代中国特色社会主义思想主题教育活动", 2, 1)],
        "主题活动": [("学雷锋主题活动", 1)],
    }


def test_tags_of_the_very_same_rows_are_one() -> None:
    rows = "2023年3月9日|主题党日|学习全会|张三||5|5|党的二十大和二十届二中全会精神||"
    assert about(rows)["主题活动"] == [("学习党的二十大精神、党的二十届二中全会精神主题活动", 1)]


def test_a_meeting_to_come_is_awaited() -> None:
    rows = "2022年5月9日|主题党日|喜迎二十大|张三||5|5|二十大||"
    assert about(rows, period="2022H1")["主题活动"] == [("迎接党的二十大主题活动", 1)]
    assert about(rows, period="2022")["主题活动"] == [("迎接党的二十大主题活动", 1)]
    later = "2022年11月9日|主题党日|学习二十大报告|张三||5|5|二十大||"
    assert about(later, period="2022")["主题活动"] == [("学习党的二十大精神主题活动", 1)]
    both = about(f"{rows}\n{later}", period="2022")
    assert both["主题活动"] == [("党的二十大主题活动", 2)]


@pytest.mark.parametrize(
    ("word", "said_"),
    [("专题学习", "开展专题学习2次。"), ("集中学习", "开展集中学习2次。")],
)
def test_study_without_a_tag_is_told(book: WriteBook, word: str, said_: str) -> None:
    rows = "\n".join(f"2023年3月{d}日|{word}|学习文件{d}号|张三||5|5||||" for d in (1, 2))
    assert said_ in said(book, rows)


def test_types_of_the_units_own_are_told(book: WriteBook) -> None:
    rows = f"{PARTY_DAY}\n2023年5月1日|读书会|读经典谈体会|张三||5|5||||"
    assert "开展读书会1次。" in said(book, rows, "活动类型：读书会|计数")


# --- Activities that are named -----------------------------------------------------------------


def named(rows: str, period: str = "2023H1", **sheets: str) -> list[tuple[object, object]]:
    return [
        (its.values["主题"].value, its.values["人数"].value)
        for its in listed(book_of(rows, period=period, **sheets), "重点活动", period)
        if its.values["点名"].value
    ]


def test_named_are_the_campaigns_the_one_with_an_outcome_and_the_best_attended() -> None:
    rows = (
        "2023年1月3日|主题党日|走访慰问老党员|张三||30|20||||\n"
        "2023年2月3日|主题党日|植树造林添绿色|张三||30|29||||\n"
        "2023年3月3日|主题党日|清扫社区小广场|张三||30|28||||\n"
        "2023年4月20日|专题学习|主题教育第一次研讨|张三||30|12|主题教育|||\n"
        "2023年5月20日|专题学习|主题教育第二次研讨|张三||30|14|主题教育|||\n"
        "2023年6月3日|主题党日|讨论共建协议草案|张三||30|10||||通过共建协议"
    )
    assert named(rows) == [
        ("植树造林添绿色", 29),
        ("主题教育第二次研讨", 14),
        ("讨论共建协议草案", 10),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "2023年3月3日|支委会|研究接收预备党员|张三||30|30||||",
        "2023年3月3日|主题党日|学习|张三||30|30||||",
        "2023年3月3日|主题党日|向孟长河同志学习|张三|孟长河|30|30||||",
        "2023年3月|主题党日|走访慰问老党员|张三||30|30||||",
        "2022年3月3日|主题党日|走访慰问老党员|张三||30|30||||",
    ],
)
def test_what_is_not_fit_to_be_quoted_is_not_named(row: str) -> None:
    assert named(f"{row}\n{PARTY_DAY}") == [("学习新思想新要求", 9)]


def test_quotes_within_a_topic_are_single_and_a_topic_is_named_once() -> None:
    row = "2023年{}月3日|主题党日|开展“学雷锋”活动|张三||30|30||||"
    assert named(f"{row.format(3)}\n{row.format(4)}") == [("开展‘学雷锋’活动", 30)]


@pytest.mark.parametrize(
    ("type_", "topic", "words"),
    [
        ("党课", "学习全国两会精神", "3月3日党课“学习全国两会精神”（30人参加）"),
        ("党课", "专题党课：档案里的党史", "3月3日“专题党课：档案里的党史”（30人参加）"),
        (
            "警示教育",
            "警示教育大会，观看《警钟》",
            "3月3日“警示教育大会，观看《警钟》”（30人参加）",
        ),
    ],
)
def test_a_type_that_the_topic_names_is_not_said_twice(
    book: WriteBook, type_: str, topic: str, words: str
) -> None:
    assert words in said(book, f"2023年3月3日|{type_}|{topic}|张三||30|30||||")


@pytest.mark.parametrize(
    "topic",
    [
        "支部书记讲党课",
        "副书记讲专题党课",
        "3月主题党日活动",
        "第一季度党课",
        "重温入党誓词",
        "开展警示教育大会",
        "组织全体党员集中学习",
    ],
)
def test_a_topic_that_names_no_matter_is_not_quoted(topic: str) -> None:
    rows = "\n".join(f"2023年3月3日|{t}|{topic}|张三||30|30||||" for t in ("党课", "主题党日"))
    assert named(f"{rows}\n{PARTY_DAY}") == [("学习新思想新要求", 9)]


def test_activities_named_without_others_of_their_paragraph_have_a_lead_of_their_own(
    book: WriteBook,
) -> None:
    lecture = "2023年3月3日|党课|学习全国两会精神|张三||30|30||||"
    assert "重点活动方面，主要有：3月3日党课" in said(book, lecture)
    assert "活动载体方面，开展主题党日1次" in said(book, f"{lecture}\n{PARTY_DAY}")


NINETEEN = {
    "党日": "2019年{}月3日|主题党日|{}|张三||30|{}||||",
    "学习": "2019年{}月9日|专题学习|{}|张三||30|{}||||",
}


def test_without_tags_the_topics_say_what_is_of_a_campaign_or_an_anniversary() -> None:
    day, study = NINETEEN["党日"], NINETEEN["学习"]
    rows = "\n".join(
        (
            day.format(4, "清扫社区小广场", 29),
            day.format(6, "植树造林添绿色", 28),
            day.format(9, "庆祝新中国成立70周年", 20),
            study.format(10, "主题教育第一次学习", 30),
            day.format(11, "主题教育志愿服务", 21),
        )
    )
    assert named(rows, "2019") == [
        ("清扫社区小广场", 29),
        ("庆祝新中国成立70周年", 20),
        ("主题教育志愿服务", 21),
    ]


# --- Attendance --------------------------------------------------------------------------------


def test_heads_are_stated_of_the_activities_that_record_them(book: WriteBook) -> None:
    lacking = f"{PARTY_DAY}\n2023年4月3日|主题党日|学习新要求新部署|张三|||||||"
    done = said(book, lacking).split("二、存在的问题")[0]
    assert "共开展各类党建活动2次，其中有到会人数记录的1次、参加9人次。" in done
    assert "开展主题党日2次。" in done and "到会率为" not in done


# --- Wording -----------------------------------------------------------------------------------


def test_topics_are_listed_behind_one_verb(book: WriteBook) -> None:
    rows = (
        "2023年4月1日|专题学习|主题教育学习|张三||5|5|主题教育||\n"
        "2023年4月2日|主题党日|主题教育实践|张三||5|5|主题教育||\n"
        "2023年5月1日|主题党日|学雷锋做表率|张三||5|5|学雷锋||"
    )
    assert "主题教育活动2次（其中专题学习1次）、学雷锋主题活动1次。" in said(
        book, rows, "主题标签：学雷锋|雷锋"
    )


def test_a_month_that_falls_short_is_said_without_the_norm_again(book: WriteBook) -> None:
    rows = "\n".join(f"2023年{m}月3日|主题党日|学习新思想|张三||10|9||||" for m in range(1, 7))
    told = said(book, rows, "主题党日每月|2")
    assert "主题党日开展6次，较应开次数少6次，1月至6月次数不足" in told


@pytest.mark.parametrize(("paid", "words"), [("20", "收缴党费40元"), ("20.5", "收缴党费41元"),
                                             ("20.25", "收缴党费40.50元")])  # fmt: skip
def test_whole_sums_have_no_decimals(book: WriteBook, paid: str, words: str) -> None:
    dues = f"姓名|月份|应缴|实缴\n张三|2023年1月|{paid}|{paid}\n张三|2023年2月|{paid}|{paid}"
    assert words in said(book, PARTY_DAY, 党费收缴=dues)


@pytest.mark.parametrize(
    ("signed", "day"), [("2023-06-20", "2023年6月20日"), ("2023-07-05", "2023年6月30日")]
)
def test_a_report_speaks_of_no_day_after_that_of_its_signing(
    book: WriteBook, signed: str, day: str
) -> None:
    whole = said(book, PARTY_DAY, f"成文日期|{signed}", "党员总数|20")
    assert f"截至{day}，我馆共有党员20名。" in whole


@pytest.mark.parametrize(
    ("lecturers", "words"),
    [
        (("李四", "李四"), "支部建设方面，书记讲党课2次。"),
        (("李四", "王五"), "支部建设方面，讲党课2次（其中书记讲党课1次）。"),
        (("王五", "王五"), "支部建设方面，讲党课2次。"),
    ],
)
def test_lectures_that_are_all_the_secretarys_are_counted_once(
    book: WriteBook, lecturers: tuple[str, str], words: str
) -> None:
    rows = "\n".join(
        f"2023年{m}月1日|党课|学习新思想{m}|张三|{name}|5|5||||"
        for m, name in enumerate(lecturers, 3)
    )
    assert words in said(book, rows, "书记姓名|李四")


def test_study_told_among_a_campaign_is_told_once(book: WriteBook) -> None:
    rows = (
        "2023年4月20日|专题学习|第一次研讨|张三||30|12|主题教育|||\n"
        "2023年5月20日|主题党日|志愿服务进社区|张三||30|14|主题教育|||\n"
        "2023年5月22日|中心组学习|学习理论|张三||5|5||||"
    )
    done = said(book, rows)
    assert "主题教育活动2次（其中专题学习1次）" in done and "开展专题学习" not in done
    more = said(book, f"{rows}\n2023年6月2日|专题学习|学习党章党规|张三||30|12||||")
    assert "开展中心组学习1次，开展专题学习2次。" in more


def test_an_anniversary_is_told_by_its_full_title(book: WriteBook) -> None:
    rows = "2021年6月30日|主题党日|庆祝建党百年|张三||30|12|建党100周年|||"
    done = said(book, rows, period="2021")
    assert "庆祝中国共产党成立100周年主题活动1次" in done


ELECTION = "2023年3月1日|党员大会|支部委员会换届选举|张三||5|5||||"


@pytest.mark.parametrize(
    ("parameter", "words"),
    [("支部数|3", "有1个党支部进行了换届选举。"), ("党员总数|9", "次。党支部进行换届选举1次。")],
)
def test_the_only_branch_is_not_counted(book: WriteBook, parameter: str, words: str) -> None:
    assert words in said(book, ELECTION, parameter)


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("倒排工期", "针对“活动室‘一室多用’”的问题，倒排工期。"),
        ("每季度研究一次活动室调整事项", "每季度研究一次活动室调整事项。"),
    ],
)
def test_a_measure_says_of_what_it_is(book: WriteBook, measure: str, words: str) -> None:
    table = f"问题|整改措施|完成情况\n活动室“一室多用”|{measure}|正在整改"
    plans = said(book, PARTY_DAY, 整改台账=table).split("三、下一步工作计划")[1]
    assert words in plans and ("针对“活动室" in plans) is ("针对" in words)


def test_members_of_a_kind_follow_their_total(book: WriteBook) -> None:
    roster = "姓名|性别|党员类别|入党日期\n赵大|女|正式党员|2010-2-1\n钱二|男|预备党员|2023-1-9"
    assert "共有党员2名，其中预备党员1名、女党员1名。" in said(book, PARTY_DAY, 党员名册=roster)


def test_places_that_name_none_are_left_out(book: WriteBook) -> None:
    row = "2023年{}月3日|主题党日|参观学习受教育|张三||10|9||现场教学|{}"
    done = said(book, f"{row.format(3, '活动现场')}\n{row.format(4, '云溪革命纪念馆')}")
    assert "开展现场教学2次，地点有云溪革命纪念馆。" in done
    assert "开展现场教学1次，地点为云溪革命纪念馆。" in said(book, row.format(4, "云溪革命纪念馆"))
    assert "开展现场教学1次。" in said(book, row.format(3, "室外"))


def test_the_period_is_named_once_a_section(sample: Path) -> None:
    whole = text(report(sample))
    done = whole.split("二、存在的问题")[0]
    assert done.count("上半年") == 4  # title, opening, overview, promises
    assert "100.0%" not in whole


ROSTER = "姓名|党员类别|入党日期\n" + "\n".join(
    f"{name}|正式党员|2010-{m}-1" for m, name in enumerate(("赵大", "钱二", "孙三"), 2)
)


@pytest.mark.parametrize(("period", "told"), [("2023H1", True), ("2023", False)])
def test_birthdays_are_no_news_of_a_whole_year(book: WriteBook, period: str, told: bool) -> None:
    rows = "2023年3月3日|政治生日|集体过政治生日|张三||3|3||||"
    done = said(book, rows, period=period, 党员名册=ROSTER)
    assert ("名党员迎来政治生日" in done) is told


@pytest.mark.parametrize(
    ("parameters", "kind"),
    [
        ((), "报告"),
        (("主送机关|局属各党支部",), "通报"),
        (("主送机关|县委组织部",), "报告"),
        (("文种|汇报",), "汇报"),
        (("主送机关|各支部", "文种|报告"), "报告"),
    ],
)
def test_the_kind_of_document_follows_the_addressee(
    book: WriteBook, parameters: tuple[str, ...], kind: str
) -> None:
    lines = said(book, PARTY_DAY, *parameters).splitlines()
    assert lines[:2] == [
        "中共云溪县档案馆支部委员会",
        f"关于2023年上半年党建工作情况的{kind}",
    ]
    assert f"现将有关情况{kind}如下：" in lines[3] and f"特此{kind}。" in lines


@pytest.mark.parametrize(
    ("period", "title", "short", "following"),
    [
        ("2023", "2023年度", "全年", "2024年"),
        ("2023H2", "2023年下半年", "下半年", "2024年上半年"),
        ("2023Q1", "2023年第一季度", "一季度", "2023年第二季度"),
        ("2023-03", "2023年3月", "3月", "2023年4月"),
    ],
)
def test_each_period_reads_as_such(
    book: WriteBook, period: str, title: str, short: str, following: str
) -> None:
    rows = "\n".join(f"2023年{m}月3日|主题党日|学习新思想新要求|张三||10|9||||" for m in (3, 9))
    whole = said(book, rows, period=period)
    assert f"关于{title}党建工作情况的报告" in whole
    assert f"\n{short}共开展各类党建活动" in whole and f"\n{following}，我馆将" in whole


STUDIED = {
    "2019H1": "党的十九大和十九届二中、三中全会精神",
    "2019H2": "党的十九大和十九届二中、三中、四中全会精神",
    "2020H1": "党的十九大和十九届二中、三中、四中全会精神",
    "2020H2": "党的十九大和十九届二中、三中、四中、五中全会精神",
    "2021H1": "党的十九大和十九届二中、三中、四中、五中全会精神",
    "2021H2": "党的十九大和十九届历次全会精神",
    "2022H1": "党的十九大和十九届历次全会精神",
    "2022H2": "党的二十大精神",
    "2023H1": "党的二十大和二十届二中全会精神",
    "2023H2": "党的二十大和二十届二中全会精神",
    "2024H1": "党的二十大和二十届二中全会精神",
    "2024H2": "党的二十大和二十届二中、三中全会精神",
    "2025H1": "党的二十大和二十届二中、三中全会精神",
    "2025H2": "党的二十大和二十届历次全会精神",
    "2026H1": "党的二十大和二十届历次全会精神",
    "2026H2": "党的二十大和二十届历次全会精神",
}


@pytest.mark.parametrize("half", STUDIED)
def test_terms_are_those_of_every_half_year(half: str) -> None:
    end = period_of(half).end
    terms = terms_on(end)
    assert terms["学习主题"] == STUDIED[half]
    assert bool(terms["两个确立"]) is (end >= date(2021, 11, 11))
    assert terms["党组作用"] == ("领导作用" if end >= date(2022, 10, 22) else "领导核心作用")
    awaited = {"2021H2": "迎接", "2022H1": "迎接", "2022H2": "学习", "2023H1": "学习"}
    assert str(terms["大会"] or "")[:2] == awaited.get(half, "")[:2]


def test_a_report_signed_before_the_end_speaks_of_its_own_day() -> None:
    signed = book_of(PARTY_DAY, "成文日期|2023-02-20")
    assert field(signed, "用语.学习主题") == "党的二十大精神"
    assert field(book_of(PARTY_DAY), "用语.学习主题") == "党的二十大和二十届二中全会精神"


# --- What is open ------------------------------------------------------------------------------


def test_what_is_open_is_said_at_the_end(
    book: WriteBook, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = f"{PARTY_DAY}\n2023年2月30日|主题党日|学习新要求|张三||10|9||||"
    days = "键|值\n报告期起|2023-01-01\n报告期止|2023-06-30\n成文日期|2023-06-20"
    report(book(活动台账=f"{HEADER}\n{rows}", 参数=days))
    told = capsys.readouterr().out
    assert "参数没有填：单位全称、主送机关；" in told and "单位简称" in told
    assert "成文日期2023年6月20日早于报告期" in told
    assert "第3行的日期或类型没有读出；次数可能少计" in told


@pytest.mark.parametrize(
    ("row", "parameter", "words"),
    [
        ("2023年4月1日|党课|讲党课|张三|李四|5|5||||", "书记姓名|李四", "书记是谁"),
        ("2023年4月1日|专题学习|学习|张三||5|5|{}|||", "", "没有主题标签"),
        ("2023年4月1日|主题党日|学习|张三|||{}||||", "", "没有实到人数"),
        (PARTY_DAY, "支委人数|0", "设不设支委会"),
        ("2023年5月1日|主题党日|主题教育读书班|张三||5|5|{}|||", "", "主题教育1次"),
        ("2023年5月1日|党组会|第一议题学习|张三||5|5|{}|||", "", "第一议题1次"),
        ("2023年4月1日|志愿服务|清扫|张三||5|5||||", "活动类型：志愿服务|计数", "只计入活动总数"),
        ("2023年4月1日|主题党日|清扫|张三||5|5|学雷锋|||", "主题标签：学雷锋|", "不认识主题标签"),
    ],
)
def test_each_open_point_is_gone_once_it_is_closed(row: str, parameter: str, words: str) -> None:
    filled = "5" if "|||{}||||" in row else "全国两会"
    before = book_of(f"{PARTY_DAY}\n{row.format('')}")
    after = book_of(f"{PARTY_DAY}\n{row.format(filled)}", *filter(None, [parameter]))
    assert [words in "".join(told(book)) for book in (before, after)] == [True, False]


@pytest.mark.parametrize(
    "row",
    [
        "2022年3月1日|主题党日|主题教育读书班|张三||5|5||||",  # outside the period
        "2023年2月1日|主题党日|党纪学习教育读书班|张三||5|5||||",  # not begun
        "2023年5月1日|主题党日|第一议题学习|张三||5|5||||",  # of a 党组会 only
    ],
)
def test_no_tag_is_asked_for_that_a_report_would_not_state(row: str) -> None:
    assert "主题里写到" not in "".join(told(book_of(f"{PARTY_DAY}\n{row}")))


def test_a_ledger_without_any_heads_is_told_so_once() -> None:
    assert "1次活动都没有实到人数，报告没有写参加人次和到会率" in told(
        book_of("2023年3月3日|主题党日|学习新思想|张三|||||||")
    )


def told(its: Ledger) -> list[str]:
    return open_points(its, tally(its, period_of("2023H1")))
