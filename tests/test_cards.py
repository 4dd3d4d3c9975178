"""Cards and record forms: labels and values, wherever offices put them."""

from __future__ import annotations

from datetime import time

import pytest

from addin.all_sheets.checking import check_ledger
from addin.ledger.grid import Grid
from addin.ledger.period import parse_period
from addin.ledger.refusal import Refusal
from addin.ledger.scope import find_scope
from form_sheets import book, form, found, held, sheet
from ledgers import ledger

MINUTES = """
党员大会会议记录
时 间： | 2023年3月5日 | 地 点： | 三楼会议室
主持人： | 韩梅 | 记录人： | 罗刚
应到人数： | 24 | 实到人数： | 23
议 题： | 通报工作
会议内容 | 一、传达学习。
| | 二、讨论计划。
| | 三、表决通过。

3月支委会记录
时 间： | 2023年3月8日 | 地 点： | 三楼会议室
主持人： | 韩梅 | 记录人： | 罗刚
应到人数： | 5 | 实到人数： | 6
议 题： | 研究党费
会议内容 | 核对台账。
"""


def test_the_type_is_in_the_title_of_each_card() -> None:
    assert held(MINUTES) == [
        ("2023-03-05", "党员大会", "通报工作"),
        ("2023-03-08", "支委会", "研究党费"),
    ]


def test_what_is_found_is_at_the_value_of_its_own_card() -> None:
    assert [(f.code, f.cell) for f in found(MINUTES) if f.severity == "error"] == [("L101", "D13")]


def test_the_content_goes_on_in_the_rows_below_its_first() -> None:
    first = book(MINUTES).activities[0]
    assert first.content == "一、传达学习。 二、讨论计划。 三、表决通过。"


def test_a_title_of_no_known_type_is_asked_about_where_it_is() -> None:
    strange = f"""{MINUTES}
    党员集体活动记录
    时 间： | 2023年3月20日 | 地 点： | 烈士陵园
    主持人： | 韩梅 | 记录人： | 罗刚
    应到人数： | 24 | 实到人数： | 22
    议 题： | 祭扫
    """
    assert "A17" in [f.cell for f in found(strange)]
    assert held(strange)[2] == ("2023-03-20", "", "祭扫")


LABELS_ABOVE = """
组织生活登记表
会议名称 | 会议时间      | 会议地点 | 主持人
支委会   | 2023年3月8日  | 三楼     | 韩梅
应到人数 | 实到人数      | 记录人   | 主题
5        | 5             | 罗刚     | 研究党费

组织生活登记表
会议名称 | 会议时间      | 会议地点 | 主持人
党员大会 | 2023年3月9日  | 三楼     | 韩梅
应到人数 | 实到人数      | 记录人   | 主题
24       | 23            | 罗刚     | 通报工作
"""


def test_labels_may_stand_above_their_values() -> None:
    assert held(LABELS_ABOVE) == [
        ("2023-03-08", "支委会", "研究党费"),
        ("2023-03-09", "党员大会", "通报工作"),
    ]
    assert [a.present for a in book(LABELS_ABOVE).activities] == [5, 23]


@pytest.mark.parametrize(
    "who",
    [
        "应到人数：12　实到人数：11",
        "应到12人，实到11人，请假1人（李四）",
        "应到：12人；实到：11人",
        "应到 12 人 实到 11 人",
    ],
)
def test_heads_may_share_a_cell(who: str) -> None:
    card = f"""
    活动登记表
    活动时间 | 2023年3月8日 | 活动类型 | 支委会
    活动主题 | 研究党费     | 主持人   | 韩梅
    参会人员 | {who}
    """
    (one,) = book(card).activities
    assert (one.due, one.present) == (12, 11)
    assert not [f for f in found(card) if f.cell == "B4"]


def test_signatures_boxes_and_pictures_belong_to_a_form() -> None:
    card = """
    活动登记表
    活动时间 | 2023年3月8日 | 活动类型 | 支委会
    活动主题 | 研究党费     | 主持人   | 韩梅
    应到人数 | 5            | 实到人数 | 5
    签到     | 韩梅         | 罗刚     | 张三
    现场照片 | 见附件
    审核意见 | 同意
    支部书记（签字）：韩梅 | | 2023年3月9日
    """
    (reading,) = book(card).reading
    assert (reading.form, reading.records) == ("cards", 1)
    assert reading.explained == 1


