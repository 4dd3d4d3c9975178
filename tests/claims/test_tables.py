"""Claims that tables make."""

from __future__ import annotations

from time import process_time

import pytest

from addin.ledger.period import parse_period
from claims.reports import ledger, told, verdicts

LEDGER = ledger()


def test_a_row_for_each_type() -> None:
    table = [
        ["序号", "类型", "次数", "参加人次", "备注"],
        ["1", "支部党员大会", "2", "39", "3"],
        ["2", "支委会", "4次", "14人次", ""],
        ["3", "志愿服务", "5", "—", ""],
    ]
    assert told(LEDGER, table) == [
        ("2", "党员大会", "match"),
        ("39", "参加人次.党员大会", "match"),
        ("4次", "支委会", "mismatch"),
        ("14人次", "参加人次.支委会", "match"),
        ("5", "志愿服务.次数", "unverifiable"),
    ]


def test_a_column_for_each_type() -> None:
    table = [["党员大会（次）", "支委会（次）", "到会率"], ["2", "5", ""]]
    assert told(LEDGER, table) == [("2", "党员大会", "match"), ("5", "支委会", "mismatch")]


def test_columns_of_times() -> None:
    table = [["类别", "第一季度", "第二季度", "合计"], ["支委会", "2", "2", "3"]]
    assert verdicts(LEDGER, table) == ["match", "mismatch", "match"]


def test_rows_of_times() -> None:
    table = [["时间", "支委会"], ["1月", "1"], ["3月", "1"]]
    assert told(LEDGER, table) == []  # a list of single activities looks the same
    table[0][0] = "月份"
    assert verdicts(LEDGER, table) == ["match", "mismatch"]


def test_names_and_numbers_side_by_side() -> None:
    assert verdicts(LEDGER, [["党员大会", "2次", "支委会", "4次"]]) == ["match", "mismatch"]
    assert verdicts(LEDGER, [["党员大会", "2", "支委会", "3", "党课", "1"]]) == ["match"] * 3
    table = [["一支部", "支委会", "1", "党员大会", "1"], ["二支部", "支委会", "2", "党员大会", "1"]]
    assert verdicts(BRANCHES, table) == ["match", "match", "match", "mismatch"]


def test_names_and_words_side_by_side() -> None:
    done = [["党员大会", "开展2次，效果好", "支委会", "开展3次，效果好"]]
    assert verdicts(LEDGER, done) == ["match", "match"]
    more = [*done, ["党课", "开展1次，效果好", "主题党日", "开展3次，效果好"]]
    assert verdicts(LEDGER, more) == ["match", "match", "match", "mismatch"]
    headed = [["项目", "情况", "项目", "情况"], *more]
    assert verdicts(LEDGER, headed) == ["match", "match", "match", "mismatch"]


def test_heads_that_are_repeated_begin_anew() -> None:
    table = [
        ["项目", "次数", "项目", "次数"],
        ["党员大会", "2", "支委会", "3"],
        ["党课", "1", "主题党日", "3"],
        ["专题学习", "1", "", ""],
    ]
    assert verdicts(LEDGER, table) == ["match", "match", "match", "mismatch", "match"]
    counted = [
        ["序号", "项目", "次数", "序号", "项目", "次数"],
        ["1", "党员大会", "2", "3", "支委会", "3"],
        ["2", "党课", "1", "4", "主题党日", "3"],
    ]
    assert verdicts(LEDGER, counted) == ["match", "match", "match", "mismatch"]
    branches = [
        ["支部", "支委会", "支部", "支委会"],
        ["一支部", "1", "二支部", "2"],
        ["三支部", "1", "一支部", "2"],
    ]
    assert verdicts(BRANCHES, branches) == ["match", "match", "match", "mismatch"]


def test_a_head_over_two_columns_of_names_is_one() -> None:
    table = [["支部", "支部", "支委会"], ["一支部", "本部", "1"], ["二支部", "分部", "1"]]
    assert verdicts(BRANCHES, table) == ["match", "unverifiable"]


def test_words_in_a_cell_go_with_the_name_of_its_row() -> None:
    table = [["项目", "内容"], ["支委会", "上半年召开4次"], ["下一步计划", "每月召开支委会1次"]]
    assert told(LEDGER, table) == [("4次", "支委会", "mismatch")]


