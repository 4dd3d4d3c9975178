"""What could not be read may be what is missing: nothing says then that it is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.all_sheets.counting import tally
from addin.all_sheets.reading import read_ledger
from addin.cli import main
from addin.ledger.catalogue import catalogue
from addin.ledger.ledger import Ledger
from addin.report.language.filters import is_open
from addin.report.language.values_by_key import ByKey
from addin.report.values.context import context
from addin.statistics.statistic import DutyFigure
from commands import Output
from conftest import WriteBook
from documents import paragraphs
from ledgers import H1, grid, ledger
from test_guard import LEDGER, SCATTERED

HEADER = "序号|日期|活动类型|主题|主持人|应到人数|实到人数"
assert H1 is not None


def row(month: int, type_name: str = "支委会", day: str = "") -> str:
    return f"{month}|{day or f'2022年{month}月8日'}|{type_name}|研究第{month}件事|张三|5|5"


def table(*of_april: str) -> str:
    """Return six months of 支委会 in which rows take the place of April's."""
    rows = [row(m) for m in range(1, 7) if m != 4]
    return "\n".join([HEADER, *rows, *of_april])


def committee(book: Ledger) -> DutyFigure:
    assert H1 is not None
    return next(d for d in tally(book, H1).duties if d.type == "支委会")


def told(book: Ledger) -> dict[str, str]:
    """Return the fields of the report's second part and of its table."""
    assert H1 is not None
    return {k: str(v.value) for k, v in ByKey(context(book, tally(book, H1))).items()}


def confessed(book: Ledger) -> set[tuple[str, int]]:
    """Return the types and months of which the report says 未见记录."""
    values = told(book)
    text = values.get("存在的问题[缺项].问题", "").partition("，")[2]
    notes = [
        f"{key[4:].partition(']')[0]}{note}"
        for key, note in values.items()
        if key.startswith("统计表[") and key.endswith(".说明")
    ]
    return {said for sentence in (*text.split("；"), *notes) for said in _said(sentence)}


def _said(sentence: str) -> set[tuple[str, int]]:
    sentence = re.sub(r"（待核实.*", "", sentence)
    if "未见记录" not in sentence:
        return set()
    name = next(n for n in catalogue().type_order() if sentence.startswith(n))
    words = re.sub(r"\d+次", "", sentence[: sentence.rindex("未见记录")].rpartition("，")[2])
    months = set(map(int, re.findall(r"(\d+)月", words)))
    for first, last in re.findall(r"(\d+)月至(\d+)月", words):
        months |= set(range(int(first), int(last) + 1))
    for quarter in re.findall(r"第([一二])季度", words):
        months |= {1, 2, 3} if quarter == "一" else {4, 5, 6}
    return {(name, m) for m in months or range(1, 7)}


def test_what_is_surely_missing_is_said() -> None:
    book = ledger(table())
    duty = committee(book)
    assert duty.gap is not None and duty.gap.value == 1
    assert ("支委会", 4) in confessed(book)
    assert ("支委会", 3) not in confessed(book)
    assert "存在的问题[缺项待核实].问题" not in told(book)


@pytest.mark.parametrize(
    "slip",
    [
        row(4, day="2022年4月31日"),
        row(4, day="4月40日"),
        row(4, day="待定"),
        row(4, day="2002年4月8日"),
        row(4, day="2021年4月8日"),
        row(4, "支委汇"),
        row(4, "三会一课"),
        row(4, "会议"),
        row(4, " "),
        row(4, "班子碰头", "2022年4月8日"),
        row(4, "党员大会（支委会）"),
        row(4, day="2022年第二季度"),
    ],
)
def test_a_slip_does_not_become_a_confession(slip: str) -> None:
    book = ledger(table(slip))
    duty = committee(book)
    assert duty.gap is None
    assert [s.span.code for s in duty.open] == ["2022-04"] and not duty.sure
    assert ("支委会", 4) not in confessed(book)
    values = told(book)
    assert "支委会4月记录不足，第7行" in values["存在的问题[缺项待核实].问题"]
    assert is_open(values["存在的问题[缺项待核实].问题"])
    assert is_open(values["存在的问题[缺项待核实].措施"])
    assert values["统计表[支委会].缺少"] == "（待核实）"
    assert "待核实：4月" in values["统计表[支委会].说明"]


