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
    assert len(rows(body(pages, 2))) == 22
    assert 28 in {len(line.text) for line in body(pages, 2)}
    numbers = {line.page: line for line in pages if line.text in ("—1—", "—2—")}
    assert numbers[1].right > 160  # outside, on the right of an odd page
    assert numbers[2].left < 45  # and on the left of an even one
