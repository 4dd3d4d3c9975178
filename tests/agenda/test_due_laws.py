"""What holds of any ledger: on a span's last day the list says what the rules say afterwards."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from addin.agenda.agenda import agenda
from addin.agenda.due import Due
from addin.all_sheets.checking import check_ledger
from addin.ledger.period import month, parse_period
from addin.ledger.scope import Scope
from ledgers import H1, ledger

HEAD = "序号|日期|党支部|活动类型|主题|主持人|实到人数"
SURE = [(f"2022-{n}-3", "第一党支部", "专题学习") for n in range(1, 7)] * 2
"""Rows that are read for sure, so that the sheet is."""
CODES = ("F01", "F02", "F05")
days = st.builds(lambda m, d: f"2022-{m}-{d}", st.integers(1, 6), st.integers(1, 28))
unread = st.sampled_from(["2022年4月", "三月某日", "2021-4-6", ""])
rows = st.tuples(
    st.one_of(days, days, days, unread),
    st.sampled_from(["第一党支部", "第二党支部", ""]),
    st.sampled_from(["党员大会", "支委会", "主题党日", "支委汇", "三会一课", "党员大会暨主题党日"]),
)
ledgers = st.lists(rows, min_size=1, max_size=14)


def table(found: list[tuple[str, str, str]]) -> str:
    return "\n".join(
        [HEAD, *(f"1|{day}|{whose}|{what}|学习|张三|9" for day, whose, what in (*SURE, *found))]
    )


def open_on(day: date, text: str) -> set[tuple[str, str, date]]:
    return {(d.rule, d.branch, d.by) for d in _due(day, text) if not d.unsure}


def _due(day: date, text: str) -> list[Due]:
    assert H1 is not None
    return [d for d in agenda(ledger(text), H1, day) if d.rule in CODES]


@given(ledgers, st.integers(1, 6))
def test_on_the_last_day_it_is_what_the_rules_say_of_the_span(
    found: list[tuple[str, str, str]], number: int
) -> None:
    text, last = table(found), month(2022, number).end
    book = ledger(text)
    assert H1 is not None
    said, asked = set(), set()
    for f in check_ledger(book, Scope(H1, "option", H1)):
        span = parse_period(f.when or "")
        if f.code in CODES and span and span.end == last:
            branch = next((b for b in book.branches if b in f.message), "")
            known = asked if "可能是它" in f.message else said
            known.add((f.code, branch, span.end))
    surely = {(d.rule, d.branch, d.by) for d in _due(last, text) if d.by == last and not d.unsure}
    assert said <= surely <= said | asked


@given(ledgers, st.integers(1, 6), st.integers(1, 27))
def test_as_the_month_goes_on_nothing_comes_to_the_list(
    found: list[tuple[str, str, str]], number: int, at: int
) -> None:
    text = table(found)
    assert open_on(date(2022, number, at + 1), text) <= open_on(date(2022, number, at), text)


@given(ledgers, st.integers(1, 6))
def test_it_is_in_the_order_of_the_days_and_knows_its_rows(
    found: list[tuple[str, str, str]], number: int
) -> None:
    listed = _due(date(2022, number, 15), table(found))
    assert [d.by for d in listed] == sorted(d.by for d in listed)
    known = {f"活动台账!{n}" for n in range(2, len(SURE) + len(found) + 2)}
    assert all(set(d.rows) <= known for d in listed)
