"""What was studied, as a part of the sessions that a number counts."""

from __future__ import annotations

import pytest

from claims.reports import ledger, verdicts

HEADER = "日期|活动类型|主题|主持人|应到人数|实到人数|主讲人"
LEDGER = ledger(
    "2022年1月7日|专题学习|学习党章|张三|20|20|张三",
    "2022年2月9日|专题学习|学习党章第二章|张三|20|20|张三",
    "2022年3月4日|专题学习|学习《安全生产条例》|李四|20|20|李四",
    "2022年4月8日|专题学习|学习七中全会公报|李四|20|20|李四",
    "2022年5月8日|专题学习|学习七中全会精神|张三|20|20|张三",
    "2022年6月8日|专题学习|传达会议精神|张三|20|20|张三",
    header=HEADER,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("开展专题学习6次，其中围绕七中全会学习2次。", ["match", "match"]),
        ("开展专题学习6次，其中学习党章2次。", ["match", "match"]),
        ("开展专题学习6次，其中聚焦七中全会学习两次。", ["match", "match"]),
        ("学习安全生产条例，开展专题学习1次。", ["match"]),
        ("学习安全生产条例，开展专题学习6次。", ["unverifiable"]),
        ("学习未成年人读本，支部开展专题学习6次。", ["unverifiable"]),
        ("深入学习贯彻上级精神，开展专题学习6次。", ["match"]),
    ],
)
def test_a_topic_of_study_is_a_part(text: str, found: list[str]) -> None:
    assert verdicts(LEDGER, text) == found


def test_a_topic_that_rows_do_not_have_so_often_is_no_match() -> None:
    said = verdicts(LEDGER, "开展专题学习6次，其中学习党章3次。")
    assert said[0] == "match"
    assert "match" not in said[1:]


def test_words_of_two_cells_make_no_topic() -> None:
    own = ledger(
        "2022年1月7日|专题学习|做到清廉|张三|20|20|张三|机关会议室",
        "2022年2月7日|专题学习|学习党章|张三|20|20|张三|会议室",
        header="日期|活动类型|主题|主持人|应到人数|实到人数|主讲人|地点",
    )
    assert "match" not in verdicts(own, "围绕清廉机关开展专题学习1次。")
