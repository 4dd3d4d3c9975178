"""Putting a layout right: what has no finding stays byte for byte, and twice is as once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from word.official import LINE, NUMBERS, findings, indent, letters, put_right, spacing, written
from word.test_layout_kinds import bodies, plain

Spoil = Callable[[Document], None]


def loose_blank(document: Document) -> None:
    """Add a blank paragraph of another height than a line, which no rule looks at."""
    document.paragraphs[NUMBERS["附件说明"]].insert_paragraph_before("")
    spacing(document.paragraphs[NUMBERS["附件说明"] + 1], before=0, after=0, line=LINE)


def no_ties(document: Document) -> None:
    """Take out what keeps the signature and the date on one page."""
    for p in document.paragraphs:
        for name in ("keepNext", "keepLines"):
            for its in p._p.pPr.findall(qn(f"w:{name}")):
                p._p.pPr.remove(its)


def gap_behind(document: Document) -> None:
    """Leave the line above the addressee and the list of annexes behind what is above them."""
    note = document.paragraphs[NUMBERS["附件说明"]]
    spacing(note, before=0, after=0, line=LINE)
    spacing(document.paragraphs[NUMBERS["附件说明"] - 1], before=0, after=LINE, line=LINE)


def sealed(document: Document) -> None:
    """Leave three lines above the signature, where the seal goes."""
    signature = document.paragraphs[NUMBERS["署名"]]
    for _ in range(3):
        blank = signature.insert_paragraph_before("")
        spacing(blank, before=0, after=0, line=LINE)
    spacing(signature, before=0, after=0, line=LINE)


RIGHT: Mapping[str, Spoil] = {
    spoil.__name__: spoil for spoil in (loose_blank, no_ties, gap_behind, sealed)
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_has_no_finding_stays_as_it_is(tmp_path: Path, case: str) -> None:
    path = written(tmp_path / "a.docx", RIGHT[case])
    assert findings(path) == []
    assert put_right(path, tmp_path / "b.docx") == {}


ELEMENTS = st.sampled_from(list(NUMBERS))
LENGTHS = st.sampled_from([0.0, 0.5, 1, 2, 4])
POINTS = st.sampled_from([0.0, 6, 12, LINE, 60])
SLIPS = st.one_of(
    st.tuples(st.just("size"), ELEMENTS, st.sampled_from([10.5, 14, 16, 22])),
    st.tuples(st.just("first"), ELEMENTS, LENGTHS),
    st.tuples(st.just("left"), ELEMENTS, LENGTHS),
    st.tuples(st.just("before"), ELEMENTS, POINTS),
    st.tuples(st.just("after"), ELEMENTS, POINTS),
    st.tuples(st.just("line"), ELEMENTS, st.sampled_from([20.0, 29.5, 31])),
    st.tuples(st.just("align"), ELEMENTS, st.sampled_from([0, 1, 2, 3])),
    st.tuples(st.just("bold"), ELEMENTS, st.just(1)),
    st.tuples(st.just("red"), ELEMENTS, st.just(1)),
    st.tuples(st.just("blank"), ELEMENTS, st.sampled_from([1, 2])),
    st.tuples(st.just("margin"), ELEMENTS, st.sampled_from([20, 31.8, 37])),
)
Slip = tuple[str, str, float]


def spoilt(document: Document, slips: list[Slip]) -> None:
    """Spoil a report in several ways; blank paragraphs last, so that elements are found."""
    paragraphs = {name: document.paragraphs[n] for name, n in NUMBERS.items()}
    for kind, element, much in sorted(slips, key=lambda s: s[0] == "blank"):
        slip(document, paragraphs[element], kind, much)


def slip(document: Document, p: object, kind: str, much: float) -> None:
    form = p.paragraph_format  # type: ignore[attr-defined]
    first, *_ = p.runs  # type: ignore[attr-defined]
    if kind == "size":
        letters(first, "宋体", much)
    elif kind in ("first", "left"):
        indent(p, **{kind: much})
    elif kind in ("before", "after"):
        setattr(form, f"space_{kind}", Pt(much))
    elif kind == "line":
        form.line_spacing = Pt(much)
    elif kind == "align":
        form.alignment = int(much)
    elif kind == "bold":
        first.bold = True
    elif kind == "red":
        first.font.highlight_color = 7
    elif kind == "blank":
        for _ in range(int(much)):
            p.insert_paragraph_before("")  # type: ignore[attr-defined]
    else:
        document.sections[0].top_margin = Mm(much)


@settings(max_examples=25, deadline=None)
@given(slips=st.lists(SLIPS, min_size=1, max_size=6))
def test_twice_is_as_once(tmp_path_factory: pytest.TempPathFactory, slips: list[Slip]) -> None:
    folder = tmp_path_factory.mktemp("a")
    path = written(folder / "a.docx", lambda document: spoilt(document, slips))
    before = findings(path)
    changed = put_right(path, folder / "b.docx")
    if not before:
        assert changed == {}
    assert put_right(folder / "b.docx", folder / "c.docx") == {}
    assert bodies(folder / "b.docx") == bodies(path)
    assert len(findings(folder / "b.docx")) <= len(before)


def test_a_line_left_free_by_space_behind_the_text_stays_free(tmp_path: Path) -> None:
    """Text never laid out, its last paragraph with space behind it: the list stays apart."""

    def spoil(document: Document) -> None:
        gap_behind(document)
        for p in document.paragraphs:
            for run in p.runs:
                letters(run, "宋体", 12)

    put_right(written(tmp_path / "a.docx", spoil), tmp_path / "b.docx")
    assert findings(tmp_path / "b.docx") == []


def test_signature_and_date_are_tied_to_the_last_words(tmp_path: Path) -> None:
    put_right(plain(tmp_path / "a.docx"), tmp_path / "b.docx")
    paragraphs = docx.Document(str(tmp_path / "b.docx")).paragraphs
    forms = {
        name: paragraphs[NUMBERS[name]].paragraph_format
        for name in ("附件说明", "署名", "成文日期")
    }
    assert paragraphs[NUMBERS["附件说明"] - 1].paragraph_format.keep_with_next
    ties = {name: (form.keep_with_next, form.keep_together) for name, form in forms.items()}
    assert ties == {
        "附件说明": (True, None),
        "署名": (True, True),
        "成文日期": (None, True),
    }


def test_a_long_list_of_annexes_may_go_over_a_page(tmp_path: Path) -> None:
    document = docx.Document()
    listed = ["附件：1.统计表甲", *(f"{n}.统计表{n}" for n in range(2, 20))]
    last = ["中共临江县水利局支部委员会", "2024年1月8日"]
    opening = ["关于2023年度机关党建工作情况的报告", "2023年，我局党支部认真落实“三会一课”制度。"]
    for text in (*opening, *listed, *last):
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    put_right(tmp_path / "a.docx", tmp_path / "b.docx")
    tied = [
        p.text
        for p in docx.Document(str(tmp_path / "b.docx")).paragraphs
        if p.paragraph_format.keep_with_next
    ]
    assert tied == last[:1]
