"""A real report's text with its list of defects: each is found at its place.

Text and list lie beside the project; where they do not, nothing is tried.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from addin.proofreading.text_finding import TextFinding
from addin.proofreading.text_rule import Case
from addin.proofreading.text_rules import proofread_text
from addin.report.prose import Paragraph

SHARED = Path(__file__).parent.parent.parent / "shared"
LIST = SHARED / "domain" / "02-seed-defects.yaml"
TEXTS = sorted((SHARED / "seed").glob("*.txt"))
THERE = bool(TEXTS) and LIST.exists()

WORDING = {"lexicon", "glossary"}
"""Defects that the lists of words find."""
FIGURES = {"D07", "D08"}
"""Defects that only the ledger tells."""
BY_HAND = {"D29", "D33", "D35"}
"""Defects that only a person sees."""
NEVER_SAID = {
    "W060": "no document title",
    "W061": "no 主送机关",
    "W062": "no 发文机关署名 and 成文日期",
    "W063": "no period statement",
    "W041": "numbering skips",
    "W066": "three empty lines",
    "W064": "no evidence",
}
MOST_OTHERS = 10

pytestmark = pytest.mark.skipif(not THERE, reason="no such text here")


def defects() -> list[dict[str, str]]:
    """Return the defects that have a place: what each line "key: value" of an entry says."""
    found: list[dict[str, str]] = []
    entries = LIST.read_text(encoding="utf-8").split("whole_document:")[0] if THERE else ""
    for line in entries.splitlines():
        if line.startswith("- id:"):
            found.append({})
        key, colon, value = line.removeprefix("- ").strip().partition(": ")
        if found and colon:
            found[-1].setdefault(key, value.strip("'\""))
    return found


@cache
def findings() -> tuple[TextFinding, ...]:
    lines = TEXTS[0].read_text(encoding="utf-8").split("\n")
    return tuple(proofread_text(Case([Paragraph(n, line) for n, line in enumerate(lines)])))


def place(defect: dict[str, str]) -> tuple[int, int, int]:
    start = int(defect["col"]) - 1
    return int(defect["line"]) - 1, start, start + len(defect["find"])


def at(defect: dict[str, str]) -> list[TextFinding]:
    paragraph, start, end = place(defect)
    stands = [f for f in findings() if f.where and f.where.paragraph == paragraph]
    return [f for f in stands if f.where and f.where.start < end and f.where.end > start]


@pytest.mark.parametrize(
    "defect",
    [d for d in defects() if d["check"] not in WORDING and d["id"] not in FIGURES | BY_HAND],
    ids=lambda d: d["id"],
)
def test_a_defect_is_found_at_its_place(defect: dict[str, str]) -> None:
    found = at(defect)
    assert found, defect["why"]
    if defect["check"] == "human":
        assert {f.severity for f in found} == {"info"}
        assert not any(f.safe for f in found)


@pytest.mark.parametrize("code", NEVER_SAID)
def test_what_the_whole_lacks_is_told(code: str) -> None:
    assert code in {f.code for f in findings()}


def test_little_else_is_found() -> None:
    known = {id(f) for d in defects() for f in at(d)}
    others = [f for f in findings() if id(f) not in known and f.code not in NEVER_SAID]
    assert len(others) <= MOST_OTHERS, [(f.code, f.text) for f in others]
    assert {f.severity for f in others} <= {"info"}
