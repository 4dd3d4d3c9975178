"""Words that say that an activity was called off mean the same in every form."""

from __future__ import annotations

from datetime import date

import pytest

from addin.ledger.catalogue import catalogue
from addin.ledger.forms.texts.activity_text import described
from addin.ledger.period import parse_period
from addin.ledger.values.activity_types.off_words import says_only_off, verdict
from ledgers import findings, ledger

Q1 = parse_period("2022Q1")
MARCH = parse_period("2022-03")
DAY = date(2022, 3, 10)


@pytest.mark.parametrize(
    "text",
    [
        "未召开", "取消", "已取消", "（延期）", "改期至4月2日", "因雪未召开", "因防汛，取消",
        "会议取消", "活动延期", "推迟", "顺延", "未开", "没有开展", "暂缓召开", "因故改期，另行通知",
        "推迟至下周一", "未能如期召开", "改至2024年1月开", "推迟到明年1月", "改至明年初", "延至次年1月上旬召开",
        "因疫情停办", "×", "待定", "临时取消",
    ],
)  # fmt: skip
def test_a_text_may_say_nothing_but_that(text: str) -> None:
    assert says_only_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "研究取消收费", "取消农业税的决定", "讨论张三延期转正", "未召开主题讨论", "推迟半小时开始",
        "因雪取消室外部分，改室内", "改到三楼会议室", "开展学习", "推迟至15:00召开", "不取消",
        "研究防汛", "未雨绸缪", "停车管理",
    ],
)  # fmt: skip
def test_another_text_is_a_topic(text: str) -> None:
    assert not says_only_off(text)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("改期至3月15日", "moved"),
        ("改期至4月2日", "off"),
        ("推迟至3月10日", "held"),
        ("原定3月8日，推迟召开", "held"),
        ("原定3月10日，推迟召开", "off"),
        ("推迟召开", "doubtful"),
        ("×", "doubtful"),
        ("取消", "off"),
    ],
)
def test_the_day_that_words_speak_of_tells_whether_it_was_held(words: str, said: str) -> None:
    assert verdict(words, DAY) == said


@pytest.mark.parametrize(
    ("text", "off", "topic"),
    [
        ("3月10日 支委会 改期至3月15日", "改期至3月15日", None),
        ("党课取消", "取消", None),
        ("支委会改期", "改期", None),
        ("党员大会（因雪未召开）", "因雪未召开", None),
        ("党课（未开）", "未开", None),
        ("×党员大会", "×", None),
        ("取消：支委会", "取消", None),
        ("主题党日：植树（因雨取消）", "因雨取消", "植树"),
        ("支委会：研究防汛，因停电延期", "因停电延期", "研究防汛"),
        ("主题党日 因雪取消室外部分，改室内", None, "因雪取消室外部分，改室内"),
        ("支委会：讨论预备党员延期转正", None, "讨论预备党员延期转正"),
        ("支委会：研究取消补贴的方案", None, "研究取消补贴的方案"),
    ],
)
def test_a_text_keeps_them_as_what_became_of_it(
    text: str, off: str | None, topic: str | None
) -> None:
    said = described(text, catalogue())
    assert said is not None
    assert (said.get("备注"), said.get("主题")) == (off, topic)


def test_lines_of_text_that_were_called_off_are_not_counted() -> None:
    lines = """
    2022年第一季度组织生活记录
    1月10日 支委会 研究工作
    2月10日 支委会 未召开
    3月10日 支委会 改期至3月15日
    3月15日 支委会 研究防汛
    3月20日 党员大会（延期）
    3月22日 党课取消
    1月20日 主题党日 参观
    3月20日 主题党日 ×
    """
    held = ledger(lines).activities
    assert [(a.type_names, a.when and a.when.first.day) for a in held] == [
        (("支委会",), 10), (("支委会",), 15), (("主题党日",), 20),
    ]  # fmt: skip
    found = findings(lines, Q1)
    assert [f.cell for f in found if f.code == "L062"] == ["A9", "A3", "A4", "A6", "A7"]
    assert ("F05", "2022-03") not in {(f.code, f.when) for f in found}