BLANK = """
活动登记表
活动时间 |  | 活动类型 | □支委会 □党员大会
活动主题 |  | 主持人   |
应到人数 |  | 实到人数 |
"""
FILLED = """
活动登记表
活动时间 | 2023年3月8日 | 活动类型 | ☑支委会 □党员大会
活动主题 | 研究党费     | 主持人   | 韩梅
应到人数 | 5            | 实到人数 | 5
"""


def test_a_form_kept_blank_is_no_activity_and_no_error() -> None:
    assert held(FILLED + BLANK) == [("2023-03-08", "支委会", "研究党费")]
    assert not [f for f in found(FILLED + BLANK) if f.severity == "error"]
    with pytest.raises(Refusal):
        book(BLANK)


def test_no_box_ticked_is_a_type_that_is_missing() -> None:
    untold = FILLED.replace("☑", "□")
    assert [(f.code, f.cell) for f in found(FILLED + untold) if f.severity == "error"] == [
        ("L001", "D7")
    ]


def test_boxes_may_have_a_cell_each() -> None:
    card = """
    三会一课记录表
    会议类别 | □党员大会    | ☑支委会 | □党小组会 | □党课
    时间     | 2023年4月6日 | 地点    | 二楼
    主持人   | 韩梅         | 记录人  | 罗刚
    应到     | 5            | 实到    | 5
    主要内容 | 研究党费收缴工作。
    """
    assert held(card) == [("2023-04-06", "支委会", "研究党费收缴工作")]
    assert book(card).activities[0].row.address("活动类型") == "C2"


def test_a_form_a_sheet_is_named_by_its_sheet() -> None:
    minutes = """
    会议时间 | 2023年4月6日 14:30 | 会议地点 | 二楼会议室
    主持人   | 韩梅               | 记录人   | 罗刚
    出席人员 | 韩梅、罗刚、钱伟   | 缺席人员 | 李四（出差）
    会议议题 | 研究党费收缴
    """
    sheets = [sheet(minutes, "4月支委会"), sheet(minutes.replace("4月6", "5月8"), "5月支委会")]
    assert held(*sheets) == [
        ("2023-04-06", "支委会", "研究党费收缴"),
        ("2023-05-08", "支委会", "研究党费收缴"),
    ]
    assert form(*sheets) == ["cards", "cards"]


def test_values_and_labels_may_be_merged() -> None:
    card = sheet(
        """
        活动记录表 | | | |
        活动时间 | 2023年3月8日 | | 活动类型 | 支委会
        活动主题 | 研究党费 | | |
        主持人 | 韩梅 | | 实到人数 | 5
        活动内容 | 核对台账。 | | |
        | | | |
        """,
        "记录",
        *((0, 0, 0, 4), (1, 1, 1, 2), (2, 1, 2, 4), (3, 1, 3, 2), (4, 0, 5, 0), (4, 1, 5, 4)),
    )
    assert held(card) == [("2023-03-08", "支委会", "研究党费")]
    assert book(card).activities[0].present == 5


def test_cards_of_two_forms_may_call_the_same_by_other_names() -> None:
    cards = """
    支委会会议记录
    会议时间 | 2023年3月8日 | 主持人   | 韩梅
    议题     | 研究党费     | 实到人数 | 5

    主题党日活动记录
    活动时间 | 2023年3月20日 | 主持人  | 罗刚
    活动主题 | 祭扫          | 参加人数 | 22
    """
    assert held(cards) == [
        ("2023-03-08", "支委会", "研究党费"),
        ("2023-03-20", "主题党日", "祭扫"),
    ]
    assert [a.present for a in book(cards).activities] == [5, 22]


ALL_IN_CELLS = """
支部活动记录
活动名称：主题党日 | 时间：2023年3月8日
地点：二楼         | 主持人：
应到：24人         | 实到：25人
活动主题：植树

支部活动记录
一、活动名称：支委会
二、时间：2023年3月9日
三、主持人：韩梅
四、应到：5人，实到：5人
五、议题：研究党费
"""


def test_each_label_may_share_a_cell_with_its_value_and_be_numbered() -> None:
    assert held(ALL_IN_CELLS) == [
        ("2023-03-08", "主题党日", "植树"),
        ("2023-03-09", "支委会", "研究党费"),
    ]
    assert {(f.code, f.cell) for f in found(ALL_IN_CELLS) if f.severity == "error"} == {
        ("L101", "B4"),
        ("L001", "B3"),
    }


