"""Every rule finds what it should, where it should, and nothing else.

The cases are in ``rule_cases``; a rule without a bad and a good one fails here.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest

from addin.all_sheets.checking import RULES, check_ledger
from addin.all_sheets.reading import read_ledger
from addin.checks.finding import Finding
from addin.checks.ledger_rule import Rule
from addin.ledger.catalogue import catalogue
from addin.ledger.grid import CellError, Grid, NotCalculated, Value, settled
from addin.ledger.period import parse_period
from addin.ledger.record import replace
from addin.ledger.scope import find_scope
from ledgers import grid
from rule_cases import CASES
from rule_cases.case import RuleCase

ACTIVITIES = "活动台账"
OPENED = "（正被打开着）"
AS_DATE = "（日期格式）"
TOO_LARGE = "（范围太大）"
EACH_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def sheets(text: str) -> list[Grid]:
    """Return the sheets of a ledger: 活动台账, then one for each line 【党员名册】."""
    parts = re.split(r"^\s*【(.+)】\s*$", f"【{ACTIVITIES}】\n{text}", flags=re.MULTILINE)[1:]
    tables = zip(parts[::2], parts[1::2], strict=True)
    return [_sheet(name, table) for name, table in tables if table.strip()]


def _sheet(name: str, table: str) -> Grid:
    if table.strip() == TOO_LARGE:
        return Grid(name, (), too_large=True)
    lines = _packed(table).splitlines()
    hidden = frozenset(i for i, line in enumerate(lines) if line.strip().startswith("~"))
    shown = grid("\n".join(line.replace("~", "", 1) for line in lines), name)
    return replace(_with_live_cells(shown), hidden_rows=hidden)


def _packed(table: str) -> str:
    return "\n".join(line for line in table.splitlines() if line.strip())


def _with_live_cells(plain: Grid) -> Grid:
    return replace(plain, rows=[[_live(value) for value in row] for row in plain.rows])


def _live(value: Value) -> Value:
    text = value if isinstance(value, str) else ""
    if text.startswith(AS_DATE):
        passed = timedelta(days=float(text.removeprefix(AS_DATE)))
        return settled(datetime(1899, 12, 30) + passed)
    if re.fullmatch(r"#[A-Z/0]+[!?]?", text):
        return CellError(text)
    return NotCalculated(text[1:]) if text.startswith("=") else value


def found(case: RuleCase, text: str) -> list[Finding]:
    """Return the findings of a case's rule in one of its ledgers."""
    period = parse_period(case.period) if case.period else None
    year = period.start.year if period else None
    grids = [g for g in sheets(text) if g.sheet != OPENED]
    opened = OPENED in text
    book = replace(read_ledger("活动台账.xlsx", grids, catalogue(), year), opened=opened)
    return [f for f in check_ledger(book, find_scope(book, period)) if f.code == case.code]


def place(finding: Finding) -> str:
    """Return where a finding stands, as ``RuleCase.at`` writes it."""
    elsewhere = f"{finding.sheet}!" if finding.sheet != ACTIVITIES else ""
    parts = (elsewhere + (finding.cell or ""), finding.key, finding.when)
    return " ".join(part for part in parts if part)


def cases(kind: str) -> pytest.MarkDecorator:
    """Return the cases that have such a ledger, each named by its rule and a number."""
    numbers: Counter[str] = Counter()
    params = []
    for case in CASES:
        numbers[case.code] += 1
        if getattr(case, kind):
            params.append(pytest.param(case, id=f"{case.code}-{numbers[case.code]}"))
    return pytest.mark.parametrize("case", params)


@cases("bad")
def test_a_rule_finds_what_is_wrong_where_it_stands(case: RuleCase) -> None:
    findings = found(case, case.bad)
    assert sorted(map(place, findings)) == sorted(case.places), case.shows
    assert {f.severity for f in findings} == {case.severity}, case.shows
    if case.proposal is not None:
        assert {f.suggestion for f in findings} == {case.proposal}, case.shows


@cases("bad")
def test_a_rule_says_so_in_chinese_with_every_blank_filled(case: RuleCase) -> None:
    for finding in found(case, case.bad):
        assert re.search(r"[\u4e00-\u9fff]", finding.message)
        assert not re.search(r"[{}]|None", finding.message)


@cases("bad")
def test_a_finding_that_points_at_no_cell_quotes_none(case: RuleCase) -> None:
    quoted = {f.value for f in found(case, case.bad) if f.cell is None and f.code != "Q07"}
    assert quoted <= {""}  # Q07 gives the number that it counted on the roster


@cases("good")
def test_a_rule_is_silent_where_nothing_is_wrong(case: RuleCase) -> None:
    assert [(place(f), f.message) for f in found(case, case.good)] == [], case.shows


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_every_rule_has_cases_of_both_kinds(kind: str) -> None:
    assert {rule.code for rule in RULES} == {c.code for c in CASES if getattr(c, kind)}


def test_every_bad_ledger_has_its_expected_places() -> None:
    assert [c.shows for c in CASES if bool(c.bad) != bool(c.places)] == []


def test_codes_are_unique() -> None:
    assert [code for code, n in Counter(rule.code for rule in RULES).items() if n > 1] == []


@EACH_RULE
def test_a_rule_explains_itself_with_a_title_and_examples(rule: Rule) -> None:
    title, *rest = rule.page.splitlines()
    assert title.endswith("。")
    assert any(line.startswith("错：") for line in rest)
    assert any(line.startswith("对：") for line in rest)


@EACH_RULE
def test_a_rule_names_its_basis(rule: Rule) -> None:
    assert rule.basis


def test_no_finding_shows_an_identity_number() -> None:
    for case in (c for c in CASES if c.code in {"L203", "L204", "L205", "L206"}):
        for finding in found(case, case.bad):
            shown = f"{finding.value}{finding.message}{finding.suggestion}"
            assert "491231" not in shown


@pytest.mark.parametrize(
    ("year", "asked"), [(2017, False), (2018, False), (2019, True), (2024, True)]
)
def test_a_rule_does_not_speak_of_periods_before_its_regulation(year: int, asked: bool) -> None:
    text = f"日期|活动类型|主题|主持人|应到人数|实到人数\n{year}年1月5日|支委会|研究计划|张三|5|5"
    period = parse_period(f"{year}Q1")
    ledger = read_ledger("台账.xlsx", sheets(text), catalogue(), year)
    codes = {f.code for f in check_ledger(ledger, find_scope(ledger, period))}
    assert ("F02" in codes) is asked


def test_a_rule_says_since_when_its_basis_holds() -> None:
    told = {rule.code: rule.authority for rule in RULES}
    assert told["F02"] == "《中国共产党支部工作条例（试行）》第十二条（2018年起施行）"
    assert "施行" not in told["L001"]
