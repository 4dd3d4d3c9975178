"""Every rule of proof-reading marks what it should, where it should, and nothing else.

The cases are in ``text_rule_cases``; a rule without a bad and a good one fails here.
"""

from __future__ import annotations

import re
import time
from collections import Counter

import pytest

from addin.all_sheets.checking import RULES
from addin.ledger.period import parse_period
from addin.proofreading.text_finding import TextFinding
from addin.proofreading.text_rule import Case, TextRule
from addin.proofreading.text_rules import TEXT_RULES, proofread_text
from addin.report.prose import Cell, Paragraph
from text_rule_cases import CASES
from text_rule_cases.case import WHOLE, TextRuleCase

EACH_RULE = pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.code)


def read(text: str, case: TextRuleCase) -> tuple[list[Paragraph], list[TextFinding]]:
    paragraphs = paragraphs_of(case.around.replace("{}", text))
    period = parse_period(case.period) if case.period else None
    found = proofread_text(Case(paragraphs, period, case.figures))
    return paragraphs, [f for f in found if f.code == case.code]


def paragraphs_of(text: str) -> list[Paragraph]:
    """Return the lines as paragraphs; a line ｜a｜b is a row of a table, a cell a paragraph."""
    paragraphs: list[Paragraph] = []
    row = table = -1
    for line in text.split("\n"):
        row = row + 1 if line.startswith("｜") else -1
        table += row == 0
        for column, words in enumerate(line.split("｜") if row >= 0 else [line], -1):
            cell = Cell(table, row, column) if row >= 0 and column >= 0 else None
            paragraphs.append(Paragraph(len(paragraphs), words, cell=cell))
    return paragraphs


def places(text: str, marked: str | tuple[str, ...], case: TextRuleCase) -> list[tuple[int, int]]:
    """Return where the words to be marked stand in the whole text, each behind the one before."""
    whole, at = case.around.replace("{}", text), 0
    at = case.around.index("{}")
    found = []
    for words in [marked] if isinstance(marked, str) else marked:
        if words == WHOLE:
            found.append((-1, -1))
            continue
        before, _, rest = words.partition("⟦") if "⟦" in words else ("", "", f"{words}⟧")
        inside, _, after = rest.partition("⟧")
        start = whole.index(before + inside + after, at) + len(before)
        at = start + len(inside)
        found.append((start, at))
    return sorted(found)


def place(finding: TextFinding, paragraphs: list[Paragraph]) -> tuple[int, int]:
    if finding.where is None:
        return -1, -1
    before = sum(len(p.text) + 1 for p in paragraphs[: finding.where.paragraph])
    return before + finding.where.start, before + finding.where.end


def texts(kind: str) -> pytest.MarkDecorator:
    numbers: Counter[str] = Counter()
    params = []
    for case in CASES:
        for text in getattr(case, kind):
            numbers[case.code] += 1
            params.append(pytest.param(case, text, id=f"{case.code}-{numbers[case.code]}"))
    return pytest.mark.parametrize(("case", "text"), params)


@texts("bad")
def test_a_rule_marks_what_is_wrong_where_it_stands(case: TextRuleCase, text: str) -> None:
    paragraphs, findings = read(text, case)
    found = sorted(place(f, paragraphs) for f in findings)
    assert found == places(text, case.bad[text], case), [f.text for f in findings]
    assert {f.severity for f in findings} == {case.severity}
    for finding in findings:
        assert re.search(r"[\u4e00-\u9fff]", finding.message)
        assert "None" not in finding.message


@texts("good")
def test_a_rule_is_silent_where_nothing_is_wrong(case: TextRuleCase, text: str) -> None:
    _, findings = read(text, case)
    assert [(f.where, f.text) for f in findings] == []


@texts("fixed")
def test_a_safe_correction_says_the_same_rightly(case: TextRuleCase, text: str) -> None:
    paragraphs, findings = read(text, case)
    lines = [p.text for p in paragraphs]
    corrections = [its for f in findings if f.safe for its in f.corrections]
    assert all(f.corrections for f in findings if f.safe)
    for where, new in sorted(corrections, key=lambda its: its[0].start, reverse=True):
        line = lines[where.paragraph]
        lines[where.paragraph] = line[: where.start] + new + line[where.end :]
    fixed = case.around.replace("{}", case.fixed[text])
    assert "\n".join(lines) == fixed
    assert [f.text for f in read(case.fixed[text], case)[1] if f.safe] == []


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_every_rule_has_cases_of_both_kinds(kind: str) -> None:
    assert {rule.code for rule in TEXT_RULES} == {c.code for c in CASES if getattr(c, kind)}


def test_codes_are_unique_among_all_rules() -> None:
    codes = Counter(rule.code for rule in (*RULES, *TEXT_RULES))
    assert [code for code, n in codes.items() if n > 1] == []


@EACH_RULE
def test_a_rule_explains_itself_with_a_title_and_examples(rule: TextRule) -> None:
    title, *rest = rule.page.splitlines()
    assert title.endswith("。")
    assert any(line.startswith("错：") for line in rest)
    assert any(line.startswith("对：") for line in rest)
    assert rule.basis


@pytest.mark.parametrize(
    "piece",
    ["开展工作，", "把工作做好，", "1", "_", "{{", "“", "（", "学习《", "思想上的、", "工 "],
)
def test_no_text_makes_proof_reading_slow(piece: str) -> None:
    lines = ["一、工作情况", piece * (20_000 // len(piece))]
    begun = time.process_time()
    proofread_text(Case([Paragraph(n, line) for n, line in enumerate(lines)]))
    assert time.process_time() - begun < 3