def test_time_and_place_may_share_a_label() -> None:
    card = """
    党支部会议记录
    会议时间地点 | 2023年3月8日下午2:30 二楼会议室
    会议名称     | 支部委员会
    主持人       | 韩梅 | 记录人 | 罗刚
    参加人员     | 韩梅、罗刚、钱伟
    会议内容     | 研究党费
    """
    (one,) = book(card).activities
    assert (held(card)[0][:2], one.place) == (("2023-03-08", "支委会"), "二楼会议室")


def _ticked(line: str) -> str:
    """Return two forms with a line of boxes for their type."""
    return "".join(
        f"""
        双桥粮站党支部活动记录
        {line}
        时间：2023年3月{n}日 | 地点：粮站会议室
        主持人：沈河 | 记录人：方英
        应到：5人 | 实到：5人 | 缺席：无
        主题：研究党费
        """
        for n in (8, 15)
    )


@pytest.mark.parametrize(
    "line",
    [
        "类别：□党员大会  ☑支委会  □党课  □其他：",
        "类别：党员大会□  支委会☑  党课□",
        "类别：党员大会□支委会☑党课□",
        "类别：党员大会（ ） 支委会（√） 党课（  ）",
        "类别：（ ）党员大会 （√）支委会 （ ）党课",
        "类别：党员大会 √支委会 党课",
        "类别：党员大会 支委会√ 党课",
        "类别：\uf0a8党员大会 \uf0fe支委会 \uf0a8党课",
        "类别：会议类：□党员大会 ☑支委会 活动类：□主题党日",
        "类别：□党员 大会 ☑支 委 会 □党 课",
        "类别 | 党员大会 | □ | 支委会 | ☑ | 党课 | □",
        "类别 | □ | 党员大会 | ☑ | 支委会 | □ | 党课",
        "□党员大会 ☑支委会 □党课 □主题党日",
        "党员大会□ 支委会☑ 党课□ 主题党日□",
    ],
)
def test_a_box_may_be_before_its_option_or_behind_it(line: str) -> None:
    assert held(_ticked(line)) == [
        ("2023-03-08", "支委会", "研究党费"),
        ("2023-03-15", "支委会", "研究党费"),
    ]
    assert not [f for f in found(_ticked(line)) if f.severity == "error"]


@pytest.mark.parametrize("other", ["☑其他：警示教育", "☑其他： 警示教育", "☑其他（警示教育）"])
def test_other_is_what_is_written_behind_it(other: str) -> None:
    line = f"类别：□党员大会 □支委会 {other}"
    assert {types for _, types, _ in held(_ticked(line))} == {"警示教育"}


TO_FILL_IN = """
双桥粮站党支部活动记录
类别：□党员大会 □支委会 □党课
时间： 2023年  月  日 | 地点：粮站会议室
主持人：沈河 | 记录人：
应到：  人 | 实到：  人 | 缺席：
主题：
"""
EXAMPLE = """
双桥粮站党支部活动记录（样表）
类别：□党员大会 ☑支委会 □党课
时间： 2023年1月1日 | 地点：×××
主持人：张三 | 记录人：李四
应到：5人 | 实到：5人 | 缺席：无
主题：×××
"""


@pytest.mark.parametrize("form_kept", [TO_FILL_IN, EXAMPLE])
def test_blanks_to_be_filled_in_and_examples_are_no_activity(form_kept: str) -> None:
    filled = _ticked("类别：□党员大会 ☑支委会 □党课")
    for both in (filled + form_kept, form_kept + filled):
        assert [day for day, _, _ in held(both)] == ["2023-03-08", "2023-03-15"]
        assert not [f for f in found(both) if f.severity == "error"]


def test_a_filled_in_form_without_its_day_is_asked_about() -> None:
    forms = _ticked("类别：□党员大会 ☑支委会 □党课").replace("2023年3月15日", "2023年  月  日")
    assert [(f.code, f.cell) for f in found(forms) if f.severity == "error"] == [("L001", "A10")]


