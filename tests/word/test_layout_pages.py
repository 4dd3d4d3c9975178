"""Pasted text with its layout put right, looked at as pages."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from test_pages import MISSING, body, lines_of, pdf_of, rows
from word.official import TEXT, put_right

pytestmark = [
    pytest.mark.pages,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"pages cannot be looked at without {MISSING}"),
]


def test_pasted_text_comes_out_in_22_lines_of_28_characters(tmp_path: Path) -> None:
    document = docx.Document()
    (_, body_text) = TEXT[5]
    for element, text in TEXT[:-4]:
        for _ in range(6 if element == "正文" else 1):
            document.add_paragraph(body_text if element == "正文" else text)
    document.save(str(tmp_path / "a.docx"))
    put_right(tmp_path / "a.docx", tmp_path / "b.docx")
    pages = lines_of(pdf_of(tmp_path / "b.docx"))
    # A paragraph's last line is not left alone on a page, so that some have 21.
    assert {len(rows(body(pages, n))) for n in (2, 3)} <= {21, 22}
    assert max(len(rows(body(pages, n))) for n in (2, 3)) == 22
    assert 28 in {len(line.text) for line in body(pages, 2)}
    numbers = {line.page: line for line in pages if line.text in ("—1—", "—2—")}
    assert numbers[1].right > 160  # outside, on the right of an odd page
    assert numbers[2].left < 45  # and on the left of an even one


@pytest.mark.parametrize("paragraphs", [16, 17])  # the page would end below, and above, the name
def test_signature_and_date_stand_on_the_page_of_the_last_words(
    tmp_path: Path, paragraphs: int
) -> None:
    document = docx.Document()
    last = ["特此报告。", "中共临江县水利局支部委员会", "2024年1月8日"]
    short = "认真落实“三会一课”制度，党员参加率保持在较高水平。"
    opening = [text for _, text in TEXT[:2]]
    for text in (*opening, *[short] * paragraphs, *last):
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    put_right(tmp_path / "a.docx", tmp_path / "b.docx")
    pages = {line.text: line.page for line in lines_of(pdf_of(tmp_path / "b.docx"))}
    assert [pages[text] for text in last] == [2, 2, 2]
