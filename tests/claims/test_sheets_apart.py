"""Claims about other sheets by source, by branch, and by the day from which a row counts."""

from __future__ import annotations

import re

import pytest

from claims.reports import judged, ledger, verdicts

BRANCH_HEADER = "党支部|日期|活动类型|主题|主持人|应到人数|实到人数"
BRANCH_ROWS = (
    "一支部|2022年1月7日|支委会|研究计划|张三|5|5",
    "二支部|2022年4月8日|支委会|研究工作|李四|5|5",
)
PROBLEMS = (
    "来源|党支部|问题|整改措施|责任人|整改时限|完成情况|完成日期\n"
    "市委巡察反馈|一支部|记录不全|补齐|张三|2022年5月31日|已完成|2022年5月20日\n"
    "市委巡察反馈|二支部|公示不及时|按月公示|李四|2022年7月31日|正在整改|\n"
    "自查|一支部|签到不全|补签|李四|2022年5月31日|已完成|2022年2月10日\n"
    "自查|二支部|台账不全|补登|李四|2022年5月31日|已完成|2022年7月10日\n"
    "上级反馈|二支部|资料不全|补齐|李四|2022年5月31日|已完成|2022年3月10日"
)
TALKS = (
    "日期|党支部|谈话人|谈话对象|类别\n"
    "2022年1月5日|一支部|张三|李四|支委之间\n"
    "2022年2月5日|一支部|张三|王五|支委与党员\n"
    "2022年4月5日|二支部|李四|王五|支委与党员"
)
APART = ledger(*BRANCH_ROWS, header=BRANCH_HEADER, 整改台账=PROBLEMS, 谈心谈话=TALKS)
NOT_APART = ledger(
    *BRANCH_ROWS,
    header=BRANCH_HEADER,
    整改台账=re.sub(r"(?m)^([^|]*)\|[^|]*", r"\1", PROBLEMS),
    谈心谈话=re.sub(r"(?m)^([^|]*)\|[^|]*", r"\1", TALKS),
)
UNDATED = ledger(整改台账=re.sub(r"(?m)\|[^|]*$", "", PROBLEMS))


def test_problems_by_where_they_came_from_in_the_ledgers_own_words() -> None:
    """2 of 市委巡察反馈, 2 of 自查, 1 of 上级反馈."""
    assert (
        verdicts(APART, "共梳理问题5个，其中巡察反馈2个、自查发现2个、上级反馈1项。")
        == ["match"] * 4
    )
    for said in ("巡察反馈问题5个。", "自查发现3项，列入整改清单。", "上级反馈的问题2个。"):
        assert verdicts(APART, said) == ["mismatch"], said
    for said in ("审计发现问题2个。", "督查反馈问题1项。"):
        assert verdicts(APART, said) == ["unverifiable"], said


def test_the_source_is_that_of_the_clause_or_of_all_that_were_named() -> None:
    for said in (
        "梳理巡察和自查问题4个，其中巡察反馈2个、自查发现2个，已整改到位3个。",
        "工委检查时反馈问题1条，已完成整改1条。",
        "对照2021年度民主生活会和巡察反馈的问题5个，已整改3个。",
        "巡察反馈2个，自查发现2个，上级反馈1个，完成整改3个。",
    ):
        found = verdicts(APART, said)
        assert "mismatch" not in found, said
        assert "match" in found, said
    assert verdicts(APART, "梳理巡察和自查问题5个。") == ["mismatch"]
    assert verdicts(APART, "自查发现2个，加上上级反馈的，台账上一共5个问题。") == ["match", "match"]
    assert verdicts(APART, "对照2021年巡察反馈的问题2个，已整改2个。") == ["match", "mismatch"]


def test_problems_put_right_by_the_end_of_a_time_or_within_it() -> None:
    """One in February, March and May each; one after the period, in July."""
    for said in (
        "完成整改3个。",
        "一季度完成整改2个。",
        "二季度完成整改1个。",
        "截至5月底，完成整改3个。",
        "自查发现问题已整改1个。",
        "整改完成率60%。",
        "未完成整改2个。",
    ):
        assert verdicts(APART, said) == ["match"], said
    for said in ("完成整改2个。", "一季度完成整改1个。", "整改完成率70%。", "完成整改5个。"):
        assert verdicts(APART, said) == ["mismatch"], said
    assert verdicts(APART, "问题建账5个，办结3个，未办结2个。") == ["match"] * 3
    assert verdicts(APART, "问题建账6个，办结2个，未销3个。") == ["mismatch"] * 3
    assert verdicts(APART, "完成整改4个。") == ["unverifiable"]  # that of July among them