WITH_LECTURER = """
活动登记卡                                      | | | | 活动登记卡
活动类型（打√） | 党课 | 时间（年月日） | 2023年3月8日 | 活动类型（打√） | 党员大会 | 时间（年月日） | 2023年3月9日
地点 | 粮站 | 主持人 | 沈河 | 地点 | 粮站 | 主持人 | 沈河
应到（人） | 5 | 实到（人） | 5 | 应到（人） | 25 | 实到（人） | 24
议题（主题） | 学党史 | | | 议题（主题） | 通报工作
主要内容 | 主讲人：方英。 | | | 主要内容 | 主持人：沈河宣布开会。
"""


def test_a_label_may_have_a_remark_and_a_content_may_open_like_a_label() -> None:
    assert held(WITH_LECTURER) == [
        ("2023-03-08", "党课", "学党史"),
        ("2023-03-09", "党员大会", "通报工作"),
    ]
    assert not [f for f in found(WITH_LECTURER) if f.severity == "error"]
    lecture, meeting = book(WITH_LECTURER).activities
    assert lecture.row.text("主讲人") == "方英"
    assert meeting.row.text("主要内容") == "主持人：沈河宣布开会。"


def _form_of(day: str, month: int) -> Grid:
    card = f"""
    党支部活动记录表
    活动类型 | □党员大会 ☑支委会 □党课
    时间     | {day} | 地点 | 二楼
    主持人   | 沈河 | 记录人 | 方英
    应到人数 | 5 | 实到人数 | 5
    活动主题 | 研究{month}月工作
    """
    return sheet(card, f"{month:02}05")


def test_the_wrong_year_of_one_form_among_many_is_at_its_cell() -> None:
    forms = [_form_of(f"{2022 if m == 5 else 2023}年{m}月5日", m) for m in range(1, 7)]
    outside = [f for f in found(*forms, period="2023H1") if f.severity != "info"]
    assert [(f.code, f.sheet, f.cell) for f in outside] == [("L402", "0505", "B3")]
    its = book(*forms)
    said = check_ledger(its, find_scope(its, parse_period("2023H1")))
    assert [f.when for f in said if f.key == "支委会" and f.severity == "warning"] == []


def test_forms_of_the_year_before_are_no_slips() -> None:
    forms = [_form_of(f"2022年{m}月5日", m) for m in (9, 10, 11, 12)]
    forms += [_form_of(f"2023年{m}月5日", m) for m in range(1, 7)]
    assert not [f for f in found(*forms, period="2023H1") if f.severity != "info"]


IN_PIECES = """
支委会会议记录
时间 | 2023 | 年 | 3 | 月 | 8 | 日
地点 | 会议室
主持人 | 沈河 | 记录人 | 方英
应到人员 | 5人 | 实到人员 | 4人
议题 | 研究防汛

支委会会议记录
时间 | 2023年 | 4月 | 8日
地点 | 会议室
主持人 | 沈河 | 记录人 | 方英
应到人员 | 沈河、方英、何田 | 实到人员 | 沈河、方英
议题 | 研究春耕

支委会会议记录
时间 |  | 年 |  | 月 |  | 日
地点 | 会议室
主持人 |  | 记录人 |
应到人员 |  | 实到人员 |
议题 |
"""


def test_a_day_may_be_in_pieces_and_a_place_be_called_like_a_label() -> None:
    assert held(IN_PIECES) == [
        ("2023-03-08", "支委会", "研究防汛"),
        ("2023-04-08", "支委会", "研究春耕"),
    ]
    assert [(a.due, a.present) for a in book(IN_PIECES).activities] == [(5, 4), (None, 2)]
    assert not [f for f in found(IN_PIECES) if f.severity == "error"]


ONE_A_LINE = """
柳河党支部会议记录
会议名称：支委会
时间：_2023年3月8日_下午3时
地点：__二楼__
主持人：__沈河__
应到人员：5人
实到人员：_5_人
议题：研究党费

柳河党支部会议记录
会议名称：党员大会
时间：_2023年3月9日_下午3时
地点：__二楼__
主持人：
应到人员：25人
实到人员：_24_人
议题：通报

柳河党支部会议记录
会议名称：____
时间：____年__月__日__时
地点：____
主持人：____
应到人员：__人
实到人员：__人
议题：____
"""


def test_values_may_be_on_a_line_and_one_that_is_missing_is_at_its_label() -> None:
    assert [day for day, _, _ in held(ONE_A_LINE)] == ["2023-03-08", "2023-03-09"]
    assert [a.present for a in book(ONE_A_LINE).activities] == [5, 24]
    assert [(f.code, f.cell) for f in found(ONE_A_LINE) if f.severity == "error"] == [
        ("L001", "A14")
    ]