def test_lists_plans_and_our_own_sources_claim_nothing() -> None:
    activities = [["日期", "类型", "应到", "实到"], ["3月4日", "党员大会", "20", "19"]]
    plans = [["类型", "计划次数"], ["党员大会", "4"]]
    sources = [["指标", "数值", "所在行"], ["党员大会", "9次", "活动台账 第4行"]]
    assert told(LEDGER, activities, "计划", plans, "来源", sources) == []


def test_the_words_above_a_table_tell_its_time() -> None:
    table = [["类型", "次数"], ["支委会", "2"]]
    assert verdicts(LEDGER, "一季度组织生活情况表", table) == ["match"]
    assert verdicts(LEDGER, "组织生活情况表", table) == ["mismatch"]


def test_a_table_of_a_bureaus_business_claims_nothing() -> None:
    table = [["项目名称", "数量", "完成投资（万元）"], ["河道治理", "5", "3200"]]
    assert told(LEDGER, "重点工程完成情况", table) == []


def test_totals_of_rows_and_columns_are_sums() -> None:
    table = [
        ["月份", "党员大会", "支委会", "合计"],
        ["3月", "1", "0", "1"],
        ["合计", "2", "3", "6"],
    ]
    assert verdicts(LEDGER, table)[-4:] == ["match", "match", "match", "mismatch"]
    down = [["类型", "次数"], ["党员大会", "2"], ["支委会", "3"], ["合计", "5"]]
    assert verdicts(LEDGER, down) == ["match"] * 3


def test_heads_in_two_rows() -> None:
    table = [
        ["月份", "主题党日", "主题党日", "支委会", "支委会"],
        ["月份", "次数", "到会率", "次数", "参加人次"],
        ["4月", "1", "90%", "1", "5"],
        ["6月", "1", "94%", "0", "0"],
    ]
    assert verdicts(LEDGER, table) == [*["match"] * 5, "mismatch", "match", "match"]


def test_problems_put_right_by_where_they_came_from() -> None:
    problems = ledger(
        整改台账="来源|问题|整改措施|责任人|整改时限|完成情况|完成日期\n"
        "巡察|记录不全|补齐|张三|2022年5月31日|已完成|2022年5月20日\n"
        "巡察|公示不及时|按月公示|李四|2022年7月31日|正在整改|\n"
        "自查|签到不全|补签|李四|2022年5月31日|已完成|2022年5月10日"
    )
    table = [
        ["来源", "问题数", "已完成", "完成率"],
        ["巡察", "2", "2", "50%"],
        ["合计", "3", "2", "66.7%"],
    ]
    found = told(problems, "整改情况", table)
    assert [v for _, _, v in found] == ["match", "mismatch", *["match"] * 4]
    assert found[1][1] == "整改完成.巡察"


def test_a_plan_is_what_a_tables_own_title_calls_one() -> None:
    table = [["类型", "次数"], ["党员大会", "2"]]
    for title in (
        "年初有计划、有部署，上半年开展情况见下表：",
        "学习计划周密。上半年开展情况见下表。",
    ):
        assert verdicts(LEDGER, title, table) == ["match"], title
    for title in ("下半年工作计划表", "各项工作扎实推进，下半年活动安排见下表："):
        assert verdicts(LEDGER, title, table) == [], title


def test_a_group_of_types_in_a_table_is_their_sum_and_none_of_them() -> None:
    """三会一课 was held 6 times (2, 3 and 1), 党员大会 twice."""
    table = [["项目", "次数"], ["三会一课", "6"]]
    assert verdicts(LEDGER, table) == ["match"]
    table[1][1] = "2"
    assert verdicts(LEDGER, table) == ["mismatch"]


def test_a_secretarys_lectures_in_a_table_are_not_known_where_nobody_is_secretary() -> None:
    assert told(LEDGER, [["项目", "次数"], ["书记讲党课", "1"]]) == [
        ("1", "书记讲党课", "unverifiable")
    ]


# --- Branches, times and words in cells ---------------------------------------------------------

