"""Which body keeps a ledger: what a branch owes is not owed by a 党组, a 党委 or a 总支."""

from __future__ import annotations

import pytest

from ledgers import findings

_BRANCH_NORMS = {"F01", "F02", "F05", "F06", "F07"}


def _missing(table: str, **others: str) -> set[str]:
    return {f.code for f in findings(table, **others)} & _BRANCH_NORMS


def _titled(title: str, *types: str) -> str:
    rows = "\n".join(f"2022-{i}-9 | {t} | 研究灌区工作" for i, t in enumerate(types, 1))
    return f"{title} | |\n日期 | 活动类型 | 主题\n{rows}"


@pytest.mark.parametrize(
    "table",
    [
        _titled("某灌区管理局党组2022年会议台账", "党组会", "中心组学习", "意识形态专题"),
        _titled("2022年会议台账", "党组会", "听取机关党建工作汇报"),
        _titled("中共某某镇委员会2022年会议活动台账", "党委会", "中心组学习", "民主生活会"),
        _titled("灌区公司党委2022年学习活动台账", "中心组学习", "党课"),
        _titled("灌区公司党总支2022年会议台账", "总支委员会", "党课"),
        _titled("灌区公司党总支2022年会议台账", "总支委员会", "党总支党员大会"),
    ],
)
def test_a_body_above_the_branches_owes_none_of_their_meetings(table: str) -> None:
    assert not _missing(table)
    assert "F19" in {f.code for f in findings(table)}


@pytest.mark.parametrize(
    "table",
    [
        _titled("某灌区管理局党组2022年台账", "党组会", "支委会"),
        _titled("灌区公司党总支第二支部2022年台账", "党课"),
        _titled("灌区管理局党组机关党支部2022年台账", "谈心谈话"),
        _titled("2022年台账", "党课", "中心组学习"),
        _titled("2022年台账", "党组会", "党员大会"),
        _titled("灌区公司党总支2022年台账", "总支委员会", "主题党日"),
    ],
)
def test_a_branch_owes_its_meetings_whatever_else_it_holds(table: str) -> None:
    assert {"F01", "F05"} <= _missing(table)
    assert "F19" not in {f.code for f in findings(table)}


def test_what_the_parameters_ask_for_is_checked_all_the_same() -> None:
    table = _titled("某灌区管理局党组2022年会议台账", "党组会")
    asked = "键 | 值\n党员大会每季度 | 1"
    assert _missing(table, 参数=asked) == {"F01"}


def test_what_a_party_group_owes_is_checked() -> None:
    table = _titled("某灌区管理局党组2022年会议台账", "党组会")
    assert "F09" in {f.code for f in findings(table)}
