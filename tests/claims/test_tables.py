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
        ("5", "志愿服务", "unverifiable"),
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
