"""The report's pages, looked at: LibreOffice sets them, poppler tells what stands where.

Fonts are stand-ins (tests/pages/fonts.conf); what is judged is the layout, which their widths share.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from addin.cli import main
from addin.resources import resource

CONF = Path(__file__).parent / "pages" / "fonts.conf"
MISSING = [tool for tool in ("soffice", "pdftotext", "fc-list") if not shutil.which(tool)]
POINTS_PER_MM = 72 / 25.4

pytestmark = [
    pytest.mark.pages,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"pages cannot be looked at without {MISSING}"),
]


@dataclass(frozen=True)
class Line:
    """A line of a page, its place in millimetres from the left and top of the paper."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float


def pdf_of(path: Path) -> Path:
    """Convert a file to PDF beside it, with a LibreOffice profile of its own."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(CONF), "HOME": str(path.parent)}
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{path.parent}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(path.parent),
            str(path),
        ],
        check=True,
        capture_output=True,
        env=environment,
        timeout=180,
    )
    return path.with_suffix(".pdf")


def lines_of(pdf: Path) -> list[Line]:
    xml = subprocess.run(
        ["pdftotext", "-bbox-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    found = []
    for number, page in enumerate(xml.split("<page ")[1:], 1):
        for words in re.findall(r"<line ([^>]*)>(.*?)</line>", page, re.DOTALL):
            box = {
                k: float(v) / POINTS_PER_MM for k, v in re.findall(r'(\w+)="([\d.]+)"', words[0])
            }
            text = "".join(re.findall(r"<word [^>]*>(.*?)</word>", words[1]))
            found.append(Line(number, text, box["xMin"], box["xMax"], box["yMin"], box["yMax"]))
    return found


@pytest.fixture(scope="module", params=["活动台账.xlsx", "全套台账.xlsx"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """The lines of a sample's report."""
    folder = tmp_path_factory.mktemp("pages")
    report = folder / "report.docx"
    assert main(["report", str(resource("samples", request.param)), "-o", str(report)]) == 0
    return lines_of(pdf_of(report))


def body(pages: list[Line], page: int) -> list[Line]:
    """Return the lines of a page above its page number."""
    return [line for line in pages if line.page == page and line.bottom < 297 - 34]


def rows(lines: list[Line]) -> list[float]:
    """Return the heights at which a page has a line of text."""
    tops: list[float] = []
    for line in sorted(lines, key=lambda line: line.top):
        if not tops or line.top - tops[-1] > 4:
            tops.append(line.top)
    return tops


def test_full_pages_have_22_lines_of_28_characters(pages: list[Line]) -> None:
    for page in (2, 3, 4):
        assert len(rows(body(pages, page))) == 22
    lines = [line for page in (2, 3, 4) for line in body(pages, page)]
    widest = [line.text for line in lines if line.right - line.left > 150]
    assert widest
    assert all(25 <= _characters(text) <= 30 for text in widest)
    assert any(len(text) == 28 for text in widest)


def _characters(text: str) -> float:
    """Return how many Chinese characters' room a line takes; a digit takes half of one."""
    return sum(0.5 if c.isascii() else 1 for c in text)


def test_text_keeps_to_the_type_area(pages: list[Line]) -> None:
    """GB/T 9704: 37 mm above, 28 mm left, 156 x 225 mm."""
    for line in (line for page in (1, 2, 3, 4) for line in body(pages, page)):
        assert line.left >= 27 and line.right <= 185.5, line
        assert line.top >= 36 and line.bottom <= 263, line


def test_paragraphs_start_two_characters_in(pages: list[Line]) -> None:
    points = [line for line in pages if re.match(r"[一二三四五]是", line.text)]
    assert len(points) >= 12
    for line in points:
        assert abs(line.left - 28 - 2 * 16 / POINTS_PER_MM) < 1.5, line


def test_page_numbers_odd_right_even_left(pages: list[Line]) -> None:
    numbers = [line for line in pages if re.fullmatch(r"—\d+—", line.text)]
    assert [line.text for line in numbers] == [f"—{n}—" for n in range(1, numbers[-1].page + 1)]
    for line in numbers:
        assert (line.left > 150) == (line.page % 2 == 1)
        assert line.top > 262


def test_title_in_the_middle_and_signature_on_the_right(pages: list[Line]) -> None:
    assert [line.text for line in pages[:2]] == [
        "中共云州市财政局党组",
        "关于2022年上半年党建工作情况的报告",
    ]
    for title in pages[:2]:
        assert abs((title.left + title.right) / 2 - (28 + 156 / 2)) < 2
    (day,) = [line for line in pages if line.text == "2022年7月8日"]
    assert day.left > 28 + 156 / 2
    last_page_of_text = [line for line in body(pages, day.page) if line.top < day.top]
    assert len(last_page_of_text) >= 4, "the signature must not stand alone on its page"


def test_nothing_is_left_to_fill_in(pages: list[Line]) -> None:
    assert not [line for line in pages if "待补充" in line.text]