NUMBERED = """
序号 | 1
活动类型 | 支委会
活动时间 | 2023年3月8日
活动地点 | 会场
主持人 | 沈河
应到人数 | 5
实到人数 | 5
活动主题 | 研究

序号 | 2
活动类型 |
活动时间 |
活动地点 |
主持人 |
应到人数 |
实到人数 |
活动主题 |
"""


def test_a_number_alone_fills_in_no_form() -> None:
    assert held(NUMBERED) == [("2023-03-08", "支委会", "研究")]
    assert not [f for f in found(NUMBERED) if f.severity == "error"]


TICK_BELOW = """
三会一课登记表
类别   | 党员大会 | 支委会 | 党课 | 党小组会
请打勾 |          | √      |      |
开始时间 | 2023年3月8日14:00 | | 结束时间 | 2023年3月8日15:00
地点 | 会议室 | | 主持人 | 沈河
应到 | 5      | | 实到   | 5
内容 | 研究防汛

三会一课登记表
类别   | 党员大会 | 支委会 | 党课 | 党小组会
请打勾 |          |        |      |
开始时间 | 2023年3月9日14:00 | | 结束时间 | 2023年3月9日15:00
地点 | 会议室 | | 主持人 | 沈河
应到 | 5      | | 实到   | 5
内容 | 研究春耕
"""


def test_types_in_cells_of_a_form_are_ticked_below_them() -> None:
    assert held(TICK_BELOW) == [
        ("2023-03-08", "支委会", "研究防汛"),
        ("2023-03-09", "", "研究春耕"),
    ]
    assert [(f.code, f.cell) for f in found(TICK_BELOW) if f.severity != "info"] == [
        ("L001", "B10")
    ]


def test_a_blank_form_below_others_does_not_part_them() -> None:
    minutes = "".join(
        f"""
        柳河党支部2023年第{n}次支委会会议记录
        会议时间 | {day} | 会议地点 | 会议室
        主 持 人 | {who} | 记 录 人 | 方英
        应到人数 | {due} | 实到人数 | {due}
        会议议题 | {what}
        """
        for n, day, who, due, what in [
            (1, "2023年3月8日", "沈河", 5, "研究党费"),
            (2, "2023年4月8日", "", 5, "研究发展"),
            (" ", "年  月  日", "", "", ""),
        ]
    )
    assert [a.present for a in book(minutes).activities] == [5, 5]
    errors = [(f.code, f.cell) for f in found(minutes) if f.severity == "error"]
    assert [code for code, _ in errors] == ["L001"]


@pytest.mark.parametrize(
    ("who", "heads", "came"),
    [
        ("主持人/记录人", "应到/实到", "5/4"),
        ("主持人、记录人", "应到人数/实到人数", "应到5人/实到4人"),
        ("主持、记录", "实到/应到", "4/5"),
    ],
)
def test_one_label_may_be_for_two(who: str, heads: str, came: str) -> None:
    minutes = "".join(
        f"""
        支委会记录
        时间、地点 | {when}
        {who} | {names}
        {heads} | {counts}
        议题 | {what}
        """
        for when, names, counts, what in [
            ("2023年3月8日下午，会议室", "沈河/方英", came, "研究防汛"),
            ("2023年4月8日下午，会议室", "沈河", came, "研究春耕"),
            ("", "", "", ""),
        ]
    )
    first, second = book(minutes).activities
    assert (first.row.text("主持人"), first.row.text("记录人")) == ("沈河", "方英")
    assert (second.row.text("主持人"), second.row.text("记录人")) == ("沈河", "")
    assert {(a.due, a.present) for a in (first, second)} == {(5, 4)}
    assert not [f for f in found(minutes) if f.severity == "error"]


@pytest.mark.parametrize("label", ["到会情况", "出席情况", "参会人员情况"])
def test_words_of_who_came_tell_the_heads(label: str) -> None:
    its = ledger(
        f"""
        会议记录
        时间     | 2022年1月10日
        会议类型 | 支委会
        主持     | 张三
        {label}  | 应到3人，实到2人，请假1人（李四，出差）
        内容     | 研究工作
        """
    )
    assert [(a.due, a.present) for a in its.activities] == [(3, 2)]


