"""Claims that tables make."""

from __future__ import annotations

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