BRANCHES = ledger(
    "一支部|2022年1月7日|支委会|研究计划|张三|5|5",
    "一支部|2022年3月4日|党员大会|审议计划|张三|20|19",
    "二支部|2022年4月8日|支委会|研究工作|李四|5|5",
    "二支部|2022年5月8日|支委会|研究工作|李四|5|5",
    "三支部|2022年6月8日|支委会|研究工作|王五|5|5",
    header="党支部|日期|活动类型|主题|主持人|应到人数|实到人数",
)
BY_MONTH = "各支部支委会分月情况"


def test_a_cell_with_words_around_its_number_is_read() -> None:
    """支委会 was held 3 times."""
    for cell in ("召开3次", "全年3次", "共3次", "3次（1月、2月、4月）", "支部共召开3次。", "3 次"):
        assert verdicts(LEDGER, [["项目", "开展次数"], ["支委会", cell]]) == ["match"], cell
    for cell in ("召开4次", "4次（13、20、26、27日）", "累计4次"):
        assert verdicts(LEDGER, [["项目", "开展次数"], ["支委会", cell]]) == ["mismatch"], cell


def test_a_cell_that_states_another_thing_or_two_numbers_is_no_number_of_its_headings() -> None:
    for cell in ("每月1次", "计划4次", "—", "无", "5（+2）", "第3次", "拟开4次"):
        assert told(LEDGER, [["项目", "开展次数"], ["支委会", cell]]) == [], cell


def test_a_difference_in_a_cell_is_no_number_of_its_headings() -> None:
    table = [["项目", "开展次数"], ["支委会", "比上年多3次"]]
    assert verdicts(LEDGER, table) == ["unverifiable"]


def test_branches_by_months_with_the_days_in_brackets() -> None:
    table = [
        ["月份", "一支部", "二支部", "三支部"],
        ["1月", "1次（7日）", "—", "0"],
        ["4月", "0", "2次（8、9日）", "0"],
        ["合计", "全年1次", "共2次", "1次"],
    ]
    assert verdicts(BRANCHES, BY_MONTH, table) == [
        *("match", "match"),
        *("match", "mismatch", "match"),
        *("match", "match", "match"),
    ]


def test_several_claims_in_a_cell_are_of_the_rows_branch() -> None:
    table = [
        ["支部", "组织生活", "备注"],
        ["一支部", "党员大会1次、支委会1次", ""],
        ["二支部", "支委会2次，党员大会1次", "另参加街道组织的活动2次"],
        ["合计", "党员大会1次、支委会5次", ""],
    ]
    found = told(BRANCHES, "上半年情况", table)
    assert [(t, v) for t, k, v in found if k in ("党员大会", "支委会")] == [
        ("党员大会1次", "match"),
        ("支委会1次", "match"),
        ("支委会2次", "match"),
        ("党员大会1次", "mismatch"),
        ("党员大会1次", "match"),
        ("支委会5次", "mismatch"),
    ]


def test_several_claims_in_a_cell_are_of_the_rows_time() -> None:
    table = [["月份", "开展情况"], ["1月", "支委会1次"], ["4月", "支委会两次，党员大会1次"]]
    assert verdicts(BRANCHES, "分月表", table) == ["match", "mismatch", "mismatch"]


def test_branches_above_and_types_beside() -> None:
    table = [["项目", "一支部", "二支部"], ["支委会", "召开1次", "召开3次"], ["党员大会", "1", "0"]]
    assert verdicts(BRANCHES, table) == ["match", "mismatch", "match", "match"]
    both = [["项目", "次数"], ["一支部支委会", "2"], ["二支部支委会", "2"]]
    assert verdicts(BRANCHES, both) == ["mismatch", "match"]


def test_types_and_times_above_each_other() -> None:
    table = [
        ["支部", "支委会", "支委会"],
        ["支部", "一季度", "二季度"],
        ["一支部", "1", "0"],
        ["二支部", "1", "2"],
    ]
    assert verdicts(BRANCHES, table) == ["match", "match", "mismatch", "match"]


def test_a_total_of_some_branches_is_theirs_or_that_of_all() -> None:
    table = [["支部", "支委会"], ["一支部", "1"], ["二支部", "2"], ["合计", "3"]]
    assert verdicts(BRANCHES, table)[-1] == "match"
    table[-1][1] = "5"
    assert verdicts(BRANCHES, table)[-1] == "mismatch"