def test_cells_of_a_crosstab_that_say_so_are_not_counted() -> None:
    table = """
    2022年第一季度三会一课台账
    类别|1月|2月|3月
    党员大会|||25日（取消）
    支委会|10日|10日 未开|10日（改至12日）
    党课|5日待定||15日（延期）
    主题党日|5日|6日|7日×
    """
    held = [a for a in ledger(table).activities if a.when]
    assert [a.type_names[0] for a in held] == ["支委会", "主题党日", "主题党日"]
    found = findings(table, Q1)
    assert {f.cell for f in found if f.code in ("L062", "L002")} == {"B5", "D4", "D5", "D6"}
    sure = {(f.code, f.when) for f in found if "可能" not in f.message}
    assert ("F02", "2022-02") in sure
    assert not {("F02", "2022-03"), ("F05", "2022-03")} & sure


def test_days_of_a_calendar_that_say_so_are_not_counted() -> None:
    table = """
    2022年3月组织生活日历
    一|二|三|四|五|六|日
    |1 支委会|2|3|4|5|6
    7|8 主题党日：植树（因雨取消）|9|10 主题党日：植树|11|12|13
    14|15 党员大会（延期至22日）|16|17|18 支委会 取消|19|20
    21 党课（未开）|22 党员大会|23|24 支委会推迟|25|26|27
    28|29|30|31 ×党课|||
    """
    held = ledger(table).activities
    assert [a.type_names[0] for a in held] == ["支委会", "主题党日", "党员大会"]


def test_a_topic_that_says_nothing_else_is_no_topic() -> None:
    table = """
    日期|活动类型|主题|主持人
    2022-1-10|支委会|研究防汛|王强
    2022-2-10|支委会|未召开|王强
    2022-3-10|支委会|改期至4月2日|王强
    2022-3-20|主题党日|取消|王强
    """
    assert [a.row.number for a in ledger(table).activities] == [2]
    assert [f.cell for f in findings(table, Q1) if f.code == "L062"] == ["C3", "C4", "C5"]


def test_of_admissions_words_in_brackets_are_asked_about() -> None:
    table = """
    日期|活动类型|主题|主持人
    2022-1-10|支委会|讨论预备党员转正（延期）|王强
    2022-2-10|支委会|讨论预备党员转正（因会议室检修延期）|王强
    2022-3-10|支委会|研究防汛|王强
    """
    found = findings(table, Q1)
    assert [(f.cell, f.severity) for f in found if f.code == "L062"] == [
        ("C2", "warning"), ("C3", "info"),
    ]  # fmt: skip
    assert [f.when for f in found if f.code == "F02"] == ["2022-02"]


def test_a_row_of_the_day_to_which_it_was_moved_was_held() -> None:
    table = """
    日期|活动类型|主题|主持人|应到人数|实到人数|备注
    2022-1-10|支委会|研究防汛|王强|3||原定1月8日，推迟召开
    2022-2-10|支委会|研究防汛|王强|3||推迟召开
    2022-3-10|支委会|研究防汛|王强|3|3|
    """
    assert [a.row.number for a in ledger(table).activities] == [2, 4]
    found = findings(table, Q1)
    assert [(f.cell, f.severity) for f in found if f.code == "L062"] == [("G3", "warning")]
    assert "F02" not in {f.code for f in found}


def test_a_status_that_people_contradict_leaves_the_absence_open() -> None:
    table = """
    日期|活动类型|主题|主持人|应到人数|实到人数|状态
    2022-1-10|支委会|研究防汛|王强|3|3|取消后补开
    2022-2-10|支委会|研究防汛|王强|3|3|延期召开
    2022-3-10|支委会|研究防汛|王强|3|3|已召开
    """
    assert [a.row.number for a in ledger(table).activities] == [2, 4]
    found = findings(table, Q1)
    assert [f.cell for f in found if f.code == "L072"] == ["G3"]
    assert "F02" not in {f.code for f in found}
