"""Proposals that the clerk ticked: written into the ledger, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin import ribbon
from addin.excel.suggestions import _packed, _typed_proposal, _unpacked
from excel.engine import snapshot
from ribbon.conftest import Clerk

LEDGER = """
日期|活动类型|主题|主持人|应到人数|实到人数
2022年1月5日|支委汇|研究全年计划|张三|5|5
3月3日|党员大汇|学习全会精神|张三|２０|20
2022年3月8日|支委会|研究三月工作|张三|5|5
"""
PARAMETERS = "键|值\n单位全称|临江县民政局党组\n报告期起|2022-01-01\n报告期止|2022-03-31"


@pytest.fixture
def clerk(book: Callable[..., Path], opened: Callable[[Path], Clerk]) -> Clerk:
    clerk = opened(book("台账.xlsx", 活动台账=LEDGER, 参数=PARAMETERS))
    clerk.press(ribbon.check)
    return clerk


def _states(clerk: Clerk) -> dict[object, object]:
    return {line["单元格"]: line["状态"] for line in clerk.lines() if line["状态"]}


def test_only_ticked_rows_are_applied(clerk: Clerk) -> None:
    clerk.tick("B2")
    assert clerk.press(ribbon.apply_suggestions).startswith("已应用1条建议。")
    ledger = clerk.book.sheets["活动台账"]
    assert (ledger.range("B2").value, ledger.range("B3").value) == ("支委会", "党员大汇")
    assert _states(clerk) == {"B2": "已应用（第1次）"}
    assert clerk.lines()[0]["原值"] == "支委汇"


def test_a_date_is_entered_as_she_would_type_it(clerk: Clerk) -> None:
    clerk.tick("A3")
    clerk.press(ribbon.apply_suggestions)
    assert clerk.book.sheets["活动台账"].range("A3").value == datetime(2022, 3, 3)


def test_undoing_brings_back_value_and_number_format(clerk: Clerk) -> None:
    before = snapshot(clerk.book, ["活动台账"])
    clerk.tick("A3", "B2", "B3")
    clerk.press(ribbon.apply_suggestions)
    assert snapshot(clerk.book, ["活动台账"]) != before
    assert clerk.press(ribbon.undo_suggestions) == "已撤销3条建议，单元格恢复为原值"
    assert snapshot(clerk.book, ["活动台账"]) == before
    assert set(_states(clerk).values()) == {"已撤销"}


def test_undoing_takes_the_last_time_back_then_the_time_before(clerk: Clerk) -> None:
    ledger = clerk.book.sheets["活动台账"]
    for cell in ("B2", "B3"):
        clerk.tick(cell)
        clerk.press(ribbon.apply_suggestions)
    clerk.press(ribbon.undo_suggestions)
    assert (ledger.range("B2").value, ledger.range("B3").value) == ("支委会", "党员大汇")
    clerk.press(ribbon.undo_suggestions)
    assert ledger.range("B2").value == "支委汇"
    assert "没有可撤销的" in clerk.press(ribbon.undo_suggestions)


def test_ticked_rows_alone_are_undone(clerk: Clerk) -> None:
    clerk.tick("B2", "B3")
    clerk.press(ribbon.apply_suggestions)
    clerk.tick("B2")
    clerk.press(ribbon.undo_suggestions)
    ledger = clerk.book.sheets["活动台账"]
    assert (ledger.range("B2").value, ledger.range("B3").value) == ("支委汇", "党员大会")


def test_what_was_applied_can_be_undone_after_another_check(clerk: Clerk) -> None:
    clerk.tick("B2")
    clerk.press(ribbon.apply_suggestions)
    clerk.press(ribbon.check)
    clerk.press(ribbon.check)
    assert _states(clerk) == {"B2": "已应用（第1次）"}
    clerk.press(ribbon.undo_suggestions)
    assert clerk.book.sheets["活动台账"].range("B2").value == "支委汇"


def test_a_cell_changed_since_the_check_is_left_alone(clerk: Clerk) -> None:
    ledger = clerk.book.sheets["活动台账"]
    clerk.tick("B2", "B3")
    ledger.range("B2").value = "党小组会"
    assert "1条没有动" in clerk.press(ribbon.apply_suggestions)
    assert ledger.range("B2").value == "党小组会"
    assert _states(clerk)["B2"] == "没有动：单元格已变动，请重新校验"


def test_rows_put_in_since_the_check_do_not_lead_to_the_wrong_cell(clerk: Clerk) -> None:
    ledger = clerk.book.sheets["活动台账"]
    clerk.tick("B2")
    ledger.range("2:2").insert("down")
    ledger.range("B2").value = "支委汇"
    clerk.press(ribbon.apply_suggestions)
    assert [ledger.range(f"B{r}").value for r in (2, 3, 4)] == ["支委汇", "支委会", "党员大汇"]


def test_rows_put_in_since_it_was_applied_do_not_lead_to_the_wrong_cell(clerk: Clerk) -> None:
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("B4").value = "支委汇"
    clerk.press(ribbon.check)
    clerk.tick("B4")
    clerk.press(ribbon.apply_suggestions)
    ledger.range("2:2").insert("down")
    ledger.range("B4").value = "支委会"
    clerk.press(ribbon.undo_suggestions)
    assert [ledger.range(f"B{r}").value for r in (4, 5)] == ["支委会", "支委汇"]


def test_a_date_with_a_time_is_left_to_her(clerk: Clerk) -> None:
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("A4").value = datetime(2002, 3, 8, 9, 30)
    clerk.press(ribbon.check)
    clerk.tick("A4")
    clerk.press(ribbon.apply_suggestions)
    assert ledger.range("A4").value == datetime(2002, 3, 8, 9, 30)
    assert _states(clerk)["A4"] == "没有动：单元格里还有时间，请手工修改"


def test_a_formula_is_never_overwritten(clerk: Clerk) -> None:
    ledger = clerk.book.sheets["活动台账"]
    ledger.range("G2").value = "支委汇"
    ledger.range("B2").formula = "=$G$2"
    clerk.tick("B2")
    clerk.press(ribbon.apply_suggestions)
    assert ledger.range("B2").formula == "=$G$2"
    assert _states(clerk)["B2"] == "没有动：单元格是公式，请手工修改"


def test_a_cell_changed_since_it_was_applied_is_not_undone(clerk: Clerk) -> None:
    clerk.tick("B2")
    clerk.press(ribbon.apply_suggestions)
    clerk.book.sheets["活动台账"].range("B2").value = "党小组会"
    assert "1条没有撤销" in clerk.press(ribbon.undo_suggestions)
    assert clerk.book.sheets["活动台账"].range("B2").value == "党小组会"


def test_ticks_are_kept_at_the_next_check(clerk: Clerk) -> None:
    clerk.tick("B3")
    clerk.press(ribbon.check)
    assert [line["单元格"] for line in clerk.lines() if line["采纳"] == "√"] == ["B3"]


@pytest.mark.parametrize(("typed", "applied"), [("√", 1), ("是", 1), ("Y", 1), ("否", 0), ("0", 0)])
def test_a_tick_is_what_says_yes(clerk: Clerk, typed: str, applied: int) -> None:
    clerk.tick("B2", mark=typed)
    clerk.press(ribbon.apply_suggestions)
    assert clerk.book.sheets["活动台账"].range("B2").value == ("支委会" if applied else "支委汇")


def test_without_a_check_or_a_tick_she_is_told_what_to_do(clerk: Clerk, tidy: Clerk) -> None:
    assert "请先点“校验台账”" in tidy.press(ribbon.apply_suggestions)


def test_nothing_ticked_is_said(clerk: Clerk) -> None:
    assert "没有要应用的建议" in clerk.press(ribbon.apply_suggestions)
    assert "没有已应用的建议" in clerk.press(ribbon.undo_suggestions)


def test_headings_that_she_changed_are_said(clerk: Clerk) -> None:
    clerk.book.sheets["校验结果"].range("A3").value = "严重程度"
    assert "表头被改动过" in clerk.press(ribbon.apply_suggestions)


def test_a_protected_ledger_is_not_half_changed(clerk: Clerk) -> None:
    clerk.tick("B2", "B3")
    clerk.book.sheets["活动台账"].api.Protect()
    before = snapshot(clerk.book, ["活动台账", "校验结果"])
    assert "“活动台账”表有保护，改不了" in clerk.press(ribbon.apply_suggestions)
    assert snapshot(clerk.book, ["活动台账", "校验结果"]) == before


@pytest.mark.parametrize(
    ("proposal", "typed"),
    [
        ("支委会", "支委会"),
        ("2022年3月3日", "2022年3月3日"),
        ("20", "20"),
        ("110105194912310021", "'110105194912310021"),
        ("007", "'007"),
        ("=1+1", "'=1+1"),
        ("@all", "'@all"),
    ],
)
def test_what_must_stay_text_is_typed_with_an_apostrophe(proposal: str, typed: str) -> None:
    assert _typed_proposal(proposal) == typed


@given(
    st.one_of(
        st.text(min_size=1),
        st.floats(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.datetimes(min_value=datetime(1900, 3, 1)),
        st.none(),
    )
)
def test_a_value_kept_is_the_value_put_back(value: object) -> None:
    back = _unpacked(_packed(value))
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        assert back == value.date()
    else:
        assert (type(back), back) == (type(value), value)