def test_a_total_of_some_months_is_theirs() -> None:
    table = [["月份", "支委会"], ["4月", "1"], ["5月", "1"], ["合计", "2"]]
    assert verdicts(BRANCHES, table)[-1] == "match"
    table[-1][1] = "3"
    assert verdicts(BRANCHES, table)[-1] == "mismatch"
    table[2][0] = "6月"  # with a gap nobody knows what the total is of
    assert verdicts(BRANCHES, table)[-1] == "unverifiable"


TWO_YEARS = ledger(
    "2021年3月4日|支委会|研究计划|张三|5|5||",
    "2021年9月4日|支委会|研究计划|张三|5|5||",
    "2022年3月4日|支委会|研究计划|张三|5|5||",
    参数="键|值\n报告期起|2021-1-1\n报告期止|2022-12-31",
)


def test_a_column_of_another_year() -> None:
    for last, this in (
        ("2021年", "2022年"),
        ("2021年度", "2022年度"),
        ("2021年次数", "2022年次数"),
    ):
        table = [["项目", last, this, "增减"], ["支委会", "召开2次", "召开1次", "1"]]
        assert verdicts(TWO_YEARS, "对比情况", table) == ["match", "match"], last
        table[1][1:3] = ["1", "2"]
        assert verdicts(TWO_YEARS, "对比情况", table) == ["mismatch", "mismatch"], last


def test_months_are_of_the_year_that_the_other_heading_or_the_caption_names() -> None:
    table = [["月份", "2021年", "2022年"], ["3月", "1", "1"], ["9月", "1", "0"]]
    assert verdicts(TWO_YEARS, "支委会分月情况", table) == ["match"] * 4
    table = [["月份", "支委会"], ["9月", "1"]]
    assert verdicts(TWO_YEARS, "2021年分月情况", table) == ["match"]
    assert verdicts(TWO_YEARS, "2022年分月情况", table) == ["mismatch"]


def test_a_year_that_the_ledger_does_not_keep_is_not_verified() -> None:
    table = [["项目", "2020年", "2022年"], ["支委会", "7", "9"]]
    assert verdicts(LEDGER, table) == ["unverifiable", "mismatch"]


def test_a_table_behind_the_plans_is_read_where_its_title_says_what_was() -> None:
    table = [["月份", "开展情况"], ["1月", "支委会1次"], ["2月", "支委会3次"]]
    for title in ("附：上半年活动分月表", "附表1　各月开展情况", "表2　分月统计"):
        found = verdicts(LEDGER, "四、下一步打算", "一是继续努力。", title, table)
        assert found == ["match", "mismatch"], title
    for title in ("具体安排如下：", "附：下半年活动计划表", "附表　下一步工作安排情况"):
        assert verdicts(LEDGER, "四、下一步打算", "一是继续努力。", title, table) == [], title


def test_a_group_that_the_caption_names_is_what_every_cell_counts() -> None:
    table = [["月份", "次数"], ["1月", "1次（7日）"], ["3月", "2次（4、5日）"]]
    assert verdicts(LEDGER, "“三会一课”分月情况（括号内为日期）", table) == ["match", "mismatch"]


def test_a_remark_about_a_row_makes_it_no_part() -> None:
    table = [
        ["支部", "书记", "支委会次数", "备注"],
        ["一支部", "张三", "1次", "2022年新建"],
        ["二支部", "李四", "3次", ""],
    ]
    assert verdicts(BRANCHES, table) == ["match", "mismatch"]


def test_heads_go_on_over_the_empty_cells_behind_them() -> None:
    table = [
        ["支部", "一季度", "", "二季度", ""],
        ["", "支委会", "党员大会", "支委会", "党员大会"],
        ["一支部", "1", "1", "0", "1"],
    ]
    assert verdicts(BRANCHES, table) == ["match", "match", "match", "mismatch"]


def test_a_rate_of_a_plan_is_no_rate_of_those_who_came() -> None:
    table = [["类型", "计划", "实际", "完成率"], ["支委会", "6", "3", "50%"]]
    assert verdicts(LEDGER, table) == ["match"]


def test_a_large_table_is_read_in_no_time() -> None:
    rows = [["月份", "支委会", "党员大会"], *(["1月", "1次（7日）", "召开0次"] for _ in range(400))]
    started = process_time()
    assert len(verdicts(LEDGER, rows)) == 800
    assert process_time() - started < 10