def test_without_days_problems_are_those_of_the_sheet_as_it_is() -> None:
    assert verdicts(UNDATED, "完成整改4个。") == ["match"]
    assert verdicts(UNDATED, "完成整改3个。") == ["mismatch"]
    assert verdicts(UNDATED, "一季度完成整改2个。") == ["unverifiable"]


def test_what_sheets_tell_apart_by_branch() -> None:
    for said in (
        "一支部谈心谈话2次，完成整改2个。",
        "二支部谈心谈话1人次，完成整改1个。",
        "二支部梳理问题3个。",
    ):
        assert set(verdicts(APART, said)) == {"match"}, said
    assert verdicts(APART, "一支部谈心谈话3次，完成整改1个。") == ["mismatch", "mismatch"]
    assert set(verdicts(NOT_APART, "一支部谈心谈话2次，完成整改2个。")) == {"unverifiable"}
    table = [
        ["党支部", "党员管理"],
        ["一支部", "谈心谈话2人次，完成整改3个"],
        ["二支部", "谈心谈话6人次，完成整改1个"],
    ]
    assert verdicts(APART, "情况", table) == ["match", "mismatch", "mismatch", "match"]


def test_talks_by_quarter_and_month() -> None:
    assert verdicts(APART, "一季度谈心谈话2人次，二季度谈心谈话1人次。") == ["match", "match"]
    assert verdicts(APART, "2月谈心谈话2次。") == ["mismatch"]


def test_problems_of_a_row_in_a_table_are_of_its_source() -> None:
    table = [
        ["问题来源", "问题数量", "整改进展"],
        ["巡察", "巡察反馈2项", "已完成1项，其余正在整改"],
        ["自查", "自查发现3项", "已完成整改1项，未完成整改1项"],
        ["合计", "清单所列问题共5项", "整改完成3项，整改完成率60%"],
    ]
    assert verdicts(APART, "问题整改情况", table) == [
        *("match", "match"),
        *("mismatch", "match", "match"),
        *("match", "match", "match"),
    ]


ADMISSIONS = (
    "姓名|当前阶段|申请书日期|确定积极分子日期|确定发展对象日期|支部大会日期\n"
    "甲某|积极分子|2021年3月6日|2022年3月6日||\n"
    "乙某|积极分子|2021年3月6日|2022年8月7日||\n"
    "丙某|预备党员|2020年3月6日|2021年3月6日|2022年4月6日|2022年11月6日"
)


def test_stages_are_those_of_the_end_of_the_period() -> None:
    """Of two 积极分子 of today one was confirmed after it; who is 预备党员 today was not yet."""
    admissions = ledger(发展党员=ADMISSIONS)
    for said in ("现有入党积极分子1名。", "确定入党积极分子1名。", "确定发展对象1名。"):
        assert verdicts(admissions, said) == ["match"], said
    for said in ("现有入党积极分子2名。", "确定入党积极分子2名。", "接收预备党员1名。"):
        assert verdicts(admissions, said) == ["mismatch"], said


@pytest.mark.parametrize("source", ["巡察", "自查", "组织生活会", "上级反馈", "督查反馈"])
@pytest.mark.parametrize("what", ["长期坚持", "问题", "已完成整改", "未完成整改", "整改完成率"])
def test_no_words_mean_a_figure_that_is_not_declared(source: str, what: str) -> None:
    for unit in ("2个", "50%", "3次", "4人次"):
        judged(APART, f"针对{source}指出的整改问题{what}{unit}。", [["来源", what], [source, unit]])


def test_problems_and_how_many_of_them_are_done() -> None:
    for said in (
        "5个问题已整改3个。",
        "截至6月底，5个问题已整改3个，整改率60%。",
        "巡察反馈问题2项，已全部整改到位1项。",
    ):
        assert set(verdicts(APART, said)) == {"match"}, said
    assert verdicts(APART, "5个问题已整改2个。") == ["match", "mismatch"]


def test_a_number_of_persons_is_no_number_of_talks() -> None:
    assert verdicts(APART, "谈心谈话覆盖5名党员。") == ["unverifiable"]


def test_a_table_by_sources_with_a_bare_number() -> None:
    table = [
        ["来源", "数量", "已完成", "未完成"],
        ["巡察", "2", "1", "1"],
        ["自查", "3", "1", "0"],
    ]
    found = verdicts(APART, "问题整改情况", table)
    assert found == [*["match"] * 3, "mismatch", "match", "unverifiable"]