@pytest.mark.parametrize(
    "other",
    [
        row(5, day="2022年5月32日"),
        row(4, "党课"),
        row(4, "党课", "2022年4月31日"),
        row(4, day="2021年5月8日"),
        row(4, "其他会议"),
    ],
)
def test_a_row_that_cannot_be_it_leaves_it_missing(other: str) -> None:
    book = ledger(table(other))
    assert [s.span.code for s in committee(book).sure] == ["2022-04"]
    assert ("支委会", 4) in confessed(book)


def test_what_is_missing_for_sure_is_said_beside_what_may_be() -> None:
    rows = [row(m) for m in (1, 2, 3, 6)]
    book = ledger("\n".join([HEADER, *rows, row(4, day="2022年4月31日")]))
    assert confessed(book) & {("支委会", m) for m in range(1, 7)} == {("支委会", 5)}
    values = told(book)
    assert "支委会召开4次，5月未见记录" in values["存在的问题[缺项].问题"]
    assert values["统计表[支委会].说明"].startswith("5月未见记录，（待核实：4月")


def test_a_total_that_is_enough_has_no_gap_whatever_a_row_is() -> None:
    book = ledger(table(row(4, "三会一课"), row(5)))
    gap = committee(book).gap
    assert gap is not None and gap.value == 0


# --- Sheets that are not understood ------------------------------------------------------------


def test_what_a_sheet_not_understood_may_hold_is_not_said_to_be_missing(
    book: WriteBook, capsys: Output
) -> None:
    path = book(活动台账=LEDGER, 活动记录=SCATTERED)
    main(["check", str(path), "--json", "--period", "2022Q1"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert not [f for f in found if f["code"].startswith("F")]
    main(["tally", str(path), "--json", "--period", "2022Q1"])
    keys = {s["key"] for s in json.loads(capsys.readouterr().out)["statistics"]}
    assert "应开.支委会" in keys and "缺少.支委会" not in keys


def test_the_report_leaves_open_what_such_a_sheet_may_hold(book: WriteBook, capsys: Output) -> None:
    path = book(活动台账=LEDGER, 活动记录=SCATTERED)
    out = Path(path.with_name("汇报.docx"))
    main(["report", str(path), "-o", str(out), "--period", "2022Q1"])
    text = "\n".join(paragraphs(out))
    assert "未见记录" not in text
    assert "工作表“活动记录”没有读懂，可能是它" in text
    assert "（待核实）" in capsys.readouterr().out


def test_a_sheet_called_like_a_type_holds_no_other() -> None:
    sheets = [grid(LEDGER), grid(SCATTERED.replace("党员大会", "支委会"), "支委会")]
    book = read_ledger("台账.xlsx", sheets, catalogue(), 2022)
    assert "支委会" in book.not_understood
    assert H1 is not None
    duties = {d.type: d for d in tally(book, H1).duties}
    assert not duties["支委会"].sure and duties["主题党日"].sure


# --- Laws --------------------------------------------------------------------------------------

_TYPES = ("支委会", "主题党日", "党员大会")
_SLIPS: dict[str, Callable[[int, str], str]] = {
    "no such day": lambda month, name: row(month, name, f"2022年{month}月32日"),
    "no day": lambda month, name: row(month, name, "待定"),
    "another year": lambda month, name: row(month, name, f"2002年{month}月8日"),
    "a class": lambda month, _name: row(month, "会议"),
    "no type": lambda month, _name: row(month, " "),
    "neither": lambda month, _name: row(month, "会议", "待定"),
    "the year alone": lambda month, name: row(month, name, "2022年"),
}
_ROWS = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(_TYPES)), max_size=20)


@given(
    _ROWS,
    st.lists(
        st.tuples(st.integers(1, 6), st.sampled_from(_TYPES), st.sampled_from(sorted(_SLIPS))),
        max_size=4,
    ),
)
def test_no_report_says_that_what_was_written_with_a_slip_was_not_held(
    held: list[tuple[int, str]], slips: list[tuple[int, str, str]]
) -> None:
    lines = [row(m, name) for m, name in held] + [_SLIPS[how](m, name) for m, name, how in slips]
    lectures = [row(m, "党课") for m in (1, 2, 3, 4, 5, 6)]  # enough that the list is understood
    book = ledger("\n".join([HEADER, *lectures, *lines]))
    said = confessed(book)
    assert not said & {(name, month) for month, name, _ in slips}
    assert not said & {(name, month) for month, name in held}