def test_the_day_beside_a_signature_that_is_to_be_filled_in_is_no_day_of_the_meeting() -> None:
    signed = MINUTES.replace("\n\n3月", "\n支部书记签字： | | | 年   月   日\n\n3月")
    assert held(signed) == held(MINUTES)


def test_a_committee_in_the_units_name_is_no_meeting() -> None:
    form = """
    中共岚山大学机械学院委员会机关第二党支部2021年3月党员集体活动记录
    活动（会议）类型 | 支部党员大会,主题党日活动
    主题 | 学习教育动员
    时间 | 2021.03.17 15:00 | 地点 | 机械楼206
    主持人 | 韩梅 | 记录人 | 罗刚
    应到人数 | 15 | 实到人数 | 15
    """
    assert [types for _, types, _ in held(form)] == ["党员大会暨主题党日"]


@pytest.mark.parametrize(
    "label", ["主持（主讲）人", "主持/主讲人", "主持或主讲人", "主持人（主讲人）", "主持人兼主讲人"]
)
def test_one_label_for_who_chaired_and_who_spoke(label: str) -> None:
    minutes = "".join(
        f"""
        组织生活登记表
        类别 | {kind} | 时间 | {when}
        {label} | {who} | 记录人 | 方英
        应到 | 9 | 实到 | 9
        内容 | {what}
        """
        for kind, when, who, what in [
            ("党课", "2023年3月8日", "沈河", "从苇荡讲起"),
            ("支委会", "2023年4月8日", "沈河", "研究春耕"),
        ]
    )
    lecture, meeting = book(minutes).activities
    assert (lecture.row.text("主持人"), lecture.row.text("主讲人")) == ("沈河", "沈河")
    assert meeting.row.text("主持人") == "沈河"
    assert "L039" not in {f.code for f in found(minutes)}


@pytest.mark.parametrize("label", ["起止时间", "起讫时间", "会议起止时间"])
def test_a_label_for_when_it_began_and_ended(label: str) -> None:
    minutes = "".join(
        f"""
        活动登记卡
        日期 | {day} | {label} | {clock}
        类型 | 支委会 | 主持人 | 沈河
        应到 | 5 | 实到 | 5
        内容 | 研究{what}
        """
        for day, clock, what in [
            ("2023年3月8日", "9：00—10：20", "春耕"),
            ("2023年4月8日", "15:00—13:40", "防汛"),
        ]
    )
    first, _ = book(minutes).activities
    assert (first.start, first.end) == (time(9), time(10, 20))
    assert [f.cell for f in found(minutes) if f.code == "L023"] == ["D8"]


@pytest.mark.parametrize(
    ("title", "remark", "place"),
    [
        ("登记卡　第2号（作废）", "", "A8"),
        ("登记卡　第2号", "此卡作废", "D10"),
        ("登记卡　第2号", "填错作废，见3号", "D10"),
    ],
)
def test_a_card_called_void_is_not_counted(title: str, remark: str, place: str) -> None:
    minutes = "".join(
        f"""
        {its}
        类别 | 主题党日 | 时间 | 2023年{n}月8日
        地点 | 泵房 | 备注 | {said}
        应到 | 9 | 实到 | 9
        主持人 | 沈河 | 内容 | 巡渠{n}次

        """
        for n, its, said in [
            (1, "登记卡　第1号", ""),
            (2, title, remark),
            (3, "登记卡　第3号", ""),
        ]
    )
    assert [a.when and a.when.first.month for a in book(minutes).activities] == [1, 3]
    told = [f for f in found(minutes) if f.severity == "error" or f.code == "L094"]
    assert [(f.code, f.cell) for f in told] == [("L094", place)]


def test_a_spare_card_may_have_its_type_and_chair_printed() -> None:
    minutes = "".join(
        f"""
        类别 | 支委会 | 时间 | {when}
        主持人 | 沈河 | 记录人 | 方英
        应到 | {due} | 实到 | {due}
        内容 | {what}

        """
        for when, due, what in [
            ("2023年3月8日", 5, "研究清淤"),
            ("2023年4月8日", 5, "研究春耕"),
            ("", "", ""),
            ("    年  月  日", "", ""),
        ]
    )
    assert len(book(minutes).activities) == 2
    assert not [f for f in found(minutes) if f.severity == "error"]