def test_short_names_and_bare_numbers_in_the_cells_of_branches() -> None:
    for large, small in (
        ("大会1次、支委会1次", "大会1次、支委会2次"),
        ("大会1、支委会1", "大会1，支委会2"),
    ):
        table = [["支部", "会议"], ["一支部", large], ["二支部", small]]
        found = verdicts(BRANCHES, "上半年情况", table)
        assert found == ["match", "match", "mismatch", "match"], small


def test_a_cell_of_counts_is_no_name_of_its_row() -> None:
    table = [
        ["支部", "会议", "支委会参加人次"],
        ["一支部", "党员大会1次、支委会1次", "5"],
        ["二支部", "支委会2次", "11"],
    ]
    assert verdicts(BRANCHES, "上半年情况", table)[-3:] == ["match", "match", "mismatch"]


def test_two_years_with_the_branches_in_brackets() -> None:
    two = ledger(
        "一支部|2021年3月4日|支委会|研究计划|张三|5|5",
        "二支部|2021年9月4日|支委会|研究计划|张三|5|5",
        "二支部|2022年3月4日|支委会|研究计划|张三|5|5",
        header="党支部|日期|活动类型|主题|主持人|应到人数|实到人数",
        参数="键|值\n报告期起|2021-1-1\n报告期止|2022-12-31",
    )
    table = [
        ["项目", "2021年", "2022年"],
        ["支委会", "2次（一支部1、二支部1）", "1次（一支部1、二支部1）"],
    ]
    assert verdicts(two, "对比情况", table) == [
        *("match", "match", "match"),
        *("match", "mismatch", "match"),
    ]


@pytest.mark.parametrize(
    ("head", "cells", "found"),
    [
        ("当月活动总次数", ("全月1次", "全月2次"), ["match", "mismatch"]),
        ("活动次数", ("1次", "当月1次，含支委会1次"), ["match", "match", "match"]),
        ("支委会", ("召开1次，按时召开", "1次，含扩大会议1次"), ["match", "match"]),
        ("活动计划次数", ("全月4次", "全月5次"), []),
        ("志愿服务活动次数", ("全月4次", "全月5次"), []),
        ("备注", ("全月4次", "共5次"), []),
    ],
)
def test_the_head_of_a_column_is_what_a_cell_of_words_counts(
    head: str, cells: tuple[str, str], found: list[str]
) -> None:
    table = [["月份", head, "重点内容"], ["1月", cells[0], "谋划"], ["2月", cells[1], "评议"]]
    assert verdicts(ledger(), table)[: len(found)] == found
    assert bool(found) or "mismatch" not in verdicts(ledger(), table)


def test_halves_above_cells_of_which_some_have_words() -> None:
    year = ledger(
        "2024年1月12日|支委会|一|甲|5|5||",
        "2024年4月14日|党课|二|甲|9|9||甲",
        "2024年8月9日|支委会|三|乙|5|5||",
        "2024年9月6日|党课|四|甲|9|9||乙",
        "2024年10月8日|支委会|五|甲|5|5||",
        period=parse_period("2024"),
    )
    heads = ["项目", "上半年", "下半年", "简评"]
    rows = [["支委会", "会议1次，按月召开", "会议2次，含临时会", "平稳"], ["党课", "1", "1", ""]]
    assert verdicts(year, "对比见下表", [heads, *rows]) == ["match"] * 4
    rows[0][1:3] = "会议2次，按月召开", "会议3次，含临时会"
    assert verdicts(year, "对比见下表", [heads, *rows])[:2] == ["mismatch", "mismatch"]
    prescribed = [
        ["项目", "上半年", "下半年"],
        ["支委会", "每季1次", "每季1次"],
        ["党课", "1", "2"],
    ]
    assert verdicts(year, "对比见下表", prescribed) == ["match", "mismatch"]
    own = [["项目", "做法", "次数"], ["支委会", "上半年1次", "3"], ["党课", "二季度1次", "2"]]
    assert verdicts(year, "对比见下表", own) == ["match"] * 4
    own[1][1] = "上半年2次"
    assert verdicts(year, "对比见下表", own)[0] == "mismatch"
    among = [["项目", "下半年"], ["支委会", "2次（含扩大会1次）"]]
    assert verdicts(year, "对比见下表", among) == ["match", "unverifiable"]
